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
}

TEST(ProfileDates, RefusesTheRest) {
  for (const char* text :
       {"", "2015", "3/4/2020", "31-June-2015", "2015-02-29", "1-Mayo-2015", "2015-2-3", "1-May-2"}) {
    EXPECT_EQ(read(text), "") << text;
  }
}

TEST(ProfileDates, WidensAcrossMonths) {
  EXPECT_EQ(edtf_around(*parse_foreign_day("2020-03-03"), 7), "[2020-02-25..2020-03-10]");
  EXPECT_EQ(edtf_month(*parse_foreign_day("2020-03-03")), "2020-03");
  EXPECT_EQ(term(" Forced_repatriation "), "forced-repatriation");
}

}  // namespace
}  // namespace yalu
