#include "base/count_range.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

constexpr std::nullopt_t none = std::nullopt;

TEST(CountRange, KnownMeansAnyFigure) {
  EXPECT_FALSE(CountRange{}.known());
  EXPECT_TRUE((CountRange{0, none, none}).known());
  EXPECT_TRUE((CountRange{none, 30, none}).known());
  EXPECT_TRUE((CountRange{none, none, 100}).known());
}

TEST(CountRange, ConsistencyLooksAtWhatIsKnown) {
  EXPECT_TRUE(CountRange{}.consistent());
  EXPECT_TRUE((CountRange{500, 550, 600}).consistent());
  EXPECT_TRUE((CountRange{500, none, none}).consistent());
  EXPECT_TRUE((CountRange{5, 5, 5}).consistent());
  EXPECT_FALSE((CountRange{600, none, 500}).consistent());
  EXPECT_FALSE((CountRange{600, 500, none}).consistent());
  EXPECT_FALSE((CountRange{none, 600, 500}).consistent());
  EXPECT_FALSE((CountRange{-1, none, none}).consistent());
  EXPECT_FALSE((CountRange{none, none, -1}).consistent());
}

TEST(CountRange, FormatsWhatTheSourceSays) {
  EXPECT_EQ(format_count({}), "?");
  EXPECT_EQ(format_count({none, 30, none}), "30");
  EXPECT_EQ(format_count({none, 30, none}, "some 30"), "~30");
  EXPECT_EQ(format_count({95, none, none}, "at least 95"), "\u2265 95");
  EXPECT_EQ(format_count({none, none, 100}, "nearly 100"), "\u2264 100");
  EXPECT_EQ(format_count({500, none, 600}, "500 to 600"), "500\u2013600");
  EXPECT_EQ(format_count({30, 30, 30}), "30");
  EXPECT_EQ(format_count({7, none, 7}), "7");
}

TEST(CountRange, ABestFigureKeepsItsBoundsBesideIt) {
  EXPECT_EQ(format_count({500, 600, 650}, "around 600"), "~600 (500\u2013650)");
  EXPECT_EQ(format_count({500, 600, none}), "600 (\u2265 500)");
  EXPECT_EQ(format_count({none, 600, 650}), "600 (\u2264 650)");
}

TEST(CountRange, HearsRoundNumbersInWords) {
  for (const char* words : {"some 30", "Some 30 people", "about 20", "around 35", "roughly 600", "approximately 12",
                            "another 10", "ca. 40", "\uc57d 600\uba85", "30\uc5ec \uba85", "\u7ea6600\u4eba", "약600명",
                            "탈북민 약 30명", "30명 안팎", "30명가량", "30명 정도", "30人左右", "大概30人"}) {
    EXPECT_TRUE(words_say_about(words)) << words;
  }
  for (const char* words : {"", "30", "at least 95", "something", "up to 200", "a handsome 30", "eight", "30명",
                            "계약 30명", "最多30人", "최소 30명"}) {
    EXPECT_FALSE(words_say_about(words)) << words;
  }
}

}  // namespace
}  // namespace yalu
