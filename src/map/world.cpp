#include "map/world.h"

#include <cmath>
#include <limits>
#include <map>

#include "map/geometry_build.h"
#include "map/map_domain.h"

namespace yalu {
namespace {

constexpr MapMetres nowhere{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

// Outlines of provinces by the gazetteer's id, joined by name and country.
std::map<PlaceId, GeometryRef> province_outlines(const World& world) {
  std::map<PlaceId, GeometryRef> outlines;
  for (const MapFeature& province : world.base_map.overview.provinces) {
    for (const PlaceId id : world.gazetteer.find_folded(province.names.latin)) {
      const Place& place = world.gazetteer[id];
      if (place.kind == PlaceKind::province && place.country == province.code) outlines.emplace(id, province.geometry);
    }
  }
  return outlines;
}

}  // namespace

std::optional<MapMetres> nearest_border_point(const World& world, MapMetres from) {
  std::optional<MapMetres> nearest;
  double best = 0;
  for (const MapFeature& section : world.base_map.border_sections) {
    for (const MapMetres& p : section.geometry->points) {
      // Asked for every town of every frame: without the root.
      const double squared = (p.x - from.x) * (p.x - from.x) + (p.y - from.y) * (p.y - from.y);
      if (!nearest || squared < best) {
        nearest = p;
        best = squared;
      }
    }
  }
  return nearest;
}

void place_locations(World& world) {
  const std::map<PlaceId, GeometryRef> outlines = province_outlines(world);
  const MapDomain domain = MapDomain::of(world.projection);
  world.placed.clear();
  world.placed.reserve(world.locations.sets.size());
  for (const std::vector<Location>& set : world.locations.sets) {
    std::vector<PlacedLocation>& placed = world.placed.emplace_back();
    for (const Location& location : set) {
      PlacedLocation& p = placed.emplace_back();
      const bool shown = location.position && domain.contains(*location.position);
      p.point = shown ? world.projection.forward(*location.position) : nowhere;
      if (location.place && location.precision == Precision::province) {
        const auto found = outlines.find(*location.place);
        if (found != outlines.end()) p.area = found->second;
      }
      const bool has_extent = location.precision == Precision::settlement || location.precision == Precision::county ||
                              location.precision == Precision::province;
      p.by_radius = !p.area && has_extent && shown && location.radius_km > 0;
    }
  }
  world.radius_outlines = std::make_shared<RadiusOutlines>();  // of this projection
  world.mark_points = make_mark_points(world);
}

}  // namespace yalu
