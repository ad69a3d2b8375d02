#include "base/day.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(Day, KnowsTheCalendar) {
  EXPECT_TRUE(make_day(2024, 2, 29));
  EXPECT_FALSE(make_day(2023, 2, 29));
  EXPECT_FALSE(make_day(1900, 2, 29));
  EXPECT_TRUE(make_day(2000, 2, 29));
  EXPECT_FALSE(make_day(2023, 0, 1));
  EXPECT_FALSE(make_day(2023, 13, 1));
  EXPECT_FALSE(make_day(2023, 256 + 1, 1)) << "a month must not wrap around a byte";
  EXPECT_FALSE(make_day(2023, 1, 0));
  EXPECT_FALSE(make_day(2023, 1, 256 + 1));
  EXPECT_FALSE(make_day(10000, 1, 1));
}

TEST(Day, CountsFrom1970) {
  // 19681 days: date -d 2023-11-20 +%s divided by 86400.
  EXPECT_EQ(make_day(2023, 11, 20)->time_since_epoch().count(), 19681);
}

TEST(Day, ReadsIsoExactly) {
  EXPECT_EQ(parse_iso_day("2023-11-20"), make_day(2023, 11, 20));
  for (const char* text : {"", "2023-11", "2023-11-2", "20231120", "2023-11-20 ", "2023/11/20", "2023-02-30",
                           "-2023-11-20", "2023-1a-20", "20x3-11-20"}) {
    EXPECT_EQ(parse_iso_day(text), std::nullopt) << text;
  }
}

TEST(Day, IsoTextReadsBack) {
  EXPECT_TRUE(rc::check([] {
    const Day day = Day{std::chrono::days{*rc::gen::inRange(-719528, 2932896)}};  // years 0000 to 9999
    const std::string text = format_iso_day(day);
    RC_ASSERT(text.size() == 10U);
    RC_ASSERT(parse_iso_day(text) == day);
  }));
}

TEST(Day, SpeaksInWords) {
  EXPECT_EQ(format_day_in_words(*make_day(2023, 11, 20)), "20 Nov 2023");
  EXPECT_EQ(format_day_in_words(*make_day(2024, 1, 5)), "5 Jan 2024");
}

TEST(Day, LastDayOfMonth) {
  EXPECT_EQ(last_day_of_month(2024, 2), make_day(2024, 2, 29));
  EXPECT_EQ(last_day_of_month(2023, 12), make_day(2023, 12, 31));
}

TEST(DayWindow, SpeaksInWords) {
  const auto from = make_day(2023, 11, 1);
  const auto to = make_day(2023, 12, 31);
  EXPECT_EQ(format_window_in_words({from, to}), "1 Nov 2023 \u2013 31 Dec 2023");
  EXPECT_EQ(format_window_in_words({from, from}), "1 Nov 2023");
  EXPECT_EQ(format_window_in_words({from, std::nullopt}), "from 1 Nov 2023");
  EXPECT_EQ(format_window_in_words({std::nullopt, to}), "until 31 Dec 2023");
  EXPECT_EQ(format_window_in_words({}), "all dates");
}

}  // namespace
}  // namespace yalu
