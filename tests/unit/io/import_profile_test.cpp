#include "io/import_profile.h"

#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "io/profile_layouts.h"

namespace yalu {
namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> names;
  std::istringstream stream(line);
  for (std::string name; std::getline(stream, name, ',');) names.push_back(name);
  return names;
}

struct Converted {
  RowText row;
  std::vector<CellFinding> findings;
};

// Cells by name; the rest of the row is empty.
Converted convert(const std::vector<std::string>& columns, const std::map<std::string, std::string>& cells,
                  const ProfileRequest& request = {}) {
  const Result<ImportProfile> profile = choose_profile(columns, request, false);
  Converted result;
  if (!profile) {
    ADD_FAILURE() << profile.error().message;
    return result;
  }
  std::vector<std::string_view> row;
  for (const std::string& column : columns) {
    row.push_back(cells.contains(column) ? std::string_view(cells.at(column)) : std::string_view());
  }
  profile.value().convert(row, result.row, result.findings);
  return result;
}

std::string name_of(const std::string& header) {
  const Result<ImportProfile> profile = choose_profile(split(header), {}, false);
  return profile ? std::string(profile.value().name()) : profile.error().message;
}

const char* const facts =
    "id,date,date_text,origin_place,destination_place,persons_best,persons_low,persons_high,persons_text,type,"
    "verification,claimed_by,source_title,source_publisher,source_date,source_url,note,claim_group,part_of,crossing_id";
const char* const acled_2015 =
    "GWNO,EVENT_ID_CNTY,EVENT_ID_NO_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,INTER1,ACTOR2,"
    "ALLY_ACTOR_2,INTER2,INTERACTION,COUNTRY,ADMIN1,ADMIN2,ADMIN3,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,"
    "NOTES,FATALITIES";
const char* const acled_2018 =
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,"
    "latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3";
const char* const acled_2023 =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

TEST(ImportProfile, IsChosenByTheNamesInTheHeader) {
  EXPECT_EQ(name_of("id,title,date,origin,destination,persons_best,date_prec,where_prec,date_start"), "yalu");
  EXPECT_EQ(name_of("id,title,date"), "yalu");
  EXPECT_EQ(name_of("id,date,destination,date_end"), "generic");
  EXPECT_EQ(name_of(facts), "generic");
  EXPECT_EQ(name_of(acled_2015), "acled");
  EXPECT_EQ(name_of(acled_2018), "acled");
  EXPECT_EQ(name_of(acled_2023), "acled");
  EXPECT_EQ(name_of("event_date,latitude,longitude,fatalities,event_type"), "acled");
  const Result<ImportProfile> ged = choose_profile(ged_columns(), {}, false);
  ASSERT_TRUE(ged.ok());
  EXPECT_EQ(ged.value().name(), "ucdp-ged");
}

// A header that lost one of its names is still of its layout; all its codes are then read.
TEST(ImportProfile, IsFoundWhereOneColumnIsMissing) {
  const auto lacks = [](std::vector<std::string> columns, const std::string& needed, const std::string& profile) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i] == needed) continue;
      std::vector<std::string> rest = columns;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      const auto chosen = choose_profile(rest, {}, false);
      ASSERT_TRUE(chosen.ok()) << columns[i];
      EXPECT_EQ(chosen.value().name(), profile) << columns[i];
    }
  };
  lacks(ged_columns(), "date_start", "ucdp-ged");
  lacks(split(acled_2018), "event_date", "acled");
  lacks(split(acled_2023), "event_date", "acled");
  lacks({"eventid", "iyear", "imonth", "iday", "latitude", "longitude", "specificity"}, "iyear", "gtd");
}

TEST(ImportProfile, WithoutTheCodeOfTimeNoDateIsSure) {
  const auto ged = convert({"date_start", "where_prec", "type_of_violence"}, {{"date_start", "2019-03-04"}});
  EXPECT_EQ(ged.row[Column::date], "2019");
  const auto acled = convert({"event_date", "geo_precision", "event_type"}, {{"event_date", "2019-03-04"}});
  EXPECT_EQ(acled.row[Column::date], "2019-03");
}

TEST(ImportProfile, NoMapMakesADateFinerThanItsCode) {
  const auto mapped = choose_profile(ged_columns(), {"", {{"date_start", "date"}}}, false);
  ASSERT_FALSE(mapped.ok());
  EXPECT_NE(mapped.error().message.find("\"date_start\" together with its codes"), std::string::npos);
  EXPECT_FALSE(choose_profile(ged_columns(), {"", {{"where_prec", "destination_precision"}}}, false).ok());
  EXPECT_TRUE(choose_profile(ged_columns(), {"", {{"side_a", "claimed_by"}}}, false).ok());
}

// What we export holds our columns and, beside them, every column that the profile carried.
TEST(ImportProfile, TakesATableThatWeExportedAsOurs) {
  for (const char* header : {acled_2018, acled_2023, facts}) {
    EXPECT_EQ(name_of("id,title,date,destination,tags," + std::string(header)), "yalu") << header;
  }
  std::vector<std::string> columns{"id", "date", "destination"};
  for (const std::string& name : ged_columns()) {
    if (name != "id") columns.push_back(name == "source_date" ? "ged_source_date" : name);
  }
  const Result<ImportProfile> profile = choose_profile(columns, {}, false);
  ASSERT_TRUE(profile.ok());
  EXPECT_EQ(profile.value().name(), "yalu");
  EXPECT_EQ(profile.value().carried_name(3), "relid");
  EXPECT_EQ(profile.value().carried_name(0), "");
}

TEST(ImportProfile, FindsTheNamesThatAShapefileCut) {
  std::vector<std::string> columns;
  for (const std::string& name : ged_columns()) columns.push_back(name.substr(0, 10));
  const Result<ImportProfile> profile = choose_profile(columns, {}, true);
  ASSERT_TRUE(profile.ok());
  EXPECT_EQ(profile.value().name(), "ucdp-ged");
  std::vector<std::string_view> cells(columns.size());
  cells[5] = "2";               // type_of_violence
  cells[25] = "near Oneville";  // where_coordinates
  RowText row;
  std::vector<CellFinding> findings;
  profile.value().convert(cells, row, findings);
  EXPECT_EQ(row[Column::kind], "non-state-violence");
  EXPECT_EQ(row[Column::destination], "near Oneville");
}

TEST(ImportProfile, ReadsTheTableOfFacts) {
  const auto [row, findings] = convert(split(facts), {{"id", "a"},
                                                      {"date", "2002"},
                                                      {"origin_place", "China"},
                                                      {"destination_place", "North Korea"},
                                                      {"persons_best", "60"},
                                                      {"type", "running_total"},
                                                      {"source_date", "2007-06-08"},
                                                      {"crossing_id", "tumen-bridge"},
                                                      {"verification", "alleged"}});
  EXPECT_EQ(row[Column::origin], "China");
  EXPECT_EQ(row[Column::destination], "North Korea");
  EXPECT_EQ(row[Column::kind], "running-total");
  EXPECT_EQ(row[Column::verification], "alleged");
  EXPECT_EQ(row[Column::crossing], "tumen-bridge");
  EXPECT_EQ(row[Column::published], "2007-06-08");
  EXPECT_EQ(row[Column::source_date], "2007-06-08");
  EXPECT_EQ(row[Column::persons_best], "60");
  EXPECT_TRUE(findings.empty());
}

TEST(ImportProfile, MapTakesEitherOrderAndMakesAnIntervalOfTwoDates) {
  const auto columns = split("id,title,date,date_end,kind,origin_name,destination_name,persons_best");
  const ProfileRequest request{"", {{"origin", "origin_name"}, {"destination_name", "destination"}}};
  const auto row = convert(columns,
                           {{"date", "2020-01-02"},
                            {"date_end", "2020-01-05"},
                            {"origin_name", "Dandong"},
                            {"destination_name", "Sinuiju"}},
                           request)
                       .row;
  EXPECT_EQ(row[Column::date], "2020-01-02/2020-01-05");
  EXPECT_EQ(row[Column::origin], "Dandong");
  EXPECT_EQ(row[Column::destination], "Sinuiju");
  EXPECT_EQ(convert(columns, {{"date", "2020-01-02"}, {"date_end", "2020-01-02"}}).row[Column::date], "2020-01-02");
}

TEST(ImportProfile, NamesWhatIsMissing) {
  const auto needs = choose_profile({"a", "b"}, {"acled", {}}, false);
  ASSERT_FALSE(needs.ok());
  EXPECT_NE(needs.error().message.find("\"event_date\", but the file has: a, b"), std::string::npos);
  EXPECT_FALSE(choose_profile({"a"}, {"none", {}}, false).ok());
  EXPECT_FALSE(choose_profile({"a"}, {"", {{"origin", "b"}}}, false).ok());
  EXPECT_FALSE(choose_profile({"a", "b"}, {"", {{"origin", "a"}, {"origin", "b"}}}, false).ok());
}

TEST(ImportProfile, GedSpansArePossibleDaysAndNeverNarrowerThanTheCode) {
  const auto date = [](const char* start, const char* end, const char* code) {
    return convert(ged_columns(), {{"date_start", start}, {"date_end", end}, {"date_prec", code}, {"where_prec", "1"}});
  };
  EXPECT_EQ(date("2019-03-04", "2019-03-04", "1").row[Column::date], "2019-03-04");
  EXPECT_EQ(date("2019-03-01 00:00:00.000", "2019-03-31", "4").row[Column::date], "[2019-03-01..2019-03-31]");
  EXPECT_TRUE(date("2019-03-01", "2019-03-31", "4").findings.empty());
  EXPECT_EQ(date("2019-03-04", "2019-03-04", "2").row[Column::date], "[2019-02-26..2019-03-10]");
  EXPECT_EQ(date("2019-03-04", "2019-03-04", "4").row[Column::date], "2019-03");
  EXPECT_EQ(date("2019-03-04", "2019-03-04", "5").row[Column::date], "2019");
  EXPECT_EQ(date("2019-03-04", "2019-03-04", "5").findings.size(), 1u);
  // Spans that are shorter than their code.
  EXPECT_EQ(date("2019-03-04", "2019-03-05", "2").row[Column::date], "[2019-03-04..2019-03-05]");
  EXPECT_EQ(date("2019-03-04", "2019-03-05", "3").row[Column::date], "[2019-02-25..2019-03-12]");
  EXPECT_EQ(date("2019-03-30", "2019-04-02", "4").row[Column::date], "[2019-03..2019-04]");
  EXPECT_EQ(date("2019-03-04", "2019-03-09", "4").row[Column::date], "2019-03");
  EXPECT_EQ(date("2019-12-20", "2020-01-04", "5").row[Column::date], "[2019..2020]");
  EXPECT_EQ(date("2019-03-04", "2019-03-05", "1").findings.size(), 1u);
  EXPECT_EQ(date("2019-03-04", "2019-03-05", "9").row[Column::date], "[2019-03-04..2019-03-05]");
  EXPECT_EQ(date("2019-03-04", "2019-03-05", "9").findings.size(), 1u);
  EXPECT_EQ(date("2019-03-04", "2019-03-03", "1").row[Column::date], "");
  EXPECT_EQ(date("2019-03-04", "2019-03-03", "1").findings.size(), 1u);
}

TEST(ImportProfile, GedPlacesKeepTheirPrecisionAndCodesAreCarried) {
  const std::map<std::string, std::string> expected{{"1", "exact"},    {"2", "settlement"}, {"3", "county"},
                                                    {"4", "province"}, {"5", "unknown"},    {"6", "country"},
                                                    {"7", "unknown"}};
  for (const auto& [code, precision] : expected) {
    const auto row = convert(ged_columns(), {{"date_start", "2019-03-04"},
                                             {"date_end", "2019-03-04"},
                                             {"date_prec", "1"},
                                             {"where_prec", code},
                                             {"latitude", "40.1"},
                                             {"side_a", "A"},
                                             {"side_b", "B"},
                                             {"type_of_violence", "3"},
                                             {"best", "5"}})
                         .row;
    EXPECT_EQ(row[Column::destination_precision], precision) << code;
    EXPECT_EQ(row[Column::destination_lat], "40.1");
    EXPECT_EQ(row[Column::title], "A - B");
    EXPECT_EQ(row[Column::kind], "one-sided-violence");
    EXPECT_EQ(row[Column::persons_best], "5");
    EXPECT_EQ(row[Column::tags], "deaths");
  }
  const auto profile = choose_profile(ged_columns(), {}, false);
  ASSERT_TRUE(profile.ok());
  for (const std::size_t field : {24u, 37u, 38u, 39u}) EXPECT_TRUE(profile.value().carried(field)) << field;
  EXPECT_FALSE(profile.value().carried(0));
}

TEST(ImportProfile, SkipsTheRowOfHxlTags) {
  const auto profile = choose_profile(ged_columns(), {}, false);
  ASSERT_TRUE(profile.ok());
  const std::vector<std::string_view> tags{"#id", "", "#date+year"};
  const std::vector<std::string_view> row{"#1", "", "2019"};
  EXPECT_TRUE(profile.value().skips(tags));
  EXPECT_FALSE(profile.value().skips(row));
}

TEST(ImportProfile, KnowsTheReleasesWithoutAHeader) {
  std::vector<std::string> data(49, "x");
  EXPECT_FALSE(is_headerless_ged(ged_columns()));
  for (const std::size_t number : {0u, 2u, 29u, 30u, 37u, 44u}) data[number] = "1";
  data[38] = data[39] = "2024-01-05 00:00:00.000";
  EXPECT_TRUE(is_headerless_ged(data));
  data[29] = "x";
  EXPECT_FALSE(is_headerless_ged(data));
}

TEST(ImportProfile, AcledCodesWidenDatesAndPlaces) {
  const auto row = [](const char* time, const char* geo) {
    return convert(split(acled_2018), {{"event_date", "03 December 2020"},
                                       {"time_precision", time},
                                       {"geo_precision", geo},
                                       {"sub_event_type", "Abduction/forced disappearance"},
                                       {"location", "Here"},
                                       {"admin1", "There"},
                                       {"admin2", "NA"},
                                       {"fatalities", "2"}})
        .row;
  };
  EXPECT_EQ(row("1", "1")[Column::date], "2020-12-03");
  EXPECT_EQ(row("2", "1")[Column::date], "[2020-11-26..2020-12-10]");
  EXPECT_EQ(row("3", "1")[Column::date], "2020-12");
  EXPECT_EQ(row("1", "1")[Column::destination_precision], "settlement");
  EXPECT_EQ(row("1", "2")[Column::destination_precision], "county");
  EXPECT_EQ(row("1", "3")[Column::destination_precision], "province");
  EXPECT_EQ(row("1", "")[Column::destination_precision], "unknown");
  EXPECT_EQ(row("1", "1")[Column::kind], "abduction-forced-disappearance");
  EXPECT_EQ(row("1", "1")[Column::destination], "Here, There");
  EXPECT_EQ(row("1", "1")[Column::persons_best], "2");
  EXPECT_EQ(convert(split(acled_2015), {{"EVENT_DATE", "01-January-2015"}, {"TIME_PRECISION", "1"}}).row[Column::date],
            "2015-01-01");
  EXPECT_EQ(convert(split(acled_2023), {{"event_date", "2023-02-16"}, {"time_precision", "1"}, {"tags", "a; b"}})
                .row[Column::tags],
            "deaths; a; b");
}

}  // namespace
}  // namespace yalu
