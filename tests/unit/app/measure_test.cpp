// Measuring: lengths along the way, and words no finer than a hand.
#include "app/measure.h"

#include <gtest/gtest.h>

#include "app/app_state.h"
#include "unit/map/test_world.h"

namespace yalu {
namespace {

TEST(Measure, AddsUpThePiecesOfTheWay) {
  EXPECT_EQ(length_m({}), 0);
  EXPECT_EQ(length_m({{124, 40}}), 0);
  // A degree of the equator there and back: 2 pi 6378137 m / 360, twice.
  EXPECT_NEAR(length_m({{0, 0}, {1, 0}, {0, 0}}), 222638.982, 1e-3);
  // From the equator to the pole: 10 001 965.729 m.
  EXPECT_NEAR(length_m({{126, 0}, {126, 40}, {126, 90}}), 10001965.729, 1e-3);
}

TEST(Measure, SaysLengthsAsExactlyAsAHandClicks) {
  EXPECT_EQ(length_in_words(0), "0 m");
  EXPECT_EQ(length_in_words(850.4), "850 m");
  EXPECT_EQ(length_in_words(999.6), "1.00 km");
  EXPECT_EQ(length_in_words(4271), "4.27 km");
  EXPECT_EQ(length_in_words(9996), "10.0 km");
  EXPECT_EQ(length_in_words(42711), "42.7 km");
  EXPECT_EQ(length_in_words(99960), "100 km");
  EXPECT_EQ(length_in_words(427110), "427 km");
}

TEST(Measure, BackspaceTakesPointsBackAndEscapeEnds) {
  AppState state;
  open_world(state, std::make_shared<const World>(empty_world()), std::nullopt, {});
  perform(state, Action::take_point_back);
  perform(state, Action::measure);
  ASSERT_TRUE(state.measure);
  state.measure->points = {{124, 40}, {125, 41}};
  perform(state, Action::measure);
  EXPECT_EQ(state.measure->points.size(), 2U) << "the key again loses nothing";
  perform(state, Action::take_point_back);
  EXPECT_EQ(state.measure->points.size(), 1U);
  perform(state, Action::take_point_back);
  perform(state, Action::take_point_back);
  EXPECT_TRUE(state.measure && state.measure->points.empty());
  perform(state, Action::dismiss);
  EXPECT_FALSE(state.measure);
}

}  // namespace
}  // namespace yalu
