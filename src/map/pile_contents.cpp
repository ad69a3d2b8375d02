#include "map/pile_contents.h"

#include <algorithm>
#include <tuple>

#include "incidents/tally.h"
#include "map/geometry_build.h"
#include "map/mark_layout.h"

namespace yalu {
namespace {

struct Laid {
  MapFrame frame;
  std::vector<Match> counted;
  std::vector<RowId> alone;
  Piles piles;
};

Laid lay_out(const World& world, const ViewState& view, const FontSet& fonts) {
  Laid laid;
  laid.frame = map_frame(world, view, fonts);
  if (!view.layers.incidents) return laid;
  const Selection selection =
      select_incidents(world.incidents, world.table, world.locations, world.gazetteer, view.filter);
  laid.counted = count_families_once(world.incidents, selection).counted;
  laid.alone = rows_of(world.incidents, view.highlight);
  laid.piles =
      pile_up(world.incidents, world.mark_points, laid.counted, view.shown, laid.alone, laid.frame, view.layers.arcs);
  return laid;
}

// Where an area is smaller than the words in it, these are what one aims at.
FillArea shape_of_words(ScreenPx center) {
  constexpr double half_width_px = 44, half_height_px = 9;
  FillArea words;
  words.geometry =
      screen_rect({center.x - half_width_px, center.y - half_height_px, 2 * half_width_px, 2 * half_height_px});
  return words;
}

PilePicture picture_of(const World& world, const Laid& laid) {
  PilePicture picture;
  DisplayList& shapes = picture.shapes;
  shapes.commands.emplace_back(PushClip{laid.frame.rect});
  DrawMarkers marks;
  const auto next = [&] { return RowId{static_cast<std::uint32_t>(picture.piles.size())}; };
  for (const MergedMark& mark : laid.piles.merged) {
    Marker marker;
    marker.center = mark.at;
    marker.radius_px = mark.radius_px;
    marker.fill.a = 255;
    marker.row = next();
    marks.markers.push_back(std::move(marker));
    picture.piles.push_back({mark.count, std::nullopt, mark.at, mark.radius_px});
  }
  for (const AreaPile& pile : laid.piles.areas) {
    const PlaceInSet& place = world.mark_points.areas[pile.area];
    const PlacedLocation& placed = world.placed[place.set][place.place];
    const ScreenPx center = laid.frame.to_screen.apply(placed.point);
    FillArea area;
    area.geometry = outline_of(world, place.set, place.place);
    area.to_screen = laid.frame.to_screen;
    area.row = next();
    const double scale = laid.frame.to_screen.scale();
    constexpr double readable_px = 88;
    if (area.geometry->bounds.width() * scale < readable_px) {
      FillArea words = shape_of_words(center);
      words.row = area.row;
      shapes.commands.emplace_back(std::move(words));
    }
    shapes.commands.emplace_back(std::move(area));
    picture.piles.push_back({pile.count, pile.area, center, 0});
  }
  shapes.commands.emplace_back(std::move(marks));
  return picture;
}

}  // namespace

PilePicture piles_of(const World& world, const ViewState& view, const FontSet& fonts) {
  return picture_of(world, lay_out(world, view, fonts));
}

std::optional<Picked> pick_pile(const PilePicture& picture, ScreenPx at, double tolerance_px) {
  return pick(picture.shapes, at, tolerance_px);
}

std::optional<PileContents> pile_at(const World& world, const ViewState& view, const FontSet& fonts, ScreenPx at,
                                    double tolerance_px) {
  const Laid laid = lay_out(world, view, fonts);
  const PilePicture picture = picture_of(world, laid);
  const auto picked = pick_pile(picture, at, tolerance_px);
  if (!picked) return std::nullopt;
  const std::size_t index = index_of(picked->row), merged = laid.piles.merged.size();
  PileContents contents;
  contents.pile = picture.piles[index];
  const PileIndex where{index >= merged, index >= merged ? index - merged : index};
  contents.matches = matches_in_pile(world.incidents, world.mark_points, laid.counted, view.shown, laid.alone,
                                     laid.frame, laid.piles, where);
  const auto first_days = world.incidents.date.first_days();
  const auto order = [&](const Match& match) {
    const std::size_t row = index_of(match.row);
    const bool undated = !world.incidents.date.dated(row);
    return std::tuple(match.match != DateMatch::certain, undated, undated ? 0 : first_days[row], match.row);
  };
  std::sort(contents.matches.begin(), contents.matches.end(),
            [&](const Match& a, const Match& b) { return order(a) < order(b); });
  return contents;
}

}  // namespace yalu
