#include "map/scene.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <numbers>
#include <span>

#include "map/camera.h"
#include "map/furniture.h"
#include "map/graticule.h"
#include "map/ground.h"
#include "map/ground_names.h"
#include "map/incident_marks.h"
#include "map/labels.h"
#include "map/page_layout.h"

namespace yalu {
namespace {

constexpr double card_margin_px = 16;
constexpr double card_padding_px = 12;

Camera whole_border() {
  Camera camera;
  camera.box = region_box();
  return camera;
}

MapFrame frame_in(const World& world, const ViewState& view, const ScreenRect& rect) {
  const ScreenSize size{rect.width, rect.height};
  Camera camera = resolve_camera(view.camera, world.projection, size);
  // build_scene refuses such a view; here the whole border stands in, so that there is a frame at all.
  if (!can_be_centre(world.projection, camera.center)) camera = resolve_camera(whole_border(), world.projection, size);
  MapFrame frame;
  frame.rect = rect;
  frame.to_screen = camera_affine(camera, world.projection, size);
  frame.to_screen.x0 += rect.x;
  frame.to_screen.y0 += rect.y;
  frame.ground_metres_per_px = ground_metres_per_px(camera.zoom);
  frame.center = camera.center;
  return frame;
}

// The legend of a screen stands on a card in the lower right corner of the map.
struct LegendCard {
  DisplayList content;  // drawn with its top left at (0, 0)
  ScreenRect rect;
};

LegendCard make_legend_card(const World& world, const ViewState& view, const MarkLayout& marks, const Style& style,
                            const FontSet& fonts, const ScreenRect& frame) {
  LegendCard card;
  const LegendStyle sizes;
  Painter measure{card.content, fonts};
  double height = draw_legend(measure, world, view, marks, style, sizes, {0, 0});
  if (card.content.commands.empty()) return card;
  // A legend cut off at the edge would explain half of the marks; then better say where the whole of it is to be had.
  const bool fits = height + 2 * card_padding_px <= frame.height - 2 * card_margin_px;
  const auto draw = [&](Painter& paint, ScreenPx at) {
    if (fits) return draw_legend(paint, world, view, marks, style, sizes, at);
    TextStyle text;
    text.size_px = sizes.text_px;
    return paint.paragraph("No room for the legend: make the picture taller.", at, sizes.width_px, text, style.muted,
                           1.25) +
           4;
  };
  card.content.commands.clear();
  height = draw(measure, {0, 0});
  const double width = sizes.width_px + 2 * card_padding_px, total = height + 2 * card_padding_px - 4;
  card.rect = {frame.right() - card_margin_px - width, frame.bottom() - card_margin_px - total, width, total};
  card.content.commands.clear();
  Painter paint{card.content, fonts};
  paint.fill(card.rect, style.card, 8);
  paint.outline(card.rect, style.hairline, 1, 8);
  draw(paint, {card.rect.x + card_padding_px, card.rect.y + card_padding_px});
  return card;
}

std::vector<PlaceId> places_of(const World& world, std::span<const Match> counted) {
  std::vector<PlaceId> places;
  for (const Match& match : counted) {
    for (const std::uint32_t set :
         {world.incidents.origin[index_of(match.row)], world.incidents.destination[index_of(match.row)]}) {
      for (const Location& location : world.locations.sets[set]) {
        if (location.place) places.push_back(*location.place);
      }
    }
  }
  return places;
}

// Names keep off the border line where they can.
void avoid_border(const World& world, const MapFrame& frame, LabelPlacer& placer) {
  constexpr double apart_px = 8;
  for (const MapFeature& section : world.base_map.border_sections) {
    ScreenPx last{-1e9, -1e9};
    for (const MapMetres& point : section.geometry->points) {
      const ScreenPx p = frame.to_screen.apply(point);
      if (!frame.rect.contains(p) || std::hypot(p.x - last.x, p.y - last.y) < apart_px) continue;
      placer.avoid({p.x - 3, p.y - 3, 6, 6});
      last = p;
    }
  }
}

// In steps, so that a line more or less in the legend does not move every name beside it.
ScreenRect rounded_up(const ScreenRect& rect) {
  constexpr double step_px = 64;
  const double height = std::ceil(rect.height / step_px) * step_px;
  return {rect.x, rect.bottom() - height, rect.width, height};
}

}  // namespace

LonLatBox region_box() {
  return {123.6, 39.55, 131.0, 43.3};
}

std::optional<LonLatBox> box_of(const World& world, std::span<const Match> matches) {
  std::optional<LonLatBox> box;
  const auto add = [&](double west, double south, double east, double north) {
    if (!box) box = LonLatBox{west, south, east, north};
    *box = {std::min(box->west_deg, west), std::min(box->south_deg, south), std::max(box->east_deg, east),
            std::max(box->north_deg, north)};
  };
  // Many incidents share a set.
  std::vector<bool> touched(world.locations.sets.size());
  for (const Match& match : matches) {
    touched[world.incidents.origin[index_of(match.row)]] = true;
    touched[world.incidents.destination[index_of(match.row)]] = true;
  }
  for (std::size_t set = 0; set < touched.size(); ++set) {
    if (!touched[set]) continue;
    for (std::size_t i = 0; i < world.locations.sets[set].size(); ++i) {
      const Location& location = world.locations.sets[set][i];
      if (!location.position || location.precision == Precision::country || location.precision == Precision::unknown)
        continue;
      const PlacedLocation& placed = world.placed[set][i];
      if (placed.area) {
        const MapBox& bounds = placed.area->bounds;
        for (const MapMetres corner : {MapMetres{bounds.min_x, bounds.min_y}, MapMetres{bounds.max_x, bounds.min_y},
                                       MapMetres{bounds.min_x, bounds.max_y}, MapMetres{bounds.max_x, bounds.max_y}}) {
          const LonLat p = world.projection.inverse(corner);
          add(p.lon_deg, p.lat_deg, p.lon_deg, p.lat_deg);
        }
        continue;
      }
      constexpr double km_a_degree = 111.195;  // of a sphere of 6371 km
      constexpr double least_cosine = 0.01;    // beside a pole every longitude is near
      const double up_deg = placed.by_radius ? location.radius_km / km_a_degree : 0;
      const double cosine = std::cos(location.position->lat_deg * std::numbers::pi / 180);
      const double across_deg = up_deg / std::max(cosine, least_cosine);
      add(location.position->lon_deg - across_deg, location.position->lat_deg - up_deg,
          location.position->lon_deg + across_deg, location.position->lat_deg + up_deg);
    }
  }
  if (!box) return std::nullopt;
  // A margin, and never so near that a single point fills the frame.
  const double across = std::max(box->east_deg - box->west_deg, 0.6),
               up = std::max(box->north_deg - box->south_deg, 0.45);
  const double middle_lon = (box->west_deg + box->east_deg) / 2, middle_lat = (box->south_deg + box->north_deg) / 2;
  const double half_lon = across * 0.58, half_lat = up * 0.62;
  return LonLatBox{std::max(middle_lon - half_lon, -180.0), std::max(middle_lat - half_lat, -90.0),
                   std::min(middle_lon + half_lon, 180.0), std::min(middle_lat + half_lat, 90.0)};
}

LonLatBox box_of_incidents(const World& world, const Filter& filter) {
  const Selection selection = select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter);
  Counted families;
  return box_of(world, counted_once(world.incidents, selection, families)).value_or(region_box());
}

MapFrame map_frame(const World& world, const ViewState& view, const FontSet& fonts) {
  ScreenRect rect{0, 0, view.size.width_px, view.size.height_px};
  if (view.layout == Layout::page) {
    const auto page = lay_out_page(world, view, fonts);
    if (page) rect = page.value().map;
  }
  return frame_in(world, view, rect);
}

/// Everything that decides how the ground looks.
struct SceneBuilder::GroundKey {
  Affine to_screen;
  ScreenRect rect;
  ScreenSize size;
  StyleName style = StyleName::light;
  Layers layers;
  Layout layout = Layout::screen;
  LabelLanguage language = LabelLanguage::latin;

  bool operator==(const GroundKey&) const = default;
};

struct SceneBuilder::Kept {
  WorldRef world;
  std::optional<Filter> filter;  ///< of the selection
  Selection selection;
  Counted families;                ///< where some rows are in families
  std::span<const Match> counted;  ///< in one of these two
  PileMemory piles;                ///< of them

  GroundKey ground_key;
  std::shared_ptr<const DisplayList> ground;  ///< the identity of a still part that is the ground alone

  // The ground with its names, where these do not depend on single incidents.
  std::optional<SteadyNames> names;
  ScreenRect reserved;  ///< for the legend
  std::shared_ptr<const DisplayList> named_ground;
  std::optional<LabelPlacer> placer;  ///< with all of the names
};

SceneBuilder::SceneBuilder(const FontSet& fonts) : fonts_(fonts), kept_(std::make_unique<Kept>()) {}
SceneBuilder::SceneBuilder(SceneBuilder&&) noexcept = default;
SceneBuilder::~SceneBuilder() = default;

void SceneBuilder::select(const World& world, const Filter& filter) {
  if (kept_->filter == filter) return;
  kept_->selection = select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter);
  kept_->counted = counted_once(world.incidents, kept_->selection, kept_->families);
  kept_->filter = filter;
  kept_->piles.forget();
}

void SceneBuilder::keep_ground(const World& world, const ViewState& view, const MapFrame& frame) {
  auto ground = std::make_shared<DisplayList>();
  ground->commands.push_back(PushClip{frame.rect});
  const Style& style = (*world.styles)[view.style];
  if (view.layout == Layout::page) Painter{*ground, fonts_}.fill(frame.rect, style.sea);
  draw_ground(*ground, world, view, frame, style);
  if (view.layers.graticule) draw_graticule(world, frame, style, fonts_, *ground);
  kept_->ground = std::move(ground);
}

void SceneBuilder::keep_names(const World& world, const MapFrame& frame, const std::vector<ScreenRect>& reserved) {
  const ScreenRect legend = reserved.empty() ? ScreenRect{} : reserved.front();
  if (kept_->named_ground && kept_->reserved == legend) return;
  auto named = std::make_shared<DisplayList>(*kept_->ground);
  LabelPlacer placer(frame.rect.inset(4));
  for (const ScreenRect& rect : reserved) placer.cover(rect);
  avoid_border(world, frame, placer);
  kept_->names->draw(placer, *named);
  kept_->reserved = legend;
  kept_->named_ground = std::move(named);
  kept_->placer = std::move(placer);
}

Result<DisplayList> SceneBuilder::build(const WorldRef& world_ref, const ViewState& view) {
  if (kept_->world != world_ref) *kept_ = Kept{};
  kept_->world = world_ref;
  const World& world = *world_ref;
  const Style& style = (*world.styles)[view.style];
  std::optional<PageLayout> page;
  ScreenRect rect{0, 0, view.size.width_px, view.size.height_px};
  if (view.layout == Layout::page) {
    auto laid_out = lay_out_page(world, view, fonts_);
    if (!laid_out) return laid_out.error();
    page = laid_out.value();
    rect = page->map;
  }
  if (!can_be_centre(world.projection,
                     resolve_camera(view.camera, world.projection, {rect.width, rect.height}).center)) {
    return Error{
        "The projection does not cover the centre of the view. Choose another centre (--center, --bbox) or "
        "projection."};
  }
  const MapFrame frame = frame_in(world, view, rect);
  select(world, view.filter);
  const GroundKey key{frame.to_screen, frame.rect, view.size, view.style, view.layers, view.layout, view.language};
  if (kept_->ground_key != key) {
    kept_->ground_key = key;
    kept_->ground.reset();
    kept_->named_ground.reset();
    kept_->names.reset();
  }
  const bool names_alone = view.layers.incidents && kept_->counted.size() > few_marks;
  // Names of many incidents' ground are as much work as all the rest, and wait for none of it.
  std::future<SteadyNames> names;
  if (names_alone && !kept_->names) {
    names = std::async(std::launch::async,
                       [&] { return lay_out_ground_names(world, view, frame, style, fonts_, {}, {}, {}); });
  }
  MarkLayout marks;
  if (view.layers.incidents) marks = lay_out_marks(world, view, frame, style, kept_->counted, &kept_->piles);
  if (!kept_->ground) keep_ground(world, view, frame);

  // What stands over the map in a place of its own.
  std::vector<ScreenRect> reserved;
  std::optional<LegendCard> legend;
  if (!page && view.layers.legend) {
    legend = make_legend_card(world, view, marks, style, fonts_, rect);
    reserved.push_back(legend->rect.inset(-4));
  }
  DisplayList scale_bar;
  if (view.layers.scale_bar) {
    Painter paint_bar{scale_bar, fonts_};
    reserved.push_back(draw_scale_bar(paint_bar, world, frame, style,
                                      {rect.x + card_margin_px, rect.bottom() - card_margin_px}, 150, 11));
  }

  DisplayList list;
  if (names_alone) {
    if (names.valid()) kept_->names = names.get();
    if (legend) reserved.front() = rounded_up(reserved.front());
    keep_names(world, frame, reserved);
    list = *kept_->named_ground;
    list.still.identity = kept_->named_ground;
  } else {
    list = *kept_->ground;
    list.still.identity = kept_->ground;
  }
  list.size = view.size;
  list.background = page ? style.paper : style.sea;
  list.commands.push_back(PopClip{});
  list.still.commands = list.commands.size();
  list.commands.push_back(PushClip{rect});

  // Names lie below the marks, but the marks take their room first; so they are drawn aside and joined in paint order.
  draw_mark_areas(world, marks, frame, style, list);
  DisplayList marks_on_top;
  LabelPlacer placer = names_alone ? *kept_->placer : LabelPlacer(rect.inset(4));
  if (!names_alone) {
    for (const ScreenRect& taken : reserved) placer.cover(taken);
    avoid_border(world, frame, placer);
  }
  draw_mark_arcs(world, view, marks, frame, style, placer, marks_on_top);
  draw_mark_circles(world, view, marks.single, frame, style, fonts_, placer, marks_on_top);
  draw_merged_marks(marks.merged, style, fonts_, placer, marks_on_top);
  place_callouts(world, marks, frame, style, fonts_, placer, marks_on_top);
  if (!names_alone) {
    lay_out_ground_names(world, view, frame, style, fonts_, places_of(world, kept_->counted), marks.round_marks(),
                         placer.occupied())
        .draw(placer, list);
  }
  for (DisplayList* part : {&marks_on_top, &scale_bar, legend ? &legend->content : nullptr}) {
    if (!part) continue;
    list.commands.insert(list.commands.end(), std::make_move_iterator(part->commands.begin()),
                         std::make_move_iterator(part->commands.end()));
  }
  list.commands.push_back(PopClip{});
  if (page) {
    Painter paint{list, fonts_};
    const Counted counted{{kept_->counted.begin(), kept_->counted.end()}, kept_->families.beside};
    if (Status status = draw_page(paint, world, view, *page, style, marks, kept_->selection, counted); !status)
      return status.error();
  }
  return list;
}

Result<DisplayList> build_scene(const World& world, const ViewState& view, const FontSet& fonts) {
  return SceneBuilder(fonts).build(WorldRef(WorldRef(), &world), view);
}

}  // namespace yalu
