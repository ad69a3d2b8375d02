#include "render/gl/run_bitmaps.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace yalu {
namespace {

/// Some megabytes; a city map's letters in every shift are fewer.
constexpr std::size_t most_glyphs = 20000;

}  // namespace

std::size_t RunBitmaps::Hash::operator()(const Key& key) const {
  std::uint64_t hash =
      static_cast<std::uint64_t>(key.font) << 16 | static_cast<std::uint64_t>(key.step_x) << 8 | key.step_y;
  for (const std::uint64_t part :
       {key.glyph_id, std::bit_cast<std::uint32_t>(key.size), std::bit_cast<std::uint32_t>(key.halo_width),
        std::bit_cast<std::uint32_t>(key.angle_rad)}) {
    hash = (hash ^ hash >> 29) * 0x9e3779b97f4a7c15ULL + part;
  }
  return hash ^ hash >> 32;
}

void RunBitmaps::begin(const Frame& frame) {
  frame_ = frame;
  if (glyphs_.size() > most_glyphs) glyphs_.clear();
}

const GlyphBitmap& RunBitmaps::glyph(const Key& key) {
  const auto [entry, is_new] = glyphs_.try_emplace(key);
  if (is_new) {
    const double steps = steps_per_pixel(static_cast<double>(key.size));
    // A face that cannot be opened leaves the bitmap empty; FontSet::load has already checked every file.
    if (auto bitmap = rasterizer_.rasterize(key.font, key.glyph_id, static_cast<double>(key.size),
                                            static_cast<double>(key.halo_width), key.step_x / steps, key.step_y / steps,
                                            static_cast<double>(key.angle_rad))) {
      entry->second = std::move(*bitmap);
    }
  }
  return entry->second;
}

bool RunBitmaps::compose(const DrawGlyphs& command, double halo_width_px, RunBitmap& out) {
  const double cosine = std::cos(command.angle_rad), sine = std::sin(command.angle_rad);
  Key key;
  key.size = static_cast<float>(command.run->style.size_px * frame_.scale);
  key.halo_width = static_cast<float>(halo_width_px * frame_.scale);
  const double steps = steps_per_pixel(static_cast<double>(key.size));
  const double reach = 2 * static_cast<double>(key.size + key.halo_width);  // of any glyph of the bundled fonts
  placed_.clear();
  int left = frame_.width, top = frame_.height, right = 0, bottom = 0;
  for (const Glyph& glyph : command.run->glyphs) {
    const auto gx = static_cast<double>(glyph.x), gy = static_cast<double>(glyph.y);
    const double x = (command.origin.x + cosine * gx - sine * gy) * frame_.scale;
    const double y = (command.origin.y + sine * gx + cosine * gy) * frame_.scale;
    if (!(x > -reach && y > -reach && x < frame_.width + reach && y < frame_.height + reach)) continue;
    const double steps_x = std::floor(x * steps + 0.5), steps_y = std::floor(y * steps + 0.5);
    const double column = std::floor(steps_x / steps), row = std::floor(steps_y / steps);
    key.font = glyph.font;
    key.glyph_id = glyph.glyph_id;
    key.step_x = static_cast<std::uint8_t>(steps_x - column * steps);
    key.step_y = static_cast<std::uint8_t>(steps_y - row * steps);
    key.angle_rad = static_cast<float>(command.angle_rad) + glyph.angle_rad;
    const GlyphBitmap& bitmap = this->glyph(key);
    if (bitmap.coverage.empty()) continue;
    const Placed at{&bitmap, static_cast<int>(column) + bitmap.left, static_cast<int>(row) - bitmap.top};
    left = std::min(left, std::max(at.left, 0));
    top = std::min(top, std::max(at.top, 0));
    right = std::max(right, std::min(at.left + bitmap.width, frame_.width));
    bottom = std::max(bottom, std::min(at.top + bitmap.height, frame_.height));
    placed_.push_back(at);
  }
  if (left >= right || top >= bottom) return false;

  out.left = left;
  out.top = top;
  out.width = right - left;
  out.height = bottom - top;
  out.coverage.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 0);
  for (const Placed& at : placed_) {
    const int first_row = std::max(at.top, top), end_row = std::min(at.top + at.bitmap->height, bottom);
    const int first_column = std::max(at.left, left), end_column = std::min(at.left + at.bitmap->width, right);
    for (int row = first_row; row < end_row; ++row) {
      const std::uint8_t* in = at.bitmap->coverage.data() + std::ptrdiff_t{row - at.top} * at.bitmap->width - at.left;
      std::uint8_t* joined = out.coverage.data() + std::ptrdiff_t{row - top} * out.width - left;
      for (int column = first_column; column < end_column; ++column) {
        joined[column] = std::max(joined[column], in[column]);
      }
    }
  }
  return true;
}

}  // namespace yalu
