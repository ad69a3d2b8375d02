#include "io/incident_reader.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/unicode.h"
#include "io/incident_columns.h"
#include "test_folder.h"

namespace yalu {
namespace {

struct Read {
  IncidentTable table;
  Issues issues;
  std::string error;
};

std::vector<std::string> cells_of(const TextColumn& column) {
  std::vector<std::string> cells;
  for (std::size_t row = 0; row < column.size(); ++row) cells.emplace_back(column[row]);
  return cells;
}

Read read(const std::string& file) {
  Read result;
  const Status status = read_incidents(file, {}, result.table, result.issues);
  if (!status) result.error = status.error().message;
  return result;
}

Read read_text(std::string_view csv) {
  const TestFolder folder;
  return read(folder.write("in.csv", csv));
}

// Every column that has a length must have that of the ids.
void expect_equal_lengths(const IncidentTable& t) {
  for (const std::size_t length : {t.file.size(),
                                   t.file_row.size(),
                                   t.title.size(),
                                   t.date.size(),
                                   t.date_edtf.size(),
                                   t.date_text.size(),
                                   t.origin.name.size(),
                                   t.origin.position.size(),
                                   t.origin.precision.size(),
                                   t.destination.name.size(),
                                   t.destination.position.size(),
                                   t.destination.precision.size(),
                                   t.crossing.size(),
                                   t.persons.size(),
                                   t.persons_text.size(),
                                   t.kind.size(),
                                   t.verification.size(),
                                   t.count_verification.size(),
                                   t.claimed_by.size(),
                                   t.confirmed_by.size(),
                                   t.denied_by.size(),
                                   t.published.size(),
                                   t.claim_group.size(),
                                   t.preferred.size(),
                                   t.part_of.size(),
                                   t.sources.size(),
                                   t.sensitivity.size(),
                                   t.note.size(),
                                   t.tags.size()}) {
    EXPECT_EQ(length, t.size());
  }
  for (const ExtraColumn& column : t.extra) EXPECT_EQ(column.values.size(), t.size());
}

TEST(IncidentReader, ReadsTheExample) {
  const Read example = read(YALU_SOURCE_DIR "/geodata/incidents/hanbyun-2024-01.csv");
  ASSERT_EQ(example.error, "");
  EXPECT_TRUE(example.issues.empty());
  const IncidentTable& t = example.table;
  expect_equal_lengths(t);
  ASSERT_EQ(t.size(), 6U);
  EXPECT_EQ(t.id[1], "hb-2023-11-20");
  EXPECT_EQ(t.file_row[1], 3);
  EXPECT_EQ(format_edtf(*t.date[2]), "[2023-11-21..2023-11-30]");
  EXPECT_EQ(t.persons[0], (CountRange{95, {}, {}}));
  EXPECT_EQ(t.persons_text[4], "around 35");
  EXPECT_EQ(t.part_of[4], "hb-2023-total");
  EXPECT_EQ(t.verification[5], Verification::confirmed);
  EXPECT_EQ(t.count_verification[5], Verification::alleged);
  EXPECT_EQ(t.count_verification[1], Verification::alleged);
  // Its table of sources serves other tables too.
  ASSERT_EQ(t.sources[0].size(), 1U);
  EXPECT_EQ(t.source_list[t.sources[0][0]].id, "kjd-2024-01-17");
  EXPECT_EQ(t.source_list[t.sources[0][0]].publisher, "Korea JoongAng Daily");
  EXPECT_TRUE(t.extra.empty());
}

TEST(IncidentReader, TakesColumnsByNameInAnyOrderAndKeepsUnknownOnes) {
  const Read result = read_text(
      "\xEF\xBB\xBF"
      "Weather;PERSONS_BEST; Date ;ID\r\nrain;3;2023-11;a\r\n;;2023;b\r\n");
  ASSERT_EQ(result.error, "");
  expect_equal_lengths(result.table);
  EXPECT_EQ(cells_of(result.table.id), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(result.table.persons[0], (CountRange{{}, 3, {}}));
  ASSERT_EQ(result.table.extra.size(), 1U);
  EXPECT_EQ(result.table.extra[0].name, "Weather");
  EXPECT_EQ(cells_of(result.table.extra[0].values), (std::vector<std::string>{"rain", ""}));
}

TEST(IncidentReader, TextStaysText) {
  const Read result = read_text("id,date,note,code\n007,2023-11-20,1e3,00012\n");
  ASSERT_EQ(result.error, "");
  EXPECT_EQ(result.table.id[0], "007");
  EXPECT_EQ(result.table.note[0], "1e3");
  EXPECT_EQ(result.table.extra[0].values[0], "00012");
}

TEST(IncidentReader, SeveralFilesMakeOneTable) {
  const TestFolder folder;
  IncidentTable table;
  Issues issues;
  ASSERT_TRUE(read_incidents(folder.write("one.csv", "id,date,colour\na,2023,red\n"), {}, table, issues));
  ASSERT_TRUE(read_incidents(folder.write("two.csv", "id,date,shape\nb,2023,round\n"), {}, table, issues));
  expect_equal_lengths(table);
  EXPECT_EQ(cells_of(table.extra[0].values), (std::vector<std::string>{"red", ""}));
  EXPECT_EQ(cells_of(table.extra[1].values), (std::vector<std::string>{"", "round"}));
  EXPECT_EQ(table.file[0], folder.path("one.csv"));
  EXPECT_EQ(table.file[1], folder.path("two.csv"));
}

TEST(IncidentReader, CountsComeFromNumbersElseFromWords) {
  const Read result = read_text(
      "id,date,persons_low,persons_best,persons_high,persons_text\n"
      "words,2023,,,,at least 95\n"
      "numbers,2023,,30,,at least 95\n"
      "dirty,2023,,-30,,at least 95\n"
      "range,2023,500,600,650,\n"
      "silent,2023,,,,hundreds\n");
  EXPECT_EQ(result.table.persons[0], (CountRange{95, {}, {}}));
  EXPECT_EQ(result.table.persons[1], (CountRange{{}, 30, {}}));
  EXPECT_EQ(result.table.persons[2], CountRange{});
  EXPECT_EQ(result.table.persons[3], (CountRange{500, 600, 650}));
  EXPECT_EQ(result.table.persons[4], CountRange{});
  EXPECT_EQ(result.issues.size(), 2U);
}

TEST(IncidentReader, ContradictoryCountsAreLeftOutAndTold) {
  const Read result = read_text(
      "id,date,persons_low,persons_best,persons_high\na,2023,60,10,5\nb,2023,10,5,\nc,2023,,20,10\nd,2023,"
      "99999999999999999999,,\ne,2023,1.5,,\n");
  for (std::size_t row = 0; row < result.table.size(); ++row) EXPECT_TRUE(result.table.persons[row].consistent());
  EXPECT_EQ(result.table.persons[0], (CountRange{{}, 10, {}}));
  EXPECT_EQ(result.table.persons[1], (CountRange{10, {}, {}}));
  EXPECT_EQ(result.table.persons[2], (CountRange{{}, {}, 10}));
  EXPECT_EQ(result.issues.size(), 5U);
}

TEST(IncidentReader, DatesComeFromTheDateElseFromWordsThatAreEdtf) {
  const Read result = read_text(
      "id,date,date_text,kind\na,2023-11-20,end of November,\nb,,2023-12,\nc,,end of November,\nd,,,statement\ne,,,\n");
  EXPECT_EQ(format_edtf(*result.table.date[0]), "2023-11-20");
  EXPECT_EQ(format_edtf(*result.table.date[1]), "2023-12");
  EXPECT_FALSE(result.table.date[2]);
  EXPECT_EQ(result.table.date_text[2], "end of November");
  ASSERT_EQ(result.issues.size(), 2U);
  EXPECT_EQ(result.issues[0].row, 4);
  EXPECT_EQ(result.issues[1].row, 6);
}

TEST(IncidentReader, PositionsAreCheckedAndNeverHalf) {
  const Read result = read_text(
      "id,date,origin_lon,origin_lat,destination_lon,destination_lat\na,2023,124.4,40.1,+130,-1e1\nb,2023,124.4,,nan,"
      "40\nc,2023,181,40,1,2x\n");
  EXPECT_EQ(result.table.origin.position[0], (LonLat{124.4, 40.1}));
  EXPECT_EQ(result.table.destination.position[0], (LonLat{130, -10}));
  for (const std::size_t row : {1U, 2U}) {
    EXPECT_FALSE(result.table.origin.position[row]);
    EXPECT_FALSE(result.table.destination.position[row]);
  }
  EXPECT_EQ(result.issues.size(), 4U);
}

TEST(IncidentReader, SourcesComeFromTheListBesideOrFromTheRow) {
  const TestFolder folder;
  folder.write("sources.csv", "id,title,date\ns1,One,2024-01\ns2,Two,soon\ns1,Again,\n");
  const Read result = read(folder.write("in.csv",
                                        "id,date,sources,source_title,source_publisher\na,2023,s1;s2,,\nb,2023,s1; "
                                        "gone,,\nc,2023,,Own,Press\nd,2023,,Own,Press\n"));
  ASSERT_EQ(result.error, "");
  const IncidentTable& t = result.table;
  const auto title = [&](std::size_t row, std::size_t n) { return t.source_list[t.sources[row][n]].title; };
  EXPECT_EQ(title(0, 0), "One");
  EXPECT_EQ(title(0, 1), "Two");
  EXPECT_EQ(t.source_list[t.sources[1][1]].id, "gone");
  EXPECT_EQ(title(2, 0), "Own");
  EXPECT_EQ(t.sources[2].size(), 1U);
  EXPECT_EQ(t.sources[3].size(), 1U);
  EXPECT_EQ(t.sources[2][0], t.sources[3][0]);
  std::vector<std::string> fields;
  for (const Issue& issue : result.issues)
    fields.push_back(std::filesystem::path(issue.file).filename().string() + ":" + issue.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"sources.csv:date", "sources.csv:id", "in.csv:sources"}));
}

TEST(IncidentReader, AGeoJsonPointIsTheDestinationUnlessTheRowSaysOtherwise) {
  const TestFolder folder;
  const Read result = read(folder.write("in.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"id": "a", "date": "2023-11-20", "destination_lon": null}, "geometry": {"type": "Point", "coordinates": [130, 43]}},
    {"type": "Feature", "properties": {"id": "b", "date": "2023-11-21", "destination_lon": 129, "destination_lat": 42}, "geometry": {"type": "Point", "coordinates": [130, 43]}},
    {"type": "Feature", "properties": {"id": "c", "date": "2023-11-22"}, "geometry": {"type": "LineString", "coordinates": [[130, 43], [131, 43]]}}]})"));
  ASSERT_EQ(result.error, "");
  ASSERT_EQ(result.table.size(), 3U);
  EXPECT_EQ(result.table.destination.position[0], (LonLat{130, 43}));
  EXPECT_EQ(result.table.destination.position[1], (LonLat{129, 42}));
  EXPECT_FALSE(result.table.destination.position[2]);
  EXPECT_EQ(format_edtf(*result.table.date[0]), "2023-11-20");
  ASSERT_EQ(result.issues.size(), 1U);
  EXPECT_EQ(result.issues[0].field, "geometry");
}

TEST(IncidentReader, LongNumbersAndOldDatesKeepTheirText) {
  const Read result = read_text("id,date\na,0987-01-01\n12345678901234567890,2023\n");
  ASSERT_EQ(result.error, "");
  EXPECT_EQ(result.table.date_edtf[0], "0987-01-01");
  EXPECT_EQ(result.table.id[1], "12345678901234567890");
}

// Whatever stands in the cells: the columns stay of one length, the text is UTF-8, the counts are consistent.
TEST(IncidentReader, NoContentBreaksTheTable) {
  const TestFolder folder;
  rc::check([&folder] {
    std::string csv =
        "id,date,persons_low,persons_best,persons_high,destination_lon,destination_lat,verification,preferred,note\n";
    csv += *rc::gen::container<std::string>(
        rc::gen::element('1', '2', '-', ',', ',', ',', '"', '\n', '\n', ';', '\xff', '.', '\t', 'a', '/', '~', '\0'));
    const Read result = read(folder.write("in.csv", csv));
    RC_PRE(result.error.empty());
    expect_equal_lengths(result.table);
    for (std::size_t row = 0; row < result.table.size(); ++row) {
      RC_ASSERT(result.table.persons[row].consistent());
      RC_ASSERT(is_valid_utf8(result.table.note[row]) && is_valid_utf8(result.table.id[row]));
      RC_ASSERT(!result.table.id[row].empty());
      RC_ASSERT(result.table.file_row[row] >= 2);
    }
  });
}

TEST(IncidentColumns, ANameCutByAShapefileIsFound) {
  EXPECT_EQ(parse_cut_column("persons_be"), Column::persons_best);
  EXPECT_EQ(parse_cut_column("VERIFICATI"), Column::verification);
  EXPECT_EQ(parse_cut_column("destinatio"), Column::destination);
  EXPECT_EQ(parse_cut_column("date"), Column::date);
  EXPECT_FALSE(parse_cut_column("source_pub").has_value() && parse_cut_column("persons_") == Column::persons_low);
  EXPECT_FALSE(parse_cut_column("person"));
  EXPECT_FALSE(parse_column("persons_be"));
}

TEST(IncidentColumns, EveryColumnIsFoundByItsName) {
  for (std::size_t i = 0; i < column_count; ++i) {
    const auto column = static_cast<Column>(i);
    EXPECT_EQ(parse_column(to_string(column)), column);
  }
}

}  // namespace
}  // namespace yalu
