// Fewer points for a geometry drawn small: Douglas and Peucker's choice of the points that matter.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// Indices into a Geometry's points, part by part.
struct KeptPoints {
  std::vector<std::uint32_t> points;
  std::vector<std::uint32_t> part_starts;  ///< index into `points` of each part's first; parts that vanish are left out
  std::vector<std::uint32_t> parts;        ///< the number of each part in the Geometry

  std::pair<std::size_t, std::size_t> part(std::size_t part) const {
    return {part_starts[part], part + 1 < part_starts.size() ? part_starts[part + 1] : points.size()};
  }
};

/// Every point left out lies within `tolerance` (units of the geometry) of the line kept; 0 keeps all. First and last
/// points stay. With `closed`, parts are rings. Parts that keep fewer than `smallest_part` points are left out.
/// (Douglas and Peucker 1973.)
KeptPoints simplify(const Geometry& geometry, bool closed, std::size_t smallest_part, double tolerance);

}  // namespace yalu
