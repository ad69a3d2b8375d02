#include "render/device_path.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

GeometryRef geometry(const std::vector<MapMetres>& points) {
  auto result = std::make_shared<Geometry>();
  result->part_starts = {0};
  result->points = points;
  for (const MapMetres p : points) result->bounds.add(p);
  return result;
}

DevicePath path_of(const std::vector<MapMetres>& points, bool closed) {
  return to_device(*geometry(points), {}, closed, 0);
}

bool inside(const DevicePath& path, DevicePoint p) {
  bool odd = false;
  for (const DevicePart& part : path.parts) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const DevicePoint a = path.points[i == part.begin ? part.end - 1 : i - 1], b = path.points[i];
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) odd = !odd;
    }
  }
  return odd;
}

double distance(const DevicePath& path, DevicePoint p) {
  double nearest = HUGE_VAL;
  for (const DevicePart& part : path.parts) {
    for (std::size_t i = part.closed ? part.begin : part.begin + 1; i < part.end; ++i) {
      const DevicePoint a = path.points[i == part.begin ? part.end - 1 : i - 1], b = path.points[i];
      const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
      const double t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
      nearest = std::min(nearest, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
    }
  }
  return nearest;
}

std::vector<MapMetres> any_points(std::size_t least) {
  std::vector<MapMetres> points;
  const auto count = *rc::gen::inRange<std::size_t>(least, 12);
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(
        {static_cast<double>(*rc::gen::inRange(-50, 150)), static_cast<double>(*rc::gen::inRange(-50, 150))});
  }
  return points;
}

constexpr DeviceBox box{0, 0, 100, 100};

TEST(ToDevice, ScalesAndDropsVerticesThatAreTooNear) {
  const DevicePath path =
      to_device(*geometry({{0, 0}, {0.05, 0}, {1, 0}, {1.05, 0}}), {2, 0, 10, 0, -2, 20}, false, 0.2);
  ASSERT_EQ(path.points.size(), 2U);
  EXPECT_EQ(path.points[0].x, 10);
  EXPECT_EQ(path.points[0].y, 20);
  EXPECT_DOUBLE_EQ(path.points[1].x, 12.1);  // the end of a line stays
}

TEST(CutRings, AFillLooksTheSameWithinTheBox) {
  EXPECT_TRUE(rc::check("even-odd parity of points in the box is unchanged, and nothing lies outside", [] {
    const DevicePath whole = path_of(any_points(3), true), cut = cut_rings(whole, box);
    for (const DevicePoint p : cut.points) RC_ASSERT(box.grown(1e-9).contains(p));
    for (double x = 0.37; x < 100; x += 7.1) {
      for (double y = 0.41; y < 100; y += 7.3) RC_ASSERT(inside(whole, {x, y}) == inside(cut, {x, y}));
    }
  }));
}

TEST(CutLines, ExactlyWhatLiesWithinTheBoxRemains) {
  EXPECT_TRUE(rc::check("pieces lie in the box and cover every point of the line that does", [] {
    const bool closed = *rc::gen::arbitrary<bool>(), keep_starts = *rc::gen::arbitrary<bool>();
    const auto points = any_points(2);
    const DevicePath whole = path_of(points, closed), cut = cut_lines(whole, box, keep_starts);
    for (const DevicePoint p : cut.points) {
      RC_ASSERT(box.grown(1e-9).contains(p));
      RC_ASSERT(distance(whole, p) < 1e-6);
    }
    for (std::size_t i = closed ? 0 : 1; i < points.size(); ++i) {
      const MapMetres a = points[i == 0 ? points.size() - 1 : i - 1], b = points[i];
      for (double t = 0.013; t < 1; t += 0.1) {
        const DevicePoint p{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
        if (box.contains(p)) RC_ASSERT(distance(cut, p) < 1e-6);
      }
    }
  }));
}

TEST(CutLines, PiecesKnowHowFarAlongTheyBegin) {
  const DevicePath cut = cut_lines(path_of({{-30, 50}, {130, 50}, {130, 60}, {-30, 60}}, false), box, true);
  ASSERT_EQ(cut.parts.size(), 2U);
  EXPECT_DOUBLE_EQ(cut.parts[0].length_before, 30);
  EXPECT_DOUBLE_EQ(cut.parts[1].length_before, 160 + 10 + 30);
}

TEST(CutLines, ARingKeepsItsJoinUnlessDashesBeginThere) {
  const std::vector<MapMetres> ring{{50, 50}, {150, 50}, {150, 80}, {50, 80}};  // begins within the box
  const DevicePath joined = cut_lines(path_of(ring, true), box, false);
  ASSERT_EQ(joined.parts.size(), 1U);
  EXPECT_EQ(joined.parts[0].end - joined.parts[0].begin, 4U);
  EXPECT_EQ(cut_lines(path_of(ring, true), box, true).parts.size(), 2U);
  EXPECT_TRUE(cut_lines(path_of({{10, 10}, {20, 10}, {20, 20}}, true), box, false).parts.at(0).closed);
}

}  // namespace
}  // namespace yalu
