#include "map/ground.h"

#include <algorithm>

#include "map/camera.h"
#include "map/crossings.h"
#include "map/geometry_build.h"

namespace yalu {
namespace {

MapBox visible_bounds(const MapFrame& frame) {
  const Affine to_map = frame.to_screen.inverse();
  MapBox box;
  for (const ScreenPx corner :
       {ScreenPx{frame.rect.x, frame.rect.y}, ScreenPx{frame.rect.right(), frame.rect.y},
        ScreenPx{frame.rect.x, frame.rect.bottom()}, ScreenPx{frame.rect.right(), frame.rect.bottom()}}) {
    const ScreenPx p = to_map.apply({corner.x, corner.y});
    box.add(MapMetres{p.x, p.y});
  }
  return box;
}

struct GroundPainter {
  DisplayList& list;
  const MapFrame& frame;
  MapBox visible;
  double zoom;

  bool seen(const MapFeature& feature) const { return feature.geometry && feature.geometry->bounds.overlaps(visible); }
  void area(const MapFeature& feature, Rgba8 color) const {
    if (seen(feature)) list.commands.push_back(FillArea{feature.geometry, frame.to_screen, color, {}, {}});
  }
  void line(const MapFeature& feature, const LineStyle& style) const {
    if (!style.zoom.holds(zoom) || !seen(feature)) return;
    list.commands.push_back(StrokeLine{
        feature.geometry, frame.to_screen, false, style.color, style.width_px.at(zoom), style.dash_px(zoom), true, {}});
  }
};

Rgba8 land_color(const Style& style, const std::string& code) {
  if (code == "CN") return style.land_china;
  if (code == "KP") return style.land_korea;
  return style.land_elsewhere;
}

// Whether a point of a grid over the frame is of such a kind.
template <class Test>
bool sees_any(const MapFrame& frame, int steps, const Test& test) {
  const Affine to_map = frame.to_screen.inverse();
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      const ScreenPx p =
          to_map.apply({frame.rect.x + frame.rect.width * i / steps, frame.rect.y + frame.rect.height * j / steps});
      if (test(MapMetres{p.x, p.y})) return true;
    }
  }
  return false;
}

bool sees_beyond_region(const World& world, const MapFrame& frame) {
  return sees_any(frame, 8, [&](MapMetres p) {
    const LonLat at = world.projection.inverse(p);
    const bool inside = at.lon_deg >= detailed_region.west_deg && at.lon_deg <= detailed_region.east_deg &&
                        at.lat_deg >= detailed_region.south_deg && at.lat_deg <= detailed_region.north_deg;
    return !inside;
  });
}

// Whether the frame shows anything that is no part of the map.
bool sees_beyond_globe(const BaseMap& base, const MapFrame& frame) {
  return base.globe && sees_any(frame, 4, [&](MapMetres p) { return !area_contains(*base.globe, p); });
}

}  // namespace

void draw_ground(DisplayList& list, const World& world, const ViewState& view, const MapFrame& frame,
                 const Style& style) {
  const BaseMap& base = world.base_map;
  const GroundPainter paint{list, frame, visible_bounds(frame), zoom_for(frame.ground_metres_per_px)};
  const bool full = frame.ground_metres_per_px < overview_metres_per_px && !base.full.countries.empty();
  const GroundDetail& ground = full ? base.full : base.overview;

  if (sees_beyond_globe(base, frame)) {
    list.commands.push_back(FillArea{screen_rect(frame.rect), {}, style.paper, {}, {}});
    list.commands.push_back(FillArea{base.globe, frame.to_screen, style.sea, {}, {}});
    list.commands.push_back(StrokeLine{base.globe, frame.to_screen, true, style.coast.color, 0.7, {}, true, {}});
  }
  if (sees_beyond_region(world, frame)) {
    for (const MapFeature& country : base.world_countries) paint.area(country, land_color(style, country.code));
    for (const MapFeature& edges : base.world_edges) paint.line(edges, style.coast_elsewhere);
    // The overview's coarse coast must not show through the detailed sea. A little smaller than the detailed land, or
    // sea would shine through between the two at their common edge.
    constexpr double inset_px = 1.5, metres_per_degree = 111e3, least_inset_deg = 0.02;
    const double inset_deg = std::max(least_inset_deg, inset_px * frame.ground_metres_per_px / metres_per_degree);
    const LonLatBox sea{detailed_region.west_deg + inset_deg, detailed_region.south_deg + inset_deg,
                        detailed_region.east_deg - inset_deg, detailed_region.north_deg - inset_deg};
    list.commands.push_back(FillArea{ground_box(world.projection, sea), frame.to_screen, style.sea, {}, {}});
  }
  for (const MapFeature& country : ground.countries) paint.area(country, land_color(style, country.code));
  const double relief_opacity = style.relief_opacity.at(paint.zoom);
  if (view.layers.relief && base.relief && relief_opacity > 0) {
    list.commands.push_back(DrawImage{base.relief->image, then(base.relief->to_map, frame.to_screen), relief_opacity});
  }
  for (const MapFeature& lake : base.lakes) paint.area(lake, style.lake);
  if (view.layers.rivers) {
    for (const MapFeature& river : base.rivers) paint.line(river, river_style(style, river.rank));
  }
  for (const MapFeature& coast : ground.coastline) paint.line(coast, style.coast);
  if (view.layers.provinces) {
    for (const MapFeature& line : ground.province_lines) paint.line(line, style.province_line);
  }
  for (const MapFeature& border : ground.other_borders) {
    // The Military Demarcation Line is not an international boundary and does not look like one.
    paint.line(border, border.code == "KP-KR" ? style.demarcation_line : style.other_border);
  }
  for (const MapFeature& section : base.border_sections) paint.line(section, style.border_casing);
  for (const MapFeature& section : base.border_sections) paint.line(section, style.border);
  if (view.layers.settlements) draw_crossings(list, world, frame, style);
}

}  // namespace yalu
