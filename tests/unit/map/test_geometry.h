// Shapes for the tests of everything that draws.
#pragma once

#include <memory>
#include <vector>

#include "map/display_list.h"

namespace yalu {

inline Geometry geometry_of(const std::vector<std::vector<MapMetres>>& parts) {
  Geometry result;
  for (const auto& part : parts) {
    result.part_starts.push_back(static_cast<std::uint32_t>(result.points.size()));
    for (const MapMetres p : part) {
      result.points.push_back(p);
      result.bounds.add(p);
    }
  }
  return result;
}

inline GeometryRef test_geometry(const std::vector<std::vector<MapMetres>>& parts) {
  return std::make_shared<Geometry>(geometry_of(parts));
}

}  // namespace yalu
