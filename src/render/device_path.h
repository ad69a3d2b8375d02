// DevicePath: geometry in device pixels, thinned and cut to what can be seen, ready to draw.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// Device pixels of the whole picture, y down.
struct DevicePoint {
  double x = 0;
  double y = 0;
};

struct DeviceBox {
  double left = std::numeric_limits<double>::infinity();
  double top = std::numeric_limits<double>::infinity();
  double right = -std::numeric_limits<double>::infinity();
  double bottom = -std::numeric_limits<double>::infinity();

  void add(DevicePoint p);
  bool contains(DevicePoint p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
  bool contains(const DeviceBox& o) const {
    return o.left >= left && o.right <= right && o.top >= top && o.bottom <= bottom;
  }
  bool overlaps(const DeviceBox& o) const {
    return left <= o.right && o.left <= right && top <= o.bottom && o.top <= bottom;
  }
  DeviceBox grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

struct DevicePart {
  std::size_t begin = 0;  ///< into the points of the path
  std::size_t end = 0;
  bool closed = false;
  double length_before = 0;  ///< along the uncut part up to its first point here, for dashes
  DeviceBox box;
};

struct DevicePath {
  std::vector<DevicePoint> points;
  std::vector<DevicePart> parts;
};

/// To device pixels: vertices nearer than `least_step` to the last one kept are dropped (ends of lines stay).
DevicePath to_device(const Geometry& geometry, const Affine& to_pixels, bool closed, double least_step);

/// The rings cut to the box (Sutherland and Hodgman 1974, ring by ring): an even-odd fill looks the same within the
/// box.
DevicePath cut_rings(const DevicePath& rings, const DeviceBox& box);

/// The pieces of lines and ring outlines that lie within the box; a ring that reaches outside becomes open pieces.
/// `keep_starts`: rings are cut also at their first point, from where dashes are measured.
DevicePath cut_lines(const DevicePath& lines, const DeviceBox& box, bool keep_starts);

}  // namespace yalu
