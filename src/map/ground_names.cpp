#include "map/ground_names.h"

#include <algorithm>
#include <cmath>

#include "map/camera.h"
#include "map/crossings.h"
#include "map/geometry_build.h"

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

// What incidents name has rank 0 and looks like the first.
std::size_t town_index(int rank) {
  return static_cast<std::size_t>(std::clamp(rank, 1, static_cast<int>(town_ranks)) - 1);
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
std::function<bool(ScreenPx)> own_side(const World& world, const MapFrame& frame, const SteadyNames& names,
                                       const Settlement& settlement) {
  constexpr double near_px = 24;
  if (!names.near_border(settlement.at, near_px)) return {};
  const auto& countries = world.base_map.overview.countries;
  const auto own = std::find_if(countries.begin(), countries.end(),
                                [&](const MapFeature& country) { return country.code == settlement.feature->code; });
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

// Everything that names are made from.
struct Naming {
  const World& world;
  const ViewState& view;
  const MapFrame& frame;
  const Style& style;
  const FontSet& fonts;
  double zoom;
  SteadyNames& names;
};

Marker town_symbol(const Naming& with, const Settlement& settlement) {
  const DotStyle& look = with.style.town_dots[town_index(settlement.rank)];
  Marker dot;
  dot.center = settlement.at;
  dot.radius_px = look.radius_px.at(with.zoom);
  dot.shape = settlement.feature->rank == 1 ? MarkerShape::square : MarkerShape::circle;
  dot.fill = look.fill;
  dot.rim = look.rim;
  dot.rim_width_px = look.rim_width_px;
  return dot;
}

// The settlements whose names may be shown at this zoom, the most important first.
std::vector<Settlement> settlements_shown(const Naming& with, const std::vector<PlaceId>& mark_places) {
  std::vector<Settlement> shown;
  for (const MapFeature& feature : with.world.base_map.settlements) {
    const ScreenPx at = with.frame.to_screen.apply(feature.anchor);
    if (!with.names.reaches(at)) continue;
    const int rank = is_named_by_incidents(with.world, feature, mark_places) ? 0 : feature.rank;
    if (rank == 0 || with.style.towns[town_index(rank)].zoom.holds(with.zoom)) shown.push_back({&feature, at, rank});
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Settlement& a, const Settlement& b) { return a.rank < b.rank; });
  return shown;
}

void name_settlements(const Naming& with, const std::vector<Settlement>& shown, const std::vector<RoundMark>& marks,
                      int first, int last) {
  constexpr double furthest_px = 26;  // from a town to its name; beyond a reader looks for another town
  for (const Settlement& settlement : shown) {
    if (settlement.rank < first || settlement.rank > last) continue;
    const OrderedNames names = in_order(settlement.feature->names, with.view.language);
    if (names.first.empty()) continue;
    PointLabel label;
    label.anchor = settlement.at;
    label.clearance_px = 6;
    label.prefer = own_side(with.world, with.frame, with.names, settlement);
    label.only_preferred = label.prefer && settlement.rank > 0;
    std::optional<Marker> symbol = town_symbol(with, settlement);
    if (const std::optional<RoundMark> mark = mark_over(marks, settlement.at)) {
      const double away_px =
          mark->radius_px + 4 + std::hypot(mark->at.x - settlement.at.x, mark->at.y - settlement.at.y);
      // Beside the mark its name would seem to belong to the incident.
      if (settlement.rank > 0 || away_px > furthest_px) continue;
      label.anchor = mark->at;
      label.clearance_px = mark->radius_px + 4;
      symbol.reset();
    }
    add_lines(label, names, with.style.towns[town_index(settlement.rank)], with.zoom, with.fonts);
    // Where an incident was has its name whatever the frame shows.
    const bool even_moved = settlement.rank == 0;
    if (with.names.add(label, symbol, even_moved) || label.lines.size() == 1) continue;
    label.lines.pop_back();
    with.names.add(label, symbol, even_moved);
  }
}

void name_areas(const Naming& with, const std::vector<MapFeature>& areas, const NameStyle& look) {
  if (!look.zoom.holds(with.zoom)) return;
  for (const MapFeature& area : areas) {
    const OrderedNames names = in_order(area.names, with.view.language);
    if (!area.geometry || names.first.empty()) continue;
    PointLabel label;
    add_lines(label, names, look, with.zoom, with.fonts);
    if (with.names.add_in_area(*area.geometry, label) || label.lines.size() == 1) continue;
    // The first name alone may still fit.
    label.lines.pop_back();
    with.names.add_in_area(*area.geometry, label);
  }
}

// The two rivers of the border, or all others.
void name_rivers(const Naming& with, bool of_border, const NameStyle& look, double offset_px) {
  if (!look.zoom.holds(with.zoom)) return;
  for (const MapFeature& river : with.world.base_map.rivers) {
    if ((river.rank == 1) != of_border || !river.geometry || river.names.latin.empty()) continue;
    if (!river_style(with.style, river.rank).zoom.holds(with.zoom)) continue;
    const OrderedNames names = in_order(river.names, with.view.language);
    std::vector<LabelLine> lines;
    if (look.others && !names.others.empty()) {
      lines.push_back({shaped(with.fonts, names.first + "  " + names.others, look.text(with.zoom)), look.color});
    }
    lines.push_back({shaped(with.fonts, names.first, look.text(with.zoom)), look.color});
    with.names.add_along(*river.geometry, lines, offset_px, look.halo, look.halo_width_px);
  }
}

// Crossings beside their signs. What stands in brackets in the gazetteer only tells them apart.
void name_crossings(const Naming& with, const std::vector<RoundMark>& marks, const NameStyle& look) {
  if (!look.zoom.holds(with.zoom)) return;
  for (const ShownCrossing& crossing : shown_crossings(with.world, with.frame)) {
    if (mark_over(marks, crossing.at)) continue;
    Names names;
    names.latin = crossing.place->name.substr(0, crossing.place->name.find(" ("));
    names.korean = crossing.place->hangul;
    names.chinese = crossing.place->hanzi;
    PointLabel label;
    label.anchor = crossing.at;
    label.clearance_px = 11;
    add_lines(label, in_order(names, with.view.language), look, with.zoom, with.fonts);
    with.names.add(label, {});
  }
}

// The land border over the mountain that has two names: both are printed.
void name_mountain_border(const Naming& with, const NameStyle& look) {
  if (!look.zoom.holds(with.zoom)) return;
  const auto& rivers = with.world.base_map.rivers;
  for (const MapFeature& section : with.world.base_map.border_sections) {
    const bool river = std::any_of(rivers.begin(), rivers.end(),
                                   [&](const MapFeature& other) { return other.names.latin == section.names.latin; });
    if (!section.geometry || river) continue;
    PointLabel label;
    label.anchor = with.frame.to_screen.apply(section.geometry->points[section.geometry->points.size() / 2]);
    label.clearance_px = 7;
    add_lines(label, in_order(section.names, with.view.language), look, with.zoom, with.fonts);
    with.names.add(label, {});
  }
}

}  // namespace

SteadyNames lay_out_ground_names(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                                 const FontSet& fonts, const std::vector<PlaceId>& mark_places,
                                 const std::vector<RoundMark>& marks, std::span<const ScreenRect> occupied) {
  SteadyNames names(world, frame, occupied);
  if (!view.layers.labels) return names;
  const Naming with{world, view, frame, style, fonts, zoom_for(frame.ground_metres_per_px), names};
  std::vector<Settlement> towns;
  if (view.layers.settlements) towns = settlements_shown(with, mark_places);
  // No name may stand where a town is about to come, as long as there is room elsewhere.
  for (const Settlement& town : towns) names.avoid(town.at, 4);
  if (view.layers.settlements && style.crossing_sign.zoom.holds(with.zoom)) {
    for (const ShownCrossing& crossing : shown_crossings(world, frame)) names.avoid(crossing.at, 9);
  }
  const auto name_towns = [&](int first, int last) { name_settlements(with, towns, marks, first, last); };
  name_towns(0, 2);
  name_areas(with, world.base_map.overview.countries, style.country_name);
  if (view.layers.rivers) {
    name_rivers(with, true, style.river_major_name, 7);
    name_mountain_border(with, style.mountain_name);
  }
  name_towns(3, 3);
  if (view.layers.settlements) name_crossings(with, marks, style.crossing_name);
  if (view.layers.provinces) name_areas(with, world.base_map.overview.provinces, style.province_name);
  if (view.layers.rivers) name_rivers(with, false, style.river_name, 4);
  name_towns(4, 5);
  return names;
}

}  // namespace yalu
