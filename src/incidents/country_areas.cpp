#include "incidents/country_areas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace yalu {
namespace {

constexpr std::int64_t side = 128;                                    // cells of the grid each way
constexpr double km_per_degree = 6371.0088 * std::numbers::pi / 180;  // of latitude, on a sphere of mean radius

bool holds(const LonLatBox& box, LonLat p) {
  return p.lon_deg >= box.west_deg && p.lon_deg <= box.east_deg && p.lat_deg >= box.south_deg &&
         p.lat_deg <= box.north_deg;
}

// A degree of longitude as a share of one of latitude.
double east_share(LonLat p) {
  return std::cos(p.lat_deg * std::numbers::pi / 180);
}

// In the plane that touches the sphere at p, which is exact enough for the nearest of many edges.
double distance_to_edge_km(LonLat p, LonLat a, LonLat b) {
  const double east = km_per_degree * east_share(p);
  const double ax = (a.lon_deg - p.lon_deg) * east, ay = (a.lat_deg - p.lat_deg) * km_per_degree;
  const double dx = (b.lon_deg - a.lon_deg) * east, dy = (b.lat_deg - a.lat_deg) * km_per_degree;
  const double squared = dx * dx + dy * dy;
  const double along = squared > 0 ? std::clamp(-(ax * dx + ay * dy) / squared, 0.0, 1.0) : 0.0;
  return std::hypot(ax + along * dx, ay + along * dy);
}

}  // namespace

CountryAreas::CountryAreas(std::vector<CountryOutlines> finest_first) {
  for (CountryOutlines& outlines : finest_first) layers_.push_back(layer_of(std::move(outlines)));
}

CountryAreas::Layer CountryAreas::layer_of(CountryOutlines outlines) {
  constexpr double most_bands = 1024;
  Layer layer;
  layer.known = outlines.known;
  layer.accuracy_km = outlines.accuracy_km;
  double west = 180, east = -180, south = 90, north = -90;
  for (const CountryArea& area : outlines.areas) {
    for (const std::vector<LonLat>& ring : area.rings) {
      for (const LonLat p : ring) {
        west = std::min(west, p.lon_deg);
        east = std::max(east, p.lon_deg);
        south = std::min(south, p.lat_deg);
        north = std::max(north, p.lat_deg);
      }
    }
  }
  if (south > north) return layer;
  layer.west_deg = west;
  layer.south_deg = south;
  layer.cell_lon_deg = std::max((east - west) / static_cast<double>(side), 1e-6);
  layer.cell_lat_deg = std::max((north - south) / static_cast<double>(side), 1e-6);
  layer.cells.resize(static_cast<std::size_t>(side * side));
  layer.band_deg = std::max((north - south) / most_bands, 1e-6);
  layer.bands.resize(static_cast<std::size_t>(layer.band_of(north)) + 1);
  for (CountryArea& area : outlines.areas) {
    const auto index = static_cast<std::uint32_t>(layer.codes.size());
    for (const std::vector<LonLat>& ring : area.rings) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        layer.add({ring[i], ring[i + 1 < ring.size() ? i + 1 : 0], index});
      }
    }
    layer.codes.push_back(std::move(area.code));
    layer.names.push_back(std::move(area.name));
  }
  return layer;
}

std::int64_t CountryAreas::Layer::band_of(double lat_deg) const {
  return static_cast<std::int64_t>(std::floor((lat_deg - south_deg) / band_deg));
}

// Within the grid also for its eastern and northern edge, which belong to the last cells.
std::int64_t CountryAreas::Layer::column_of(double lon_deg) const {
  return static_cast<std::int64_t>(std::floor((lon_deg - west_deg) / cell_lon_deg));
}

std::int64_t CountryAreas::Layer::row_of(double lat_deg) const {
  return static_cast<std::int64_t>(std::floor((lat_deg - south_deg) / cell_lat_deg));
}

void CountryAreas::Layer::add(const Edge& edge) {
  const auto [south, north] = std::minmax(edge.a.lat_deg, edge.b.lat_deg);
  for (std::int64_t band = band_of(south); band <= band_of(north); ++band) {
    bands[static_cast<std::size_t>(band)].push_back(edge);
  }
  const auto [west, east] = std::minmax(edge.a.lon_deg, edge.b.lon_deg);
  const auto inside = [](std::int64_t index) { return std::clamp<std::int64_t>(index, 0, side - 1); };
  for (std::int64_t row = inside(row_of(south)); row <= inside(row_of(north)); ++row) {
    for (std::int64_t column = inside(column_of(west)); column <= inside(column_of(east)); ++column) {
      cells[static_cast<std::size_t>(row * side + column)].push_back(edge);
    }
  }
}

const CountryAreas::Layer* CountryAreas::layer_at(LonLat position) const {
  const auto found =
      std::find_if(layers_.begin(), layers_.end(), [&](const Layer& layer) { return holds(layer.known, position); });
  return found == layers_.end() ? nullptr : &*found;
}

std::optional<std::string_view> CountryAreas::country_at(LonLat position) const {
  const Layer* layer = layer_at(position);
  if (layer == nullptr) return {};
  const std::int64_t band = layer->band_of(position.lat_deg);
  if (band < 0 || band >= static_cast<std::int64_t>(layer->bands.size())) return {};
  // A ray to the east crosses the outline of the area that holds the point an odd number of times.
  std::uint32_t area = 0;
  bool inside = false;
  for (const Edge& edge : layer->bands[static_cast<std::size_t>(band)]) {
    if (edge.area != area) {
      if (inside) return layer->codes[area];
      area = edge.area;
    }
    if ((edge.a.lat_deg > position.lat_deg) == (edge.b.lat_deg > position.lat_deg)) continue;
    const double share = (position.lat_deg - edge.a.lat_deg) / (edge.b.lat_deg - edge.a.lat_deg);
    if (edge.a.lon_deg + share * (edge.b.lon_deg - edge.a.lon_deg) > position.lon_deg) inside = !inside;
  }
  return inside ? std::optional<std::string_view>(layer->codes[area]) : std::nullopt;
}

std::optional<double> CountryAreas::Layer::nearest_km(LonLat position, const std::string_view* code) const {
  if (cells.empty()) return {};
  const std::int64_t column = std::clamp<std::int64_t>(column_of(position.lon_deg), 0, side - 1);
  const std::int64_t row = std::clamp<std::int64_t>(row_of(position.lat_deg), 0, side - 1);
  const double cell_km = std::min(cell_lat_deg, cell_lon_deg * east_share(position)) * km_per_degree;
  double best = std::numeric_limits<double>::infinity();
  const auto look_at = [&](std::int64_t at_row, std::int64_t at_column) {
    if (at_row < 0 || at_row >= side || at_column < 0 || at_column >= side) return;
    for (const Edge& edge : cells[static_cast<std::size_t>(at_row * side + at_column)]) {
      if (code == nullptr || codes[edge.area] == *code) {
        best = std::min(best, distance_to_edge_km(position, edge.a, edge.b));
      }
    }
  };
  // Ring by ring outward, until all of the next one is farther than what was found. Where the point lies beyond the
  // grid, every ring is farther than this says.
  for (std::int64_t ring = 0; ring < side && static_cast<double>(ring - 1) * cell_km <= best; ++ring) {
    for (std::int64_t along = -ring; along <= ring; ++along) {
      look_at(row - ring, column + along);
      if (ring > 0) look_at(row + ring, column + along);
    }
    for (std::int64_t along = 1 - ring; along < ring; ++along) {
      look_at(row + along, column - ring);
      look_at(row + along, column + ring);
    }
  }
  return std::isfinite(best) ? std::optional(best) : std::nullopt;
}

std::optional<double> CountryAreas::border_distance_km(LonLat position, std::string_view code) const {
  const Layer* layer = layer_at(position);
  return layer != nullptr ? layer->nearest_km(position, &code) : std::nullopt;
}

std::optional<double> CountryAreas::border_distance_km(LonLat position) const {
  const Layer* layer = layer_at(position);
  return layer != nullptr ? layer->nearest_km(position, nullptr) : std::nullopt;
}

double CountryAreas::accuracy_km(LonLat position) const {
  const Layer* layer = layer_at(position);
  return layer != nullptr ? layer->accuracy_km : 0;
}

std::string CountryAreas::name_of(std::string_view code) const {
  for (const Layer& layer : layers_) {
    const auto found = std::find(layer.codes.begin(), layer.codes.end(), code);
    if (found != layer.codes.end()) return layer.names[static_cast<std::size_t>(found - layer.codes.begin())];
  }
  return std::string(code);
}

}  // namespace yalu
