#include "map/arcs.h"

#include <cmath>

#include <gtest/gtest.h>

namespace yalu {
namespace {

Arc long_arc() {
  Arc arc;
  arc.from = {100, 300};
  arc.to = {300, 300};
  arc.stop_short_px = 12;
  arc.color = {213, 94, 0, 255};
  return arc;
}

std::size_t drawn(const Arc& arc) {
  DisplayList list;
  draw_arc(arc, list);
  return list.commands.size();
}

TEST(Arc, BowsUpwardsAndStopsAtTheMark) {
  const auto points = arc_points(long_arc());
  ASSERT_FALSE(points.empty());
  EXPECT_DOUBLE_EQ(points.front().x, 100);
  for (const ScreenPx& p : points) {
    EXPECT_LE(p.y, 300.001);
    EXPECT_GE(std::hypot(p.x - 300, p.y - 300), 12 - 1e-9);
  }
}

TEST(Arc, NoBowBetweenNeighbours) {
  Arc arc = long_arc();
  arc.to = {115, 300};
  EXPECT_EQ(drawn(arc), 0u);
}

TEST(Arc, UnderWayShowsOneBrightSegmentMore) {
  Arc arc = long_arc();
  const std::size_t rest = drawn(arc);
  arc.travel = 0.5;
  EXPECT_EQ(drawn(arc), rest + 1);
}

TEST(Arc, AnUnknownOriginFadesIn) {
  Arc arc = long_arc();
  arc.origin_known = false;
  DisplayList list;
  draw_arc(arc, list);
  ASSERT_GT(list.commands.size(), 4u);
  const auto& first = std::get<FillArea>(list.commands[0]);
  const auto& late = std::get<FillArea>(list.commands[list.commands.size() - 2]);
  EXPECT_LT(first.color.a * 3, late.color.a);
}

TEST(Arc, GrowsWithPersonsBetweenItsBounds) {
  EXPECT_DOUBLE_EQ(arc_width_px(std::nullopt), 1.5);
  EXPECT_LT(arc_width_px(10), arc_width_px(100));
  EXPECT_DOUBLE_EQ(arc_width_px(100000), 4);
}

}  // namespace
}  // namespace yalu
