// Files with the exact headers of the published ones and invented rows.
#include <algorithm>

#include <gtest/gtest.h>

#include "profile_test_table.h"

namespace yalu {
namespace {

std::vector<std::string> column(const ProfiledTable& table, Column which) {
  std::vector<std::string> values;
  for (const RowText& row : table.rows) values.push_back(row[which]);
  return values;
}

using Values = std::vector<std::string>;

TEST(ProfileFiles, EveryFormOfGedReadsTheSame) {
  for (const char* name : {"ged_49.csv", "ged_50.csv", "ged_52.csv"}) {
    const ProfiledTable table = read_profiled(name);
    EXPECT_EQ(table.profile, "ucdp-ged") << name;
    ASSERT_EQ(table.rows.size(), 3u) << name << ": a row of HXL tags is no incident";
    EXPECT_EQ(column(table, Column::id), (Values{"1", "2", "3"})) << name;
    EXPECT_EQ(column(table, Column::date),
              (Values{"2019-03-04", "[2019-03-01..2019-03-31]", "[2019-01-01..2019-12-31]"}))
        << name;
    EXPECT_EQ(column(table, Column::destination_precision), (Values{"exact", "province", "unknown"})) << name;
    EXPECT_EQ(column(table, Column::destination_lat), (Values{"10.5", "11", "12"})) << name;
    EXPECT_EQ(column(table, Column::destination_lon), (Values{"20.25", "21", "22"})) << name;
    EXPECT_EQ(column(table, Column::persons_best), (Values{"3", "0", "9"})) << name;
    EXPECT_EQ(column(table, Column::kind),
              (Values{"state-based-violence", "state-based-violence", "one-sided-violence"}))
        << name;
    // The dates of two sources stay two; that of one source becomes a day.
    EXPECT_EQ(column(table, Column::source_date), (Values{"2019-03-05;2019-03-06", "2019-04-02", ""})) << name;
  }
  const ProfiledTable headerless = read_profiled("ged_headerless.csv");
  ASSERT_EQ(headerless.rows.size(), 2u);
  EXPECT_EQ(column(headerless, Column::destination_precision), (Values{"exact", "province"}));
}

TEST(ProfileFiles, EveryGenerationOfAcledIsRead) {
  const struct {
    const char* name;
    Values dates;
  } files[] = {
      {"acled_2015.csv", {"2015-01-01", "[2015-02-08..2015-02-22]", "2015-03"}},
      {"acled_2016.csv", {"2016-07-02", "[2016-06-26..2016-07-10]", "2016-07"}},
      {"acled_2018.csv", {"2020-12-03", "[2020-05-02..2020-05-16]", "1999-05"}},
      {"acled_2023.csv", {"2022-12-28", "[2023-02-09..2023-02-23]", "2023-03"}},
  };
  for (const auto& [name, dates] : files) {
    const ProfiledTable table = read_profiled(name);
    EXPECT_EQ(table.profile, "acled") << name;
    EXPECT_EQ(column(table, Column::id), (Values{"NOW1", "NOW2", "NOW3"})) << name;
    EXPECT_EQ(column(table, Column::date), dates) << name;
    EXPECT_EQ(column(table, Column::destination_precision), (Values{"settlement", "county", "province"})) << name;
    EXPECT_EQ(column(table, Column::persons_best), (Values{"1", "0", "10"})) << name;
    EXPECT_EQ(column(table, Column::destination)[0], "Oneville, Far province, Nowhere") << name;
    EXPECT_EQ(column(table, Column::note)[0], "Invented note,\nof two lines") << name;
  }
  const ProfiledTable derived = read_profiled("acled_derived.csv");
  EXPECT_EQ(derived.profile, "acled");
  EXPECT_EQ(column(derived, Column::date), Values{"2022-12-28"});
  EXPECT_EQ(column(derived, Column::destination_precision), Values{"unknown"});
}

TEST(ProfileFiles, WhatIsReadAndWouldBeLostIsCarriedUnderANameThatIsNotOurs) {
  const auto carried = [](const ProfiledTable& table, const std::string& name) {
    const auto at = std::find(table.columns.begin(), table.columns.end(), name) - table.columns.begin();
    return table.chosen.carried_name(static_cast<std::size_t>(at));
  };
  const ProfiledTable ged = read_profiled("ged_49.csv");
  EXPECT_EQ(carried(ged, "source_date"), "ged_source_date");
  EXPECT_EQ(carried(ged, "date_prec"), "date_prec");
  EXPECT_EQ(carried(ged, "where_prec"), "where_prec");
  EXPECT_EQ(carried(ged, "id"), "");
  const ProfiledTable acled = read_profiled("acled_2023.csv");
  EXPECT_EQ(carried(acled, "tags"), "acled_tags");
  EXPECT_EQ(acled.rows[0][Column::tags], "deaths; crowd size=no report; invented");
  EXPECT_EQ(carried(read_profiled("acled_2016.csv"), ""), "column_1");
}

TEST(ProfileFiles, GtdKeepsWhatIsUnknownUnknown) {
  const ProfiledTable table = read_profiled("gtd.csv");
  EXPECT_EQ(table.columns.size(), 135u);
  EXPECT_EQ(table.profile, "gtd");
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_EQ(column(table, Column::date), (Values{"1970", "1970-07", "1971-07-02/1971-08-03", "1971-03~"}));
  EXPECT_EQ(table.rows[3][Column::date_text], "March 6-7, 1971");
  EXPECT_EQ(column(table, Column::destination_precision), (Values{"settlement", "province", "county", "unknown"}));
  EXPECT_EQ(column(table, Column::persons_best), (Values{"2", "", "0", ""}));
  EXPECT_EQ(column(table, Column::destination)[0], "Oneville, Far province, Nowhere");
  EXPECT_EQ(column(table, Column::destination)[1], "Far province, Nowhere");
  EXPECT_EQ(table.rows[0][Column::kind], "hostage-taking-kidnapping");
  EXPECT_EQ(table.rows[0][Column::source_title], "\"Invented headline,\" Invented Agency, 1970.; Second, Wire.");
  EXPECT_EQ(table.rows[0][Column::source_publisher], "Invented");
  EXPECT_TRUE(table.findings[0].empty());
  EXPECT_TRUE(table.findings[1].empty());
  ASSERT_EQ(table.findings[3].size(), 2u);
  EXPECT_EQ(table.findings[3][1].text, "nkill \"2.5\" is no whole number of persons; left out");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    EXPECT_EQ(table.chosen.carried_name(i), table.columns[i]);
  }
}

// The table of facts (public reports, compiled with their sources in the rows) uses other names than ours.
TEST(ProfileFiles, RowsOfRealReportsAreReadByGuessedNames) {
  const ProfiledTable table = read_profiled("facts_rows.csv");
  EXPECT_EQ(table.profile, "generic");
  EXPECT_EQ(column(table, Column::id), (Values{"2000-04-tumen", "2002-total", "2021-07-14-nk-denial",
                                               "2023-10-09-nktimes", "2023-10-09-tjwg-tumen", "nkt-30-undated"}));
  EXPECT_EQ(column(table, Column::date),
            (Values{"[2000-04-16..2000-04-28]", "2002", "2021-08~", "2023-10-08/2023-10-09", "2023-10-09", "2024?"}));
  EXPECT_EQ(column(table, Column::kind), (Values{"forced-repatriation", "running-total", "statement",
                                                 "forced-repatriation", "forced-repatriation", "forced-repatriation"}));
  EXPECT_EQ(table.rows[0][Column::origin], "Tumen");
  EXPECT_EQ(table.rows[0][Column::destination], "North Korea");
  EXPECT_EQ(table.rows[4][Column::crossing], "tumen_namyang_road_1941");
  EXPECT_EQ(table.rows[4][Column::part_of], "G-2023-10-09");
  EXPECT_EQ(table.rows[5][Column::published], "XXXX-XX-15");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    EXPECT_FALSE(table.chosen.carried(i)) << table.columns[i] << " has a meaning of ours";
  }
}

}  // namespace
}  // namespace yalu
