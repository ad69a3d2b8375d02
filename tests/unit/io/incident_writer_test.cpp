#include "io/incident_writer.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incidents/date_words.h"
#include "io/incident_reader.h"
#include "test_folder.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> texts = {"",
                                        "plain",
                                        "a,b;c",
                                        "say \"no\"",
                                        "two\nlines",
                                        "\xEC\x8B\xA0\xEC\x9D\x98\xEC\xA3\xBC\xEC\x8B\x9C",
                                        "\xF0\x9F\x9A\xA7",
                                        "007",
                                        "=1+1",
                                        "-5",
                                        "+82 2",
                                        "@here",
                                        "'=1",
                                        "' =1",
                                        "'",
                                        "1e5",
                                        "2023/11/20",
                                        "2023-11-20 12:30:00",
                                        "12:30:00",
                                        "[1, 2]",
                                        "{\"a\": 1}",
                                        "true",
                                        "null",
                                        "NULL",
                                        "<a> & b",
                                        "some 30",
                                        "at least 95"};

std::string any_text() {
  return *rc::gen::elementOf(texts);
}

std::optional<std::int64_t> any_figure(std::int64_t from, std::int64_t to) {
  return *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange<std::int64_t>(from, to)) : std::nullopt;
}

std::optional<LonLat> any_position() {
  if (*rc::gen::arbitrary<bool>()) return {};
  // Sevenths have no end in decimals.
  return make_lon_lat(*rc::gen::inRange(-1250, 1250) / 7.0, *rc::gen::inRange(-620, 620) / 7.0);
}

std::optional<EdtfInterval> any_date(std::string& text) {
  text = *rc::gen::element<std::string>("", "2023-11-20", "2023-12-XX", "[2023-11-21..2023-11-30]",
                                        "2023-10-08/2023-10-09", "../2023", "2023~", "2023-13-45", "-0044");
  if (text.empty()) return {};
  const Result<EdtfInterval> read = parse_edtf(text);
  return read ? std::optional(read.value()) : std::nullopt;
}

std::optional<Precision> any_precision() {
  return *rc::gen::element<std::optional<Precision>>(std::nullopt, Precision::exact, Precision::settlement,
                                                     Precision::county, Precision::unknown);
}

Verification any_verification() {
  return *rc::gen::element(Verification::unknown, Verification::alleged, Verification::confirmed, Verification::denied);
}

void add_row(IncidentTable& t, std::size_t row, const std::vector<SourceId>& listed) {
  t.file.push_back("made");
  t.file_row.push_back(static_cast<std::int64_t>(row) + 2);
  t.id.push_back(any_text() + "#" + std::to_string(row));
  std::string date_edtf;
  t.date.push_back(any_date(date_edtf));
  t.date_edtf.push_back(date_edtf);
  // Words without a date would be read as one where they are EDTF.
  t.date_text.push_back(*rc::gen::element<std::string>("", "when the river froze", "=then", "in autumn, \"late\""));
  for (PlaceColumns* place : {&t.origin, &t.destination}) {
    place->name.push_back(any_text());
    place->position.push_back(any_position());
    place->precision.push_back(any_precision());
  }
  t.persons.push_back({any_figure(0, 10), any_figure(10, 20), any_figure(20, 9007199254740992)});
  for (TextColumn* column : {&t.title, &t.persons_text, &t.part_of, &t.note, &t.tags}) column->push_back(any_text());
  for (TermColumn* column : {&t.crossing, &t.kind, &t.claimed_by, &t.confirmed_by, &t.denied_by, &t.claim_group}) {
    column->push_back(any_text());
  }
  t.sensitivity.push_back(*rc::gen::element<std::string>("", "public", "restricted"));
  t.verification.push_back(any_verification());
  t.count_verification.push_back(any_verification());
  std::string published;
  t.published.push_back(any_date(published));
  t.preferred.push_back(*rc::gen::arbitrary<bool>());
  std::vector<SourceId> sources;
  if (!listed.empty() && *rc::gen::arbitrary<bool>()) sources.push_back(*rc::gen::elementOf(listed));
  if (*rc::gen::arbitrary<bool>()) {
    Source own;
    own.title = any_text();
    own.publisher = "press";
    own.date = any_text();
    own.url = any_text();
    own.id = std::string(t.id[row]) + "-source";
    own.of_row = true;
    sources.push_back(t.source_list.add(own));
    // Where nothing else is said, the reader takes what a source says for known from its day on.
    const Result<DateReading> day = read_date_words(own.date, {});
    if (!t.published.dated(row) && day) t.published.set(row, day.value().interval);
  }
  t.sources.push_back(sources);
  for (ExtraColumn& column : t.extra) column.values.push_back(any_text());
}

IncidentTable any_table() {
  IncidentTable table;
  std::vector<SourceId> listed;
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
    Source source;
    source.id = "s" + std::to_string(n);
    source.title = any_text();
    source.publisher = any_text();
    source.note = any_text();
    listed.push_back(table.source_list.add(source));
  }
  for (const char* name : {"fid", "geom", "=sum", "where_prec"}) {
    if (*rc::gen::arbitrary<bool>()) table.extra.push_back({name, {}});
  }
  const auto rows = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
  for (std::size_t row = 0; row < rows; ++row) add_row(table, row, listed);
  return table;
}

/// What a claim says, as one text a column, whatever ids and files the table got.
std::vector<std::string> said(const IncidentTable& t, std::size_t row, bool spreadsheet) {
  const auto count = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; };
  const auto place = [&](const PlaceColumns& p) {
    std::string text(p.name[row]);
    const char* const form = spreadsheet ? "%.12f %.12f" : "%.17g %.17g";
    char digits[80] = "";
    if (const auto at = p.position[row]) std::snprintf(digits, sizeof digits, form, at->lon_deg, at->lat_deg);
    return text + "|" + digits + "|" + (p.precision[row] ? std::string(to_string(*p.precision[row])) : "-");
  };
  const auto date = [](const std::optional<EdtfInterval>& d) { return d ? format_edtf(*d) : std::string("-"); };
  std::string sources;
  for (const SourceId id : t.sources[row]) {
    const Source& s = t.source_list[id];
    sources += (s.of_row ? "own" : s.id) + "|" + s.title + "|" + s.publisher + "|" + s.date + "|" + s.url + "|" +
               s.archived_url + "|" + s.note + "\n";
  }
  std::vector<std::string> all{std::string(t.id[row]),
                               date(t.date[row]),
                               std::string(t.date_edtf[row]),
                               std::string(t.date_text[row]),
                               place(t.origin),
                               place(t.destination),
                               count(t.persons[row].low) + count(t.persons[row].best) + count(t.persons[row].high),
                               std::string(to_string(t.verification[row])),
                               std::string(to_string(t.count_verification[row])),
                               date(t.published[row]),
                               t.preferred[row] ? "yes" : "",
                               sources};
  for (const TextColumn* column : {&t.title, &t.persons_text, &t.part_of, &t.note, &t.tags}) {
    all.emplace_back((*column)[row]);
  }
  for (const TermColumn* column :
       {&t.crossing, &t.kind, &t.claimed_by, &t.confirmed_by, &t.denied_by, &t.claim_group, &t.sensitivity}) {
    all.emplace_back((*column)[row]);
  }
  for (const ExtraColumn& column : t.extra) all.push_back(column.name + "=" + std::string(column.values[row]));
  return all;
}

std::vector<ClaimId> all_claims(const IncidentTable& table) {
  std::vector<ClaimId> claims(table.size());
  for (std::size_t i = 0; i < claims.size(); ++i) claims[i] = static_cast<ClaimId>(i);
  return claims;
}

/// As a geocoder finds them that knows Dandong at 124.4, 40.1 under every name.
Locations locations_of(const IncidentTable& table) {
  Locations locations;
  locations.sets.emplace_back();
  for (std::size_t row = 0; row < table.size(); ++row) {
    Location place;
    place.position = table.destination.position[row].value_or(LonLat{124.4, 40.1});
    place.precision = table.destination.precision[row].value_or(Precision::settlement);
    locations.sets.push_back({place});
    locations.origin.push_back(0);
    locations.destination.push_back(static_cast<std::uint32_t>(row + 1));
  }
  return locations;
}

class RoundTrip : public testing::TestWithParam<const char*> {};

TEST_P(RoundTrip, EveryColumnComesBack) {
  EXPECT_TRUE(rc::check(GetParam(), [] {
    const IncidentTable table = any_table();
    const TestFolder folder;
    const std::string path = folder.path(std::string("out") + GetParam());
    const Locations locations = locations_of(table);
    const Status written = write_incidents(path, table, locations, all_claims(table), {*table_format_of(path), {}});
    if (!written) RC_FAIL(written.error().message);
    IncidentTable back;
    Issues issues;
    const Status read = read_incidents(path, {}, back, issues);
    if (!read) RC_FAIL(read.error().message);
    RC_ASSERT(back.size() == table.size());
    // Spreadsheets keep fifteen to sixteen digits of a number.
    const bool spreadsheet = std::string_view(GetParam()) == ".xlsx" || std::string_view(GetParam()) == ".ods";
    for (std::size_t row = 0; row < table.size(); ++row) {
      RC_ASSERT(said(back, row, spreadsheet) == said(table, row, spreadsheet));
    }
  }));
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip, testing::Values(".csv", ".geojson", ".gpkg", ".xlsx", ".ods", ".fgb"),
                         [](const auto& format) { return std::string(format.param).substr(1); });

/// Three claims: a sum, a settlement known by its name alone, and one with coordinates of its own.
IncidentTable small_table() {
  const TestFolder folder;
  const std::string path = folder.write("in.csv",
                                        "id,date,destination,destination_lon,destination_lat,sources,note\n"
                                        "a,2023,North Korea,,,s,\n"
                                        "b,2023,Sinuiju,,,s,=cmd\n"
                                        "c,2023,,129.99333,42.95722,,\n");
  folder.write("sources.csv", "id,title\ns,A paper\n");
  IncidentTable table;
  Issues issues;
  EXPECT_TRUE(read_incidents(path, {}, table, issues).ok());
  return table;
}

Locations small_locations() {
  Locations locations;
  locations.sets.resize(4);
  Location country, town, exact;
  country.position = LonLat{127, 40};
  country.precision = Precision::country;
  town.position = LonLat{124.39806, 40.10056};
  town.precision = Precision::settlement;
  exact.position = LonLat{129.99333, 42.95722};
  exact.precision = Precision::exact;
  locations.sets[1] = {country};
  locations.sets[2] = {town};
  locations.sets[3] = {exact};
  locations.origin = {0, 0, 0};
  locations.destination = {1, 2, 3};
  return locations;
}

Status write_small(const std::string& path, std::vector<std::string> inputs = {}) {
  const IncidentTable table = small_table();
  return write_incidents(path, table, small_locations(), all_claims(table),
                         {table_format_of(path).value_or(TableFormat::csv), std::move(inputs)});
}

TEST(IncidentWriter, PointsOnlyForExactAndSettlement) {
  const TestFolder folder;
  ASSERT_TRUE(write_small(folder.path("out.geojson")).ok());
  const std::string text = TestFolder::read(folder.path("out.geojson"));
  EXPECT_EQ(text.find("127"), std::string::npos) << "the middle of a country is no place";
  EXPECT_NE(text.find("\"coordinates\":[124.39806,40.10056]"), std::string::npos);
  EXPECT_NE(text.find("\"coordinates\":[129.99333,42.95722]"), std::string::npos);
  EXPECT_NE(text.find("\"destination_position\":\"gazetteer\""), std::string::npos);
  EXPECT_NE(text.find("\"destination_position\":\"given\""), std::string::npos);
}

TEST(IncidentWriter, APointOfTheGazetteerDoesNotComeBackAsGiven) {
  for (const char* name : {"out.geojson", "out.gpkg"}) {
    const TestFolder folder;
    ASSERT_TRUE(write_small(folder.path(name)).ok());
    IncidentTable back;
    Issues issues;
    ASSERT_TRUE(read_incidents(folder.path(name), {}, back, issues).ok());
    ASSERT_EQ(back.size(), 3U);
    EXPECT_FALSE(back.destination.position[0]);
    EXPECT_FALSE(back.destination.position[1]);
    EXPECT_EQ(back.destination.position[2], (LonLat{129.99333, 42.95722}));
    EXPECT_TRUE(back.extra.empty());
  }
}

TEST(IncidentWriter, CsvIsGuarded) {
  const TestFolder folder;
  ASSERT_TRUE(write_small(folder.path("out.csv")).ok());
  EXPECT_NE(TestFolder::read(folder.path("out.csv")).find(",'=cmd,"), std::string::npos);
}

TEST(IncidentWriter, AnotherListOfSourcesStays) {
  const TestFolder folder;
  folder.write("sources.csv", "id,title\ns,Another paper\n");
  const Status written = write_small(folder.path("out.csv"));
  ASSERT_FALSE(written.ok());
  EXPECT_NE(written.error().message.find("holds other sources"), std::string::npos);
  EXPECT_EQ(TestFolder::read(folder.path("sources.csv")), "id,title\ns,Another paper\n");
  EXPECT_FALSE(fs::exists(folder.path("out.csv")));
  EXPECT_TRUE(write_small(folder.path("out.gpkg")).ok());
}

TEST(IncidentWriter, TheSameListOfSourcesIsUsed) {
  const TestFolder folder;
  const std::string list = "note,id,title\n,t,Other\n,s,A paper\n";
  folder.write("sources.csv", list);
  ASSERT_TRUE(write_small(folder.path("out.csv")).ok());
  EXPECT_EQ(TestFolder::read(folder.path("sources.csv")), list);
}

TEST(IncidentWriter, AnInputIsNeverOverwrittenAndNothingIsLeft) {
  const TestFolder folder;
  const std::string input = folder.write("in.csv", "precious");
  ASSERT_FALSE(write_small(input, {input}).ok());
  EXPECT_EQ(TestFolder::read(input), "precious");
  EXPECT_FALSE(fs::exists(folder.path("sources.csv")));
}

TEST(IncidentWriter, ATextBeyondASpreadsheetCellIsRefused) {
  IncidentTable table = small_table();
  TextColumn notes;
  for (const std::size_t length : {32767U, 32768U, 1U}) notes.push_back(std::string(length, 'x'));
  table.note = notes;
  const TestFolder folder;
  const std::string path = folder.path("out.xlsx");
  const std::vector<ClaimId> first{ClaimId{0}}, both{ClaimId{0}, ClaimId{1}};
  EXPECT_TRUE(write_incidents(path, table, small_locations(), first, {TableFormat::xlsx, {}}).ok());
  const std::string before = TestFolder::read(path);
  const Status written = write_incidents(path, table, small_locations(), both, {TableFormat::xlsx, {}});
  ASSERT_FALSE(written.ok());
  EXPECT_NE(written.error().message.find("32768 characters"), std::string::npos) << written.error().message;
  EXPECT_EQ(TestFolder::read(path), before);
}

TEST(IncidentWriter, OneIdForTwoSourcesIsToldApart) {
  IncidentTable table = small_table();
  IncidentTable other;
  {
    const TestFolder folder;
    const std::string path = folder.write("in.csv", "id,date,sources\nd,2023,s\n");
    folder.write("sources.csv", "id,title\ns,Quite another\n");
    Issues issues;
    ASSERT_TRUE(read_incidents(path, {}, other, issues).ok());
  }
  append_table(table, std::move(other));
  Locations locations;
  locations.sets.resize(1);
  locations.origin = locations.destination = {0, 0, 0, 0};
  const TestFolder folder;
  const std::string path = folder.path("out.gpkg");
  ASSERT_TRUE(write_incidents(path, table, locations, all_claims(table), {TableFormat::geopackage, {}}).ok());
  IncidentTable back;
  Issues issues;
  ASSERT_TRUE(read_incidents(path, {}, back, issues).ok());
  EXPECT_EQ(back.source_list[back.sources[0][0]].title, "A paper");
  EXPECT_EQ(back.source_list[back.sources[3][0]].title, "Quite another");
}

TEST(IncidentWriter, AFigureThatCouldNotBeReadIsNotMendedByTheWords) {
  const TestFolder folder;
  const std::string in = folder.write("in.csv", "id,date,persons_best,persons_text\na,2023,many,some 30\nb,2023,4,\n");
  IncidentTable table, back;
  Issues issues;
  ASSERT_TRUE(read_incidents(in, {}, table, issues).ok());
  ASSERT_FALSE(table.persons[0].known());
  Locations locations;
  locations.sets.resize(1);
  locations.origin = locations.destination = {0, 0};
  const std::string path = folder.path("out.gpkg");
  ASSERT_TRUE(write_incidents(path, table, locations, all_claims(table), {TableFormat::geopackage, {}}).ok());
  ASSERT_TRUE(read_incidents(path, {}, back, issues).ok());
  EXPECT_FALSE(back.persons[0].known());
  EXPECT_EQ(back.persons[1].best, 4);
}

TEST(IncidentWriter, EndingsAreFormats) {
  EXPECT_EQ(table_format_of("a/b.GPKG"), TableFormat::geopackage);
  EXPECT_EQ(table_format_of("b.json"), TableFormat::geojson);
  EXPECT_EQ(table_format_of("gpkg"), std::nullopt);
  EXPECT_EQ(table_format_of("a.shp"), std::nullopt);
}

}  // namespace
}  // namespace yalu
