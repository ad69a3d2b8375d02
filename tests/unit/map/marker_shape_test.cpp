#include "map/marker_shape.h"

#include <numbers>

#include <gtest/gtest.h>

namespace yalu {
namespace {

constexpr MarkerShape cornered[] = {MarkerShape::triangle, MarkerShape::triangle_down, MarkerShape::square,
                                    MarkerShape::diamond, MarkerShape::dash};

// Shoelace formula; positive is clockwise where y points down.
double signed_area(std::span<const ScreenPx> outline) {
  double twice = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const ScreenPx a = outline[i], b = outline[(i + 1) % outline.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

TEST(MarkerShape, EveryOutlineHasTheAreaOfTheUnitCircleAndRunsClockwise) {
  for (const MarkerShape shape : cornered) EXPECT_NEAR(signed_area(unit_outline(shape)), std::numbers::pi, 1e-9);
}

TEST(MarkerShape, CentroidIsTheCentre) {
  for (const MarkerShape shape : cornered) {
    const auto outline = unit_outline(shape);
    double x = 0, y = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const ScreenPx a = outline[i], b = outline[(i + 1) % outline.size()];
      const double cross = a.x * b.y - b.x * a.y;
      x += (a.x + b.x) * cross;
      y += (a.y + b.y) * cross;
    }
    EXPECT_NEAR(x, 0, 1e-9);
    EXPECT_NEAR(y, 0, 1e-9);
  }
}

TEST(MarkerShape, OutlinesBeginAtTheTopInTheMiddle) {
  for (const MarkerShape shape : cornered) {
    const auto outline = unit_outline(shape);
    EXPECT_EQ(outline.front().x, 0);
    for (const ScreenPx corner : outline) EXPECT_GE(corner.y, outline.front().y);
  }
}

TEST(MarkerShape, ReachIsTheDistanceOfTheFarthestCorner) {
  EXPECT_DOUBLE_EQ(unit_reach(MarkerShape::circle), 1);
  EXPECT_TRUE(unit_outline(MarkerShape::circle).empty());
  // A square of area pi has the half diagonal sqrt(pi / 2).
  EXPECT_NEAR(unit_reach(MarkerShape::square), 1.2533141373155001, 1e-12);
  EXPECT_NEAR(unit_reach(MarkerShape::diamond), 1.2533141373155001, 1e-12);
}

}  // namespace
}  // namespace yalu
