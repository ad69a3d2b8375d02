// Typed dates: the first and last day of what was written, and a clear word where it is no date.
#include "app/typed_date.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

std::string typed(const char* words, WindowEnd end) {
  const auto day = read_typed_date(words, end);
  if (!day.ok()) return "not understood";
  return day.value() ? format_iso_day(*day.value()) : "open";
}

TEST(TypedDate, AMonthBeginsAndEndsTheWindow) {
  EXPECT_EQ(typed("Nov 2023", WindowEnd::from), "2023-11-01");
  EXPECT_EQ(typed("Nov 2023", WindowEnd::to), "2023-11-30");
  EXPECT_EQ(typed(" 2023-02 ", WindowEnd::to), "2023-02-28");
  EXPECT_EQ(typed("2023", WindowEnd::from), "2023-01-01");
  EXPECT_EQ(typed("2023-11-20", WindowEnd::to), "2023-11-20");
  EXPECT_EQ(typed("end of November 2023", WindowEnd::from), "2023-11-21");
}

TEST(TypedDate, NothingIsAnOpenEnd) {
  EXPECT_EQ(typed("", WindowEnd::from), "open");
  EXPECT_EQ(typed("  ", WindowEnd::to), "open");
  EXPECT_EQ(typed("../2023", WindowEnd::from), "open");
  EXPECT_EQ(typed("../2023", WindowEnd::to), "2023-12-31");
}

TEST(TypedDate, WhatIsNoDateIsSaidInItsOwnWords) {
  for (const char* words : {"Novmber 2023", "yesterday", "2023-13-01", "2023-02-30"}) {
    const auto day = read_typed_date(words, WindowEnd::from);
    ASSERT_FALSE(day.ok()) << words;
    EXPECT_NE(day.error().message.find(words), std::string::npos);
  }
}

}  // namespace
}  // namespace yalu
