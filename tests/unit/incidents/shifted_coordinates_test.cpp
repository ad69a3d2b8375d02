#include "incidents/shifted_coordinates.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

void expect_near(LonLat got, LonLat expected, double tolerance_deg) {
  EXPECT_NEAR(got.lon_deg, expected.lon_deg, tolerance_deg);
  EXPECT_NEAR(got.lat_deg, expected.lat_deg, tolerance_deg);
}

// Pairs that the test suites of eviltransform publish: Shanghai, Shenzhen, Beijing.
TEST(ShiftedCoordinates, Gcj02AgreesWithPublishedPairs) {
  expect_near(gcj02_from_wgs84({121.5272106, 31.1774276}), {121.531541859215, 31.17530398364597}, 1e-6);
  expect_near(gcj02_from_wgs84({113.912316, 22.543847}), {113.9171764808363, 22.540796131694766}, 1e-6);
  expect_near(gcj02_from_wgs84({116.377817, 39.911954}), {116.38404722455657, 39.91334545536069}, 1e-6);
}

// The pairs in the manual of coordtransform. Its BD-09 inverse is the closed form, good to a metre.
TEST(ShiftedCoordinates, Bd09AgreesWithPublishedPairs) {
  expect_near(gcj02_from_wgs84({116.404, 39.915}), {116.41024449916938, 39.91640428150164}, 1e-6);
  expect_near(bd09_from_gcj02({116.404, 39.915}), {116.41036949371029, 39.92133699351021}, 1e-7);
  expect_near(gcj02_from_bd09({116.404, 39.915}), {116.39762729119315, 39.90865673957631}, 1e-5);
}

LonLat anywhere_well_inside() {
  return {*rc::gen::inRange(7'300'000, 13'700'000) / 1e5, *rc::gen::inRange(100'000, 5'500'000) / 1e5};
}

TEST(ShiftedCoordinates, TheInversesUndoTheShifts) {
  EXPECT_TRUE(rc::check([] {
    const LonLat p = anywhere_well_inside();
    const auto same = [&](LonLat q) {
      return std::abs(q.lon_deg - p.lon_deg) < 1e-9 && std::abs(q.lat_deg - p.lat_deg) < 1e-9;
    };
    RC_ASSERT(same(wgs84_from_gcj02(gcj02_from_wgs84(p))));
    RC_ASSERT(same(gcj02_from_bd09(bd09_from_gcj02(p))));
    RC_ASSERT(same(wgs84_from_bd09(bd09_from_wgs84(p))));
    RC_ASSERT(same(gcj02_from_wgs84(wgs84_from_gcj02(p))));
  }));
}

TEST(ShiftedCoordinates, NothingMovesOutsideTheBox) {
  for (const LonLat p : {LonLat{-77.0369, 38.9072}, LonLat{139.6917, 35.6895}, LonLat{116.4, -33.9}, LonLat{0, 0}}) {
    EXPECT_EQ(gcj02_from_wgs84(p), p);
    EXPECT_EQ(wgs84_from_gcj02(p), p);
    EXPECT_EQ(bd09_from_wgs84(p), p);
    EXPECT_EQ(wgs84_from_bd09(p), p);
  }
}

}  // namespace
}  // namespace yalu
