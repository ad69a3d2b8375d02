#include "map/mark_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "incidents/standing.h"

namespace yalu {
namespace {

void put_at(IncidentMark& mark, const World& world, std::uint32_t set, const std::vector<std::size_t>& places,
            const MapFrame& frame) {
  const PlacedLocation& placed = world.placed[set][places.front()];
  mark.location = &world.locations.sets[set][places.front()];
  mark.place = placed.point;
  mark.outline = outline_of(world, set, places.front());
  mark.outline_is_radius = placed.by_radius;
  mark.at = frame.to_screen.apply(mark.place);
  for (std::size_t i = 1; i < places.size(); ++i) {
    mark.shared_places.push_back({world.placed[set][places[i]].point, outline_of(world, set, places[i])});
  }
  mark.home = mark.at;
  mark.one_of_several = world.locations.sets[set].size() > 1;
  mark.form = is_area(mark.location->precision) ? MarkForm::area : MarkForm::circle;
}

// Circles that cover one another move out along a spiral, largest first, until each can be seen and clicked.
void spread(std::vector<IncidentMark>& marks) {
  std::vector<IncidentMark*> circles;
  for (IncidentMark& mark : marks) {
    if (mark.form == MarkForm::circle) circles.push_back(&mark);
  }
  std::stable_sort(circles.begin(), circles.end(),
                   [](const auto* a, const auto* b) { return a->radius_px > b->radius_px; });
  const auto covered = [&](const IncidentMark& mark, ScreenPx at, std::size_t before) {
    return std::any_of(
        circles.begin(), circles.begin() + static_cast<std::ptrdiff_t>(before), [&](const IncidentMark* other) {
          return std::hypot(other->at.x - at.x, other->at.y - at.y) < std::max(other->radius_px, mark.radius_px) + 1;
        });
  };
  // Of more, only those that have a spot to themselves stand alone; and the search would take its square of time.
  for (std::size_t i = 0; i < std::min(circles.size(), few_marks); ++i) {
    IncidentMark& mark = *circles[i];
    const ScreenPx home = mark.at;
    for (int step = 1; step <= 60 && covered(mark, mark.at, i); ++step) {
      const double angle = 2.4 * step, reach = 3.0 * std::sqrt(static_cast<double>(step)) + mark.radius_px * 0.4;
      mark.at = {home.x + reach * std::cos(angle), home.y + reach * std::sin(angle)};
    }
  }
}

// What is written in or beside a mark: the best figure alone, since the rings show its bounds; else the bounds.
std::string mark_figure(const CountRange& persons, std::string_view words) {
  if (persons.best) return format_count(CountRange{std::nullopt, persons.best, std::nullopt}, words);
  return format_count(persons, words);
}

// How many ScreenPx a length on the ground takes at a spot, in the direction in which it takes the most.
double radius_on_screen(const Projection& projection, const MapFrame& frame, ScreenPx at, double length_m) {
  const ScreenPx on_map = frame.to_screen.inverse().apply({at.x, at.y});
  const LonLat middle = projection.inverse({on_map.x, on_map.y});
  constexpr int directions = 8;
  double longest = 0;
  for (int i = 0; i < directions; ++i) {
    const MapMetres p = projection.forward(geodesic_destination(middle, 360.0 * i / directions, length_m));
    const double away = std::hypot(p.x - on_map.x, p.y - on_map.y) * frame.to_screen.scale();
    if (std::isfinite(away)) longest = std::max(longest, away);
  }
  return longest;
}

}  // namespace

std::vector<RowId> rows_of(const Incidents& incidents, const std::vector<std::string>& ids) {
  std::vector<RowId> rows;
  if (ids.empty()) return rows;
  for (std::uint32_t row = 0; row < incidents.size(); ++row) {
    if (std::find(ids.begin(), ids.end(), incidents.id[row]) != ids.end()) rows.push_back(RowId{row});
  }
  return rows;
}

double reach_of(const Geometry& outline, MapMetres from) {
  double reach = 0;
  for (const MapMetres& p : outline.points) reach = std::max(reach, std::hypot(p.x - from.x, p.y - from.y));
  return reach;
}

double radius_for(double persons, const SymbolScale& scale) {
  return std::max(scale.min_radius_px, std::sqrt(std::max(persons, 0.0) * scale.px2_per_person / std::numbers::pi));
}

MarkerShape kind_shape(std::string_view term) {
  if (term == kind::arrest) return MarkerShape::triangle;
  if (term == kind::release) return MarkerShape::triangle_down;
  if (term == kind::transfer) return MarkerShape::square;
  if (term == kind::crossing) return MarkerShape::diamond;
  if (term == kind::statement || term == kind::running_total) return MarkerShape::dash;
  return MarkerShape::circle;
}

std::optional<double> size_of(const CountRange& persons) {
  if (persons.best) return static_cast<double>(*persons.best);
  if (persons.low) return static_cast<double>(*persons.low);
  if (persons.high) return static_cast<double>(*persons.high);
  return std::nullopt;
}

std::vector<RoundMark> MarkLayout::round_marks() const {
  std::vector<RoundMark> marks;
  for (const IncidentMark& mark : single) {
    if (mark.form == MarkForm::circle) marks.push_back({mark.at, mark.radius_px});
  }
  for (const MergedMark& mark : merged) marks.push_back({mark.at, mark.radius_px});
  return marks;
}

MarkLayout lay_out_marks(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                         std::span<const Match> counted, PileMemory* memory) {
  const Incidents& incidents = world.incidents;
  const std::vector<RowId> highlighted = rows_of(incidents, view.highlight);
  Piles piles =
      pile_up(incidents, world.mark_points, counted, view.shown, highlighted, frame, view.layers.arcs, memory);
  MarkLayout layout;
  layout.merged = std::move(piles.merged);
  for (MergedMark& mark : layout.merged) {
    if (mark.reach_m > 0)
      mark.extent_px = mark.spread_px + radius_on_screen(world.projection, frame, mark.at, mark.reach_m);
  }
  layout.areas = std::move(piles.areas);
  layout.flows = std::move(piles.flows);
  layout.nowhere = piles.nowhere;
  layout.many = counted.size() > few_marks;
  for (const Match& match : piles.single) {
    const std::size_t row = index_of(match.row);
    const std::size_t claim = index_of(incidents.leading[row]);
    IncidentMark mark;
    mark.row = match.row;
    mark.moment = moment_of(incidents.date[row], match.match, view.shown);
    if (view.reduced_motion) mark.moment.travel = 1;
    const std::string_view kind_term = world.table.kind[claim];
    mark.color = kind_color(style, kind_term);
    mark.shape = kind_shape(kind_term);
    mark.verification = incidents.verification[row];
    mark.figure = mark_figure(incidents.persons[row], figure_words(world.table, incidents, match.row));
    mark.highlighted = std::binary_search(highlighted.begin(), highlighted.end(), match.row);
    const auto destinations = all_drawable(world, incidents.destination[row]);
    if (!destinations.empty()) {
      put_at(mark, world, incidents.destination[row], destinations, frame);
    } else {
      put_at(mark, world, incidents.origin[row], all_drawable(world, incidents.origin[row]), frame);
      mark.at_origin = true;
    }
    if (mark.form == MarkForm::circle) {
      mark.radius_px = radius_for(size_of(incidents.persons[row]).value_or(0), view.symbols);
    } else if (mark.form == MarkForm::area && mark.outline_is_radius) {
      mark.radius_px = reach_of(*mark.outline, mark.place) * frame.to_screen.scale();
    }
    layout.single.push_back(std::move(mark));
  }
  spread(layout.single);
  return layout;
}

}  // namespace yalu
