#include "app/playback.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

Day day(const char* iso) {
  return parse_iso_day(iso).value();
}

const DaySpan december{day("2023-12-01"), day("2023-12-31")};

TEST(Playback, RestsUntilItIsStarted) {
  Playback playback;
  EXPECT_EQ(playback.state(), Playback::State::rest);
  EXPECT_FALSE(playback.shown());
  playback.advance(10);
  EXPECT_FALSE(playback.shown());
}

TEST(Playback, RunsFromTheFirstDayAtItsSpeed) {
  Playback playback;
  playback.set_days_per_second(2);
  playback.toggle(december);
  EXPECT_EQ(playback.shown(), (ShownDate{day("2023-12-01"), 0}));
  playback.advance(1.25);
  EXPECT_EQ(playback.shown(), (ShownDate{day("2023-12-03"), 0.5}));
}

TEST(Playback, PausesAndGoesOnWhereItWas) {
  Playback playback;
  playback.set_days_per_second(1);
  playback.toggle(december);
  playback.advance(3);
  playback.toggle(december);
  EXPECT_EQ(playback.state(), Playback::State::paused);
  playback.advance(100);
  EXPECT_EQ(playback.shown(), (ShownDate{day("2023-12-04"), 0}));
  playback.toggle(december);
  playback.advance(1);
  EXPECT_EQ(playback.shown(), (ShownDate{day("2023-12-05"), 0}));
}

TEST(Playback, LetsTheLastArcArriveAndThenShowsEverything) {
  Playback playback;
  playback.set_days_per_second(10);
  playback.toggle(december);
  playback.advance(3.1 + playback_tail_seconds - 0.01);
  EXPECT_TRUE(playback.playing());
  playback.advance(0.02);
  EXPECT_EQ(playback.state(), Playback::State::rest);
  EXPECT_FALSE(playback.shown());
}

TEST(Playback, BeginsAgainWithAnotherSpan) {
  Playback playback;
  playback.toggle(december);
  playback.advance(1);
  playback.toggle(december);
  const DaySpan november{day("2023-11-01"), day("2023-11-30")};
  playback.toggle(november);
  EXPECT_EQ(playback.shown(), (ShownDate{day("2023-11-01"), 0}));
}

TEST(Playback, SeeksWithinTheSpan) {
  Playback playback;
  playback.seek(december, -1e9);
  EXPECT_EQ(playback.shown()->day, day("2023-12-01"));
  playback.seek(december, 1e9);
  EXPECT_EQ(playback.shown()->day, day("2023-12-31"));
  EXPECT_LT(playback.shown()->fraction, 1);
  EXPECT_EQ(playback.state(), Playback::State::paused);
  playback.stop();
  EXPECT_FALSE(playback.shown());
}

TEST(Playback, ChoosesASpeedForAboutHalfAMinute) {
  EXPECT_DOUBLE_EQ(default_speed(december), 1);
  EXPECT_DOUBLE_EQ(default_speed({day("2023-09-01"), day("2024-01-31")}), 5);
  EXPECT_DOUBLE_EQ(default_speed({day("1990-01-01"), day("2024-01-31")}), 100);
}

}  // namespace
}  // namespace yalu
