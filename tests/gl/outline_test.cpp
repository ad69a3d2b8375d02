// What reaches the screen of a geometry: points left out, runs out of sight, dashes; without GL.
#include "render/gl/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/cell_index.h"
#include "render/gl/coverage.h"
#include "unit/map/test_geometry.h"

namespace yalu {
namespace {

constexpr int width = 64, height = 48;

/// A ring round (cx, cy) that never crosses itself: one radius a direction.
std::vector<MapMetres> star(double cx, double cy, const std::vector<double>& radii) {
  std::vector<MapMetres> ring;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    const double turn = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(radii.size());
    ring.push_back({cx + radii[i] * std::cos(turn), cy + radii[i] * std::sin(turn)});
  }
  return ring;
}

rc::Gen<std::vector<double>> radii(int low, int high) {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(3, 400), [low, high](std::size_t count) {
    return rc::gen::container<std::vector<double>>(
        count, rc::gen::map(rc::gen::inRange(low, high), [](int radius) { return static_cast<double>(radius); }));
  });
}

double distance(MapMetres p, MapMetres a, MapMetres b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

TEST(OutlineIndex, NoPointLeftOutLiesFartherFromTheLineThanTheTolerance) {
  EXPECT_TRUE(rc::check([] {
    const Geometry geometry = geometry_of({star(0, 0, *radii(500, 1000))});
    const double tolerance = *rc::gen::inRange(1, 300);
    const bool closed = *rc::gen::arbitrary<bool>();
    const OutlineIndex index = make_outline_index(geometry, closed);
    std::vector<MapMetres> kept;
    for (std::size_t i = 0; i < geometry.points.size(); ++i) {
      if (static_cast<double>(index.matters_below[i]) > tolerance) kept.push_back(geometry.points[i]);
    }
    RC_ASSERT(kept.size() >= 2);
    if (closed) kept.push_back(kept.front());
    for (const MapMetres p : geometry.points) {
      double nearest = 1e9;
      for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
        nearest = std::min(nearest, distance(p, kept[i], kept[i + 1]));
      }
      RC_ASSERT(nearest <= tolerance * (1 + 1e-6));
    }
  }));
}

TEST(OutlineIndex, OfAStraightLineOnlyTheEndsMatter) {
  Geometry line;
  line.part_starts = {0};
  for (int i = 0; i < 200; ++i) {
    line.points.push_back({i * 1.0, i * 2.0});
    line.bounds.add(line.points.back());
  }
  const OutlineIndex index = make_outline_index(line, false);
  for (std::size_t i = 0; i < 200; ++i) EXPECT_EQ(index.matters_below[i] > 1e-3F, i == 0 || i == 199) << i;
}

OutlineView view_at(double x, double y, double tolerance) {
  OutlineView view;
  view.to_device = {1, 0, -x, 0, 1, -y};
  view.width = width;
  view.height = height;
  view.margin = 4;
  view.tolerance = tolerance;
  return view;
}

std::vector<std::uint8_t> shares_of(const std::vector<CoverageSpan>& spans) {
  std::vector<std::uint8_t> all(std::size_t{width} * height);
  for (const CoverageSpan& span : spans) {
    for (int i = 0; i < span.count; ++i) {
      all[cell_index(span.row, span.x + i, width)] = span.shares == nullptr ? span.share : span.shares[i];
    }
  }
  return all;
}

int most_apart(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  int most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

TEST(Edges, WhatIsOutOfSightWindsRoundTheViewAsItDid) {
  EXPECT_TRUE(rc::check([] {
    const Geometry ring =
        geometry_of({star(0, 0, std::vector<double>(*rc::gen::inRange(130, 900), 300)), star(0, 0, *radii(80, 200))});
    const OutlineIndex index = make_outline_index(ring, true);
    const OutlineView view = view_at(*rc::gen::inRange(-350, 300), *rc::gen::inRange(-350, 300), 0);
    std::vector<Edge> all, seen;
    append_edges(ring, nullptr, view, all);
    append_edges(ring, &index, view, seen);
    RC_ASSERT(seen.size() <= all.size());
    const auto draw = [](const std::vector<Edge>& edges) {
      AreaCoverage coverage(width, height);
      for (const Edge& edge : edges) coverage.add(edge);
      std::vector<CoverageSpan> spans;
      coverage.take(spans);
      return shares_of(spans);
    };
    RC_ASSERT(most_apart(draw(all), draw(seen)) <= 1);
  }));
}

TEST(Stretches, AJointShowsNoMoreOfItsRoundEndsThanItNeeds) {
  EXPECT_TRUE(rc::check([] {
    const auto places = *rc::gen::container<std::vector<std::pair<int, int>>>(
        *rc::gen::inRange<std::size_t>(2, 12), rc::gen::pair(rc::gen::inRange(0, 640), rc::gen::inRange(0, 480)));
    std::vector<MapMetres> points;
    for (const auto& [x, y] : places) points.push_back({x / 10.0, y / 10.0});
    const double half_width = *rc::gen::inRange(1, 40) / 10.0;
    std::vector<Stretch> stretches;
    append_stretches(geometry_of({points}), nullptr, view_at(0, 0, 0), StrokeShape{}, stretches);
    const auto draw = [&](bool whole_ends) {
      LineCoverage coverage(width, height);
      for (Stretch stretch : stretches) {
        if (whole_ends) stretch.round_from = stretch.round_to = 1;
        coverage.add(stretch, half_width);
      }
      std::vector<CoverageSpan> spans;
      coverage.take(spans);
      return shares_of(spans);
    };
    RC_ASSERT(most_apart(draw(true), draw(false)) <= 1);
  }));
}

std::vector<Stretch> dashed(const std::vector<MapMetres>& line, std::vector<float> dash_px, bool closed = false) {
  StrokeShape shape;
  shape.closed = closed;
  shape.round_caps = false;
  shape.dash_px = std::move(dash_px);
  std::vector<Stretch> stretches;
  append_stretches(geometry_of({line}), nullptr, view_at(0, 0, 0), shape, stretches);
  return stretches;
}

TEST(Stretches, DashesFollowTheLineRoundItsCorner) {
  // 20 along x, then down: dashes of 8 with gaps of 5 at 0-8, 13-21, 26-34.
  const auto dashes = dashed({{0, 10}, {20, 10}, {20, 24}}, {8, 5});
  ASSERT_EQ(dashes.size(), 4U);
  EXPECT_DOUBLE_EQ(dashes[0].ax, 0);
  EXPECT_DOUBLE_EQ(dashes[0].bx, 8);
  EXPECT_DOUBLE_EQ(dashes[1].ax, 13);
  EXPECT_DOUBLE_EQ(dashes[1].bx, 20);  // the second dash up to the corner: cut off square 1 behind it
  EXPECT_DOUBLE_EQ(dashes[1].cut_to, 8);
  EXPECT_DOUBLE_EQ(dashes[2].ay, 10);  // and the rest of it
  EXPECT_DOUBLE_EQ(dashes[2].by, 11);
  EXPECT_DOUBLE_EQ(dashes[2].cut_from, -7);
  EXPECT_DOUBLE_EQ(dashes[3].ay, 16);
  EXPECT_DOUBLE_EQ(dashes[3].by, 24);
}

TEST(Stretches, AnOddListOfDashesCountsTwice) {
  const auto dashes = dashed({{0, 10}, {60, 10}}, {9});
  ASSERT_EQ(dashes.size(), 4U);
  EXPECT_DOUBLE_EQ(dashes[1].ax, 18);
  EXPECT_DOUBLE_EQ(dashes[3].bx, 60);  // 54-63, as far as the line goes
}

TEST(Stretches, OfALineOfAThousandKilometresOnlyTheDashesInViewAreMade) {
  const auto dashes = dashed({{-1e9, 10}, {1e9, 10}}, {6, 4});
  ASSERT_LT(dashes.size(), 12U);
  // 1e9 is a multiple of ten: a dash begins at 0.
  const bool begins_at_0 =
      std::any_of(dashes.begin(), dashes.end(), [](const Stretch& dash) { return std::abs(dash.ax) < 1e-3; });
  EXPECT_TRUE(begins_at_0);
}

TEST(Stretches, ButtEndsAreCutAtTheEndsOfTheLineAlone) {
  StrokeShape shape;
  shape.round_caps = false;
  std::vector<Stretch> stretches;
  append_stretches(geometry_of({{{5, 5}, {20, 5}, {20, 30}}}), nullptr, view_at(0, 0, 0), shape, stretches);
  ASSERT_EQ(stretches.size(), 2U);
  EXPECT_EQ(stretches[0].cut_from, 0);
  EXPECT_FALSE(std::isfinite(stretches[0].cut_to));
  EXPECT_FALSE(std::isfinite(stretches[1].cut_from));
  EXPECT_EQ(stretches[1].cut_to, 25);
}

}  // namespace
}  // namespace yalu
