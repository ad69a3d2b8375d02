#include "render/gl/canvas.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <iterator>
#include <limits>
#include <numbers>
#include <thread>
#include <utility>
#include <variant>

#include "map/marker_shape.h"
#include "render/cores.h"
#include "render/gl/nearest.h"

namespace yalu {
namespace {

constexpr std::size_t group_size = 48;
constexpr double infinity = std::numeric_limits<double>::infinity();

bool same(const std::weak_ptr<const void>& kept, const std::shared_ptr<const void>& identity) {
  return identity && !kept.expired() && !kept.owner_before(identity) && !identity.owner_before(kept);
}

/// The outline of a marker, clockwise from the top, device pixels; of a circle so many corners that none of its edges
/// lies a twentieth of a pixel beside it.
Geometry marker_outline(const Marker& marker, double scale) {
  const double radius = marker.radius_px * scale;
  const MapMetres center{marker.center.x * scale, marker.center.y * scale};
  Geometry outline;
  outline.part_starts = {0};
  const auto add = [&](ScreenPx unit) {
    outline.points.push_back({center.x + unit.x * radius, center.y + unit.y * radius});
    outline.bounds.add(outline.points.back());
  };
  const auto corners = unit_outline(marker.shape);
  for (const ScreenPx corner : corners) add(corner);
  if (!corners.empty()) return outline;
  const double half_turn = std::acos(1 - std::min(0.05 / std::max(radius, 0.05), 0.5));
  const int count = std::max(12, static_cast<int>(std::ceil(std::numbers::pi / half_turn)));
  for (int i = 0; i < count; ++i) {
    const double turn = 2 * std::numbers::pi * i / count;
    add({std::sin(turn), -std::cos(turn)});
  }
  return outline;
}

}  // namespace

struct Canvas::Brushes {
  AreaCoverage area;
  LineCoverage line;
  std::vector<CoverageSpan> spans;
  InkScratch ink;

  explicit Brushes(int width) : area(width, band_rows), line(width, band_rows) {}
};

Canvas::Canvas(const FontSet& fonts) : runs_(fonts) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

void Canvas::resize(const Frame& frame) {
  const bool same_size = frame.width == frame_.width && frame.height == frame_.height;
  frame_ = frame;
  if (same_size) return;
  pixels_.assign(static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height), 0);
  still_.clear();
  kept_still_.reset();
  brushes_.clear();
  brushes_.resize(std::max(1U, std::thread::hardware_concurrency()));
}

void Canvas::draw(const DisplayList& list, const Frame& frame) {
  if (frame.width <= 0 || frame.height <= 0) return;
  resize(frame);
  items_.clear();
  groups_.clear();
  edges_.clear();
  stretches_.clear();
  runs_.begin(frame);
  background_ = premultiplied({list.background.r, list.background.g, list.background.b, 255});
  const auto& identity = list.still.identity;
  still_now_ = Still::none;
  if (same(kept_still_, identity) && still_frame_ == frame) {
    still_now_ = Still::put;
  } else if (same(last_still_, identity)) {
    // Only what came twice seems to come again.
    still_now_ = Still::keep;
    still_.resize(pixels_.size());
    kept_still_ = identity;
    still_frame_ = frame;
  }
  last_still_ = identity;

  make_items(list);

  const int bands = (frame.height + band_rows - 1) / band_rows;
  std::atomic<std::size_t> hand = 0;
  on_all_cores(static_cast<std::size_t>(bands), [&](const TakeIndex& take) {
    std::unique_ptr<Brushes>& brushes = brushes_[hand++];
    if (!brushes) brushes = std::make_unique<Brushes>(frame_.width);
    while (const auto band = take()) draw_band(static_cast<int>(*band), *brushes);
  });
  indices_.drop_dead();
  texels_.drop_dead();
}

void Canvas::add_all(const DisplayList& list, bool glyphs, Items& into) {
  into.command = still_now_ == Still::put ? list.still.commands : 0;
  for (; into.command < list.commands.size(); ++into.command) {
    const DisplayCommand& command = list.commands[into.command];
    const bool clips = std::holds_alternative<PushClip>(command) || std::holds_alternative<PopClip>(command);
    if (!clips && std::holds_alternative<DrawGlyphs>(command) != glyphs) continue;
    std::visit([&](const auto& drawn) { add(drawn, into); }, command);
  }
}

void Canvas::make_items(const DisplayList& list) {
  constexpr std::size_t worth_a_thread = 100;
  const ClipStack clips(frame_.width, frame_.height, frame_.scale);
  Items shapes{clips, 0, {}}, glyphs{clips, 0, {}};
  const auto policy = list.commands.size() < worth_a_thread ? std::launch::deferred : std::launch::async;
  auto letters = std::async(policy, [&] { add_all(list, true, glyphs); });
  add_all(list, false, shapes);
  letters.get();
  items_.reserve(shapes.items.size() + glyphs.items.size());
  std::merge(std::make_move_iterator(shapes.items.begin()), std::make_move_iterator(shapes.items.end()),
             std::make_move_iterator(glyphs.items.begin()), std::make_move_iterator(glyphs.items.end()),
             std::back_inserter(items_), [](const Item& a, const Item& b) { return a.command < b.command; });
  const auto first_moving = std::partition_point(items_.begin(), items_.end(),
                                                 [&](const Item& item) { return item.command < list.still.commands; });
  still_items_ = static_cast<std::size_t>(first_moving - items_.begin());
}

OutlineView Canvas::view_of(const Affine& to_screen, double margin) const {
  OutlineView view;
  view.to_device = then(to_screen, Affine{frame_.scale, 0, 0, 0, frame_.scale, 0});
  view.width = frame_.width;
  view.height = frame_.height;
  view.margin = margin;
  return view;
}

const OutlineIndex* Canvas::index_for(const GeometryRef& geometry, bool closed) {
  if (geometry->points.size() < OutlineIndex::smallest_geometry) return nullptr;
  Indices& kept = indices_[geometry];
  std::optional<OutlineIndex>& index = closed ? kept.closed : kept.open;
  if (!index) index = make_outline_index(*geometry, closed);
  return &*index;
}

Canvas::Item Canvas::item_of(Kind kind, Rgba8 color, const Items& into) {
  Item item;
  item.kind = kind;
  item.command = into.command;
  item.clip = into.clips.now();
  item.color = premultiplied(color);
  return item;
}

std::optional<Hatch> Canvas::on_device(const std::optional<Hatch>& hatch) const {
  if (!hatch || hatch->spacing_px <= 0) return std::nullopt;
  return Hatch{hatch->spacing_px * frame_.scale, hatch->width_px * frame_.scale, hatch->angle_deg};
}

template <class Parts>
void Canvas::add_item(Item item, const Parts& parts, std::size_t first, double reach, Items& into) {
  item.first_group = static_cast<std::uint32_t>(groups_.size());
  item.top = infinity;
  item.bottom = -infinity;
  for (std::size_t begin = first; begin < parts.size(); begin += group_size) {
    Group group{static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(std::min(begin + group_size, parts.size())), infinity, -infinity};
    for (std::size_t i = group.first; i < group.end; ++i) {
      group.top = std::min({group.top, parts[i].ay - reach, parts[i].by - reach});
      group.bottom = std::max({group.bottom, parts[i].ay + reach, parts[i].by + reach});
    }
    item.top = std::min(item.top, group.top);
    item.bottom = std::max(item.bottom, group.bottom);
    groups_.push_back(group);
  }
  item.end_group = static_cast<std::uint32_t>(groups_.size());
  if (item.first_group < item.end_group) into.items.push_back(std::move(item));
}

void Canvas::add(const FillArea& command, Items& into) {
  if (command.color.a == 0) return;
  Item item = item_of(Kind::area, command.color, into);
  item.hatch = on_device(command.hatch);
  const std::size_t first = edges_.size();
  append_edges(*command.geometry, index_for(command.geometry, true), view_of(command.to_screen, 1), edges_);
  add_item(std::move(item), edges_, first, 0, into);
}

void Canvas::add(const StrokeLine& command, Items& into) {
  if (command.color.a == 0 || command.width_px <= 0) return;
  Item item = item_of(Kind::line, command.color, into);
  item.half_width = command.width_px * frame_.scale / 2;
  StrokeShape shape;
  shape.closed = command.closed;
  shape.round_caps = command.round_caps;
  for (const float length : command.dash_px) shape.dash_px.push_back(length * static_cast<float>(frame_.scale));
  const std::size_t first = stretches_.size();
  const double reach = item.half_width + 1;
  append_stretches(*command.geometry, index_for(command.geometry, command.closed), view_of(command.to_screen, reach),
                   shape, stretches_);
  add_item(std::move(item), stretches_, first, reach, into);
}

void Canvas::add(const DrawMarkers& command, Items& into) {
  for (const Marker& marker : command.markers) add_marker(marker, into);
}

// A fill, lines over it in the rim's colour, and the rim.
void Canvas::add_marker(const Marker& marker, Items& into) {
  const double reach = (marker.radius_px * unit_reach(marker.shape) + marker.rim_width_px / 2) * frame_.scale + 1;
  const double x = marker.center.x * frame_.scale, y = marker.center.y * frame_.scale;
  if (!(x > -reach && y > -reach && x < frame_.width + reach && y < frame_.height + reach)) return;
  constexpr double least_disc = 3;  // in smaller ones the curve of the rim within a pixel counts
  const bool plain = unit_outline(marker.shape).empty() && !marker.hatch && marker.rim_dash_px.empty();
  if (plain && marker.radius_px * frame_.scale >= least_disc) return add_disc(marker, into);
  const Geometry outline = marker_outline(marker, frame_.scale);
  OutlineView view = view_of({}, reach);
  view.to_device = Affine{};
  const auto fill = [&](Rgba8 color, const std::optional<Hatch>& hatch) {
    Item item = item_of(Kind::area, color, into);
    item.hatch = hatch;
    const std::size_t first = edges_.size();
    append_edges(outline, nullptr, view, edges_);
    add_item(std::move(item), edges_, first, 0, into);
  };
  if (marker.fill.a > 0) fill(marker.fill, std::nullopt);
  if (marker.rim.a == 0) return;
  if (const auto hatch = on_device(marker.hatch)) fill(marker.rim, hatch);
  if (marker.rim_width_px <= 0) return;
  Item item = item_of(Kind::line, marker.rim, into);
  item.half_width = marker.rim_width_px * frame_.scale / 2;
  StrokeShape shape;
  shape.closed = true;
  shape.round_caps = false;
  for (const float length : marker.rim_dash_px) shape.dash_px.push_back(length * static_cast<float>(frame_.scale));
  const std::size_t first = stretches_.size();
  append_stretches(outline, nullptr, view, shape, stretches_);
  const double rim_reach = item.half_width + 1;
  add_item(std::move(item), stretches_, first, rim_reach, into);
}

void Canvas::add_disc(const Marker& marker, Items& into) {
  Item item = item_of(Kind::disc, marker.fill, into);
  item.rim = premultiplied(marker.rim);
  item.half_width = marker.rim.a > 0 ? std::max(marker.rim_width_px * frame_.scale / 2, 0.0) : 0;
  item.center_x = marker.center.x * frame_.scale;
  item.center_y = marker.center.y * frame_.scale;
  item.radius = marker.radius_px * frame_.scale;
  item.top = item.center_y - item.radius - item.half_width - 1;
  item.bottom = item.center_y + item.radius + item.half_width + 1;
  into.items.push_back(std::move(item));
}

void Canvas::add(const DrawGlyphs& command, Items& into) {
  if (!command.run) return;
  if (command.halo.a > 0 && command.halo_width_px > 0) add_run(command, command.halo_width_px, command.halo, into);
  if (command.color.a > 0) add_run(command, 0, command.color, into);
}

void Canvas::add_run(const DrawGlyphs& command, double halo_width_px, Rgba8 color, Items& into) {
  Item item = item_of(Kind::glyphs, color, into);
  if (!runs_.compose(command, halo_width_px, item.bitmap)) return;
  item.top = item.bitmap.top;
  item.bottom = item.bitmap.top + item.bitmap.height;
  into.items.push_back(std::move(item));
}

void Canvas::add(const DrawImage& command, Items& into) {
  if (!command.image || command.image->width <= 0 || command.image->height <= 0 || command.opacity <= 0) return;
  const Affine to_device = view_of(command.to_screen, 0).to_device;
  if (to_device.xx * to_device.yy - to_device.xy * to_device.yx == 0) return;
  Texels& texels = texels_[command.image];
  if (texels.width == 0) texels = make_texels(*command.image);
  Item item = item_of(Kind::image, {}, into);
  item.texels = &texels;
  item.opacity = std::min(command.opacity, 1.0);
  item.to_texels = to_device.inverse();
  MapBox box;
  for (const double x : {0.0, static_cast<double>(texels.width)}) {
    for (const double y : {0.0, static_cast<double>(texels.height)}) {
      const ScreenPx corner = to_device.apply({x, y});
      box.add(MapMetres{corner.x, corner.y});
    }
  }
  item.top = box.min_y;
  item.bottom = box.max_y;
  if (item.to_texels.xy == 0 && item.to_texels.yx == 0 && texels.is_ink()) {
    // Pixel centres within the picture.
    const double left = std::ceil(std::max(box.min_x - 0.5, static_cast<double>(item.clip.left)));
    const double right = std::ceil(std::min(box.max_x - 0.5, static_cast<double>(item.clip.right)));
    for (double x = left; x < right; ++x) {
      item.columns.add(texel_column(item.to_texels.xx * (x + 0.5) + item.to_texels.x0, texels.width));
    }
    item.left = static_cast<int>(left);
    if (item.columns.first.empty()) return;
  }
  into.items.push_back(std::move(item));
}

void Canvas::draw_band(int band, Brushes& brushes) {
  const int top = band * band_rows, bottom = std::min(top + band_rows, frame_.height);
  Pixel* begin = row(bottom - 1);
  Pixel* end = row(top) + frame_.width;
  const std::ptrdiff_t offset = begin - pixels_.data();
  if (still_now_ == Still::put) {
    std::copy(still_.data() + offset, still_.data() + offset + (end - begin), begin);
  } else {
    std::fill(begin, end, background_);
  }
  for (std::size_t i = 0; i <= items_.size(); ++i) {
    if (still_now_ == Still::keep && i == still_items_) std::copy(begin, end, still_.data() + offset);
    if (i < items_.size()) draw_item(items_[i], top, brushes);
  }
}

void Canvas::draw_item(const Item& item, int top, Brushes& brushes) {
  const int bottom = top + band_rows;
  if (item.bottom <= top || item.top >= bottom || item.clip.bottom <= top || item.clip.top >= bottom) return;
  switch (item.kind) {
    case Kind::area:
      return draw_area(item, top, brushes);
    case Kind::line:
      return draw_line(item, top, brushes);
    case Kind::disc:
      return draw_disc(item, top);
    case Kind::image:
      return draw_image(item, top, brushes);
    case Kind::glyphs:
      return draw_glyphs(item, top);
  }
}

void Canvas::draw_area(const Item& item, int top, Brushes& brushes) {
  for (std::uint32_t g = item.first_group; g < item.end_group; ++g) {
    const Group& group = groups_[g];
    if (group.bottom <= top || group.top >= top + band_rows) continue;
    for (std::uint32_t i = group.first; i < group.end; ++i) {
      Edge edge = edges_[i];
      edge.ay -= top;
      edge.by -= top;
      brushes.area.add(edge);
    }
  }
  brushes.area.take(brushes.spans);
  blend(item, top, brushes.spans);
}

void Canvas::draw_line(const Item& item, int top, Brushes& brushes) {
  bool any = false;
  for (std::uint32_t g = item.first_group; g < item.end_group; ++g) {
    const Group& group = groups_[g];
    if (group.bottom <= top || group.top >= top + band_rows) continue;
    any = true;
    for (std::uint32_t i = group.first; i < group.end; ++i) {
      Stretch stretch = stretches_[i];
      stretch.ay -= top;
      stretch.by -= top;
      brushes.line.add(stretch, item.half_width);
    }
  }
  if (!any) return;
  brushes.line.take(brushes.spans);
  blend(item, top, brushes.spans);
  brushes.line.clear();
}

// A pixel is taken as a box one wide across the rim.
void Canvas::draw_disc(const Item& item, int top) {
  const double outer = item.radius + item.half_width + 0.5, inner = item.radius - item.half_width - 0.5;
  const auto radius = static_cast<float>(item.radius), half = static_cast<float>(item.half_width);
  const float most = std::min(2 * half, 1.0F);
  const int first = std::max(top, item.clip.top), end = std::min({top + band_rows, item.clip.bottom, frame_.height});
  for (int y = first; y < end; ++y) {
    const double dy = y + 0.5 - item.center_y;
    if (std::abs(dy) >= outer) continue;
    // Pixel centres at most so far from the middle of the row.
    const auto from = [&](double reach) { return static_cast<int>(std::ceil(item.center_x - reach - 0.5)); };
    const auto to = [&](double reach) { return static_cast<int>(std::floor(item.center_x + reach - 0.5)) + 1; };
    const double reach = std::sqrt(outer * outer - dy * dy);
    const int begin = std::max(from(reach), item.clip.left), stop = std::min(to(reach), item.clip.right);
    const double inside = inner > std::abs(dy) ? std::sqrt(inner * inner - dy * dy) : 0;
    const int begin_inside = inside > 0 ? std::clamp(from(inside), begin, std::max(begin, stop)) : stop;
    const int stop_inside = inside > 0 ? std::clamp(to(inside), begin_inside, std::max(begin_inside, stop)) : stop;
    Pixel* pixels = row(y);
    const auto edge = [&](int x) {
      const auto dx = static_cast<float>(x + 0.5 - item.center_x);
      const float distance = std::sqrt(dx * dx + static_cast<float>(dy * dy));
      const auto share = [](float part) { return static_cast<std::uint32_t>(part * 255.0F + 0.5F); };
      const float fill = std::clamp(radius + 0.5F - distance, 0.0F, 1.0F);
      const float rim = std::clamp(half + 0.5F - std::abs(distance - radius), 0.0F, most);
      pixels[x] = over(times(item.rim, share(rim)), over(times(item.color, share(fill)), pixels[x]));
    };
    for (int x = begin; x < begin_inside; ++x) edge(x);
    if (begin_inside < stop_inside) lay_color(item.color, stop_inside - begin_inside, pixels + begin_inside);
    for (int x = stop_inside; x < stop; ++x) edge(x);
  }
}

void Canvas::draw_image(const Item& item, int top, Brushes& brushes) {
  const Texels& texels = *item.texels;
  const int first = std::max(top, item.clip.top), end = std::min({top + band_rows, item.clip.bottom, frame_.height});
  for (int y = first; y < end; ++y) {
    if (y + 0.5 < item.top || y + 0.5 >= item.bottom) continue;
    if (!item.columns.first.empty()) {
      const double v = item.to_texels.yy * (y + 0.5) + item.to_texels.y0;
      lay_ink_row(texels, texel_column(v, texels.height), item.columns, item.opacity, brushes.ink, row(y) + item.left);
      continue;
    }
    const auto opacity = nearest<std::uint32_t>(item.opacity * 256);
    Pixel* pixels = row(y);
    for (int x = item.clip.left; x < item.clip.right; ++x) {
      const ScreenPx at = item.to_texels.apply({x + 0.5, y + 0.5});
      if (at.x < 0 || at.y < 0 || at.x >= texels.width || at.y >= texels.height) continue;
      pixels[x] = over(sample(texels, at.x, at.y, opacity), pixels[x]);
    }
  }
}

void Canvas::blend(const Item& item, int top, const std::vector<CoverageSpan>& spans) {
  const bool opaque = item.color >> 24U == 255;
  for (const CoverageSpan& span : spans) {
    const int y = top + span.row;
    if (y < item.clip.top || y >= item.clip.bottom) continue;
    const int begin = std::max(span.x, item.clip.left), end = std::min(span.x + span.count, item.clip.right);
    if (begin >= end) continue;
    Pixel* pixels = row(y);
    if (item.hatch) {
      blend_hatched(item, y, begin, end, span);
    } else if (span.shares == nullptr) {
      if (opaque && span.share == 255) {
        std::fill(pixels + begin, pixels + end, item.color);
      } else {
        lay_color(times(item.color, span.share), end - begin, pixels + begin);
      }
    } else {
      lay_shares(item.color, span.shares + (begin - span.x), end - begin, pixels + begin);
    }
  }
}

// Lines through the origin of the screen; a pixel is taken as a box one wide across the line.
void Canvas::blend_hatched(const Item& item, int y, int begin, int end, const CoverageSpan& span) {
  const double angle = item.hatch->angle_deg * std::numbers::pi / 180;
  const double normal_x = -std::sin(angle), normal_y = std::cos(angle);
  const double spacing = item.hatch->spacing_px, half = item.hatch->width_px / 2;
  Pixel* pixels = row(y);
  for (int x = begin; x < end; ++x) {
    const double across = (x + 0.5) * normal_x + (y + 0.5) * normal_y;
    const double d = across - spacing * std::round(across / spacing);
    const double in_line = std::clamp(std::min(d + 0.5, half) - std::max(d - 0.5, -half), 0.0, 1.0);
    const int share = span.shares == nullptr ? span.share : span.shares[x - span.x];
    pixels[x] = over(times(item.color, nearest<std::uint32_t>(share * in_line)), pixels[x]);
  }
}

void Canvas::draw_glyphs(const Item& item, int top) {
  const RunBitmap& bitmap = item.bitmap;
  const int begin = std::max(bitmap.left, item.clip.left), end = std::min(bitmap.left + bitmap.width, item.clip.right);
  const int first = std::max({top, bitmap.top, item.clip.top});
  const int last = std::min({top + band_rows, bitmap.top + bitmap.height, item.clip.bottom});
  for (int y = first; y < last; ++y) {
    const std::uint8_t* shares = bitmap.coverage.data() + std::ptrdiff_t{y - bitmap.top} * bitmap.width - bitmap.left;
    if (begin < end) lay_shares(item.color, shares + begin, end - begin, row(y) + begin);
  }
}

}  // namespace yalu
