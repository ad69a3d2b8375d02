#include "map/steady_names.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "map/camera.h"
#include "map/curved_names.h"
#include "map/geometry_build.h"

namespace yalu {
namespace {

constexpr double margin_px = 256;       // of ground beyond the frame
constexpr double tile_px = 360;         // parts of large areas that have a place for the name each
constexpr double river_block_px = 700;  // of river for one name
constexpr double same_name_apart_px = 450;
constexpr double symbol_reach_px = 4;
constexpr double area_air_px = 8;  // two names of areas must not read as one block

// Pixels of the layout a ScreenPx: the scale of the last quarter step of zoom.
double layout_ratio(const MapFrame& frame) {
  constexpr double rounding = 1e-6, steps = 4;
  const double zoom = zoom_for(frame.ground_metres_per_px);
  return std::exp2(std::floor(steps * zoom + rounding) / steps - zoom);
}

double squared_distance(ScreenPx a, ScreenPx b) {
  return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

ScreenRect scaled(const ScreenRect& rect, double ratio) {
  return {rect.x * ratio, rect.y * ratio, rect.width * ratio, rect.height * ratio};
}

// Length along a part up to each of its points.
std::vector<double> lengths_along(const Geometry& line, std::size_t part) {
  const auto [begin, end] = line.part(part);
  std::vector<double> lengths;
  double length = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) {
      const MapMetres a = line.points[i - 1], b = line.points[i];
      length += std::sqrt(squared_distance({a.x, a.y}, {b.x, b.y}));
    }
    lengths.push_back(length);
  }
  return lengths;
}

// The points of a part from one length along it to another, and one on either side.
std::vector<ScreenPx> stretch_of(const Geometry& line, std::size_t part, const std::vector<double>& lengths,
                                 double from_m, double to_m, const Affine& to_screen) {
  const std::size_t first = line.part(part).first;
  auto from = std::upper_bound(lengths.begin(), lengths.end(), from_m);
  auto to = std::lower_bound(lengths.begin(), lengths.end(), to_m);
  if (from != lengths.begin()) --from;
  if (to != lengths.end()) ++to;
  std::vector<ScreenPx> points;
  for (auto i = from; i < to; ++i) {
    points.push_back(to_screen.apply(line.points[first + static_cast<std::size_t>(i - lengths.begin())]));
  }
  return points;
}

std::size_t nearest(const std::vector<ScreenPx>& points, ScreenPx to) {
  const auto found = std::min_element(points.begin(), points.end(), [&](ScreenPx a, ScreenPx b) {
    return squared_distance(a, to) < squared_distance(b, to);
  });
  return static_cast<std::size_t>(found - points.begin());
}

}  // namespace

SteadyNames::SteadyNames(const World& world, const MapFrame& frame, std::span<const ScreenRect> occupied)
    : frame_(frame),
      ratio_(layout_ratio(frame)),
      map_affine_(then(frame.to_screen, {ratio_, 0, 0, 0, ratio_, 0})),
      ground_(scaled(frame.rect, ratio_).inset(-margin_px)),
      placer_(ground_) {
  for (const ScreenRect& taken : occupied) {
    // Marks keep their size; only the places move together.
    const ScreenPx center = to_layout(taken.center());
    placer_.reserve({center.x - taken.width / 2, center.y - taken.height / 2, taken.width, taken.height});
  }
  constexpr double apart_px = 8;
  for (const MapFeature& section : world.base_map.border_sections) {
    ScreenPx last{-1e9, -1e9};
    for (const MapMetres& point : section.geometry->points) {
      const ScreenPx p = map_affine_.apply(point);
      if (squared_distance(p, last) < apart_px * apart_px) continue;
      last = p;
      if (!ground_.contains(p)) continue;
      border_.push_back(p);
      placer_.avoid({p.x - 3, p.y - 3, 6, 6});
    }
  }
}

bool SteadyNames::reaches(ScreenPx at) const {
  return ground_.contains(to_layout(at));
}

bool SteadyNames::near_border(ScreenPx at, double distance_px) const {
  const ScreenPx p = to_layout(at);
  return std::any_of(border_.begin(), border_.end(),
                     [&](ScreenPx other) { return squared_distance(other, p) < distance_px * distance_px; });
}

void SteadyNames::avoid(ScreenPx at, double reach_px) {
  const double reach = reach_px + label_air_px;
  const ScreenPx p = to_layout(at);
  placer_.avoid({p.x - reach, p.y - reach, 2 * reach, 2 * reach});
}

bool SteadyNames::add(const PointLabel& label, const std::optional<Marker>& symbol, bool even_moved) {
  PointLabel laid_out = label;
  laid_out.anchor = to_layout(label.anchor);
  if (label.prefer) laid_out.prefer = [&](ScreenPx middle) { return label.prefer(to_screen(middle)); };
  constexpr double reach = symbol_reach_px;
  const ScreenPx at = laid_out.anchor;
  if (symbol && !even_moved && !placer_.free({at.x - reach, at.y - reach, 2 * reach, 2 * reach})) return false;
  const std::optional<LabelSpot> spot = placer_.spot_for(laid_out);
  if (!spot) return false;
  placer_.reserve(spot->rect.inset(-label_air_px));
  if (symbol) placer_.reserve({at.x - reach, at.y - reach, 2 * reach, 2 * reach});
  LabelSpot offset = *spot;
  offset.rect.x -= at.x;
  offset.rect.y -= at.y;
  names_.push_back({Block{label, offset, symbol, even_moved}, {}});
  return true;
}

ScreenRect SteadyNames::layout_bounds(const Geometry& geometry) const {
  const MapBox& box = geometry.bounds;
  double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
  for (const MapMetres corner : {MapMetres{box.min_x, box.min_y}, MapMetres{box.max_x, box.min_y},
                                 MapMetres{box.min_x, box.max_y}, MapMetres{box.max_x, box.max_y}}) {
    const ScreenPx p = map_affine_.apply(corner);
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  return {left, top, right - left, bottom - top};
}

bool SteadyNames::add_in_area(const Geometry& area, const PointLabel& label) {
  const ScreenRect bounds = layout_bounds(area);
  const ScreenSize size = block_size(label.lines);
  if (!bounds.overlaps(ground_) || bounds.width < size.width_px) return false;
  const Geometry near = area_near(area, map_affine_, ground_);
  std::optional<LabelSpot> spot;
  if (std::max(bounds.width, bounds.height) < 1.5 * tile_px) {
    spot = placer_.spot_in_area(near, {}, bounds, label);
  } else {
    const ScreenRect seen = scaled(frame_.rect, ratio_);
    const std::optional<ScreenPx> middle = area_middle(near, {}, seen);
    if (!middle) return false;
    // Tiles lie fixed on the ground.
    const ScreenPx origin = map_affine_.apply({0, 0});
    const double column = std::floor((middle->x - origin.x) / tile_px),
                 row = std::floor((middle->y - origin.y) / tile_px);
    std::vector<ScreenRect> tiles;
    for (double dx = -1; dx <= 1; ++dx) {
      for (double dy = -1; dy <= 1; ++dy) {
        tiles.push_back({origin.x + (column + dx) * tile_px, origin.y + (row + dy) * tile_px, tile_px, tile_px});
      }
    }
    const auto away = [&](const ScreenRect& tile) {
      return std::hypot(tile.center().x - middle->x, tile.center().y - middle->y);
    };
    std::sort(tiles.begin(), tiles.end(), [&](const ScreenRect& a, const ScreenRect& b) { return away(a) < away(b); });
    for (const ScreenRect& tile : tiles) {
      spot = placer_.spot_in_area(near, {}, tile, label);
      // A name that the frame would cut off is no use while another place is within it.
      if (spot && scaled(frame_.rect, ratio_).contains(spot->rect.center())) break;
      spot.reset();
    }
  }
  if (!spot) return false;
  placer_.reserve(spot->rect.inset(-area_air_px));
  PointLabel placed = label;
  placed.anchor = to_screen(spot->rect.center());
  const LabelSpot offset{{-spot->rect.width / 2, -spot->rect.height / 2, spot->rect.width, spot->rect.height},
                         spot->slack_share};
  names_.push_back({Block{std::move(placed), offset, {}, false}, {}});
  return true;
}

void SteadyNames::add_along(const Geometry& line, std::span<const LabelLine> names, double offset_px, Rgba8 halo,
                            double halo_width_px) {
  if (!layout_bounds(line).overlaps(ground_)) return;
  const double scale = map_affine_.scale();
  for (std::size_t part = 0; part < line.part_starts.size(); ++part) {
    const std::vector<double> lengths = lengths_along(line, part);
    const double whole_m = lengths.empty() ? 0 : lengths.back();
    const double blocks = std::max(1.0, std::floor(whole_m * scale / river_block_px)), block_m = whole_m / blocks;
    for (double block = 0; block < blocks; ++block) {
      const double from_m = block * block_m, to_m = from_m + block_m;
      for (const LabelLine& name : names) {
        if (block_m * scale < name.run->width) continue;
        if (add_along_part({&line, part, 0, {}, name, offset_px, halo, halo_width_px}, from_m, to_m, lengths)) break;
      }
    }
  }
}

bool SteadyNames::add_along_part(Along name, double from_m, double to_m, const std::vector<double>& lengths) {
  const std::vector<ScreenPx> river = stretch_of(*name.line, name.part, lengths, from_m, to_m, map_affine_);
  if (std::none_of(river.begin(), river.end(), [&](ScreenPx p) { return ground_.contains(p); })) return false;
  constexpr std::size_t most_tries = 12;
  const GlyphRun& straight = *name.name.run;
  const double above_px = name.offset_px, below_px = -name.offset_px - 0.7 * straight.style.size_px;
  struct Found {
    double offset_px;
    ScreenPx center;
    std::vector<ScreenRect> boxes;
  };
  // Further away from a river letters need not touch its meanders; letters on the border line are the last resort.
  std::optional<Found> found;
  bool on_border = false;
  for (const double offset_px : {above_px, below_px, 1.8 * above_px, 1.8 * below_px}) {
    const std::vector<ScreenPx> letters = letter_path(river, offset_px);
    const std::vector<std::size_t> starts = starts_by_bend(letters, straight.width);
    for (std::size_t i = 0; i < std::min(starts.size(), most_tries); ++i) {
      std::vector<ScreenRect> boxes = boxes_along(letters, starts[i], straight);
      if (!std::all_of(boxes.begin(), boxes.end(), [&](const ScreenRect& box) { return placer_.free(box); })) continue;
      const bool touches =
          !std::all_of(boxes.begin(), boxes.end(), [&](const ScreenRect& box) { return placer_.avoids(box.inset(2)); });
      if (touches && found) continue;
      found = Found{offset_px, letters[starts[i] + points_needed(straight.width) / 2], std::move(boxes)};
      on_border = touches;
      if (!on_border) break;
    }
    if (found && !on_border) break;
  }
  if (!found) return false;
  const bool said_nearby = std::any_of(names_.begin(), names_.end(), [&](const Name& other) {
    if (!other.along || (other.along->line != name.line && other.along->name.run->text != straight.text)) return false;
    const ScreenPx at = to_layout(other.along->center);
    return std::hypot(at.x - found->center.x, at.y - found->center.y) < same_name_apart_px;
  });
  if (said_nearby) return false;
  for (const ScreenRect& box : found->boxes) placer_.reserve(box);
  const auto first = std::upper_bound(lengths.begin(), lengths.end(), from_m);
  const auto before = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, first - lengths.begin() - 1));
  name.center_m = lengths[std::min(before + nearest(river, found->center), lengths.size() - 1)];
  name.center = to_screen(found->center);
  name.offset_px = found->offset_px;
  names_.push_back({{}, std::move(name)});
  return true;
}

void SteadyNames::draw(LabelPlacer& screen, DisplayList& list) const {
  for (const Name& name : names_) {
    if (name.block) draw_block(*name.block, screen, list);
    if (name.along) draw_along(*name.along, screen, list);
  }
}

void SteadyNames::draw_block(const Block& name, LabelPlacer& screen, DisplayList& list) const {
  LabelSpot spot = name.offset;
  spot.rect.x += name.label.anchor.x;
  spot.rect.y += name.label.anchor.y;
  // What is laid out without touching has its air; here only what really meets counts.
  if (!screen.free(spot.rect)) {
    const std::optional<LabelSpot> other =
        name.even_moved && frame_.rect.contains(name.label.anchor) ? screen.spot_for(name.label) : std::nullopt;
    if (!other) return;
    spot = *other;
  }
  screen.reserve(spot.rect);
  if (name.symbol) list.commands.push_back(DrawMarkers{{*name.symbol}});
  draw_label(name.label, spot, list);
}

void SteadyNames::draw_along(const Along& name, LabelPlacer& screen, DisplayList& list) const {
  constexpr double spare_px = 60;  // for smoothing beyond the ends of the name
  const GlyphRun& straight = *name.name.run;
  const double reach_m = (straight.width / 2 + spare_px) / frame_.to_screen.scale();
  const std::vector<double> lengths = lengths_along(*name.line, name.part);
  const std::vector<ScreenPx> letters = letter_path(
      stretch_of(*name.line, name.part, lengths, name.center_m - reach_m, name.center_m + reach_m, frame_.to_screen),
      name.offset_px);
  if (letters.empty()) return;
  const std::size_t middle = nearest(letters, name.center), half = points_needed(straight.width) / 2;
  const std::size_t start = middle < half ? 0 : middle - half;
  const std::vector<ScreenRect> boxes = boxes_along(letters, start, straight);
  const std::shared_ptr<const GlyphRun> run = run_along(letters, start, straight);
  if (!run || !std::all_of(boxes.begin(), boxes.end(), [&](const ScreenRect& box) { return screen.free(box); })) return;
  for (const ScreenRect& box : boxes) screen.reserve(box);
  list.commands.push_back(DrawGlyphs{run, {0, 0}, 0, name.name.color, name.halo, name.halo_width_px, {}});
}

}  // namespace yalu
