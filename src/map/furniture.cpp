#include "map/furniture.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>

#include "map/arcs.h"
#include "map/geometry_build.h"
#include "map/incident_marks.h"

namespace yalu {
namespace {

constexpr double sample_width_px = 34;

// The largest of 1, 2, 5, 10, 20, 50 ... that is not above `value`.
double round_down(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {5.0, 2.0}) {
    if (value >= step * power) return step * power;
  }
  return power;
}

struct LegendWriter {
  Painter& paint;
  const Style& style;
  const LegendStyle& sizes;
  ScreenPx at;

  TextStyle text_style(bool bold = false) const {
    TextStyle text;
    text.size_px = sizes.text_px;
    text.bold = bold;
    return text;
  }

  void heading(const std::string& words) {
    at.y = paint.paragraph(words, at, sizes.width_px, text_style(true), style.text, 1.4) + 2;
  }

  // A sample drawn around `middle`, words to its right; the row is as high as the higher of both.
  void entry(const std::string& words, double sample_height, const std::function<void(ScreenPx middle)>& sample) {
    const double top = at.y;
    const double text_left = at.x + sample_width_px + 8;
    const double text_height =
        lay_out_paragraph(paint.fonts, words, text_style(), sizes.width_px - sample_width_px - 8, 1.25).height;
    const double height = std::max(text_height, sample_height);
    sample({at.x + sample_width_px / 2, top + height / 2});
    paint.paragraph(words, {text_left, top + (height - text_height) / 2}, sizes.width_px - sample_width_px - 8,
                    text_style(), style.text, 1.25);
    at.y = top + height + 5;
  }

  void note(const std::string& words) {
    at.y = paint.paragraph(words, at, sizes.width_px, text_style(), style.muted, 1.25) + 4;
  }
};

Marker sample_marker(const Style& style, ScreenPx middle, Rgba8 color, MarkerShape shape = MarkerShape::circle) {
  Marker marker;
  marker.center = middle;
  marker.radius_px = 7;
  marker.shape = shape;
  marker.fill = with_opacity(color, 0.85);
  marker.rim = rim_color(style, color);
  marker.rim_width_px = 1.5;
  return marker;
}

// Three round sizes up to the largest on the map: 5, 10, 20 or 10, 20, 50 or 20, 50, 100.
std::vector<double> size_samples(double largest) {
  const double top = round_down(std::max(largest, 5.0));
  const double middle = round_down(top * 0.51);
  return {round_down(middle * 0.51), middle, top};
}

std::string verification_words(Verification verification) {
  switch (verification) {
    case Verification::alleged:
      return "broken rim: alleged, not confirmed";
    case Verification::corroborated:
      return "long dashes: several sources agree";
    case Verification::confirmed:
      return "whole rim: confirmed";
    case Verification::denied:
      return "rim with a gap: denied by a party";
    case Verification::unknown:
      break;
  }
  return "dotted rim: standing not stated";
}

struct Contents {
  std::set<std::string> kinds;
  std::set<Verification> verifications;
  std::set<std::pair<std::string, int>> radius_places;  ///< name and km
  double largest = 0;
  bool circles = false, areas = false, certain = false, possible = false, rings = false, bounds_only = false;
  bool known_arcs = false, unknown_arcs = false, at_origin = false, moved = false, shared = false;
  bool merged = false, merged_extents = false, flows = false, possible_flows = false;
  std::size_t nowhere = 0;
};

Contents contents_of(const World& world, const ViewState& view, const MarkLayout& layout) {
  Contents found;
  found.nowhere = layout.nowhere;
  found.merged = !layout.merged.empty();
  found.merged_extents = std::any_of(layout.merged.begin(), layout.merged.end(),
                                     [](const MergedMark& mark) { return mark.shows_extent(); });
  found.flows = !layout.flows.empty();
  found.possible_flows =
      std::any_of(layout.flows.begin(), layout.flows.end(), [](const Flow& flow) { return flow.count.certain == 0; });
  found.areas = !layout.areas.empty();
  for (const IncidentMark& mark : layout.single) {
    const std::size_t row = index_of(mark.row);
    found.kinds.emplace(world.table.kind[index_of(world.incidents.leading[row])]);
    found.verifications.insert(mark.verification);
    (mark.moment.certainty == DateMatch::certain ? found.certain : found.possible) = true;
    const CountRange& persons = world.incidents.persons[row];
    found.at_origin |= mark.at_origin;
    found.shared |= mark.one_of_several;
    found.moved |= !(mark.home == mark.at);
    if (mark.form == MarkForm::circle) {
      found.circles = true;
      if (persons.best) {
        found.largest = std::max(found.largest, static_cast<double>(*persons.best));
        found.rings |=
            (persons.low && *persons.low != *persons.best) || (persons.high && *persons.high != *persons.best);
      } else if (persons.known()) {
        found.bounds_only = true;
      }
    } else {
      found.areas = true;
      if (mark.outline_is_radius) {
        const int km = static_cast<int>(std::lround(mark.location->radius_km));
        const std::string name =
            mark.location->place ? world.gazetteer[*mark.location->place].name : mark.location->name;
        found.radius_places.emplace(name, km);
      }
    }
    if (view.layers.arcs && (!layout.many || mark.highlighted)) {
      const auto& origins = world.locations.sets[world.incidents.origin[row]];
      const bool known = std::any_of(origins.begin(), origins.end(), [](const Location& origin) {
        return origin.position && (origin.precision == Precision::exact || origin.precision == Precision::settlement);
      });
      if (known) found.known_arcs = true;
      if (!known && !origins.empty()) found.unknown_arcs = true;
    }
  }
  return found;
}

// Each by name while they are few: their outlines look exact and are not.
void note_radius_places(LegendWriter& write, const std::set<std::pair<std::string, int>>& places) {
  constexpr std::size_t named_at_most = 3;
  const bool all_named = std::none_of(places.begin(), places.end(), [](const auto& p) { return p.first.empty(); });
  if (places.empty()) return;
  if (!all_named || places.size() > named_at_most) {
    return write.note("Round areas: a radius within the country, no outline at hand.");
  }
  for (const auto& [name, km] : places) {
    write.note(name + ": radius " + std::to_string(km) + " km within its country, no outline at hand");
  }
}

}  // namespace

double draw_legend(Painter& paint, const World& world, const ViewState& view, const MarkLayout& marks,
                   const Style& style, const LegendStyle& sizes, ScreenPx top_left) {
  const Contents found = contents_of(world, view, marks);
  LegendWriter write{paint, style, sizes, top_left};
  const Rgba8 ink = found.kinds.size() == 1 ? kind_color(style, *found.kinds.begin()) : style.muted;

  for (const std::string& kind_term : found.kinds) {
    write.entry(kind_term.empty() ? "kind not stated" : std::string(kind_in_words(kind_term)), 16,
                [&](ScreenPx middle) {
                  paint.marker(sample_marker(style, middle, kind_color(style, kind_term), kind_shape(kind_term)));
                });
  }
  if (found.circles && found.largest > 0) {
    // Circles side by side, numbers below, on one base line.
    std::vector<double> samples = size_samples(found.largest);
    // The row must stay within the legend; the largest give way.
    const auto row_width = [&] {
      double sum = 2;
      for (const double persons : samples) sum += 2 * std::max(radius_for(persons, view.symbols), 10.0) + 8;
      return sum;
    };
    while (samples.size() > 1 && row_width() > sizes.width_px) samples.pop_back();
    while (row_width() > sizes.width_px && samples.back() > 1) samples.back() = round_down(samples.back() / 2);
    const double largest_radius = radius_for(samples.back(), view.symbols);
    const double base = write.at.y + 2 * largest_radius + 1;
    double x = write.at.x + 2;
    for (const double persons : samples) {
      const double radius = radius_for(persons, view.symbols);
      Marker marker = sample_marker(style, {x + std::max(radius, 10.0), base - radius}, ink);
      marker.radius_px = radius;
      marker.fill = with_opacity(ink, 0.25);
      marker.rim_width_px = 1;
      paint.marker(marker);
      paint.text(std::to_string(std::llround(persons)), {x + std::max(radius, 10.0), base + sizes.text_px + 2},
                 write.text_style(), style.text, Align::center);
      x += 2 * std::max(radius, 10.0) + 8;
    }
    const double text_left = x + 4, room = write.at.x + sizes.width_px - text_left;
    if (room > 7 * sizes.text_px) {
      paint.paragraph("persons, by area", {text_left, base - sizes.text_px * 1.25}, room, write.text_style(),
                      style.text, 1.25);
    } else {
      paint.paragraph("persons, by area", {write.at.x, base + sizes.text_px + 6}, sizes.width_px, write.text_style(),
                      style.text, 1.25);
    }
    write.at.y = base + sizes.text_px + 10 + (room > 7 * sizes.text_px ? 0 : sizes.text_px * 1.25);
  }
  if (found.merged) {
    write.entry("so many incidents near one another; thick: the share that is certain", 22, [&](ScreenPx middle) {
      for (Marker& marker : merged_markers(middle, 10, 0.7, 1, style)) paint.marker(std::move(marker));
    });
    if (found.merged_extents) write.note("Round line about them: as far as their places are known.");
  }
  const bool split = view.filter.window.bounded() || view.shown;
  if (split && found.certain && found.possible) {
    write.entry("filled: certain", 16, [&](ScreenPx middle) { paint.marker(sample_marker(style, middle, ink)); });
  }
  if (split && found.possible) {
    write.entry("hatched: only possible", 16, [&](ScreenPx middle) {
      Marker marker = sample_marker(style, middle, ink);
      marker.fill = with_opacity(ink, 0.1);
      marker.hatch = Hatch{5, 1.2, 45};
      paint.marker(marker);
    });
  }
  for (const Verification verification : found.verifications) {
    write.entry(verification_words(verification), 16, [&](ScreenPx middle) {
      Marker marker = sample_marker(style, middle, ink);
      marker.fill = with_opacity(ink, 0.12);
      marker.rim_dash_px = rim_dash(verification, marker.radius_px);
      paint.marker(marker);
    });
  }
  if (found.rings) {
    write.entry("thin rings: lowest and highest figure", 18, [&](ScreenPx middle) {
      for (const double radius : {5.0, 9.0}) {
        Marker marker = sample_marker(style, middle, ink);
        marker.radius_px = radius;
        marker.fill = {0, 0, 0, 0};
        marker.rim_width_px = 0.75;
        paint.marker(marker);
      }
    });
  }
  const auto pale = [&](ScreenPx middle) {
    Marker marker = sample_marker(style, middle, ink);
    marker.fill = with_opacity(ink, 0.35);
    paint.marker(marker);
  };
  if (found.bounds_only) {
    write.entry("pale: only a lower or upper bound is stated", 16, pale);
  }
  if (found.areas) {
    write.entry("place known to a province or county only; figure in the area", 18, [&](ScreenPx middle) {
      const ScreenRect swatch{middle.x - 13, middle.y - 8, 26, 16};
      paint.fill(swatch, with_opacity(ink, 0.16), 3);
      paint.list.commands.push_back(
          StrokeLine{screen_rect(swatch, 3), {}, true, with_opacity(ink, 0.8), 1.4, {5, 3}, false, {}});
    });
  }
  note_radius_places(write, found.radius_places);
  if (found.at_origin) {
    write.entry("pale: at the origin; the destination is not known well enough", 16, pale);
  }
  if (found.shared) {
    write.entry("pale: one of several places that share the figure", 16, pale);
  }
  if (found.moved) write.note("Circles at one spot are moved apart; a line leads to the place.");
  const auto arrow = [&](bool known) {
    return [&, known](ScreenPx middle) {
      Arc arc;
      arc.from = {middle.x - 16, middle.y + 3};
      arc.to = {middle.x + 15, middle.y + 3};
      arc.width_px = 2.5;
      arc.origin_known = known;
      arc.color = ink;
      draw_arc(arc, paint.list);
    };
  };
  if (found.known_arcs) write.entry("from origin to destination; not a route", 16, arrow(true));
  const auto bow = [&](const std::vector<float>& dash) {
    return [&, dash](ScreenPx middle) {
      Arc arc;
      arc.from = {middle.x - 16, middle.y + 3};
      arc.to = {middle.x + 15, middle.y + 3};
      paint.list.commands.push_back(
          StrokeLine{screen_path(arc_points(arc)), {}, false, with_opacity(style.muted, 0.35), 1.9, dash, false, {}});
    };
  };
  if (found.flows) write.entry("ways of merged incidents, wider for ten times as many; no routes", 16, bow({}));
  if (found.possible_flows) write.entry("broken: none of them is certain", 16, bow(possible_flow_dash()));
  if (found.unknown_arcs) write.entry("origin not stated more closely; not a route", 16, arrow(false));
  if (found.nowhere > 0) {
    write.note(std::to_string(found.nowhere) +
               (found.nowhere == 1 ? " incident is not on the map: its place is not known well enough"
                                   : " incidents are not on the map: their places are not known well enough"));
  }
  return write.at.y;
}

ScreenRect draw_scale_bar(Painter& paint, const World& world, const MapFrame& frame, const Style& style,
                          ScreenPx left_end, double longest_px, double text_px) {
  const Affine to_map = frame.to_screen.inverse();
  const auto map_at = [&](ScreenPx at) {
    const ScreenPx p = to_map.apply({at.x, at.y});
    return MapMetres{p.x, p.y};
  };
  // Where the bar stands beside the globe, its scale is that of the middle of the map, and it says so.
  const GeometryRef& globe = world.base_map.globe;
  const bool beside = globe && !(area_contains(*globe, map_at(left_end)) &&
                                 area_contains(*globe, map_at({left_end.x + longest_px, left_end.y})));
  const ScreenPx start =
      beside ? ScreenPx{frame.rect.x + (frame.rect.width - longest_px) / 2, frame.rect.y + frame.rect.height / 2}
             : left_end;
  const auto metres_along = [&](double length_px) {
    return geodesic_distance_m(world.projection.inverse(map_at(start)),
                               world.projection.inverse(map_at({start.x + length_px, start.y})));
  };
  const double longest_m = metres_along(longest_px);
  const double length_m = round_down(longest_m);
  double length_px = longest_px * length_m / longest_m;
  // The scale changes a little along the bar: correct until its own two ends are that far apart.
  for (int i = 0; i < 4; ++i) length_px *= length_m / metres_along(length_px);

  const double right = left_end.x + length_px;
  const ScreenPx bar[] = {{left_end.x, left_end.y - 5}, left_end, {right, left_end.y}, {right, left_end.y - 5}};
  const GeometryRef path = screen_path(bar);
  paint.list.commands.push_back(StrokeLine{path, {}, false, style.halo, 4, {}, true, {}});
  paint.list.commands.push_back(StrokeLine{path, {}, false, style.text, 1.5, {}, false, {}});
  TextStyle text_style;
  text_style.size_px = text_px;
  const std::string length = length_m >= 1000 ? std::to_string(std::lround(length_m / 1000)) + " km"
                                              : std::to_string(std::lround(length_m)) + " m";
  const std::string words = length + (beside ? " in the middle of the map" : "");
  auto run = shaped(paint.fonts, words, text_style);
  const double width = run->width;
  paint.list.commands.push_back(DrawGlyphs{std::move(run), {right + 6, left_end.y}, 0, style.text, style.halo, 2, {}});
  return {left_end.x - 4, left_end.y - text_px - 4, length_px + width + 16, text_px + 12};
}

}  // namespace yalu
