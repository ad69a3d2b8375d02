#include "map/camera.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace yalu {
namespace {

constexpr double equator_m = 40075016.686;
constexpr double tile_px = 512;

// Map metres a ScreenPx: the ground resolution carried into the projection at the centre.
double map_metres_per_px(const Camera& camera, const Projection& projection) {
  return ground_metres_per_px(camera.zoom) * projection.scale_at(camera.center);
}

// Bounds in MapMetres of a box in degrees; its edges are sampled because meridians and parallels are curves on the map.
MapBox projected_bounds(const LonLatBox& box, const Projection& projection) {
  constexpr int steps = 24;
  std::vector<LonLat> edge;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double lon = std::lerp(box.west_deg, box.east_deg, t);
    const double lat = std::lerp(box.south_deg, box.north_deg, t);
    edge.insert(edge.end(), {{lon, box.south_deg}, {lon, box.north_deg}, {box.west_deg, lat}, {box.east_deg, lat}});
  }
  std::vector<MapMetres> projected(edge.size());
  projection.forward(edge, projected);
  MapBox bounds;
  for (const MapMetres& p : projected) {
    if (std::isfinite(p.x) && std::isfinite(p.y)) bounds.add(p);
  }
  return bounds;
}

}  // namespace

double ground_metres_per_px(double zoom) {
  return equator_m / (tile_px * std::exp2(zoom));
}

double zoom_for(double metres_per_px) {
  return std::log2(equator_m / (tile_px * metres_per_px));
}

bool can_be_centre(const Projection& projection, LonLat position) {
  const MapMetres point = projection.forward(position);
  if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
  const double scale = projection.scale_at(position);
  return std::isfinite(scale) && scale > 1e-3 && scale < 1e3;
}

Camera resolve_camera(const Camera& camera, const Projection& projection, ScreenSize frame) {
  if (!camera.box) return camera;
  Camera resolved;
  const MapBox bounds = projected_bounds(*camera.box, projection);
  if (bounds.empty()) return resolved;
  resolved.center = projection.inverse(bounds.center());
  const double map_per_px = std::max(bounds.width() / frame.width_px, bounds.height() / frame.height_px);
  const double ground = map_per_px / projection.scale_at(resolved.center);
  resolved.zoom = std::clamp(ground > 0 ? zoom_for(ground) : max_zoom, min_zoom, max_zoom);
  return resolved;
}

Affine camera_affine(const Camera& camera, const Projection& projection, ScreenSize frame) {
  const double scale = 1 / map_metres_per_px(camera, projection);
  const MapMetres center = projection.forward(camera.center);
  Affine affine;
  affine.xx = scale;
  affine.yy = -scale;
  affine.x0 = frame.width_px / 2 - scale * center.x;
  affine.y0 = frame.height_px / 2 + scale * center.y;
  return affine;
}

Camera panned(const Camera& camera, const Projection& projection, ScreenSize frame, double dx_px, double dy_px) {
  const Affine to_map = camera_affine(camera, projection, frame).inverse();
  const ScreenPx center = to_map.apply({frame.width_px / 2 - dx_px, frame.height_px / 2 - dy_px});
  const LonLat moved = projection.inverse({center.x, center.y});
  Camera result = camera;
  const auto checked = make_lon_lat(moved.lon_deg, moved.lat_deg);
  // A drag beyond what can be projected stays where it was.
  if (checked && can_be_centre(projection, *checked)) result.center = *checked;
  return result;
}

Camera zoomed(const Camera& camera, const Projection& projection, ScreenSize frame, ScreenPx fixed, double steps) {
  Camera result = camera;
  result.zoom = std::clamp(camera.zoom + steps, min_zoom, max_zoom);
  const Affine before = camera_affine(camera, projection, frame).inverse();
  const ScreenPx ground = before.apply({fixed.x, fixed.y});
  // The projection's scale differs a little from centre to centre, so the fixed point is met by a few corrections.
  for (int i = 0; i < 4; ++i) {
    const ScreenPx now = camera_affine(result, projection, frame).apply({ground.x, ground.y});
    result = panned(result, projection, frame, fixed.x - now.x, fixed.y - now.y);
  }
  return result;
}

}  // namespace yalu
