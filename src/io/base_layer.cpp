#include "io/base_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include <ogrsf_frmts.h>

#include "io/gdal_setup.h"

namespace yalu {
namespace {

// Straight edges in degrees are curves on the map. Only cut edges of the data are longer than this; at this length a
// chord leaves its parallel by less than 40 m.
constexpr double longest_edge_deg = 0.5;

// Every part of every feature of a layer, one after the other, so that one call projects them all.
struct Parts {
  std::vector<LonLat> points;
  std::vector<std::size_t> starts;      // of each part
  std::vector<std::size_t> first_part;  // of each feature
};

void add_densified(std::vector<LonLat>& out, LonLat from, LonLat to) {
  const double span = std::max(std::fabs(to.lon_deg - from.lon_deg), std::fabs(to.lat_deg - from.lat_deg));
  const int pieces = static_cast<int>(std::ceil(span / longest_edge_deg));
  for (int i = 1; i < pieces; ++i) {
    const double share = static_cast<double>(i) / pieces;
    out.push_back(
        {from.lon_deg + share * (to.lon_deg - from.lon_deg), from.lat_deg + share * (to.lat_deg - from.lat_deg)});
  }
}

void add_part(Parts& parts, const std::vector<LonLat>& path, bool ring) {
  if (path.size() < (ring ? 3U : 2U)) return;
  parts.starts.push_back(parts.points.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    parts.points.push_back(path[i]);
    if (i + 1 < path.size()) {
      add_densified(parts.points, path[i], path[i + 1]);
    } else if (ring) {
      add_densified(parts.points, path[i], path[0]);
    }
  }
}

std::vector<LonLat> path_of(const OGRSimpleCurve& curve, bool ring) {
  static_assert(sizeof(OGRRawPoint) == sizeof(LonLat));
  std::vector<OGRRawPoint> raw(static_cast<std::size_t>(curve.getNumPoints()));
  if (!raw.empty()) curve.getPoints(raw.data());
  if (ring && raw.size() > 1 && raw.front().x == raw.back().x && raw.front().y == raw.back().y) raw.pop_back();
  std::vector<LonLat> path;
  path.reserve(raw.size());
  for (const OGRRawPoint& p : raw) path.push_back({p.x, p.y});
  return path;
}

bool is_point(const OGRGeometry& geometry) {
  return wkbFlatten(geometry.getGeometryType()) == wkbPoint;
}

void add_geometry(Parts& parts, const OGRGeometry& geometry, const std::optional<LonLatBox>& clip) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbLineString:
      add_part(parts, path_of(*geometry.toLineString(), false), false);
      break;
    case wkbPolygon:
      for (const OGRLinearRing* ring : *geometry.toPolygon()) {
        std::vector<LonLat> path = path_of(*ring, true);
        add_part(parts, clip ? clip_ring(std::move(path), *clip) : std::move(path), true);
      }
      break;
    case wkbMultiLineString:
    case wkbMultiPolygon:
      for (const OGRGeometry* member : *geometry.toGeometryCollection()) add_geometry(parts, *member, clip);
      break;
    default:
      break;
  }
}

std::string iso_alpha2(const std::string& code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> codes{
      {{"PRK", "KP"}, {"CHN", "CN"}, {"RUS", "RU"}, {"KOR", "KR"}, {"JPN", "JP"}, {"MNG", "MN"}}};
  for (const auto& [three, two] : codes) {
    if (code == three) return std::string(two);
  }
  return code;
}

// Column indices of one layer, looked up once.
class ColumnReader {
 public:
  ColumnReader(const OGRFeatureDefn& definition, const LayerColumns& columns)
      : latin_(find(definition, columns.latin)),
        local_(find(definition, columns.local)),
        korean_(find(definition, columns.korean)),
        chinese_(find(definition, columns.chinese)),
        code_(find(definition, columns.code)),
        rank_(find(definition, columns.rank)),
        label_lon_(find(definition, columns.label_lon)),
        label_lat_(find(definition, columns.label_lat)) {}

  MapFeature read(const OGRFeature& feature) const {
    MapFeature result;
    result.names = {text(feature, latin_), text(feature, korean_), text(feature, chinese_), text(feature, local_)};
    result.code = iso_alpha2(text(feature, code_));
    if (rank_ >= 0) result.rank = feature.GetFieldAsInteger(rank_);
    return result;
  }
  std::optional<LonLat> label(const OGRFeature& feature) const {
    if (label_lon_ < 0 || label_lat_ < 0) return {};
    return make_lon_lat(feature.GetFieldAsDouble(label_lon_), feature.GetFieldAsDouble(label_lat_));
  }

 private:
  static int find(const OGRFeatureDefn& definition, const char* name) {
    return name != nullptr ? definition.GetFieldIndex(name) : -1;
  }
  static std::string text(const OGRFeature& feature, int column) {
    return column >= 0 && feature.IsFieldSetAndNotNull(column) ? feature.GetFieldAsString(column) : "";
  }

  int latin_, local_, korean_, chinese_, code_, rank_, label_lon_, label_lat_;
};

bool finite(MapMetres p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

// Twice the signed area and the centroid of a ring, relative to its first point to keep digits (shoelace formula).
std::pair<double, MapMetres> area_and_centroid(const MapMetres* ring, std::size_t count) {
  double doubled = 0, x = 0, y = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const MapMetres a{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
    const MapMetres& next = ring[i + 1 < count ? i + 1 : 0];
    const MapMetres b{next.x - ring[0].x, next.y - ring[0].y};
    const double cross = a.x * b.y - b.x * a.y;
    doubled += cross;
    x += (a.x + b.x) * cross;
    y += (a.y + b.y) * cross;
  }
  if (doubled == 0) return {0, ring[0]};
  return {doubled, {ring[0].x + x / (3 * doubled), ring[0].y + y / (3 * doubled)}};
}

MapMetres centroid_of_largest_part(const Geometry& geometry) {
  double largest = -1;
  MapMetres centroid;
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto [begin, end] = geometry.part(part);
    const auto [area, at] = area_and_centroid(&geometry.points[begin], end - begin);
    if (std::fabs(area) <= largest) continue;
    largest = std::fabs(area);
    centroid = at;
  }
  return centroid;
}

// The parts [first, last) without those that have a point that could not be projected.
GeometryRef make_geometry(const Parts& parts, const std::vector<MapMetres>& projected, std::size_t first,
                          std::size_t last) {
  auto geometry = std::make_shared<Geometry>();
  for (std::size_t part = first; part < last; ++part) {
    const auto begin = projected.begin() + static_cast<std::ptrdiff_t>(parts.starts[part]);
    const auto end = part + 1 < parts.starts.size()
                         ? projected.begin() + static_cast<std::ptrdiff_t>(parts.starts[part + 1])
                         : projected.end();
    if (!std::all_of(begin, end, finite)) continue;
    geometry->part_starts.push_back(static_cast<std::uint32_t>(geometry->points.size()));
    geometry->points.insert(geometry->points.end(), begin, end);
  }
  if (geometry->points.empty()) return nullptr;
  for (const MapMetres& point : geometry->points) geometry->bounds.add(point);
  return geometry;
}

}  // namespace

std::vector<LonLat> clip_ring(std::vector<LonLat> ring, const LonLatBox& box) {
  struct Side {
    bool on_longitude;
    double limit;
    bool keep_above;
  };
  const std::array<Side, 4> sides{Side{true, box.west_deg, true}, Side{true, box.east_deg, false},
                                  Side{false, box.south_deg, true}, Side{false, box.north_deg, false}};
  for (const Side& side : sides) {
    const auto inside = [&side](LonLat p) {
      const double value = side.on_longitude ? p.lon_deg : p.lat_deg;
      return side.keep_above ? value >= side.limit : value <= side.limit;
    };
    std::vector<LonLat> kept;
    kept.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i];
      const LonLat b = ring[i + 1 < ring.size() ? i + 1 : 0];
      if (inside(a)) kept.push_back(a);
      if (inside(a) == inside(b)) continue;
      if (side.on_longitude) {
        kept.push_back(
            {side.limit, a.lat_deg + (side.limit - a.lon_deg) / (b.lon_deg - a.lon_deg) * (b.lat_deg - a.lat_deg)});
      } else {
        kept.push_back(
            {a.lon_deg + (side.limit - a.lat_deg) / (b.lat_deg - a.lat_deg) * (b.lon_deg - a.lon_deg), side.limit});
      }
    }
    ring = std::move(kept);
    if (ring.size() < 3) return {};
  }
  return ring;
}

Result<std::vector<MapFeature>> read_base_layer(GDALDataset& dataset, const LayerRequest& request,
                                                const Projection& projection) {
  const GdalMessages messages;
  OGRLayer* layer = dataset.GetLayerByName(request.layer.c_str());
  if (layer == nullptr) return Error{"the layer " + request.layer + " is missing"};
  if (request.clip) {
    layer->SetSpatialFilterRect(request.clip->west_deg, request.clip->south_deg, request.clip->east_deg,
                                request.clip->north_deg);
  }
  const ColumnReader columns(*layer->GetLayerDefn(), request.columns);
  std::vector<MapFeature> features;
  std::vector<std::optional<LonLat>> anchors;
  std::vector<bool> areas;
  Parts parts;
  for (const auto& feature : *layer) {
    const OGRGeometry* geometry = feature->GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) continue;
    MapFeature read = columns.read(*feature);
    if (request.adjust && !request.adjust(*feature, read)) continue;
    features.push_back(std::move(read));
    anchors.push_back(columns.label(*feature));
    areas.push_back(OGR_GT_IsSurface(wkbFlatten(geometry->getGeometryType())) != 0 ||
                    wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon);
    parts.first_part.push_back(parts.starts.size());
    if (is_point(*geometry)) {
      anchors.back() = make_lon_lat(geometry->toPoint()->getX(), geometry->toPoint()->getY());
    } else {
      add_geometry(parts, *geometry, request.clip);
    }
  }
  if (!messages.failures().empty()) return Error{"the layer " + request.layer + ": " + messages.first("")};

  std::vector<MapMetres> projected(parts.points.size());
  projection.forward(parts.points, projected);
  std::vector<LonLat> anchor_points;
  for (const std::optional<LonLat>& anchor : anchors) anchor_points.push_back(anchor.value_or(LonLat{}));
  std::vector<MapMetres> anchors_on_map(anchor_points.size());
  projection.forward(anchor_points, anchors_on_map);

  std::vector<MapFeature> kept;
  kept.reserve(features.size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    const std::size_t last = i + 1 < features.size() ? parts.first_part[i + 1] : parts.starts.size();
    MapFeature& feature = features[i];
    feature.geometry = make_geometry(parts, projected, parts.first_part[i], last);
    if (anchors[i] && finite(anchors_on_map[i])) {
      feature.anchor = anchors_on_map[i];
    } else if (!feature.geometry) {
      continue;  // nothing of it lies on this map
    } else if (areas[i]) {
      feature.anchor = centroid_of_largest_part(*feature.geometry);
    } else {
      feature.anchor = feature.geometry->points[feature.geometry->points.size() / 2];
    }
    kept.push_back(std::move(feature));
  }
  return kept;
}

}  // namespace yalu
