#include "map/mark_points.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "map/world.h"

namespace yalu {
namespace {

bool can_be_drawn(const Location& location, const PlacedLocation& placed) {
  return location.position && location.precision != Precision::country && location.precision != Precision::unknown &&
         std::isfinite(placed.point.x) && std::isfinite(placed.point.y) &&
         (!is_area(location.precision) || placed.has_extent());
}

}  // namespace

bool is_area(Precision precision) {
  return precision == Precision::county || precision == Precision::province;
}

std::optional<std::size_t> first_drawable(const World& world, std::uint32_t set) {
  for (std::size_t i = 0; i < world.locations.sets[set].size(); ++i) {
    if (can_be_drawn(world.locations.sets[set][i], world.placed[set][i])) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> all_drawable(const World& world, std::uint32_t set) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < world.locations.sets[set].size(); ++i) {
    if (can_be_drawn(world.locations.sets[set][i], world.placed[set][i])) found.push_back(i);
  }
  return found;
}

MarkPoints make_mark_points(const World& world) {
  constexpr float none = std::numeric_limits<float>::quiet_NaN();
  struct End {
    MarkForm form = MarkForm::nowhere;
    MapMetres point;
    std::uint32_t area = 0;
    bool round = false;  // counted on after the areas with an outline
    float reach_m = 0;
  };
  // An outline is one area however many sets name it.
  std::map<const Geometry*, std::uint32_t> outlined;
  std::map<RadiusKey, std::uint32_t> round;
  std::vector<PlaceInSet> round_areas;
  MarkPoints points;
  // By set, since many incidents share one.
  std::vector<End> ends(world.locations.sets.size());
  MapBox box;
  for (std::uint32_t set = 0; set < ends.size(); ++set) {
    const auto first = first_drawable(world, set);
    if (!first) continue;
    const Location& location = world.locations.sets[set][*first];
    const PlacedLocation& placed = world.placed[set][*first];
    End& end = ends[set];
    end.form = is_area(location.precision) ? MarkForm::area : MarkForm::circle;
    end.point = placed.point;
    box.add(end.point);
    if (placed.by_radius) end.reach_m = static_cast<float>(location.radius_km * 1000);
    if (end.form != MarkForm::area) continue;
    std::vector<PlaceInSet>& areas = placed.by_radius ? round_areas : points.areas;
    const auto next = static_cast<std::uint32_t>(areas.size());
    end.round = placed.by_radius;
    end.area = placed.by_radius ? round.emplace(radius_key(location), next).first->second
                                : outlined.emplace(placed.area.get(), next).first->second;
    if (end.area == next) areas.push_back({set, *first});
  }
  points.outlined_areas = static_cast<std::uint32_t>(points.areas.size());
  points.areas.insert(points.areas.end(), round_areas.begin(), round_areas.end());
  if (!box.empty()) points.center = box.center();
  const std::size_t count = world.incidents.size();
  points.form.resize(count, MarkForm::nowhere);
  if (!points.areas.empty()) points.area.resize(count, 0);
  for (auto* column : {&points.x, &points.y}) column->resize(count, 0.F);
  for (auto* column : {&points.from_x, &points.from_y}) column->resize(count, none);
  if (std::any_of(ends.begin(), ends.end(), [](const End& end) { return end.reach_m > 0; }))
    points.reach_m.resize(count);
  for (std::size_t row = 0; row < count; ++row) {
    const End& origin = ends[world.incidents.origin[row]];
    const End& destination = ends[world.incidents.destination[row]];
    const End& mark = destination.form == MarkForm::nowhere ? origin : destination;
    if (mark.form == MarkForm::nowhere) continue;
    points.form[row] = mark.form;
    if (mark.form == MarkForm::area) points.area[row] = mark.area + (mark.round ? points.outlined_areas : 0);
    if (!points.reach_m.empty()) points.reach_m[row] = mark.reach_m;
    points.x[row] = static_cast<float>(mark.point.x - points.center.x);
    points.y[row] = static_cast<float>(mark.point.y - points.center.y);
    if (&mark == &origin || origin.form == MarkForm::nowhere) continue;
    points.from_x[row] = static_cast<float>(origin.point.x - points.center.x);
    points.from_y[row] = static_cast<float>(origin.point.y - points.center.y);
  }
  return points;
}

}  // namespace yalu
