#include <map>

#include <gtest/gtest.h>

#include "profile_test_table.h"

namespace yalu {
namespace {

struct Converted {
  RowText row;
  std::vector<CellFinding> findings;
};

Converted convert(const std::map<std::string, std::string>& cells) {
  const std::vector<std::string> columns = read_test_csv(profile_file("gtd.csv")).front();
  const Result<ImportProfile> profile = choose_profile(columns, {}, false);
  std::vector<std::string_view> row;
  for (const std::string& column : columns) {
    row.push_back(cells.contains(column) ? std::string_view(cells.at(column)) : std::string_view());
  }
  Converted result;
  profile.value().convert(row, result.row, result.findings);
  return result;
}

TEST(ProfileGtd, UnknownPartsOfADateStayUnknown) {
  const struct {
    const char* year;
    const char* month;
    const char* day;
    const char* date;
    std::size_t findings;
  } cases[] = {
      {"1970", "7", "2", "1970-07-02", 0},
      {"1970", "0", "0", "1970", 0},
      {"1970", "7", "0", "1970-07", 0},
      {"1970", "0", "2", "1970", 1},
      {"1970", "-9", "-9", "1970", 0},
      {"1970", "2", "30", "1970-02", 1},
      {"1970", "13", "1", "1970", 2},
      {"0", "1", "1", "", 1},
      {"-9", "1", "1", "", 1},
      {"1970.0", "7.0", "2.0", "1970-07-02", 0},
      {"x", "1", "1", "", 1},
      {"", "", "", "", 1},
  };
  for (const auto& c : cases) {
    const Converted read = convert({{"iyear", c.year}, {"imonth", c.month}, {"iday", c.day}});
    EXPECT_EQ(read.row[Column::date], c.date) << c.year << '-' << c.month << '-' << c.day;
    EXPECT_EQ(read.findings.size(), c.findings) << c.year << '-' << c.month << '-' << c.day;
  }
}

// The day that the GTD made of vague words must not be all that is left of them.
TEST(ProfileGtd, AnApproximateDateIsAsWideAsItsWords) {
  const struct {
    const char* words;
    const char* date;
  } cases[] = {
      {"March 6-7, 1971", "1971-03~"},
      {"Mid-March 1971", "1971-03~"},
      {"between 28 February and 6 March 1971", "1971~"},
      {"Spring 1971", "1971~"},
      {"early 1971", "1971~"},
      {"December 30, 1970 to March 6, 1971", "[1970..1971]"},
      {"the 1970s", "[1970..1979]"},
      {"at 2300 on some day of March", "1971-03~"},
  };
  for (const auto& c : cases) {
    const Converted read = convert({{"iyear", "1971"}, {"imonth", "3"}, {"iday", "6"}, {"approxdate", c.words}});
    EXPECT_EQ(read.row[Column::date], c.date) << c.words;
    EXPECT_EQ(read.row[Column::date_text], c.words);
    EXPECT_EQ(read.findings.size(), 1u) << c.words;
  }
  EXPECT_EQ(
      convert({{"iyear", "1971"}, {"imonth", "3"}, {"iday", "0"}, {"approxdate", "March 1971"}}).row[Column::date],
      "1971-03~");
}

TEST(ProfileGtd, AnExtendedIncidentLastsToItsLastDay) {
  const auto date = [](const char* month, const char* day, const char* end) {
    return convert({{"iyear", "1971"}, {"imonth", month}, {"iday", day}, {"extended", "1"}, {"resolution", end}});
  };
  EXPECT_EQ(date("7", "2", "8/3/1971").row[Column::date], "1971-07-02/1971-08-03");
  EXPECT_EQ(date("7", "2", "1971-08-03 00:00:00").row[Column::date], "1971-07-02/1971-08-03");
  EXPECT_EQ(date("7", "0", "8/3/1971").row[Column::date], "1971-07/1971-08-03");
  for (const char* end : {"", "soon after", "7/1/1971"}) {
    const Converted read = date("7", "2", end);
    EXPECT_EQ(read.row[Column::date], "1971-07-02") << end;
    EXPECT_EQ(read.findings.size(), 1u) << end;
  }
}

TEST(ProfileGtd, APlaceIsNoFinerThanItsSpecificity) {
  const auto precision = [](const char* specificity, const char* vicinity) {
    return convert({{"iyear", "1971"}, {"specificity", specificity}, {"vicinity", vicinity}})
        .row[Column::destination_precision];
  };
  EXPECT_EQ(precision("1", "0"), "settlement");
  EXPECT_EQ(precision("1", "1"), "county");
  EXPECT_EQ(precision("1", "-9"), "county");
  EXPECT_EQ(precision("2", "0"), "county");
  EXPECT_EQ(precision("3", "0"), "county");
  EXPECT_EQ(precision("4", "0"), "province");
  EXPECT_EQ(precision("5", "0"), "unknown");
  EXPECT_EQ(precision("", "0"), "unknown");
  EXPECT_EQ(precision("-9", "0"), "unknown");
}

TEST(ProfileGtd, OnlyAWholeNumberIsANumberOfPersons) {
  const struct {
    const char* cell;
    const char* persons;
    std::size_t findings;
  } cases[] = {{"3", "3", 0},  {"3.0", "3", 0}, {"0", "0", 0},   {"", "", 0},      {"-9", "", 0},
               {"-99", "", 0}, {"2.5", "", 1},  {"many", "", 1}, {"1e999", "", 1}, {"-1", "", 1}};
  for (const auto& c : cases) {
    const Converted read = convert({{"iyear", "1971"}, {"nkill", c.cell}});
    EXPECT_EQ(read.row[Column::persons_best], c.persons) << c.cell;
    EXPECT_EQ(read.findings.size(), c.findings) << c.cell;
  }
}

}  // namespace
}  // namespace yalu
