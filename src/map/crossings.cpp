#include "map/crossings.h"

#include <algorithm>
#include <cmath>

#include "map/camera.h"
#include "map/geometry_build.h"

namespace yalu {
namespace {

constexpr double most_inexact_px = 8;  // of the radius in which a crossing lies
constexpr double apart_px = 10;

// The direction of the border line where it is nearest to a point of the screen; nothing without a border.
std::optional<double> border_direction(const World& world, const MapFrame& frame, ScreenPx at) {
  constexpr double reach_px = 6;  // the direction of the line at large, not of its smallest bend
  const Geometry* nearest_line = nullptr;
  std::size_t nearest_point = 0;
  double nearest = 0;
  for (const MapFeature& section : world.base_map.border_sections) {
    for (std::size_t i = 0; i < section.geometry->points.size(); ++i) {
      const ScreenPx p = frame.to_screen.apply(section.geometry->points[i]);
      const double away = (p.x - at.x) * (p.x - at.x) + (p.y - at.y) * (p.y - at.y);
      if (nearest_line != nullptr && away >= nearest) continue;
      nearest_line = section.geometry.get();
      nearest_point = i;
      nearest = away;
    }
  }
  if (nearest_line == nullptr) return {};
  const std::vector<MapMetres>& points = nearest_line->points;
  const ScreenPx middle = frame.to_screen.apply(points[nearest_point]);
  const auto beyond = [&](std::ptrdiff_t step) {
    auto i = static_cast<std::ptrdiff_t>(nearest_point);
    ScreenPx p = middle;
    while (i + step >= 0 && i + step < static_cast<std::ptrdiff_t>(points.size()) &&
           std::hypot(p.x - middle.x, p.y - middle.y) < reach_px) {
      i += step;
      p = frame.to_screen.apply(points[static_cast<std::size_t>(i)]);
    }
    return p;
  };
  const ScreenPx a = beyond(-1), b = beyond(1);
  return std::atan2(b.y - a.y, b.x - a.x);
}

}  // namespace

std::vector<ShownCrossing> shown_crossings(const World& world, const MapFrame& frame) {
  std::vector<ShownCrossing> shown;
  for (std::size_t i = 0; i < world.gazetteer.size(); ++i) {
    const Place& place = world.gazetteer[static_cast<PlaceId>(i)];
    if (place.kind != PlaceKind::crossing || !place.position) continue;
    const bool exact = place.precision == Precision::exact;
    if (!exact && place.radius_km * 1000 / frame.ground_metres_per_px > most_inexact_px) continue;
    const ScreenPx at = frame.to_screen.apply(world.projection.forward(*place.position));
    if (!frame.rect.inset(-300).contains(at)) continue;
    const bool taken = std::any_of(shown.begin(), shown.end(), [&](const ShownCrossing& other) {
      return std::hypot(other.at.x - at.x, other.at.y - at.y) < apart_px;
    });
    if (!taken) shown.push_back({&place, at});
  }
  return shown;
}

void draw_crossings(DisplayList& list, const World& world, const MapFrame& frame, const Style& style) {
  const double zoom = zoom_for(frame.ground_metres_per_px);
  const LineStyle& look = style.crossing_sign;
  if (!look.zoom.holds(zoom)) return;
  const double width = look.width_px.at(zoom);
  const double half_length = 4.2 * width, half_gap = 1.6 * width, flare = 1.3 * width;
  for (const ShownCrossing& crossing : shown_crossings(world, frame)) {
    if (!frame.rect.inset(-10).contains(crossing.at)) continue;
    const std::optional<double> along = border_direction(world, frame, crossing.at);
    if (!along) continue;
    const double c = std::cos(*along), s = std::sin(*along);
    const auto turned = [&](double x, double y) {
      return ScreenPx{crossing.at.x + x * c - y * s, crossing.at.y + x * s + y * c};
    };
    const ScreenPx deck[] = {turned(-half_gap, 0), turned(half_gap, 0)};
    list.commands.push_back(
        StrokeLine{screen_path(deck), {}, false, style.border_casing.color, 2 * half_length, {}, false, {}});
    for (const double side : {-1.0, 1.0}) {
      const double x = side * half_gap, outward = side * (half_gap + flare);
      const ScreenPx rail[] = {turned(outward, -half_length - flare), turned(x, -half_length), turned(x, half_length),
                               turned(outward, half_length + flare)};
      list.commands.push_back(StrokeLine{screen_path(rail), {}, false, look.color, width, {}, true, {}});
    }
  }
}

}  // namespace yalu
