// World: everything that was loaded, immutable; another file or another projection is another World.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "incidents/claims.h"
#include "incidents/gazetteer.h"
#include "incidents/geocoder.h"
#include "incidents/incident_table.h"
#include "map/base_map.h"
#include "map/mark_points.h"
#include "map/projection.h"
#include "map/radius_outlines.h"
#include "map/style.h"

namespace yalu {

/// A Location ready to draw.
struct PlacedLocation {
  MapMetres point;         ///< its position; infinite where it has none, or none on this map
  GeometryRef area;        ///< of a province or county with an outline in the base map
  bool by_radius = false;  ///< else: its extent is a radius on the ground (outline_of)

  bool has_extent() const { return area || by_radius; }
};

struct World {
  IncidentTable table;
  Gazetteer gazetteer;
  Locations locations;
  Incidents incidents;
  std::vector<std::vector<PlacedLocation>> placed;  ///< parallel to locations.sets; empty where nothing is drawn
  BaseMap base_map;
  Projection projection;
  Issues issues;                   ///< of every file read, in reading order
  std::vector<std::string> files;  ///< the incident files, as given
  std::shared_ptr<RadiusOutlines> radius_outlines = std::make_shared<RadiusOutlines>();
  MarkPoints mark_points = {};                     ///< empty where no marks are drawn
  std::shared_ptr<const Styles> styles = nullptr;  ///< how it may look; null where nothing is drawn
};
using WorldRef = std::shared_ptr<const World>;

/// The point of the China - North Korea border nearest to `from`; nothing without a base map.
std::optional<MapMetres> nearest_border_point(const World& world, MapMetres from);

/// Projects the locations and joins them to outlines of the base map. `world` lacks only `placed` and `mark_points`.
void place_locations(World& world);

}  // namespace yalu
