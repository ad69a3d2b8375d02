// Shares of pixels, held against counting points and against distances.
#include "render/gl/coverage.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/cell_index.h"

namespace yalu {
namespace {

constexpr int width = 40, height = 32;

std::vector<double> shares_of(const std::vector<CoverageSpan>& spans) {
  std::vector<double> all(std::size_t{width} * height);
  for (const CoverageSpan& span : spans) {
    for (int i = 0; i < span.count; ++i) {
      all[cell_index(span.row, span.x + i, width)] = (span.shares == nullptr ? span.share : span.shares[i]) / 255.0;
    }
  }
  return all;
}

std::vector<double> area(const std::vector<std::vector<std::pair<double, double>>>& rings) {
  AreaCoverage coverage(width, height);
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto& a = ring[i];
      const auto& b = ring[(i + 1) % ring.size()];
      coverage.add({a.first, a.second, b.first, b.second});
    }
  }
  std::vector<CoverageSpan> spans;
  coverage.take(spans);
  return shares_of(spans);
}

double at(const std::vector<double>& shares, int x, int y) {
  return shares[cell_index(y, x, width)];
}

TEST(AreaCoverage, OfARectangleBetweenPixels) {
  const auto shares = area({{{2.25, 3.5}, {37.5, 3.5}, {37.5, 10.75}, {2.25, 10.75}}});
  EXPECT_NEAR(at(shares, 2, 5), 0.75, 0.003);
  EXPECT_NEAR(at(shares, 20, 5), 1, 0);
  EXPECT_NEAR(at(shares, 37, 5), 0.5, 0.003);
  EXPECT_NEAR(at(shares, 38, 5), 0, 0);
  EXPECT_NEAR(at(shares, 20, 3), 0.5, 0.003);
  EXPECT_NEAR(at(shares, 2, 10), 0.75 * 0.75, 0.003);
  EXPECT_NEAR(at(shares, 20, 11), 0, 0);
}

TEST(AreaCoverage, TwiceIsNotAtAll) {
  const std::vector<std::pair<double, double>> square{{5, 5}, {25, 5}, {25, 25}, {5, 25}};
  const auto shares = area({square, square});
  EXPECT_EQ(*std::max_element(shares.begin(), shares.end()), 0);
  const auto hole = area({square, {{10, 10}, {20, 10}, {20, 20}, {10, 20}}});
  EXPECT_EQ(at(hole, 7, 12), 1);
  EXPECT_EQ(at(hole, 15, 15), 0);
}

TEST(AreaCoverage, WhatLiesOutsideOnEverySideStillBoundsTheInside) {
  const auto shares = area({{{-1e7, -1e7}, {1e7, -1e7}, {1e7, 1e7}, {-1e7, 1e7}}});
  EXPECT_EQ(*std::min_element(shares.begin(), shares.end()), 1);
}

TEST(AreaCoverage, IsTheShareOfPointsWithin) {
  EXPECT_TRUE(rc::check([] {
    const double cx = *rc::gen::inRange(-15, 55), cy = *rc::gen::inRange(-15, 45);
    const auto radii =
        *rc::gen::container<std::vector<int>>(*rc::gen::inRange<std::size_t>(3, 9), rc::gen::inRange(6, 30));
    std::vector<std::pair<double, double>> ring;
    for (std::size_t i = 0; i < radii.size(); ++i) {
      const double turn = 2 * std::numbers::pi * (static_cast<double>(i) + 0.13) / static_cast<double>(radii.size());
      ring.emplace_back(cx + radii[i] * std::cos(turn), cy + radii[i] * std::sin(turn));
    }
    const auto inside = [&](double x, double y) {
      bool in = false;
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const auto& [ax, ay] = ring[i];
        const auto& [bx, by] = ring[j];
        if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) in = !in;
      }
      return in;
    };
    const auto shares = area({ring});
    for (int y = 0; y < height; y += 3) {
      for (int x = 0; x < width; ++x) {
        int within = 0;
        for (int row = 0; row < 16; ++row) {
          for (int column = 0; column < 16; ++column) {
            within += inside(x + (column + 0.5) / 16, y + (row + 0.5) / 16) ? 1 : 0;
          }
        }
        RC_ASSERT(std::abs(at(shares, x, y) - within / 256.0) < 0.08);
      }
    }
  }));
}

TEST(LineCoverage, FallsWithTheDistanceFromTheStretch) {
  EXPECT_TRUE(rc::check([] {
    const auto place = [](int most) { return *rc::gen::inRange(-100, most * 10 + 100) / 10.0; };
    Stretch stretch;
    stretch.ax = place(width);
    stretch.ay = place(height);
    stretch.bx = place(width);
    stretch.by = place(height);
    const double half_width = *rc::gen::inRange(2, 60) / 10.0;
    LineCoverage coverage(width, height);
    coverage.add(stretch, half_width);
    std::vector<CoverageSpan> spans;
    coverage.take(spans);
    const auto shares = shares_of(spans);
    const double dx = stretch.bx - stretch.ax, dy = stretch.by - stretch.ay, length2 = dx * dx + dy * dy;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const double px = x + 0.5 - stretch.ax, py = y + 0.5 - stretch.ay;
        const double t = length2 > 0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0;
        const double d = std::hypot(px - t * dx, py - t * dy);
        // A box one wide, of which the line covers what lies within half its width.
        const double covered = std::clamp(std::min(d + 0.5, half_width) - std::max(d - 0.5, -half_width), 0.0, 1.0);
        RC_ASSERT(std::abs(at(shares, x, y) - covered) < 0.004);
      }
    }
    coverage.clear();
    coverage.take(spans);
    RC_ASSERT(spans.empty());
  }));
}

TEST(LineCoverage, IsCutOffSquareWhereItSays) {
  Stretch stretch{10, 16, 30, 16};
  stretch.cut_from = 0;
  stretch.cut_to = 19.5;
  LineCoverage coverage(width, height);
  coverage.add(stretch, 5);
  std::vector<CoverageSpan> spans;
  coverage.take(spans);
  const auto shares = shares_of(spans);
  for (const int y : {13, 16, 18}) {
    EXPECT_EQ(at(shares, 9, y), 0) << y;
    EXPECT_EQ(at(shares, 10, y), 1) << y;
    EXPECT_EQ(at(shares, 28, y), 1) << y;
    EXPECT_NEAR(at(shares, 29, y), 0.5, 0.003) << y;
    EXPECT_EQ(at(shares, 30, y), 0) << y;
  }
}

TEST(LineCoverage, WhereStretchesOverlapTheLargerShareCounts) {
  LineCoverage coverage(width, height);
  coverage.add({5, 10.5, 20, 10.5}, 0.3);
  coverage.add({10, 10.5, 30, 10.5}, 0.3);
  std::vector<CoverageSpan> spans;
  coverage.take(spans);
  const auto shares = shares_of(spans);
  EXPECT_NEAR(at(shares, 15, 10), 0.6, 0.003);
  EXPECT_EQ(at(shares, 7, 10), at(shares, 15, 10));
}

}  // namespace
}  // namespace yalu
