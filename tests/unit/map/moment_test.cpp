#include "map/moment.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

EdtfInterval dated(const char* edtf) {
  auto parsed = parse_edtf(edtf);
  EXPECT_TRUE(parsed.ok()) << edtf;
  return parsed.value();
}

ShownDate at(const char* iso, double fraction = 0) {
  return {*parse_iso_day(iso), fraction};
}

TEST(Moment, WithoutAShownDateEverythingRestsAsItMatches) {
  const Moment moment = moment_of(dated("2023-11-20"), DateMatch::possible, std::nullopt);
  EXPECT_TRUE(moment.visible);
  EXPECT_EQ(moment.certainty, DateMatch::possible);
  EXPECT_EQ(moment.travel, 1);
  EXPECT_EQ(moment.opacity, 1);
}

TEST(Moment, WhatIsToComeIsNotShown) {
  EXPECT_FALSE(moment_of(dated("2023-11-20"), DateMatch::certain, at("2023-11-19", 0.99)).visible);
  EXPECT_TRUE(moment_of(dated("2023-11-20"), DateMatch::certain, at("2023-11-20")).visible);
}

TEST(Moment, AVagueDateIsOnlyPossibleUntilItsLastDayIsOver) {
  const EdtfInterval late_november = dated("[2023-11-21..2023-11-30]");
  EXPECT_EQ(moment_of(late_november, DateMatch::certain, at("2023-11-21")).certainty, DateMatch::possible);
  EXPECT_EQ(moment_of(late_november, DateMatch::certain, at("2023-11-30", 0.9)).certainty, DateMatch::possible);
  EXPECT_EQ(moment_of(late_november, DateMatch::certain, at("2023-12-01")).certainty, DateMatch::certain);
  // A match that is only possible never becomes certain by playing.
  EXPECT_EQ(moment_of(late_november, DateMatch::possible, at("2023-12-05")).certainty, DateMatch::possible);
}

TEST(Moment, AnOpenEndIsNeverOver) {
  EXPECT_EQ(moment_of(dated("2023-11-20/.."), DateMatch::certain, at("2033-01-01")).certainty, DateMatch::possible);
}

TEST(Moment, TheArcTravelsThroughItsDaysAndThenRests) {
  const EdtfInterval day = dated("2023-11-20");
  EXPECT_EQ(moment_of(day, DateMatch::certain, at("2023-11-20")).travel, 0);
  EXPECT_NEAR(moment_of(day, DateMatch::certain, at("2023-11-21")).travel, 0.5, 1e-9);
  EXPECT_EQ(moment_of(day, DateMatch::certain, at("2023-11-22")).travel, 1);
  const EdtfInterval ten_days = dated("[2023-11-21..2023-11-30]");
  EXPECT_NEAR(moment_of(ten_days, DateMatch::certain, at("2023-11-26")).travel, 0.5, 1e-9);
}

TEST(Moment, WhatIsPastFadesToItsRestAndStays) {
  const EdtfInterval day = dated("2023-11-20");
  EXPECT_EQ(moment_of(day, DateMatch::certain, at("2023-11-28")).opacity, 1);
  EXPECT_NEAR(moment_of(day, DateMatch::certain, at("2024-11-28")).opacity, 0.45, 1e-9);
}

TEST(Moment, TravelAndFadingOnlyEverGoOneWay) {
  EXPECT_TRUE(rc::check("monotone in the date shown", [] {
    const int length = *rc::gen::inRange(0, 60);
    const Day first = *parse_iso_day("2023-11-01");
    EdtfInterval interval;
    interval.earliest = first;
    interval.latest = first + std::chrono::days{length};
    const double a = *rc::gen::inRange(0, 1200) / 10.0, b = a + *rc::gen::inRange(0, 300) / 10.0;
    const double start = static_cast<double>(first.time_since_epoch().count());
    const Moment early = moment_of(interval, DateMatch::certain, shown_date_from_days(start + a));
    const Moment late = moment_of(interval, DateMatch::certain, shown_date_from_days(start + b));
    RC_ASSERT(late.travel >= early.travel);
    RC_ASSERT(late.opacity <= early.opacity);
    RC_ASSERT(early.visible && late.visible);
  }));
}

}  // namespace
}  // namespace yalu
