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

// Every part of every feature of a layer, one after the other, so that one call projects them all.
struct Parts {
  std::vector<LonLat> points;
  std::vector<std::size_t> starts;      // of each part
  std::vector<std::size_t> first_part;  // of each feature
};

void add_paths(Parts& parts, const std::vector<std::vector<LonLat>>& paths) {
  for (const std::vector<LonLat>& path : paths) {
    parts.starts.push_back(parts.points.size());
    parts.points.insert(parts.points.end(), path.begin(), path.end());
  }
}

// The edges of a ring without those where the data was cut open, at the date line and at the poles.
void add_edges(Parts& parts, std::vector<LonLat> ring, const MapDomain& domain) {
  constexpr double nearly = 1e-6;
  const auto is_cut = [](LonLat a, LonLat b) {
    return (180 - std::fabs(a.lon_deg) < nearly && 180 - std::fabs(b.lon_deg) < nearly) ||
           (90 - std::fabs(a.lat_deg) < nearly && 90 - std::fabs(b.lat_deg) < nearly);
  };
  if (ring.empty()) return;
  ring.push_back(ring.front());
  std::vector<LonLat> line;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (i > 0 && is_cut(ring[i - 1], ring[i])) {
      add_paths(parts, domain.cut_line(line));
      line.clear();
    }
    line.push_back(ring[i]);
  }
  add_paths(parts, domain.cut_line(line));
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

void add_geometry(Parts& parts, const OGRGeometry& geometry, const MapDomain& domain, bool edges) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbLineString:
      add_paths(parts, domain.cut_line(path_of(*geometry.toLineString(), false)));
      break;
    case wkbPolygon:
      for (const OGRLinearRing* ring : *geometry.toPolygon()) {
        if (edges) {
          add_edges(parts, path_of(*ring, true), domain);
        } else {
          add_paths(parts, domain.cut_ring(path_of(*ring, true)));
        }
      }
      break;
    case wkbMultiLineString:
    case wkbMultiPolygon:
      for (const OGRGeometry* member : *geometry.toGeometryCollection()) add_geometry(parts, *member, domain, edges);
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

Result<std::vector<MapFeature>> read_base_layer(GDALDataset& dataset, const LayerRequest& request,
                                                const Projection& projection, const MapDomain& domain) {
  const GdalMessages messages;
  OGRLayer* layer = dataset.GetLayerByName(request.layer.c_str());
  if (layer == nullptr) return Error{"the layer " + request.layer + " is missing"};
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
    areas.push_back(!request.edges && (OGR_GT_IsSurface(wkbFlatten(geometry->getGeometryType())) != 0 ||
                                       wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon));
    parts.first_part.push_back(parts.starts.size());
    if (is_point(*geometry)) {
      anchors.back() = make_lon_lat(geometry->toPoint()->getX(), geometry->toPoint()->getY());
      if (anchors.back() && !domain.contains(*anchors.back())) anchors.back().reset();
    } else {
      add_geometry(parts, *geometry, domain, request.edges);
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
