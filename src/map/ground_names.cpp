#include "map/ground_names.h"

#include <algorithm>
#include <cmath>

#include "map/geometry_build.h"
#include "map/paint.h"

namespace yalu {
namespace {

// The first name in the chosen order, and the others as a second line.
struct OrderedNames {
  std::string first;
  std::string others;
};

OrderedNames in_order(const Names& names, LabelLanguage language) {
  std::string latin = names.latin;
  if (!names.local.empty()) latin += " (" + names.local + ")";
  std::vector<std::string> order;
  switch (language) {
    case LabelLanguage::latin:
      order = {latin, names.korean, names.chinese};
      break;
    case LabelLanguage::korean:
      order = {names.korean, latin, names.chinese};
      break;
    case LabelLanguage::chinese:
      order = {names.chinese, latin, names.korean};
      break;
  }
  OrderedNames result;
  for (const std::string& name : order) {
    if (name.empty()) continue;
    if (result.first.empty()) {
      result.first = name;
    } else {
      result.others += (result.others.empty() ? "" : " \u00b7 ") + name;
    }
  }
  return result;
}

std::string spaced_capitals(const std::string& name) {
  // Only ASCII letters change; the names of countries and provinces in Latin script here have no others.
  std::string capitals = name;
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

int deepest_rank(double ground_metres_per_px) {
  if (ground_metres_per_px > 2500) return 1;
  if (ground_metres_per_px > 1400) return 2;
  if (ground_metres_per_px > 600) return 3;
  if (ground_metres_per_px > 250) return 4;
  return 5;
}

struct Settlement {
  const MapFeature* feature = nullptr;
  ScreenPx at;
  int rank = 0;
};

// What the incidents speak of is named before anything else.
bool is_named_by_incidents(const World& world, const MapFeature& feature, const std::vector<PlaceId>& mark_places) {
  return std::any_of(mark_places.begin(), mark_places.end(), [&](PlaceId id) {
    const Place& place = world.gazetteer[id];
    return !feature.names.chinese.empty() && feature.names.chinese == place.hanzi && feature.code == place.country &&
           feature.names.latin.substr(0, 3) == place.name.substr(0, 3);
  });
}

// For a town at the border: whether a point of the screen lies in its own country, so that its name stands on its own
// side of the river. Nothing for towns further off, and for countries without an outline.
std::function<bool(ScreenPx)> own_side(const World& world, const MapFrame& frame, const MapFeature& settlement) {
  constexpr double near_px = 24;
  const auto border = nearest_border_point(world, settlement.anchor);
  if (!border) return {};
  const double away_px =
      std::hypot(settlement.anchor.x - border->x, settlement.anchor.y - border->y) * frame.to_screen.scale();
  if (away_px > near_px) return {};
  const auto& countries = world.base_map.overview.countries;
  const auto own = std::find_if(countries.begin(), countries.end(),
                                [&](const MapFeature& country) { return country.code == settlement.code; });
  if (own == countries.end()) return {};
  return [area = own->geometry, to_map = frame.to_screen.inverse()](ScreenPx at) {
    const ScreenPx p = to_map.apply({at.x, at.y});
    return area_contains(*area, {p.x, p.y});
  };
}

// The room of the round mark that covers a point, if any.
std::optional<RoundMark> mark_over(const std::vector<RoundMark>& marks, ScreenPx at) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const RoundMark& mark) {
    return std::hypot(mark.at.x - at.x, mark.at.y - at.y) < mark.radius_px + 4;
  });
  return found == marks.end() ? std::nullopt : std::optional(*found);
}

void name_settlements(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                      const FontSet& fonts, const std::vector<PlaceId>& mark_places,
                      const std::vector<RoundMark>& marks, LabelPlacer& placer, DisplayList& list, int first,
                      int last) {
  std::vector<Settlement> seen;
  for (const MapFeature& feature : world.base_map.settlements) {
    const ScreenPx at = frame.to_screen.apply(feature.anchor);
    if (!frame.rect.contains(at)) continue;
    const int rank = is_named_by_incidents(world, feature, mark_places) ? 0 : feature.rank;
    if (rank >= first && rank <= last) seen.push_back({&feature, at, rank});
  }
  std::stable_sort(seen.begin(), seen.end(), [](const Settlement& a, const Settlement& b) { return a.rank < b.rank; });
  DrawMarkers dots;
  for (const Settlement& settlement : seen) {
    const OrderedNames names = in_order(settlement.feature->names, view.language);
    if (names.first.empty()) continue;
    const bool important = settlement.rank <= 2;
    TextStyle main_style;
    main_style.size_px = settlement.rank <= 1 ? 13 : settlement.rank == 2 ? 12.5 : settlement.rank == 3 ? 11.5 : 10.5;
    main_style.bold = important;
    TextStyle second_style;
    second_style.size_px = main_style.size_px * 0.82;
    PointLabel label;
    label.anchor = settlement.at;
    label.clearance_px = 6;
    label.prefer = own_side(world, frame, *settlement.feature);
    label.only_preferred = label.prefer && settlement.rank > 0;
    const std::optional<RoundMark> mark = mark_over(marks, settlement.at);
    if (mark && settlement.rank > 0) continue;  // beside the mark its name would seem to belong to the incident
    if (mark) {
      label.anchor = mark->at;
      label.clearance_px = mark->radius_px + 4;
    }
    label.halo = style.halo;
    label.halo_width_px = 1.8;
    label.lines.push_back({shaped(fonts, names.first, main_style), style.place_text});
    if (!names.others.empty() && settlement.rank <= 3) {
      label.lines.push_back({shaped(fonts, names.others, second_style), mix(style.place_text, style.halo, 0.25)});
    }
    bool placed = placer.place(label, list);
    if (!placed && label.lines.size() > 1) {
      label.lines.pop_back();
      placed = placer.place(label, list);
    }
    if (!placed || mark) continue;
    Marker dot;
    dot.center = settlement.at;
    dot.radius_px = settlement.rank <= 1 ? 3.2 : settlement.rank <= 3 ? 2.4 : 1.8;
    dot.shape = settlement.feature->rank == 1 ? MarkerShape::square : MarkerShape::circle;
    dot.fill = important ? style.place_text : style.paper;
    dot.rim = style.place_text;
    dot.rim_width_px = 1;
    dots.markers.push_back(dot);
    placer.reserve({settlement.at.x - 4, settlement.at.y - 4, 8, 8});
  }
  if (!dots.markers.empty()) list.commands.push_back(std::move(dots));
}

void name_areas(const std::vector<MapFeature>& areas, double size_px, double spacing_px, const ViewState& view,
                const MapFrame& frame, Rgba8 color, const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  for (const MapFeature& area : areas) {
    if (!area.geometry || area.geometry->bounds.width() * frame.to_screen.scale() < 60) continue;
    const OrderedNames names = in_order(area.names, view.language);
    if (names.first.empty()) continue;
    TextStyle first_style;
    first_style.size_px = size_px;
    first_style.letter_spacing_px = spacing_px;
    TextStyle second_style;
    second_style.size_px = size_px * 0.86;
    PointLabel label;
    const std::string first = view.language == LabelLanguage::latin ? spaced_capitals(names.first) : names.first;
    label.lines.push_back({shaped(fonts, first, first_style), color});
    if (!names.others.empty()) {
      label.lines.push_back({shaped(fonts, names.others, second_style), color});
    }
    if (placer.place_in_area(*area.geometry, frame.to_screen, label, list) || label.lines.size() == 1) continue;
    // The first name alone may still fit.
    label.lines.pop_back();
    placer.place_in_area(*area.geometry, frame.to_screen, label, list);
  }
}

// The part of a line that lies in the frame, as runs of screen points.
std::vector<std::vector<ScreenPx>> visible_runs(const Geometry& line, const MapFrame& frame) {
  std::vector<std::vector<ScreenPx>> runs;
  for (std::size_t part = 0; part < line.part_starts.size(); ++part) {
    const auto [begin, end] = line.part(part);
    runs.emplace_back();
    for (std::size_t i = begin; i < end; ++i) {
      const ScreenPx p = frame.to_screen.apply(line.points[i]);
      if (frame.rect.contains(p)) {
        runs.back().push_back(p);
      } else if (!runs.back().empty()) {
        runs.emplace_back();
      }
    }
  }
  return runs;
}

void name_rivers(const std::vector<MapFeature>& rivers, double size_px, double offset_px, const ViewState& view,
                 const MapFrame& frame, const Style& style, const FontSet& fonts, LabelPlacer& placer,
                 DisplayList& list) {
  for (const MapFeature& river : rivers) {
    if (!river.geometry || river.names.latin.empty()) continue;
    if (river.geometry->bounds.width() * frame.to_screen.scale() < 80) continue;
    const OrderedNames names = in_order(river.names, view.language);
    TextStyle text_style;
    text_style.size_px = size_px;
    text_style.italic = true;
    text_style.letter_spacing_px = 0.6;
    bool named = false;
    for (const std::string& words : {names.first + "  " + names.others, names.first}) {
      const LabelLine line{shaped(fonts, words, text_style), style.river_text};
      for (const std::vector<ScreenPx>& run : visible_runs(*river.geometry, frame)) {
        // Above the river first, then below it.
        named = placer.place_along(run, line, offset_px, style.halo, 1.8, list) ||
                placer.place_along(run, line, -offset_px - size_px * 0.7, style.halo, 1.8, list);
        if (named) break;
      }
      if (named) break;
    }
  }
}

// The land border over the mountain that has two names: both are printed.
void name_mountain_border(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                          const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  for (const MapFeature& section : world.base_map.border_sections) {
    const bool river = std::any_of(world.base_map.rivers.begin(), world.base_map.rivers.end(),
                                   [&](const MapFeature& other) { return other.names.latin == section.names.latin; });
    if (!section.geometry || river) continue;
    TextStyle text_style;
    text_style.size_px = 11;
    text_style.italic = true;
    TextStyle second_style;
    second_style.size_px = 9;
    const OrderedNames names = in_order(section.names, view.language);
    PointLabel label;
    label.anchor = frame.to_screen.apply(section.geometry->points[section.geometry->points.size() / 2]);
    label.clearance_px = 7;
    label.halo = style.halo;
    label.halo_width_px = 1.8;
    label.lines.push_back({shaped(fonts, names.first, text_style), style.country_text});
    label.lines.push_back({shaped(fonts, names.others, second_style), style.country_text});
    if (frame.rect.contains(label.anchor)) placer.place(label, list);
  }
}

}  // namespace

void draw_ground_names(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                       const FontSet& fonts, const std::vector<PlaceId>& mark_places,
                       const std::vector<RoundMark>& marks, LabelPlacer& placer, DisplayList& list) {
  const bool settlements = view.layers.settlements && view.layers.labels;
  const int deepest = deepest_rank(frame.ground_metres_per_px);
  if (settlements)
    name_settlements(world, view, frame, style, fonts, mark_places, marks, placer, list, 0, std::min(deepest, 2));
  if (!view.layers.labels) return;
  const double metres = frame.ground_metres_per_px;
  if (metres > 300) {
    name_areas(world.base_map.overview.countries, 15, 4, view, frame, style.country_text, fonts, placer, list);
  }
  if (view.layers.rivers) {
    std::vector<MapFeature> shared;
    for (const MapFeature& river : world.base_map.rivers) {
      if (river.rank == 1) shared.push_back(river);
    }
    name_rivers(shared, 12, 7, view, frame, style, fonts, placer, list);
    if (metres < 1400) name_mountain_border(world, view, frame, style, fonts, placer, list);
  }
  if (settlements && deepest >= 3)
    name_settlements(world, view, frame, style, fonts, mark_places, marks, placer, list, 3, 3);
  if (view.layers.provinces && metres < 1800) {
    name_areas(world.base_map.overview.provinces, 10.5, 1.6, view, frame, with_opacity(style.country_text, 0.9), fonts,
               placer, list);
  }
  if (view.layers.rivers) {
    std::vector<MapFeature> inland;
    for (const MapFeature& river : world.base_map.rivers) {
      if (river.rank >= 2) inland.push_back(river);
    }
    name_rivers(inland, 10, 4, view, frame, style, fonts, placer, list);
  }
  if (settlements && deepest >= 4)
    name_settlements(world, view, frame, style, fonts, mark_places, marks, placer, list, 4, deepest);
}

}  // namespace yalu
