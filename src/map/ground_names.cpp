#include "map/ground_names.h"

#include <algorithm>
#include <cmath>

#include "map/camera.h"
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

std::string capitals(std::string name) {
  // Only ASCII letters change; the names of countries and provinces in Latin script here have no others.
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

// The way a settlement of a rank is named; what incidents name has rank 0 and looks like the first.
const NameStyle& town_style(const Style& style, int rank) {
  return style.towns[static_cast<std::size_t>(std::clamp(rank, 1, static_cast<int>(town_ranks)) - 1)];
}

// The first name and, where the style says so, the others under it.
void add_lines(PointLabel& label, const OrderedNames& names, const NameStyle& look, double zoom, const FontSet& fonts) {
  label.halo = look.halo;
  label.halo_width_px = look.halo_width_px;
  label.lines.push_back(
      {shaped(fonts, look.capitals ? capitals(names.first) : names.first, look.text(zoom)), look.color});
  if (!names.others.empty() && look.others) {
    label.lines.push_back({shaped(fonts, names.others, look.others_text(zoom)), look.others_color});
  }
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
  const double zoom = zoom_for(frame.ground_metres_per_px);
  std::vector<Settlement> seen;
  for (const MapFeature& feature : world.base_map.settlements) {
    const ScreenPx at = frame.to_screen.apply(feature.anchor);
    if (!frame.rect.contains(at)) continue;
    const int rank = is_named_by_incidents(world, feature, mark_places) ? 0 : feature.rank;
    if (rank < first || rank > last || (rank > 0 && !town_style(style, rank).zoom.holds(zoom))) continue;
    seen.push_back({&feature, at, rank});
  }
  std::stable_sort(seen.begin(), seen.end(), [](const Settlement& a, const Settlement& b) { return a.rank < b.rank; });
  DrawMarkers dots;
  for (const Settlement& settlement : seen) {
    const OrderedNames names = in_order(settlement.feature->names, view.language);
    if (names.first.empty()) continue;
    const NameStyle& look = town_style(style, settlement.rank);
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
    add_lines(label, names, look, zoom, fonts);
    bool placed = placer.place(label, list);
    if (!placed && label.lines.size() > 1) {
      label.lines.pop_back();
      placed = placer.place(label, list);
    }
    if (!placed || mark) continue;
    Marker dot;
    dot.center = settlement.at;
    const DotStyle& symbol = style.town_dots[static_cast<std::size_t>(&look - style.towns.data())];
    dot.radius_px = symbol.radius_px.at(zoom);
    dot.shape = settlement.feature->rank == 1 ? MarkerShape::square : MarkerShape::circle;
    dot.fill = symbol.fill;
    dot.rim = symbol.rim;
    dot.rim_width_px = symbol.rim_width_px;
    dots.markers.push_back(dot);
    placer.reserve({settlement.at.x - 4, settlement.at.y - 4, 8, 8});
  }
  if (!dots.markers.empty()) list.commands.push_back(std::move(dots));
}

void name_areas(const std::vector<MapFeature>& areas, const NameStyle& look, const ViewState& view,
                const MapFrame& frame, const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  const double zoom = zoom_for(frame.ground_metres_per_px);
  if (!look.zoom.holds(zoom)) return;
  for (const MapFeature& area : areas) {
    if (!area.geometry || area.geometry->bounds.width() * frame.to_screen.scale() < 60) continue;
    const OrderedNames names = in_order(area.names, view.language);
    if (names.first.empty()) continue;
    PointLabel label;
    add_lines(label, names, look, zoom, fonts);
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

void name_rivers(const std::vector<MapFeature>& rivers, const NameStyle& look, double offset_px, const ViewState& view,
                 const MapFrame& frame, const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  const double zoom = zoom_for(frame.ground_metres_per_px);
  if (!look.zoom.holds(zoom)) return;
  for (const MapFeature& river : rivers) {
    if (!river.geometry || river.names.latin.empty()) continue;
    if (river.geometry->bounds.width() * frame.to_screen.scale() < 80) continue;
    const OrderedNames names = in_order(river.names, view.language);
    bool named = false;
    for (const std::string& words : {names.first + (look.others ? "  " + names.others : ""), names.first}) {
      const LabelLine line{shaped(fonts, words, look.text(zoom)), look.color};
      for (const std::vector<ScreenPx>& run : visible_runs(*river.geometry, frame)) {
        // Above the river first, then below it.
        named = placer.place_along(run, line, offset_px, look.halo, look.halo_width_px, list) ||
                placer.place_along(run, line, -offset_px - look.size_px.at(zoom) * 0.7, look.halo, look.halo_width_px,
                                   list);
        if (named) break;
      }
      if (named) break;
    }
  }
}

// The land border over the mountain that has two names: both are printed.
void name_mountain_border(const World& world, const ViewState& view, const MapFrame& frame, const NameStyle& look,
                          const FontSet& fonts, LabelPlacer& placer, DisplayList& list) {
  const double zoom = zoom_for(frame.ground_metres_per_px);
  if (!look.zoom.holds(zoom)) return;
  for (const MapFeature& section : world.base_map.border_sections) {
    const bool river = std::any_of(world.base_map.rivers.begin(), world.base_map.rivers.end(),
                                   [&](const MapFeature& other) { return other.names.latin == section.names.latin; });
    if (!section.geometry || river) continue;
    PointLabel label;
    label.anchor = frame.to_screen.apply(section.geometry->points[section.geometry->points.size() / 2]);
    label.clearance_px = 7;
    add_lines(label, in_order(section.names, view.language), look, zoom, fonts);
    if (frame.rect.contains(label.anchor)) placer.place(label, list);
  }
}

std::vector<MapFeature> rivers_of(const World& world, bool shared) {
  std::vector<MapFeature> rivers;
  for (const MapFeature& river : world.base_map.rivers) {
    if ((river.rank == 1) == shared) rivers.push_back(river);
  }
  return rivers;
}

}  // namespace

void draw_ground_names(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                       const FontSet& fonts, const std::vector<PlaceId>& mark_places,
                       const std::vector<RoundMark>& marks, LabelPlacer& placer, DisplayList& list) {
  if (!view.layers.labels) return;
  const auto name_towns = [&](int first, int last) {
    if (!view.layers.settlements) return;
    name_settlements(world, view, frame, style, fonts, mark_places, marks, placer, list, first, last);
  };
  name_towns(0, 2);
  name_areas(world.base_map.overview.countries, style.country_name, view, frame, fonts, placer, list);
  if (view.layers.rivers) {
    name_rivers(rivers_of(world, true), style.river_major_name, 7, view, frame, fonts, placer, list);
    name_mountain_border(world, view, frame, style.mountain_name, fonts, placer, list);
  }
  name_towns(3, 3);
  if (view.layers.provinces) {
    name_areas(world.base_map.overview.provinces, style.province_name, view, frame, fonts, placer, list);
  }
  if (view.layers.rivers) {
    name_rivers(rivers_of(world, false), style.river_name, 4, view, frame, fonts, placer, list);
  }
  name_towns(4, 5);
}

}  // namespace yalu
