// Areas cut short outside a rectangle cover the same within it.
#include "map/geometry_build.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "test_geometry.h"

namespace yalu {
namespace {

constexpr ScreenRect rect{0, 0, 40, 30};

TEST(AreaNear, KeepsACornerOfEachSideThatARingPasses) {
  // Around the rectangle by the left, below and the right, in many steps each: all of it lies inside.
  std::vector<MapMetres> ring;
  for (int i = 0; i <= 100; ++i) ring.push_back({-20, -50.0 + i});
  for (int i = 0; i <= 100; ++i) ring.push_back({-20.0 + i, 50});
  for (int i = 0; i <= 100; ++i) ring.push_back({80, 50.0 - i});
  const Geometry near = area_near(geometry_of({ring}), Affine{}, rect);
  EXPECT_LE(near.points.size(), 8U) << "of " << ring.size();
  EXPECT_TRUE(area_contains(near, {20, 15}));
}

TEST(AreaNearLaws, CoversTheSameWithinTheRectangle) {
  EXPECT_TRUE(rc::check("for any rings", [] {
    std::vector<std::vector<MapMetres>> rings;
    const int parts = *rc::gen::inRange(1, 4);
    for (int part = 0; part < parts; ++part) {
      const int corners = *rc::gen::inRange(3, 30);
      std::vector<MapMetres> ring;
      for (int i = 0; i < corners; ++i) {
        ring.push_back(
            {static_cast<double>(*rc::gen::inRange(-60, 100)), static_cast<double>(*rc::gen::inRange(-60, 90))});
      }
      rings.push_back(ring);
    }
    const Geometry area = geometry_of(rings);
    const Geometry near = area_near(area, Affine{}, rect);
    RC_ASSERT(near.part_starts.size() == area.part_starts.size());
    RC_ASSERT(near.points.size() <= area.points.size());
    for (double x = 0.37; x < rect.width; x += 3.1) {
      for (double y = 0.41; y < rect.height; y += 2.9) {
        RC_ASSERT(area_contains(near, {x, y}) == area_contains(area, {x, y}));
      }
    }
  }));
}

}  // namespace
}  // namespace yalu
