#include "render/device_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace yalu {
namespace {

void finish_part(DevicePath& path, std::size_t begin, bool closed, double length_before) {
  const std::size_t end = path.points.size();
  if (begin == end) return;
  DevicePart part{begin, end, closed, length_before, {}};
  for (std::size_t i = begin; i < end; ++i) part.box.add(path.points[i]);
  path.parts.push_back(part);
}

std::span<const DevicePoint> points_of(const DevicePath& path, const DevicePart& part) {
  return {path.points.data() + part.begin, part.end - part.begin};
}

void copy_part(const DevicePath& from, const DevicePart& part, DevicePath& to) {
  const std::size_t begin = to.points.size();
  const auto points = points_of(from, part);
  to.points.insert(to.points.end(), points.begin(), points.end());
  to.parts.push_back({begin, to.points.size(), part.closed, part.length_before, part.box});
}

/// One side of a box: what lies on the inner side of a horizontal or vertical line is kept.
struct Side {
  bool vertical;  ///< the line x = at, else y = at
  double at;
  double inward;  ///< +1: larger coordinates are inside, -1: smaller ones

  double depth(DevicePoint p) const { return ((vertical ? p.x : p.y) - at) * inward; }
};

void cut_ring(std::span<const DevicePoint> ring, const Side& side, std::vector<DevicePoint>& out) {
  out.clear();
  if (ring.empty()) return;
  DevicePoint a = ring.back();
  double depth_a = side.depth(a);
  for (const DevicePoint b : ring) {
    const double depth_b = side.depth(b);
    if ((depth_a >= 0) != (depth_b >= 0)) {
      const double t = depth_a / (depth_a - depth_b);
      out.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    if (depth_b >= 0) out.push_back(b);
    a = b;
    depth_a = depth_b;
  }
}

/// The stretch [from, to] of the segment a-b that lies within the box (Liang and Barsky 1984).
std::optional<std::pair<double, double>> stretch_within(DevicePoint a, DevicePoint b, const DeviceBox& box) {
  double from = 0, to = 1;
  const auto narrow = [&](double start, double delta, double low, double high) {
    if (delta == 0) return start >= low && start <= high;
    const double first = (low - start) / delta, second = (high - start) / delta;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
    return from <= to;
  };
  if (!narrow(a.x, b.x - a.x, box.left, box.right) || !narrow(a.y, b.y - a.y, box.top, box.bottom)) return {};
  return std::pair{from, to};
}

void cut_line(std::span<const DevicePoint> points, const DevicePart& part, const DeviceBox& box, bool keep_start,
              DevicePath& out) {
  const std::size_t count = points.size();
  // A ring is walked from a point outside the box, so that none of its pieces ends where it merely began.
  std::size_t start = 0;
  if (part.closed && !keep_start) {
    while (start < count && box.contains(points[start])) ++start;
  }
  const std::size_t steps = part.closed ? count : count - 1;
  std::size_t begin = out.points.size();
  double length = part.length_before, piece_length = length;
  for (std::size_t i = 0; i < steps; ++i) {
    const DevicePoint a = points[(start + i) % count], b = points[(start + i + 1) % count];
    const double step = std::hypot(b.x - a.x, b.y - a.y);
    if (const auto stretch = stretch_within(a, b, box)) {
      const auto at = [&](double t) { return DevicePoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
      if (begin == out.points.size()) {
        piece_length = length + stretch->first * step;
        out.points.push_back(stretch->first == 0 ? a : at(stretch->first));
      }
      out.points.push_back(stretch->second == 1 ? b : at(stretch->second));
      if (stretch->second < 1) {
        finish_part(out, begin, false, piece_length);
        begin = out.points.size();
      }
    } else if (begin != out.points.size()) {
      finish_part(out, begin, false, piece_length);
      begin = out.points.size();
    }
    length += step;
  }
  finish_part(out, begin, false, piece_length);
}

}  // namespace

void DeviceBox::add(DevicePoint p) {
  left = std::min(left, p.x);
  top = std::min(top, p.y);
  right = std::max(right, p.x);
  bottom = std::max(bottom, p.y);
}

DevicePath to_device(const Geometry& geometry, const Affine& to_pixels, bool closed, double least_step) {
  DevicePath path;
  path.points.reserve(geometry.points.size());
  path.parts.reserve(geometry.part_starts.size());
  const double least_squared = least_step * least_step;
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto [first, last] = geometry.part(part);
    const std::size_t begin = path.points.size();
    for (std::size_t i = first; i < last; ++i) {
      const ScreenPx p = to_pixels.apply(geometry.points[i]);
      if (path.points.size() > begin) {
        const double dx = p.x - path.points.back().x, dy = p.y - path.points.back().y;
        if (dx * dx + dy * dy < least_squared) {
          // The end of a line stays where it is, so that lines which meet still meet.
          const bool line_end = !closed && i + 1 == last;
          if (line_end && path.points.size() > begin + 1) path.points.back() = {p.x, p.y};
          if (!line_end || path.points.size() > begin + 1) continue;
        }
      }
      path.points.push_back({p.x, p.y});
    }
    finish_part(path, begin, closed, 0);
  }
  return path;
}

DevicePath cut_rings(const DevicePath& rings, const DeviceBox& box) {
  const std::array<Side, 4> sides = {
      {{true, box.left, 1}, {true, box.right, -1}, {false, box.top, 1}, {false, box.bottom, -1}}};
  DevicePath out;
  std::vector<DevicePoint> now, next;
  for (const DevicePart& part : rings.parts) {
    if (!part.box.overlaps(box)) continue;
    if (box.contains(part.box)) {
      copy_part(rings, part, out);
      continue;
    }
    const auto points = points_of(rings, part);
    now.assign(points.begin(), points.end());
    for (const Side& side : sides) {
      const double depth =
          std::min(side.depth({part.box.left, part.box.top}), side.depth({part.box.right, part.box.bottom}));
      if (depth >= 0) continue;
      cut_ring(now, side, next);
      std::swap(now, next);
    }
    const std::size_t begin = out.points.size();
    out.points.insert(out.points.end(), now.begin(), now.end());
    finish_part(out, begin, true, 0);
  }
  return out;
}

DevicePath cut_lines(const DevicePath& lines, const DeviceBox& box, bool keep_starts) {
  DevicePath out;
  for (const DevicePart& part : lines.parts) {
    if (!part.box.overlaps(box)) continue;
    if (box.contains(part.box)) {
      copy_part(lines, part, out);
    } else {
      cut_line(points_of(lines, part), part, box, keep_starts, out);
    }
  }
  return out;
}

}  // namespace yalu
