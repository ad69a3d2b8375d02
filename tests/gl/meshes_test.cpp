// What is drawn of a geometry: simplified, cut into triangles and runs, without GL.
#include "render/gl/meshes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "render/gl/simplify.h"
#include "unit/map/test_geometry.h"

namespace yalu {
namespace {

/// A ring round (cx, cy) that never crosses itself: one radius a direction.
std::vector<MapMetres> star(double cx, double cy, const std::vector<double>& radii) {
  std::vector<MapMetres> ring;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    const double turn = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(radii.size());
    ring.push_back({cx + radii[i] * std::cos(turn), cy + radii[i] * std::sin(turn)});
  }
  return ring;
}

double ring_area(const std::vector<MapMetres>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const MapMetres a = ring[i], b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

double triangle_area(const AreaMesh& mesh) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
    const auto& a = mesh.vertices[mesh.triangles[i]];
    const auto& b = mesh.vertices[mesh.triangles[i + 1]];
    const auto& c = mesh.vertices[mesh.triangles[i + 2]];
    sum += std::abs(static_cast<double>((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))) / 2;
  }
  return sum;
}

double distance(MapMetres p, MapMetres a, MapMetres b) {
  const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

rc::Gen<std::vector<double>> radii(int low, int high) {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(3, 400), [low, high](std::size_t count) {
    return rc::gen::container<std::vector<double>>(
        count, rc::gen::map(rc::gen::inRange(low, high), [](int radius) { return static_cast<double>(radius); }));
  });
}

TEST(AreaMesh, TrianglesCoverTheRingAndLeaveTheHoleFree) {
  EXPECT_TRUE(rc::check([] {
    const auto ring = star(400000, -200000, *radii(600, 1000)), hole = star(400000, -200000, *radii(100, 250));
    const AreaMesh mesh = build_area_mesh(geometry_of({ring, hole}), 0);
    const double expected = ring_area(ring) - ring_area(hole);
    RC_ASSERT(std::abs(triangle_area(mesh) - expected) < expected * 1e-4);
  }));
}

TEST(AreaMesh, EveryEdgeOfTheOutlineKnowsItsInside) {
  const auto ring = star(0, 0, std::vector<double>(50, 100)), hole = star(0, 0, std::vector<double>(20, 30));
  const AreaMesh mesh = build_area_mesh(geometry_of({ring, hole}), 0);
  ASSERT_EQ(mesh.outline.segments.size(), 70U);
  // Both rings run anticlockwise: the inside lies left of the outer one and right of the hole.
  for (std::size_t i = 0; i < 70; ++i) EXPECT_EQ(mesh.outline.segments[i].kind, i < 50 ? 1 : -1) << i;
}

TEST(AreaMesh, RingsTooSmallForTheToleranceVanish) {
  const AreaMesh mesh = build_area_mesh(
      geometry_of({star(0, 0, std::vector<double>(30, 500)), star(900, 0, std::vector<double>(30, 2))}), 5);
  EXPECT_EQ(mesh.vertices.size(), 30U);  // those of the large ring
  for (const auto& vertex : mesh.vertices) EXPECT_LT(vertex[0] + mesh.outline.center.x, 510);
}

TEST(Meshes, RunsHoldEverySegmentAndTriangleOnceWithinTheirBounds) {
  EXPECT_TRUE(rc::check([] {
    const AreaMesh mesh = build_area_mesh(geometry_of({star(0, 0, *radii(500, 1000))}), 0);
    std::uint32_t next = 0;
    for (const Chunk& chunk : mesh.chunks) {
      RC_ASSERT(chunk.first == next);
      for (std::uint32_t i = 3 * chunk.first; i < 3 * (chunk.first + chunk.count); ++i) {
        const auto& v = mesh.vertices[mesh.triangles[i]];
        const MapMetres p{v[0] + mesh.outline.center.x, v[1] + mesh.outline.center.y};
        RC_ASSERT(p.x >= chunk.bounds.min_x && p.x <= chunk.bounds.max_x && p.y >= chunk.bounds.min_y &&
                  p.y <= chunk.bounds.max_y);
      }
      next += chunk.count;
    }
    RC_ASSERT(next * 3 == mesh.triangles.size());
    next = 0;
    for (const Chunk& chunk : mesh.outline.chunks) {
      RC_ASSERT(chunk.first == next);
      next += chunk.count;
    }
    RC_ASSERT(next == mesh.outline.segments.size());
  }));
}

TEST(LineMesh, LengthsAreThoseOfTheWholeLine) {
  const Geometry square = geometry_of({{{0, 0}, {50, 0}, {100, 0}, {100, 100}, {0, 100}}});
  const SegmentMesh closed = build_line_mesh(square, true, 1);
  ASSERT_EQ(closed.segments.size(), 4U);  // (50, 0) lies on the edge
  EXPECT_EQ(closed.segments.back().to_length, 400);
  EXPECT_EQ(closed.segments.back().kind, 0);
  const SegmentMesh open = build_line_mesh(square, false, 1);
  ASSERT_EQ(open.segments.size(), 3U);
  EXPECT_EQ(open.segments.front().kind, open_start);
  EXPECT_EQ(open.segments.back().kind, open_end);
  EXPECT_EQ(open.segments.back().to_length, 300);
  EXPECT_FALSE(open.exact);
  EXPECT_TRUE(build_line_mesh(square, false, 0).exact);
}

TEST(Simplify, NoPointLiesFartherFromTheLineThanTheTolerance) {
  EXPECT_TRUE(rc::check([] {
    const Geometry geometry = geometry_of({star(0, 0, *radii(500, 1000))});
    const double tolerance = *rc::gen::inRange(1, 300);
    const bool closed = *rc::gen::arbitrary<bool>();
    const KeptPoints kept = simplify(geometry, closed, 2, tolerance);
    RC_ASSERT(kept.points.size() >= 2);
    for (const MapMetres p : geometry.points) {
      double nearest = 1e9;
      for (std::size_t i = 0; i + 1 < kept.points.size(); ++i) {
        nearest = std::min(nearest, distance(p, geometry.points[kept.points[i]], geometry.points[kept.points[i + 1]]));
      }
      if (closed) {
        nearest =
            std::min(nearest, distance(p, geometry.points[kept.points.back()], geometry.points[kept.points.front()]));
      }
      RC_ASSERT(nearest <= tolerance + 1e-9);
    }
  }));
}

TEST(Simplify, AStraightLineKeepsItsEnds) {
  Geometry line;
  line.part_starts = {0};
  for (int i = 0; i < 100; ++i) line.points.push_back({i * 1.0, i * 2.0});
  const KeptPoints kept = simplify(line, false, 2, 0.01);
  EXPECT_EQ(kept.points, (std::vector<std::uint32_t>{0, 99}));
}

}  // namespace
}  // namespace yalu
