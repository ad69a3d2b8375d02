#include "render/gl/canvas.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numbers>
#include <thread>
#include <variant>

#include "render/cores.h"

namespace yalu {
namespace {

constexpr std::size_t group_size = 48;
constexpr double infinity = std::numeric_limits<double>::infinity();
/// Below so many edges and stretches a second core would cost more than it does.
constexpr std::size_t worth_cores = 3000;
}  // namespace

struct Canvas::Brushes {
  AreaCoverage area;
  LineCoverage line;
  std::vector<CoverageSpan> spans;
  InkScratch ink;

  explicit Brushes(int width) : area(width, tile), line(width, tile) {}
};

Canvas::Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

void Canvas::begin(const Frame& frame) {
  const bool same_size = frame.width == frame_.width && frame.height == frame_.height;
  frame_ = frame;
  if (same_size) return;
  brushes_.clear();
  brushes_.resize(std::max(1U, std::thread::hardware_concurrency()));
  columns_ = (frame.width + tile - 1) / tile;
  rows_ = (frame.height + tile - 1) / tile;
  pixels_.assign(static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height), 0);
  drawn_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
}

void Canvas::clear() {
  for (int tile_row = 0; tile_row < rows_; ++tile_row) {
    for (int column = 0; column < columns_; ++column) {
      char& drawn = drawn_[tile_at(column, tile_row)];
      if (drawn == 0) continue;
      drawn = 0;
      const int left = column * tile, count = std::min(tile, frame_.width - left);
      for (int y = tile_row * tile; y < std::min((tile_row + 1) * tile, frame_.height); ++y) {
        std::fill_n(row(y) + left, count, 0);
      }
    }
  }
}

void Canvas::drop_dead() {
  indices_.drop_dead();
  texels_.drop_dead();
}

const OutlineIndex* Canvas::index_for(const GeometryRef& geometry, bool closed) {
  if (geometry->points.size() < OutlineIndex::smallest_geometry) return nullptr;
  Indices& kept = indices_[geometry];
  std::optional<OutlineIndex>& index = closed ? kept.closed : kept.open;
  if (!index) index = make_outline_index(*geometry, closed);
  return &*index;
}

OutlineView Canvas::view_of(const Affine& to_screen, double margin) const {
  OutlineView view;
  view.to_device = then(to_screen, Affine{frame_.scale, 0, 0, 0, frame_.scale, 0});
  view.width = frame_.width;
  view.height = frame_.height;
  view.margin = margin;
  return view;
}

template <class Parts>
void Canvas::group(Item& item, const Parts& parts, std::size_t first, double reach) {
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
}

void Canvas::add(const FillArea& command, const Clip& clip) {
  if (command.color.a == 0) return;
  Item item;
  item.clip = clip;
  item.color = premultiplied(command.color);
  if (command.hatch && command.hatch->spacing_px > 0) {
    item.hatch = Hatch{command.hatch->spacing_px * frame_.scale, command.hatch->width_px * frame_.scale,
                       command.hatch->angle_deg};
  }
  const std::size_t first = edges_.size();
  append_edges(*command.geometry, index_for(command.geometry, true), view_of(command.to_screen, 1), edges_);
  group(item, edges_, first, 0);
  items_.push_back(std::move(item));
}

void Canvas::add(const StrokeLine& command, const Clip& clip) {
  if (command.color.a == 0 || command.width_px <= 0) return;
  Item item;
  item.kind = Kind::line;
  item.clip = clip;
  item.color = premultiplied(command.color);
  item.half_width = command.width_px * frame_.scale / 2;
  StrokeShape shape;
  shape.closed = command.closed;
  shape.round_caps = command.round_caps;
  for (const float length : command.dash_px) shape.dash_px.push_back(length * static_cast<float>(frame_.scale));
  const std::size_t first = stretches_.size();
  const double reach = item.half_width + 1;
  append_stretches(*command.geometry, index_for(command.geometry, command.closed), view_of(command.to_screen, reach),
                   shape, stretches_);
  group(item, stretches_, first, reach);
  items_.push_back(std::move(item));
}

void Canvas::add(const DrawImage& command, const Clip& clip) {
  if (!command.image || command.image->width <= 0 || command.image->height <= 0 || command.opacity <= 0) return;
  const Affine to_device = view_of(command.to_screen, 0).to_device;
  if (to_device.xx * to_device.yy - to_device.xy * to_device.yx == 0) return;
  Texels& texels = texels_[command.image];
  if (texels.width == 0) texels = make_texels(*command.image);
  Item item;
  item.kind = Kind::image;
  item.clip = clip;
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
    const double left = std::ceil(std::max(box.min_x - 0.5, static_cast<double>(clip.left)));
    const double right = std::ceil(std::min(box.max_x - 0.5, static_cast<double>(clip.right)));
    for (double x = left; x < right; ++x) {
      item.columns.push_back(texel_column(item.to_texels.xx * (x + 0.5) + item.to_texels.x0, texels.width));
    }
    item.left = static_cast<int>(left);
    if (item.columns.empty()) return;
  }
  items_.push_back(std::move(item));
}

void Canvas::draw(const std::vector<DisplayCommand>& commands, std::size_t first, std::size_t end, ClipStack& clips,
                  std::optional<Rgba8> background) {
  items_.clear();
  groups_.clear();
  edges_.clear();
  stretches_.clear();
  bool pictures = false;
  for (std::size_t i = first; i < end; ++i) {
    if (const auto* area = std::get_if<FillArea>(&commands[i])) add(*area, clips.now());
    if (const auto* line = std::get_if<StrokeLine>(&commands[i])) add(*line, clips.now());
    if (const auto* image = std::get_if<DrawImage>(&commands[i])) {
      add(*image, clips.now());
      pictures = true;
    }
    if (const auto* push = std::get_if<PushClip>(&commands[i])) clips.push(push->rect);
    if (std::holds_alternative<PopClip>(commands[i])) clips.pop();
  }
  double top = background ? 0 : frame_.height, bottom = background ? frame_.height : 0;
  for (const Item& item : items_) {
    top = std::min(top, std::max(item.top, static_cast<double>(item.clip.top)));
    bottom = std::max(bottom, std::min(item.bottom, static_cast<double>(item.clip.bottom)));
  }
  if (top >= bottom) return;
  const int first_band = static_cast<int>(top) / tile;
  const int end_band = std::min(rows_, static_cast<int>(std::ceil(bottom) + tile - 1) / tile);
  const bool shared = pictures || edges_.size() + stretches_.size() > worth_cores;
  const int bands_at_once = shared ? 1 : end_band - first_band;
  std::atomic<std::size_t> hand = 0;
  on_all_cores(static_cast<std::size_t>((end_band - first_band) / bands_at_once), [&](const TakeIndex& take) {
    std::unique_ptr<Brushes>& brushes = brushes_[hand++];
    if (!brushes) brushes = std::make_unique<Brushes>(frame_.width);
    while (const auto index = take()) {
      const int from = first_band + static_cast<int>(*index) * bands_at_once;
      for (int band = from; band < from + bands_at_once; ++band) draw_band(band, background, *brushes);
    }
  });
}

void Canvas::draw_band(int band, std::optional<Rgba8> background, Brushes& brushes) {
  const int top = band * tile, bottom = std::min(top + tile, frame_.height);
  if (background) std::fill(row(bottom - 1), row(top) + frame_.width, premultiplied(*background));
  for (const Item& item : items_) {
    if (item.bottom <= top || item.top >= bottom || item.clip.bottom <= top || item.clip.top >= bottom) continue;
    switch (item.kind) {
      case Kind::area:
        draw_area(item, top, brushes);
        break;
      case Kind::line:
        draw_line(item, top, brushes);
        break;
      case Kind::image:
        draw_image(item, top, brushes);
        break;
    }
  }
}

void Canvas::draw_area(const Item& item, int top, Brushes& brushes) {
  for (std::uint32_t g = item.first_group; g < item.end_group; ++g) {
    const Group& group = groups_[g];
    if (group.bottom <= top || group.top >= top + tile) continue;
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
    if (group.bottom <= top || group.top >= top + tile) continue;
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

void Canvas::draw_image(const Item& item, int top, Brushes& brushes) {
  const Texels& texels = *item.texels;
  const int first = std::max(top, item.clip.top), end = std::min({top + tile, item.clip.bottom, frame_.height});
  for (int y = first; y < end; ++y) {
    if (y + 0.5 < item.top || y + 0.5 >= item.bottom) continue;
    if (!item.columns.empty()) {
      const double v = item.to_texels.yy * (y + 0.5) + item.to_texels.y0;
      lay_ink_row(texels, texel_column(v, texels.height), item.columns, item.opacity, brushes.ink, row(y) + item.left);
      mark(y, item.left, item.left + static_cast<int>(item.columns.size()));
      continue;
    }
    const auto opacity = static_cast<std::uint32_t>(item.opacity * 256 + 0.5);
    Pixel* pixels = row(y);
    int touched_from = item.clip.right, touched_to = item.clip.left;
    for (int x = item.clip.left; x < item.clip.right; ++x) {
      const ScreenPx at = item.to_texels.apply({x + 0.5, y + 0.5});
      if (at.x < 0 || at.y < 0 || at.x >= texels.width || at.y >= texels.height) continue;
      pixels[x] = over(sample(texels, at.x, at.y, opacity), pixels[x]);
      touched_from = std::min(touched_from, x);
      touched_to = x + 1;
    }
    mark(y, touched_from, touched_to);
  }
}

void Canvas::blend(const Item& item, int top, const std::vector<CoverageSpan>& spans) {
  const bool opaque = item.color >> 24U == 255;
  for (const CoverageSpan& span : spans) {
    const int y = top + span.row;
    if (y < item.clip.top || y >= item.clip.bottom) continue;
    const int begin = std::max(span.x, item.clip.left), end = std::min(span.x + span.count, item.clip.right);
    if (begin >= end) continue;
    mark(y, begin, end);
    Pixel* pixels = row(y);
    if (item.hatch) {
      blend_hatched(item, y, begin, end, span);
    } else if (span.shares == nullptr) {
      if (opaque && span.share == 255) {
        std::fill(pixels + begin, pixels + end, item.color);
      } else {
        const Pixel color = times(item.color, span.share);
        for (int x = begin; x < end; ++x) pixels[x] = over(color, pixels[x]);
      }
    } else {
      const std::uint8_t* shares = span.shares - span.x;
      for (int x = begin; x < end; ++x) {
        if (shares[x] == 0) continue;
        pixels[x] = opaque && shares[x] == 255 ? item.color : over(times(item.color, shares[x]), pixels[x]);
      }
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
    pixels[x] = over(times(item.color, static_cast<std::uint32_t>(share * in_line + 0.5)), pixels[x]);
  }
}

void Canvas::mark(int y, int begin, int end) {
  if (begin >= end) return;
  char* drawn = drawn_.data() + tile_at(0, y / tile);
  std::fill(drawn + begin / tile, drawn + (end - 1) / tile + 1, 1);
}

}  // namespace yalu
