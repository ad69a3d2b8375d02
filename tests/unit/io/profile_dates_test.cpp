#include "io/profile_dates.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

std::string read(std::string_view text) {
  const auto day = parse_foreign_day(text);
  return day ? edtf_day(*day) : "";
}

TEST(ProfileDates, ReadsEveryFormMetInTheFiles) {
  EXPECT_EQ(read("01-January-2015"), "2015-01-01");
  EXPECT_EQ(read("2016-07-02"), "2016-07-02");
  EXPECT_EQ(read("2016-07-02 00:00:00.000"), "2016-07-02");
  EXPECT_EQ(read("03 December 2020"), "2020-12-03");
  EXPECT_EQ(read("9-May-20"), "2020-05-09");
  EXPECT_EQ(read("9-May-99"), "1999-05-09");
  EXPECT_EQ(read("9-May-70"), "1970-05-09");
  EXPECT_EQ(read("9-May-69"), "2069-05-09");
  EXPECT_EQ(read("9-May-00"), "2000-05-09");
}

TEST(ProfileDates, RefusesTheRest) {
  for (const char* text : {"", "2015", "3/4/2020", "31-June-2015", "2015-02-29", "1-Mayo-2015", "2015-2-3", "1-May-2",
                           "0000-01-01", "9999-12-31", "2015-00-10", "2015-13-10", "2015-01-00"}) {
    EXPECT_EQ(read(text), "") << text;
  }
}

TEST(ProfileDates, ReadsTheThreeNumbersOfASlashedDateInTheirOrder) {
  const auto date = parse_slashed(" 3/25/2022 ");
  ASSERT_TRUE(date.has_value());
  EXPECT_EQ(date->first, 3);
  EXPECT_EQ(date->second, 25);
  EXPECT_EQ(date->year, 2022);
  EXPECT_EQ(edtf_day(*month_first(*date)), "2022-03-25");
  EXPECT_FALSE(month_first({25, 3, 2022}).has_value());
  for (const char* text : {"", "3/25", "3/25/22", "3/25/2022/1", "a/25/2022", "3//2022", "123/1/2022"}) {
    EXPECT_FALSE(parse_slashed(text).has_value()) << text;
  }
}

TEST(ProfileDates, TermsAreSlugs) {
  EXPECT_EQ(term("Hostage Taking (Kidnapping)"), "hostage-taking-kidnapping");
  EXPECT_EQ(term("Remote explosive/landmine/IED"), "remote-explosive-landmine-ied");
  EXPECT_EQ(term(" - "), "");
}

TEST(ProfileDates, WidensAcrossMonths) {
  EXPECT_EQ(edtf_around(*parse_foreign_day("2020-03-03"), 7), "[2020-02-25..2020-03-10]");
  EXPECT_EQ(edtf_month(*parse_foreign_day("2020-03-03")), "2020-03");
  EXPECT_EQ(term(" Forced_repatriation "), "forced-repatriation");
}

}  // namespace
}  // namespace yalu
