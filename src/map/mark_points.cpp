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
         (!is_area(location.precision) || placed.outline);
}

}  // namespace

bool is_area(Precision precision) {
  return precision == Precision::county || precision == Precision::province;
}

double reach_m(const PlacedLocation& placed) {
  double reach = 0;
  for (const MapMetres& p : placed.outline->points) {
    reach = std::max(reach, std::hypot(p.x - placed.point.x, p.y - placed.point.y));
  }
  return reach;
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
    float reach = 0;
  };
  std::map<const Geometry*, std::uint32_t> area_of_outline;
  MarkPoints points;
  // By set, since many incidents share one.
  std::vector<End> ends(world.locations.sets.size());
  MapBox box;
  for (std::uint32_t set = 0; set < ends.size(); ++set) {
    const auto first = first_drawable(world, set);
    if (!first) continue;
    ends[set] = {is_area(world.locations.sets[set][*first].precision) ? MarkForm::area : MarkForm::circle,
                 world.placed[set][*first].point};
    box.add(ends[set].point);
    if (world.placed[set][*first].outline) ends[set].reach = static_cast<float>(reach_m(world.placed[set][*first]));
    if (ends[set].form != MarkForm::area) continue;
    const auto [entry, is_new] = area_of_outline.emplace(world.placed[set][*first].outline.get(),
                                                         static_cast<std::uint32_t>(points.areas.size()));
    if (is_new) {
      points.areas.push_back({set, *first});
      points.round.push_back(world.placed[set][*first].outline_is_radius);
    }
    ends[set].area = entry->second;
  }
  if (!box.empty()) points.center = box.center();
  const std::size_t count = world.incidents.size();
  points.form.resize(count, MarkForm::nowhere);
  if (!points.areas.empty()) points.area.resize(count, 0);
  for (auto* column : {&points.x, &points.y}) column->resize(count, 0.F);
  for (auto* column : {&points.from_x, &points.from_y}) column->resize(count, none);
  if (std::any_of(ends.begin(), ends.end(), [](const End& end) { return end.reach > 0; })) points.reach.resize(count);
  for (std::size_t row = 0; row < count; ++row) {
    const End& origin = ends[world.incidents.origin[row]];
    const End& destination = ends[world.incidents.destination[row]];
    const End& mark = destination.form == MarkForm::nowhere ? origin : destination;
    if (mark.form == MarkForm::nowhere) continue;
    points.form[row] = mark.form;
    if (mark.form == MarkForm::area) points.area[row] = mark.area;
    if (!points.reach.empty()) points.reach[row] = mark.reach;
    points.x[row] = static_cast<float>(mark.point.x - points.center.x);
    points.y[row] = static_cast<float>(mark.point.y - points.center.y);
    if (&mark == &origin || origin.form == MarkForm::nowhere) continue;
    points.from_x[row] = static_cast<float>(origin.point.x - points.center.x);
    points.from_y[row] = static_cast<float>(origin.point.y - points.center.y);
  }
  return points;
}

}  // namespace yalu
