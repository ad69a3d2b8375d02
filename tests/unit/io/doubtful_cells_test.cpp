// Cells that say less than they seem to: dates in either order, counts without a figure, few decimals, exchanged
// numbers.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "base/edtf.h"
#include "io/incident_reader.h"
#include "test_folder.h"

namespace yalu {
namespace {

struct Read {
  IncidentTable table;
  Issues issues;
};

Read read_text(std::string_view csv) {
  const TestFolder folder;
  Read result;
  const Status status = read_incidents(folder.write("in.csv", csv), {}, result.table, result.issues);
  if (!status) ADD_FAILURE() << status.error().message;
  return result;
}

std::string date_of(const Read& read, std::size_t row) {
  return read.table.date[row] ? format_edtf(*read.table.date[row]) : std::string();
}

const Issue* issue_with(const Read& read, std::string_view text) {
  const auto found = std::find_if(read.issues.begin(), read.issues.end(),
                                  [&](const Issue& issue) { return issue.text.find(text) != issue.text.npos; });
  return found == read.issues.end() ? nullptr : &*found;
}

TEST(DoubtfulCells, DatesSettledByAnotherRowAreOneRemarkForEachColumn) {
  const Read read = read_text(
      "id,date,published\na,03/04/2024,01/05/2024\nb,05/06/2024,2024-06-10\nc,13/02/2024,2024-03-01\nd,14/02/2024,\n");
  EXPECT_EQ(date_of(read, 0), "2024-04-03");
  EXPECT_EQ(date_of(read, 1), "2024-06-05");
  const Issue* date = issue_with(read,
                                 "2 dates that could be read both ways, such as \"03/04/2024\" in row 2, are read "
                                 "with the day first, because \"13/02/2024\" in row 4 must be");
  ASSERT_NE(date, nullptr);
  EXPECT_TRUE(date->remark);
  EXPECT_EQ(date->field, "date");
  const Issue* published = issue_with(read, "1 date that could be read both ways");
  ASSERT_NE(published, nullptr);
  EXPECT_EQ(published->field, "published");
  EXPECT_EQ(read.issues.size(), 2U);
  EXPECT_EQ(read.issues.total(), 0);
}

TEST(DoubtfulCells, AShortYearThatMayStandFirstSettlesNothingAndIsNotSettled) {
  const Read unsettled = read_text("id,date,published\na,23.11.20,24.01.16\nb,03/04/2023,\n");
  EXPECT_EQ(date_of(unsettled, 0), "[2020-11-23..2023-11-20]");
  EXPECT_EQ(date_of(unsettled, 1), "[2023-03-04..2023-04-03]");
  EXPECT_EQ(unsettled.issues.total(), 3);
  const Read settled = read_text("id,date,published\na,03/04/23,2023-12-05\nb,20/04/2023,\n");
  EXPECT_EQ(date_of(settled, 0), "[2003-04-23..2023-04-03]");
  const Issue* issue = issue_with(settled, "may be");
  ASSERT_NE(issue, nullptr);
  EXPECT_FALSE(issue->remark);
}

TEST(DoubtfulCells, TwoYearsWrittenAsOneAreASeasonOnlyInTheColumnOfEdtf) {
  const Read read = read_text("id,date,date_text\na,2022-23,\nb,,2022-23\n");
  EXPECT_EQ(date_of(read, 0), "[2022-09-01..2022-12-23]");
  EXPECT_EQ(date_of(read, 1), "[2022..2023]");
}

constexpr std::string_view ged = "id,date_start,date_end,date_prec,where_prec,latitude,longitude,best,low,high\n";

TEST(DoubtfulCells, SlashedDatesOfGedAreAsWideAsTheirCode) {
  const Read read = read_text(std::string(ged) +
                              "1,11/20/2020,11/20/2020,5,4,41.40,128.18,3,1,5\n"
                              "2,11/20/2020 0:00,11/21/2020 0:00,4,4,41.40,128.18,3,1,5\n"
                              "3,03/04/2020,03/04/2020,1,4,41.40,128.18,3,1,5\n"
                              "4,2020-99-99,11/20/2020,1,4,41.40,128.18,3,1,5\n"
                              "5,\"Nov 20, 2020\",\"Nov 20, 2020\",5,4,41.40,128.18,3,1,5\n");
  EXPECT_EQ(date_of(read, 0), "2020");
  EXPECT_EQ(date_of(read, 1), "2020-11");
  EXPECT_EQ(date_of(read, 2), "2020-03-04") << "the other rows have the month first";
  EXPECT_EQ(date_of(read, 3), "");
  EXPECT_EQ(date_of(read, 4), "") << "words would be read as a day, without the code";
  EXPECT_EQ(read.table.date_text[4], "");
  ASSERT_NE(issue_with(read, "because \"11/20/2020\" in row 2 must be"), nullptr);
}

TEST(DoubtfulCells, SlashedDatesThatNothingSettlesHoldBothReadingsAndTheirCode) {
  const Read read = read_text(std::string(ged) +
                              "1,03/04/2020,03/04/2020,1,4,41.40,128.18,3,1,5\n"
                              "2,03/04/2020,03/04/2020,4,4,41.40,128.18,3,1,5\n"
                              "3,05/05/2020,05/05/2020,1,4,41.40,128.18,3,1,5\n");
  EXPECT_EQ(date_of(read, 0), "[2020-03-04..2020-04-03]");
  EXPECT_EQ(date_of(read, 1), "[2020-03..2020-04]");
  EXPECT_EQ(date_of(read, 2), "2020-05-05");
  const Issue* issue = issue_with(read, "the date holds both readings");
  ASSERT_NE(issue, nullptr);
  EXPECT_FALSE(issue->remark);
}

TEST(DoubtfulCells, SlashedDatesOfAcledAreAsWideAsTheirCode) {
  const Read read = read_text(
      "event_id_cnty,event_date,time_precision,event_type,latitude,longitude,geo_precision,fatalities\n"
      "a,11/20/2020,3,Battles,41.40,128.18,2,0\nb,11/20/2020,2,Battles,41.40,128.18,2,0\n"
      "c,3/4/2020,3,Battles,41.40,128.18,2,0\n");
  EXPECT_EQ(date_of(read, 0), "2020-11");
  EXPECT_EQ(date_of(read, 1), "[2020-11-13..2020-11-27]");
  EXPECT_EQ(date_of(read, 2), "2020-03");
}

TEST(DoubtfulCells, AGenericTableWithACodeIsNoFinerThanAnyCode) {
  const Read read = read_text(
      "id,event_date,time_precision,latitude,longitude\n"
      "a,2020-11-20,3,41.412,128.181\nb,11/20/2020,,41.412,128.181\nc,2020-11-20,1,41.412,128.181\n");
  EXPECT_EQ(date_of(read, 0), "2020");
  EXPECT_EQ(date_of(read, 1), "2020");
  EXPECT_EQ(date_of(read, 2), "2020-11-20");
  const Issue* issue = issue_with(read, "--profile acled");
  ASSERT_NE(issue, nullptr);
  EXPECT_FALSE(issue->remark);
  const Read places = read_text("id,date,where_prec,latitude,longitude\na,2020-11-20,4,41.412,128.181\n");
  EXPECT_EQ(places.table.destination.precision[0], Precision::unknown);
  EXPECT_NE(issue_with(places, "--profile ucdp-ged"), nullptr);
}

TEST(DoubtfulCells, KindsAndSensitivityAreReadWhateverTheirCase) {
  const Read read =
      read_text("id,date,kind,sensitivity\na,2020,Running total,Restricted\nb,,Statement,\nc,2020,Some Kind,\n");
  EXPECT_EQ(read.table.kind[0], "running-total");
  EXPECT_EQ(read.table.sensitivity[0], "restricted");
  EXPECT_EQ(read.table.kind[1], "statement");
  EXPECT_EQ(read.table.kind[2], "Some Kind");
  EXPECT_TRUE(read.issues.empty());
}

TEST(DoubtfulCells, WordsWithoutAFigureAreAnIssue) {
  const Read read = read_text(
      "id,date,persons_text,persons_best,kind\na,2020,dozens,,\nb,2020,\xEC\x88\x98\xEC\x8B\xAD \xEB\xAA\x85,,\n"
      "c,2020,some 30,,\nd,2020,dozens,30,\ne,2020,many,,statement\n");
  ASSERT_EQ(read.issues.size(), 2U);
  EXPECT_EQ(read.issues[0].field, "persons_text");
  EXPECT_EQ(read.issues[0].row, 2);
  EXPECT_EQ(read.issues[0].text, "\"dozens\" gives no figure that can be read; the number of persons is unknown");
  EXPECT_EQ(read.issues[1].row, 3);
}

TEST(DoubtfulCells, AHugeCellOfWordsIsCutInItsIssue) {
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "two hundred ";
  const Read read = read_text("id,date,persons_text\na,2020," + words + "\n");
  EXPECT_FALSE(read.table.persons[0].known());
  ASSERT_EQ(read.issues.size(), 1U);
  EXPECT_LT(read.issues[0].text.size(), 300U);
}

TEST(DoubtfulCells, TheTextTellsTheDecimalsOfAPosition) {
  const Read read = read_text(
      "id,date,destination_lon,destination_lat\na,2020,128.20,41.40\nb,2020,128.2,41.4\nc,2020,128.00,41\n"
      "d,2020,1.282e2,41.4\n");
  const auto& decimals = read.table.destination.decimals;
  ASSERT_EQ(decimals.size(), 2U);
  EXPECT_EQ(decimals[0].row, 0U);
  EXPECT_EQ(decimals[0].decimals, 2);
  EXPECT_EQ(decimals[1].row, 2U);
  EXPECT_EQ(decimals[1].decimals, 2);
}

TEST(DoubtfulCells, NumbersThatAreAPositionWhenExchangedAreKeptForTheChecks) {
  const Read read = read_text("id,date,destination_lon,destination_lat\na,2020,41.40,128.18\nb,2020,200,300\n");
  EXPECT_FALSE(read.table.destination.position[0].has_value());
  ASSERT_EQ(read.table.destination.turned.size(), 1U);
  EXPECT_EQ(read.table.destination.turned[0].row, 0U);
  EXPECT_EQ(read.table.destination.turned[0].lat_deg, 128.18);
  EXPECT_EQ(read.issues.size(), 2U);
}

}  // namespace
}  // namespace yalu
