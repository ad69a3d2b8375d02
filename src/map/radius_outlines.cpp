#include "map/radius_outlines.h"

#include <utility>

#include "map/geometry_build.h"
#include "map/world.h"

namespace yalu {
namespace {

// More than a frame can show; at about 3 kB each.
constexpr std::size_t kept_at_least = 8192;

// The stated radius around a place, within the country it lies in.
GeometryRef make_outline(const World& world, const Location& location, MapMetres point) {
  const double radius_m = location.radius_km * 1000;
  if (location.place) {
    for (const MapFeature& country : world.base_map.overview.countries) {
      if (country.code == world.gazetteer[*location.place].country && area_contains(*country.geometry, point))
        return ground_circle_within(world.projection, *location.position, radius_m, *country.geometry);
    }
  }
  return ground_circle(world.projection, *location.position, radius_m);
}

}  // namespace

RadiusKey radius_key(const Location& location) {
  return {location.position->lon_deg, location.position->lat_deg, location.radius_km,
          location.place ? index_of(*location.place) : std::numeric_limits<std::size_t>::max()};
}

GeometryRef RadiusOutlines::of(const World& world, const Location& location, MapMetres point) {
  const RadiusKey key = radius_key(location);
  const std::lock_guard lock(mutex_);
  if (const auto found = recent_.find(key); found != recent_.end()) return found->second;
  GeometryRef outline;
  if (const auto found = older_.find(key); found != older_.end()) {
    outline = found->second;
  } else {
    outline = make_outline(world, location, point);
  }
  if (recent_.size() >= kept_at_least) older_ = std::exchange(recent_, {});
  recent_.emplace(key, outline);
  return outline;
}

GeometryRef outline_of(const World& world, std::uint32_t set, std::size_t place) {
  const PlacedLocation& placed = world.placed[set][place];
  if (placed.area) return placed.area;
  if (!placed.by_radius) return nullptr;
  return world.radius_outlines->of(world, world.locations.sets[set][place], placed.point);
}

}  // namespace yalu
