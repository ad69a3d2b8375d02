#include "map/projection.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <numbers>
#include <optional>

#include <geodesic.h>
#include <proj.h>

namespace yalu {
namespace {

constexpr double degree = std::numbers::pi / 180;

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using PjHandle = std::unique_ptr<PJ, PjDeleter>;

geod_geodesic wgs84() {
  geod_geodesic ellipsoid;
  geod_init(&ellipsoid, 6378137.0, 1 / 298.257223563);
  return ellipsoid;
}

std::string degrees_in_words(double degrees, char positive, char negative) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%g\u00b0 %c", std::abs(degrees), degrees < 0 ? negative : positive);
  return buffer;
}

// Numeric parameter "+name=value" of a PROJ string.
std::optional<double> parameter(const std::string& definition, const std::string& name) {
  const std::string key = "+" + name + "=";
  const auto at = definition.find(key);
  if (at == std::string::npos) return std::nullopt;
  return std::strtod(definition.c_str() + at + key.size(), nullptr);
}

std::string name_in_words(const std::string& definition, const PJ* crs) {
  if (definition.find("+proj=lcc") != std::string::npos) {
    const auto lat_1 = parameter(definition, "lat_1");
    const auto lat_2 = parameter(definition, "lat_2");
    const auto lon_0 = parameter(definition, "lon_0");
    if (lat_1 && lat_2 && lon_0) {
      return "Lambert conformal conic, standard parallels " + degrees_in_words(*lat_1, 'N', 'S') + " and " +
             degrees_in_words(*lat_2, 'N', 'S') + ", central meridian " + degrees_in_words(*lon_0, 'E', 'W') +
             ", WGS 84";
    }
  }
  const char* name = crs ? proj_get_name(crs) : nullptr;
  if (name && *name && std::string(name) != "unknown") return name;
  return definition;
}

// The grid zone designations of UTM: 6 degrees wide, but for Bergen's coast and Svalbard.
int utm_zone(LonLat position) {
  const double lon = position.lon_deg, lat = position.lat_deg;
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
  if (lat >= 72 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
  return std::min(static_cast<int>(std::floor((lon + 180) / 6)) + 1, 60);
}

}  // namespace

struct Projection::State {
  std::string definition;
  std::string name;
  std::string proj_string;
  // Order matters: the transformation must go before its context.
  std::unique_ptr<PJ_CONTEXT, ContextDeleter> context;
  PjHandle pj;
  std::mutex mutex;
};

Projection::Projection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::create(const std::string& definition) {
  auto state = std::make_unique<State>();
  state->definition = definition;
  state->context.reset(proj_context_create());
  PJ_CONTEXT* context = state->context.get();
  proj_log_level(context, PJ_LOG_NONE);
  proj_context_set_enable_network(context, 0);

  const auto failed = [&](const std::string& reason) {
    return Error{"The projection '" + definition + "' cannot be used: " + reason +
                 ". Give an EPSG code of a projected system (EPSG:5179) or a PROJ string (+proj=lcc ...)."};
  };

  PjHandle crs;
  if (definition.starts_with("+proj=")) {
    // A bare PROJ string is an operation already; going without the CRS machinery keeps proj.db closed and the start
    // fast.
    state->pj.reset(proj_create(context, definition.c_str()));
    if (state->pj && !proj_angular_input(state->pj.get(), PJ_FWD)) return failed("it does not start from degrees");
    if (state->pj && proj_angular_output(state->pj.get(), PJ_FWD)) return failed("it is not a projected system");
  } else {
    crs.reset(proj_create(context, definition.c_str()));
    if (crs) {
      const PJ_TYPE type = proj_get_type(crs.get());
      if (type != PJ_TYPE_PROJECTED_CRS && type != PJ_TYPE_BOUND_CRS && type != PJ_TYPE_COMPOUND_CRS)
        return failed("it is not a projected system");
      const PjHandle raw(proj_create_crs_to_crs(context, "OGC:CRS84", definition.c_str(), nullptr));
      if (raw) state->pj.reset(proj_normalize_for_visualization(context, raw.get()));
    }
  }
  if (!state->pj) {
    const int code = proj_context_errno(context);
    // Of a code that is in no register PROJ says only "unknown error".
    const char* reason = code && code != PROJ_ERR_OTHER ? proj_context_errno_string(context, code) : nullptr;
    return failed(reason ? reason : "PROJ does not know it");
  }
  state->name = name_in_words(definition, crs.get());
  if (crs) {
    const char* proj_string = proj_as_proj_string(context, crs.get(), PJ_PROJ_4, nullptr);
    if (proj_string) state->proj_string = proj_string;
  } else {
    state->proj_string = definition;
  }

  Projection projection(std::move(state));
  const MapMetres probe = projection.forward(LonLat{126.5, 41.5});
  if (!std::isfinite(probe.x) || !std::isfinite(probe.y))
    return Error{"The projection '" + definition +
                 "' does not cover the border region (126.5 E, 41.5 N). Choose another."};
  return projection;
}

const std::string& Projection::definition() const {
  return state_->definition;
}
const std::string& Projection::proj_string() const {
  return state_->proj_string;
}
const std::string& Projection::name() const {
  return state_->name;
}

void Projection::forward(std::span<const LonLat> positions, std::span<MapMetres> out) const {
  if (positions.empty()) return;
  const std::lock_guard lock(state_->mutex);
  PJ* pj = state_->pj.get();
  const bool radians = proj_angular_input(pj, PJ_FWD) != 0;
  const double unit = radians ? degree : 1;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    out[i].x = positions[i].lon_deg * unit;
    out[i].y = positions[i].lat_deg * unit;
  }
  static_assert(sizeof(MapMetres) == 2 * sizeof(double));
  proj_trans_generic(pj, PJ_FWD, &out[0].x, sizeof(MapMetres), out.size(), &out[0].y, sizeof(MapMetres), out.size(),
                     nullptr, 0, 0, nullptr, 0, 0);
}

MapMetres Projection::forward(LonLat position) const {
  MapMetres out;
  forward(std::span(&position, 1), std::span(&out, 1));
  return out;
}

LonLat Projection::inverse(MapMetres point) const {
  const std::lock_guard lock(state_->mutex);
  PJ* pj = state_->pj.get();
  const PJ_COORD out = proj_trans(pj, PJ_INV, proj_coord(point.x, point.y, 0, 0));
  const double unit = proj_angular_output(pj, PJ_INV) ? 1 / degree : 1;
  return {out.xy.x * unit, out.xy.y * unit};
}

double Projection::scale_at(LonLat position) const {
  // Small geodesics to the east and north, measured on the map: the same for every kind of projection and unit.
  constexpr double step_m = 500;
  const MapMetres here = forward(position);
  double sum = 0;
  for (const double azimuth : {0.0, 90.0, 180.0, 270.0}) {
    const MapMetres there = forward(geodesic_destination(position, azimuth, step_m));
    sum += std::hypot(there.x - here.x, there.y - here.y) / step_m;
  }
  return sum / 4;
}

std::optional<UtmPosition> utm_position(LonLat position) {
  constexpr double south_end_deg = -80, north_end_deg = 84, false_northing_m = 10'000'000;
  if (!(position.lat_deg >= south_end_deg && position.lat_deg <= north_end_deg) || std::abs(position.lon_deg) > 180)
    return std::nullopt;
  UtmPosition utm;
  utm.zone = utm_zone(position);
  utm.north = position.lat_deg >= 0;
  const std::unique_ptr<PJ_CONTEXT, ContextDeleter> context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  const std::string definition = "+proj=utm +ellps=WGS84 +zone=" + std::to_string(utm.zone);
  const PjHandle pj(proj_create(context.get(), definition.c_str()));
  if (!pj) return std::nullopt;
  const PJ_COORD there =
      proj_trans(pj.get(), PJ_FWD, proj_coord(position.lon_deg * degree, position.lat_deg * degree, 0, 0));
  if (!std::isfinite(there.xy.x) || !std::isfinite(there.xy.y)) return std::nullopt;
  utm.easting_m = there.xy.x;
  utm.northing_m = there.xy.y + (utm.north ? 0 : false_northing_m);
  return utm;
}

double geodesic_distance_m(LonLat a, LonLat b) {
  const geod_geodesic ellipsoid = wgs84();
  double distance = 0;
  geod_inverse(&ellipsoid, a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, &distance, nullptr, nullptr);
  return distance;
}

LonLat geodesic_destination(LonLat start, double azimuth_deg, double distance_m) {
  const geod_geodesic ellipsoid = wgs84();
  LonLat end;
  geod_direct(&ellipsoid, start.lat_deg, start.lon_deg, azimuth_deg, distance_m, &end.lat_deg, &end.lon_deg, nullptr);
  return end;
}

std::vector<LonLat> geodesic_line(LonLat a, LonLat b, int pieces) {
  const geod_geodesic ellipsoid = wgs84();
  geod_geodesicline line;
  geod_inverseline(&line, &ellipsoid, a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, 0);
  std::vector<LonLat> points{a};
  for (int i = 1; i < pieces; ++i) {
    LonLat& point = points.emplace_back();
    geod_position(&line, line.s13 * i / pieces, &point.lat_deg, &point.lon_deg, nullptr);
  }
  points.push_back(b);
  return points;
}

}  // namespace yalu
