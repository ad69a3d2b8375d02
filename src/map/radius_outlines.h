// Outlines of places that are known by a radius, made when they are first drawn: a million of them at once would take
// minutes and gigabytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <tuple>

#include "incidents/geocoder.h"
#include "map/display_list.h"

namespace yalu {

struct World;

/// What decides such an outline: longitude, latitude, kilometres, and the place, whose country it does not leave.
using RadiusKey = std::tuple<double, double, double, std::size_t>;
/// Of a location with a position.
RadiusKey radius_key(const Location& location);

/// Keeps what was drawn of late, so that the same place has the same object from frame to frame. Safe between threads.
class RadiusOutlines {
 public:
  GeometryRef of(const World& world, const Location& location, MapMetres point);

 private:
  std::mutex mutex_;
  std::map<RadiusKey, GeometryRef> recent_, older_;
};

/// The outline of a place of a set: that of the base map, else its radius within its country; null where it has no
/// extent.
GeometryRef outline_of(const World& world, std::uint32_t set, std::size_t place);

}  // namespace yalu
