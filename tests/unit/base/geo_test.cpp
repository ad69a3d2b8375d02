#include "base/geo.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// A degree of a great circle is 2 pi 6371.0088 / 360 = 111.195 km.
TEST(GreatCircle, AgreesWithArcsWorkedByHand) {
  EXPECT_EQ(great_circle_km({124.4, 40.1}, {124.4, 40.1}), 0);
  EXPECT_NEAR(great_circle_km({10, 0}, {11, 0}), 111.195, 0.001);
  EXPECT_NEAR(great_circle_km({10, 20}, {10, 21}), 111.195, 0.001);
  EXPECT_NEAR(great_circle_km({0, 90}, {77, -90}), 20015.1, 0.1);
  EXPECT_NEAR(great_circle_km({179.5, 0}, {-179.5, 0}), 111.195, 0.001);
}

TEST(LonLat, TakesPositionsOnEarthOnly) {
  EXPECT_EQ(make_lon_lat(124.395, 40.124), (LonLat{124.395, 40.124}));
  EXPECT_TRUE(make_lon_lat(-180, 90));
  EXPECT_FALSE(make_lon_lat(180.001, 0));
  EXPECT_FALSE(make_lon_lat(40.124, 124.395)) << "latitude and longitude swapped";
  EXPECT_FALSE(make_lon_lat(std::nan(""), 0));
  EXPECT_FALSE(make_lon_lat(0, std::nan("")));
  EXPECT_FALSE(make_lon_lat(infinity, 0));
}

TEST(MapBox, GrowsFromEmpty) {
  MapBox box;
  EXPECT_TRUE(box.empty());
  box.add(MapMetres{3, 4});
  EXPECT_FALSE(box.empty());
  box.add(MapMetres{1, 10});
  EXPECT_EQ(box.center(), (MapMetres{2, 7}));
  EXPECT_FALSE(MapBox{}.overlaps(box));
}

Affine arbitrary_affine() {
  const auto number = [] { return *rc::gen::inRange(-1000, 1000) / 8.0; };
  Affine map{number(), number(), number(), number(), number(), number()};
  return map;
}

TEST(Affine, ThenAppliesOneAfterTheOther) {
  EXPECT_TRUE(rc::check([] {
    const Affine first = arbitrary_affine();
    const Affine second = arbitrary_affine();
    const MapMetres p{*rc::gen::inRange(-100, 100) / 4.0, *rc::gen::inRange(-100, 100) / 4.0};
    const ScreenPx between = first.apply(p);
    const ScreenPx expected = second.apply({between.x, between.y});
    const ScreenPx both = then(first, second).apply(p);
    // Eighths and quarters of this size are exact in double, so both ways must agree to the bit.
    RC_ASSERT(both == expected);
  }));
}

TEST(Affine, InverseUndoes) {
  EXPECT_TRUE(rc::check([] {
    const Affine map = arbitrary_affine();
    const double determinant = map.xx * map.yy - map.xy * map.yx;
    RC_PRE(std::abs(determinant) > 1);
    const MapMetres p{*rc::gen::inRange(-1000, 1000) / 1.0, *rc::gen::inRange(-1000, 1000) / 1.0};
    const ScreenPx there = map.apply(p);
    const ScreenPx back = map.inverse().apply({there.x, there.y});
    // Coordinates up to 4e5 and a determinant down to 1 lose at most some 1e-6 of a unit.
    RC_ASSERT(std::abs(back.x - p.x) < 1e-5);
    RC_ASSERT(std::abs(back.y - p.y) < 1e-5);
  }));
}

TEST(Affine, ScaleIsTheLengthOfOneUnit) {
  const Affine turned{3, -4, 100, 4, 3, 200};
  EXPECT_DOUBLE_EQ(turned.scale(), 5);
}

}  // namespace
}  // namespace yalu
