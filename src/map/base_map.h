// BaseMap: the ground the incidents stand on, already projected; countries, water, lines, settlements, relief.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// Names of one feature; empty where the data has none.
struct Names {
  std::string latin;
  std::string korean;   ///< Hangul
  std::string chinese;  ///< Hanzi
  std::string local;    ///< second Latin name of a shared feature: "Amnok" beside "Yalu"
};

struct MapFeature {
  Names names;
  std::string code;  ///< ISO country code "CN", "KP" ...
  int rank = 0;      ///< 1 most important
  GeometryRef geometry;
  MapMetres anchor;  ///< where an area's label belongs; a settlement's position
};

/// The same ground at one level of generalisation.
struct GroundDetail {
  std::vector<MapFeature> countries;  ///< areas
  std::vector<MapFeature> provinces;  ///< areas
  std::vector<MapFeature> coastline;  ///< lines
  std::vector<MapFeature> province_lines;
  std::vector<MapFeature> other_borders;  ///< not China - North Korea; code "KP-KR" is the Military Demarcation Line
};

/// One line of sources.csv beside the base data.
struct DataSource {
  std::string id, file, title, attribution, version, date, licence, licence_url, scale, note;
};

/// Grey relief as ink: black with alpha, in the projection of the world.
struct Relief {
  std::shared_ptr<const Image> image;
  Affine to_map;  ///< pixel corners to MapMetres
};

struct BaseMap {
  GroundDetail overview;                    ///< tolerance about 300 m
  GroundDetail full;                        ///< empty unless asked for at load
  std::vector<MapFeature> world_countries;  ///< 1:50 million, outside the region
  std::vector<MapFeature> world_edges;      ///< lines: their coasts and borders, not where the data was cut open
  GeometryRef globe;                        ///< the edge of what the projection shows; null: nothing was read
  std::vector<MapFeature> border_sections;  ///< China - North Korea: Yalu, Paektu land section, Tumen
  std::vector<MapFeature> rivers;
  std::vector<MapFeature> lakes;
  std::vector<MapFeature> settlements;  ///< points: no geometry, only the anchor
  std::optional<Relief> relief;
  std::vector<DataSource> sources;
};

/// The detailed ground ends at this box (geodata/README.md); outside it the world overview shows.
inline constexpr LonLatBox detailed_region{115, 34, 136, 47};

/// How much of the ground a view needs.
enum class BaseMapDetail { overview, full };

/// Overview down to this many ground metres a ScreenPx, full below it.
inline constexpr double overview_metres_per_px = 250;

}  // namespace yalu
