// One layer of the base map as projected features: geometry walked, cut to what the projection shows, projected in bulk
// and cut into parts again.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"
#include "base/result.h"
#include "map/base_map.h"
#include "map/map_domain.h"
#include "map/projection.h"

class GDALDataset;
class OGRFeature;

namespace yalu {

/// What a layer's columns are called; a null pointer where it has no such column.
struct LayerColumns {
  const char* latin = nullptr;
  const char* local = nullptr;
  const char* korean = nullptr;
  const char* chinese = nullptr;
  const char* code = nullptr;
  const char* rank = nullptr;
  const char* label_lon = nullptr;  ///< with label_lat: where an area's label belongs, degrees
  const char* label_lat = nullptr;
};

struct LayerRequest {
  std::string layer;
  LayerColumns columns;
  bool edges = false;  ///< areas as lines along their edges, without those where the data was cut open
  /// Sees the feature as OGR gave it, may change what was read, and leaves the feature out by returning false.
  std::function<bool(const OGRFeature&, MapFeature&)> adjust{};
};

/// Reads one layer. Areas and lines get a geometry, cut to the domain of the projection; points only an anchor.
/// Where no label position is given an area's anchor is the centroid of its largest part. ISO 3166 alpha-3 codes become
/// alpha-2.
Result<std::vector<MapFeature>> read_base_layer(GDALDataset& dataset, const LayerRequest& request,
                                                const Projection& projection, const MapDomain& domain);

}  // namespace yalu
