// Mark points: where the mark of every incident stands on the map, as columns that a frame can scan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/geo.h"
#include "incidents/geocoder.h"

namespace yalu {

struct World;

/// How an incident stands on the map.
enum class MarkForm : std::uint8_t {
  circle,  ///< an exact point or a settlement
  area,    ///< known to a county or province only: that area, with the figure as text in it
  nowhere  ///< no place that can be drawn; said in words
};

/// A place of Locations::sets and World::placed.
struct PlaceInSet {
  std::uint32_t set = 0;
  std::size_t place = 0;
};

/// By row of Incidents. A mark stands at the destination, at the origin where no destination can be drawn.
struct MarkPoints {
  MapMetres center;  ///< floats would not do for map metres at street scale: the points are relative to it
  std::vector<MarkForm> form;
  std::vector<float> x, y;            ///< of the mark; 0 for nowhere
  std::vector<std::uint32_t> area;    ///< index into `areas` of a mark that is an area; empty where there is none
  std::vector<PlaceInSet> areas;      ///< one for each outline; those of the base map before those that are a radius
  std::uint32_t outlined_areas = 0;   ///< how many are of the base map
  std::vector<float> reach_m;         ///< the radius on the ground of what is known by one; empty while nothing is
  std::vector<float> from_x, from_y;  ///< of the origin of a mark at its destination; NaN where none can be drawn

  float reach_of(std::size_t row) const { return reach_m.empty() ? 0 : reach_m[row]; }
  bool has_origin(std::size_t row) const { return from_x[row] == from_x[row]; }
};

bool is_area(Precision precision);

/// The first place of a set that can be drawn: not a country, nothing unknown, and no county or province without an
/// extent, which would be a pin that claims a point.
std::optional<std::size_t> first_drawable(const World& world, std::uint32_t set);
std::vector<std::size_t> all_drawable(const World& world, std::uint32_t set);

/// Of a world whose locations are placed.
MarkPoints make_mark_points(const World& world);

}  // namespace yalu
