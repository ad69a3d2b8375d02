#include "map/incident_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <utility>

#include "incidents/standing.h"
#include "map/arcs.h"
#include "map/geometry_build.h"
#include "map/paint.h"

namespace yalu {
namespace {

constexpr double fill_opacity = 0.85;
constexpr double area_opacity = 0.16;
constexpr Hatch possible_hatch{5, 1.2, 45};
constexpr std::size_t callouts_at_most = 14;
constexpr std::size_t figures_at_most = 120;
constexpr double merged_rim_px = 3.5;
constexpr double faded_start_px = 64;  // how far beyond the border an arc of unknown origin begins
constexpr double entry_px = 18;        // how far within an area it ends

// The way of an arc whose origin is no point: from beyond the border, on the far side from the destination, to just
// within.
struct FadedWay {
  ScreenPx start;
  ScreenPx entry;
};
std::optional<FadedWay> faded_way(const World& world, const MapFrame& frame, MapMetres destination) {
  const auto border = nearest_border_point(world, destination);
  if (!border) return std::nullopt;
  const ScreenPx to = frame.to_screen.apply(destination), over = frame.to_screen.apply(*border);
  const double length = std::hypot(over.x - to.x, over.y - to.y);
  if (length < 1) return FadedWay{{to.x, to.y - faded_start_px}, to};
  const double dx = (over.x - to.x) / length, dy = (over.y - to.y) / length;
  return FadedWay{{over.x + dx * faded_start_px, over.y + dy * faded_start_px},
                  {over.x - dx * entry_px, over.y - dy * entry_px}};
}

std::optional<Arc> arc_of(const World& world, const MapFrame& frame, const IncidentMark& mark) {
  const std::size_t row = index_of(mark.row);
  const std::uint32_t origin_set = world.incidents.origin[row], destination_set = world.incidents.destination[row];
  if (!first_drawable(world, destination_set)) return std::nullopt;
  Arc arc;
  arc.to = mark.at;
  arc.width_px = arc_width_px(size_of(world.incidents.persons[row]));
  arc.travel = mark.moment.travel;
  arc.opacity = mark.moment.opacity;
  arc.color = mark.color;
  arc.row = mark.row;
  arc.stop_short_px = mark.form == MarkForm::area ? (mark.radius_px > 0 ? mark.radius_px + 2 : 26) : mark.radius_px + 3;
  if (const auto first = first_drawable(world, origin_set)) {
    arc.origin_known =
        world.locations.sets[origin_set].size() == 1 && !is_area(world.locations.sets[origin_set][*first].precision);
    arc.from = frame.to_screen.apply(world.placed[origin_set][*first].point);
    return arc;
  }
  if (world.locations.sets[origin_set].empty()) return std::nullopt;  // no origin named at all
  const auto way = faded_way(world, frame, mark.place);
  if (!way) return std::nullopt;
  arc.origin_known = false;
  arc.from = way->start;
  if (mark.form == MarkForm::area) {
    // Into the area, and no further: nobody has said where in it.
    arc.to = way->entry;
    arc.stop_short_px = 0;
  }
  return arc;
}

Marker circle_marker(const IncidentMark& mark, const Style& style) {
  Marker marker;
  marker.center = mark.at;
  marker.radius_px = mark.radius_px;
  marker.shape = mark.shape;
  marker.rim = with_opacity(rim_color(style, mark.color), mark.moment.opacity);
  marker.rim_width_px = 1.5;
  marker.rim_dash_px = rim_dash(mark.verification, mark.radius_px);
  marker.row = mark.row;
  if (mark.moment.certainty == DateMatch::certain) {
    marker.fill = with_opacity(mark.color, fill_opacity * mark.moment.opacity);
  } else {
    marker.fill = with_opacity(mark.color, 0.10 * mark.moment.opacity);
    marker.hatch = possible_hatch;
  }
  return marker;
}

Marker ring(ScreenPx center, double radius_px, Rgba8 color, double width_px, RowId row) {
  Marker marker;
  marker.center = center;
  marker.radius_px = radius_px;
  marker.fill = {0, 0, 0, 0};
  marker.rim = color;
  marker.rim_width_px = width_px;
  marker.row = row;
  return marker;
}

void draw_leader(const IncidentMark& mark, ScreenPx from, ScreenPx to, DisplayList& list) {
  const ScreenPx ends[] = {from, to};
  list.commands.push_back(StrokeLine{screen_path(ends), {}, false, mark.color, 1, {}, true, mark.row});
}

// The date as one or two short lines: "one day in" over "21-30 Nov 2023", so that it stays narrow.
std::vector<std::string> date_lines(const World& world, RowId row) {
  const auto& date = world.incidents.date[index_of(row)];
  if (!date) return {"undated"};
  const std::string words = format_date_in_words(*date);
  constexpr std::string_view within = "one day in ";
  if (!words.starts_with(within)) return {words};
  return {"one day in", words.substr(within.size())};
}

// "950", "12.3k", "1.2M": rounded down, so that a mark never says more than there are.
std::string number_in_figures(std::int64_t count) {
  if (count < 1000) return std::to_string(count);
  const bool millions = count >= 1'000'000;
  const std::int64_t tenths = count / (millions ? 100'000 : 100);
  std::string text = std::to_string(tenths / 10);
  if (tenths < 1000 && tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
  return text + (millions ? "M" : "k");
}

// The ways of what is merged: one bow between two spots for all that lead from about the one to about the other.
void draw_flows(const std::vector<Flow>& flows, const Style& style, DisplayList& list) {
  if (flows.empty()) return;
  // A few widths, so that all bows of one look are one command; first whole ones, then those of none that is certain.
  constexpr std::size_t widths = 4;
  std::array<std::vector<MapMetres>, 2 * widths> points;
  std::array<std::vector<std::uint32_t>, 2 * widths> starts;
  for (const Flow& flow : flows) {
    Arc arc;
    arc.from = flow.from;
    arc.to = flow.to;
    const std::vector<ScreenPx> bow = arc_points(arc);
    if (bow.empty()) continue;
    const auto digits = static_cast<std::size_t>(std::log10(static_cast<double>(flow.count.all())));
    const std::size_t look = std::min(widths - 1, digits) + (flow.count.certain == 0 ? widths : 0);
    starts[look].push_back(static_cast<std::uint32_t>(points[look].size()));
    for (std::size_t i = 0; i < bow.size(); i += 2) points[look].push_back({bow[i].x, bow[i].y});
  }
  for (std::size_t look = 0; look < points.size(); ++look) {
    if (points[look].empty()) continue;
    list.commands.push_back(StrokeLine{make_parts(std::move(points[look]), std::move(starts[look])),
                                       {},
                                       false,
                                       with_opacity(style.muted, 0.35),
                                       1 + 0.9 * static_cast<double>(look % widths),
                                       look < widths ? std::vector<float>{} : possible_flow_dash(),
                                       false,
                                       {}});
  }
}

// How many incidents are known to an area only, in the area.
void name_area_piles(const World& world, const std::vector<AreaPile>& piles, const MapFrame& frame, const Style& style,
                     const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  for (const AreaPile& pile : piles) {
    const PlaceInSet& at = world.mark_points.areas[pile.area];
    TextStyle text;
    text.size_px = 13;
    text.bold = true;
    PointLabel label;
    label.lines.push_back({shaped(fonts, std::to_string(pile.count.all()) + " incidents", text), style.text});
    label.halo = style.halo;
    label.anchor = frame.to_screen.apply(world.placed[at.set][at.place].point);
    if (placer.place_in_area(*outline_of(world, at.set, at.place), frame.to_screen, label, list)) continue;
    if (!frame.rect.contains(label.anchor) || placer.place(label, list)) continue;
    // It must not vanish: at the worst it stands over other names.
    const auto& run = label.lines.front().run;
    const ScreenPx origin{label.anchor.x - run->width / 2, label.anchor.y + 0.36 * text.size_px};
    list.commands.push_back(DrawGlyphs{run, origin, 0, style.text, style.halo, label.halo_width_px, {}});
  }
}

// One area may hold several incidents: it is tinted once, or it would look more certain with every one of them.
struct Tint {
  GeometryRef outline;
  Rgba8 color;
  Verification weakest = Verification::confirmed;
  bool possible = false;
  bool highlighted = false;
  double opacity = 1;
  std::optional<RowId> row;
};

void draw_tint(const Tint& tint, const Affine& to_screen, DisplayList& list) {
  list.commands.push_back(
      FillArea{tint.outline, to_screen, with_opacity(tint.color, area_opacity * tint.opacity), {}, tint.row});
  if (tint.possible) {
    list.commands.push_back(
        FillArea{tint.outline, to_screen, with_opacity(tint.color, 0.45 * tint.opacity), Hatch{9, 1, 45}, tint.row});
  }
  list.commands.push_back(StrokeLine{tint.outline, to_screen, true, with_opacity(tint.color, 0.8 * tint.opacity),
                                     tint.highlighted ? 2.5 : 1.4, outline_dash(tint.weakest), false, tint.row});
}

// A path around `center`, in ScreenPx.
GeometryRef round_outline(ScreenPx center, double radius_px) {
  constexpr int corners = 72;
  std::vector<ScreenPx> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    points.push_back({center.x + radius_px * std::cos(angle), center.y + radius_px * std::sin(angle)});
  }
  return screen_path(points);
}

}  // namespace

std::vector<Marker> merged_markers(ScreenPx center, double radius_px, double certain_share, double opacity,
                                   const Style& style) {
  Marker disc;
  disc.center = center;
  disc.radius_px = radius_px;
  disc.fill = with_opacity(style.card, 0.94);
  disc.rim = with_opacity(style.text, opacity);
  disc.rim_width_px = 1;
  Marker ring;
  ring.center = center;
  ring.radius_px = radius_px - merged_rim_px / 2;
  ring.fill = {0, 0, 0, 0};
  ring.rim = with_opacity(style.text, opacity);
  ring.rim_width_px = merged_rim_px;
  // In sixteenths, all or nothing only where that is so.
  double sixteenths = std::round(certain_share * 16);
  if (certain_share > 0) sixteenths = std::max(sixteenths, 1.0);
  if (certain_share < 1) sixteenths = std::min(sixteenths, 15.0);
  if (sixteenths == 0) return {disc};
  if (sixteenths < 16) {
    const double around = 2 * std::numbers::pi * ring.radius_px;
    ring.rim_dash_px = {static_cast<float>(around * sixteenths / 16),
                        static_cast<float>(around * (16 - sixteenths) / 16)};
  }
  return {disc, ring};
}

void draw_merged_marks(const std::vector<MergedMark>& marks, const Style& style, const FontSet& fonts,
                       LabelPlacer& placer, DisplayList& list) {
  if (marks.empty()) return;
  DrawMarkers discs, rings;
  std::vector<DrawGlyphs> numbers;
  for (const MergedMark& mark : marks) {
    const double share = static_cast<double>(mark.count.certain) / static_cast<double>(mark.count.all());
    const std::vector<Marker> markers = merged_markers(mark.at, mark.radius_px, share, mark.opacity, style);
    discs.markers.push_back(markers.front());
    if (markers.size() > 1) rings.markers.push_back(markers.back());
    TextStyle text;
    text.size_px = 11;
    text.bold = true;
    text.tabular_figures = true;
    auto run = shaped(fonts, number_in_figures(mark.count.all()), text);
    const ScreenPx origin{mark.at.x - run->width / 2, mark.at.y + 0.36 * text.size_px};
    numbers.push_back(DrawGlyphs{std::move(run), origin, 0, style.text, {0, 0, 0, 0}, 0, {}});
    placer.reserve({mark.at.x - mark.radius_px, mark.at.y - mark.radius_px, 2 * mark.radius_px, 2 * mark.radius_px});
  }
  // They do not overlap, so their order is free: alike ones together are quicker to draw.
  std::stable_sort(rings.markers.begin(), rings.markers.end(),
                   [](const Marker& a, const Marker& b) { return a.rim_dash_px < b.rim_dash_px; });
  list.commands.emplace_back(std::move(discs));
  if (!rings.markers.empty()) list.commands.emplace_back(std::move(rings));
  for (DrawGlyphs& number : numbers) list.commands.emplace_back(std::move(number));
}

std::vector<float> possible_flow_dash() {
  return {6, 4};
}

std::vector<float> rim_dash(Verification verification, double radius_px) {
  const auto around = static_cast<float>(2 * std::numbers::pi * radius_px);
  switch (verification) {
    case Verification::alleged: {
      // A whole number of dashes, so that none is cut where the rim closes.
      const float pairs = std::max(5.f, std::round(around / 6.5f));
      return {around / pairs * 0.6f, around / pairs * 0.4f};
    }
    case Verification::corroborated: {
      const float pairs = std::max(3.f, std::round(around / 16.f));
      return {around / pairs * 0.85f, around / pairs * 0.15f};
    }
    case Verification::denied:
      return {around * 0.78f, around * 0.22f};
    case Verification::unknown: {
      const float pairs = std::max(8.f, std::round(around / 4.5f));
      return {around / pairs / 3, around / pairs * 2 / 3};
    }
    case Verification::confirmed:
      break;
  }
  return {};
}

// The same for the long outline of an area.
std::vector<float> outline_dash(Verification verification) {
  switch (verification) {
    case Verification::alleged:
      return {5, 3};
    case Verification::corroborated:
      return {14, 3};
    case Verification::denied:
      return {18, 9};
    case Verification::unknown:
      return {1.5f, 3};
    case Verification::confirmed:
      break;
  }
  return {};
}

void draw_mark_areas(const World& world, const MarkLayout& layout, const MapFrame& frame, const Style& style,
                     DisplayList& list) {
  std::vector<Tint> tints;
  const auto tint_area = [&](const Tint& tint) {
    const auto found =
        std::find_if(tints.begin(), tints.end(), [&](const Tint& t) { return t.outline == tint.outline; });
    if (found == tints.end()) {
      tints.push_back(tint);
      return;
    }
    if (!(found->color == tint.color)) found->color = style.muted;  // no kind's own
    found->possible |= tint.possible;
    found->weakest = weaker(found->weakest, tint.weakest);
    found->highlighted |= tint.highlighted;
    found->opacity = std::max(found->opacity, tint.opacity);
  };
  for (const IncidentMark& mark : layout.single) {
    Tint tint{mark.outline,     mark.color,          mark.verification, mark.moment.certainty == DateMatch::possible,
              mark.highlighted, mark.moment.opacity, mark.row};
    if (tint.outline) {
      // A settlement's extent shows as soon as it is larger than the circle; no mark is smaller than what it stands
      // for.
      const double extent = reach_of(*mark.outline, mark.place) * frame.to_screen.scale();
      if (mark.form == MarkForm::area || extent > mark.radius_px + 2) tint_area(tint);
    }
    for (const IncidentMark::SharedPlace& shared : mark.shared_places) {
      tint.outline = shared.outline;
      if (tint.outline) tint_area(tint);
    }
  }
  for (const AreaPile& pile : layout.areas) {
    const PlaceInSet& at = world.mark_points.areas[pile.area];
    tint_area({outline_of(world, at.set, at.place), style.muted, pile.weakest, pile.count.possible > 0, false,
               pile.opacity, std::nullopt});
  }
  for (const Tint& tint : tints) draw_tint(tint, frame.to_screen, list);
  for (const MergedMark& mark : layout.merged) {
    // The same around all the places of a merged mark; paler, since dozens of them overlap.
    if (!mark.shows_extent()) continue;
    const GeometryRef around = round_outline(mark.at, mark.extent_px);
    list.commands.push_back(FillArea{around, {}, with_opacity(style.muted, 0.06 * mark.opacity), {}, std::nullopt});
    list.commands.push_back(StrokeLine{around,
                                       {},
                                       true,
                                       with_opacity(style.muted, 0.5 * mark.opacity),
                                       1,
                                       outline_dash(mark.weakest),
                                       false,
                                       std::nullopt});
  }
}

void draw_mark_arcs(const World& world, const ViewState& view, const MarkLayout& layout, const MapFrame& frame,
                    const Style& style, LabelPlacer& placer, DisplayList& list) {
  if (!view.layers.arcs) return;
  draw_flows(layout.flows, style, list);
  std::vector<Arc> drawn;
  for (const IncidentMark& mark : layout.single) {
    if (layout.many && !mark.highlighted) continue;  // one of hundreds of bows would say nothing; flows show it
    auto arc = arc_of(world, frame, mark);
    if (!arc) continue;
    // Arcs between the same two ends fan out instead of hiding one another.
    const auto same = std::count_if(drawn.begin(), drawn.end(),
                                    [&](const Arc& other) { return other.from == arc->from && other.to == arc->to; });
    drawn.push_back(*arc);
    arc->from.x += 16 * static_cast<double>(same);
    arc->to.x += 8 * static_cast<double>(same);
    draw_arc(*arc, list);
    const std::vector<ScreenPx> points = arc_points(*arc);
    for (std::size_t i = 0; i < points.size(); i += 3) placer.reserve({points[i].x - 3, points[i].y - 3, 6, 6});
  }
}

void draw_mark_circles(const World& world, const ViewState& view, const std::vector<IncidentMark>& marks,
                       const MapFrame& frame, const Style& style, const FontSet& fonts, LabelPlacer& placer,
                       DisplayList& list) {
  Painter paint{list, fonts};
  for (const IncidentMark& mark : marks) {
    if (mark.form != MarkForm::circle) continue;
    const CountRange& persons = world.incidents.persons[index_of(mark.row)];
    Marker marker = circle_marker(mark, style);
    if (!persons.best && mark.moment.certainty == DateMatch::certain)
      marker.fill = with_opacity(mark.color, 0.35 * mark.moment.opacity);
    // Pale, too, where the figure belongs to places of which this is only one, or to a destination that is not known.
    if (mark.at_origin || mark.one_of_several) marker.fill = with_opacity(mark.color, 0.35 * mark.moment.opacity);
    if (!size_of(persons)) marker.fill = {0, 0, 0, 0};
    if (!(mark.home == mark.at)) {
      draw_leader(mark, mark.home, mark.at, list);
      list.commands.push_back(DrawMarkers{{ring(mark.home, 1.5, mark.color, 1.5, mark.row)}});
    }
    if (mark.highlighted)
      list.commands.push_back(DrawMarkers{{ring(mark.at, mark.radius_px + 5, style.accent, 2.5, mark.row)}});
    paint.marker(std::move(marker));
    const Rgba8 thin = with_opacity(rim_color(style, mark.color), 0.9 * mark.moment.opacity);
    double reach = mark.radius_px;
    for (const auto& bound : {persons.low, persons.high}) {
      if (!bound || !persons.best || *bound == *persons.best) continue;
      const double radius = radius_for(static_cast<double>(*bound), view.symbols);
      list.commands.push_back(DrawMarkers{{ring(mark.at, radius, thin, 0.75, mark.row)}});
      reach = std::max(reach, radius);
    }
    for (const IncidentMark::SharedPlace& shared : mark.shared_places) {
      const ScreenPx other = frame.to_screen.apply(shared.point);
      paint.line(mark.at, other, with_opacity(mark.color, 0.5), 1);
      if (!shared.outline) {
        list.commands.push_back(DrawMarkers{{ring(other, view.symbols.min_radius_px + 2, mark.color, 1.5, mark.row)}});
      }
    }
    // A cross of two boxes follows the circle better than one box: names may nestle into its corners.
    const double inner = 0.6 * reach;
    placer.reserve({mark.at.x - reach, mark.at.y - inner, 2 * reach, 2 * inner});
    placer.reserve({mark.at.x - inner, mark.at.y - reach, 2 * inner, 2 * reach});
  }
}

void place_callouts(const World& world, const MarkLayout& layout, const MapFrame& frame, const Style& style,
                    const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  name_area_piles(world, layout.areas, frame, style, fonts, placer, list);
  // Of hundreds of marks nobody reads the figures beside them; hovering tells each. The largest keep theirs.
  std::vector<std::reference_wrapper<const IncidentMark>> told(layout.single.begin(), layout.single.end());
  if (told.size() > figures_at_most) {
    std::stable_sort(told.begin(), told.end(), [](const IncidentMark& a, const IncidentMark& b) {
      return std::pair(a.highlighted, a.radius_px) > std::pair(b.highlighted, b.radius_px);
    });
    told.erase(told.begin() + figures_at_most, told.end());
  }
  const bool few = layout.single.size() <= callouts_at_most;
  for (const IncidentMark& mark : told) {
    const bool area = mark.form == MarkForm::area;
    TextStyle figure_style;
    figure_style.size_px = area ? 16 : 12;
    figure_style.bold = true;
    auto figure = shaped(fonts, mark.figure, figure_style);
    PointLabel label;
    label.anchor = mark.at;
    label.halo = style.halo;
    label.halo_width_px = 2;
    label.row = mark.row;
    label.clearance_px = mark.radius_px + 4;
    const bool filled =
        !area && mark.moment.certainty == DateMatch::certain && world.incidents.persons[index_of(mark.row)].best;
    if (filled && figure->width + 6 < 2 * mark.radius_px) {
      // On vermilion white reads at 3.9:1 in bold; on lighter kinds dark text does better.
      const int brightness = (mark.color.r * 299 + mark.color.g * 587 + mark.color.b * 114) / 1000;
      const bool pale = mark.at_origin || mark.one_of_several;
      const Rgba8 ink = pale ? style.text : brightness > 150 ? Rgba8{30, 28, 26, 255} : Rgba8{255, 255, 255, 255};
      list.commands.push_back(DrawGlyphs{figure,
                                         {mark.at.x - figure->width / 2, mark.at.y + 0.36 * figure_style.size_px},
                                         0,
                                         with_opacity(ink, mark.moment.opacity),
                                         {0, 0, 0, 0},
                                         0,
                                         mark.row});
    } else {
      label.lines.push_back({figure, mark.highlighted && area ? style.accent
                                                              : with_opacity(mix(mark.color, style.text, 0.35),
                                                                             std::max(0.7, mark.moment.opacity))});
    }
    if (few) {
      TextStyle date_style;
      date_style.size_px = area ? 9.8 : 10.5;
      date_style.tabular_figures = true;
      for (const std::string& words : date_lines(world, mark.row)) {
        label.lines.push_back({shaped(fonts, words, date_style), style.muted});
      }
    }
    if (label.lines.empty()) continue;
    if (area && mark.radius_px == 0) {
      // The figure must stand in its area: beside it, it would speak of another place.
      const Geometry& outline = *mark.outline;
      if (placer.place_in_area(outline, frame.to_screen, label, list)) continue;
      if (label.lines.size() == 3) {  // "one day in" goes first: the days stay whole
        label.lines.erase(label.lines.begin() + 1);
        if (placer.place_in_area(outline, frame.to_screen, label, list)) continue;
      }
      label.lines.resize(1);
      if (placer.place_in_area(outline, frame.to_screen, label, list)) continue;
      const ScreenPx tip = mark.at;
      draw_leader(mark, tip, {tip.x + 26, tip.y - 26}, list);
      label.anchor = {tip.x + 26, tip.y - 26};
      label.clearance_px = 3;
    }
    if (area && mark.radius_px > 0) {
      TextStyle name_style;
      name_style.size_px = 11.5;
      const std::string& name =
          mark.location->place ? world.gazetteer[*mark.location->place].name : mark.location->name;
      label.lines.insert(label.lines.begin() + 1, {shaped(fonts, name, name_style), style.towns.front().color});
      const ScreenSize block = block_size(label.lines);
      label.may_center = mark.radius_px > std::hypot(block.width_px, block.height_px) / 2;
    }
    if (placer.place(label, list)) continue;
    // A figure must not vanish: with fewer words it may find room, and at the worst it stands over other names.
    const bool has_figure = label.lines.front().run == figure;
    if (label.lines.size() > 1) {
      label.lines.resize(1);
      if (placer.place(label, list)) continue;
    }
    if (has_figure) {
      list.commands.push_back(DrawGlyphs{figure,
                                         {mark.at.x - figure->width / 2, mark.at.y + 0.36 * figure_style.size_px},
                                         0,
                                         label.lines.front().color,
                                         style.halo,
                                         2,
                                         mark.row});
    }
  }
}

}  // namespace yalu
