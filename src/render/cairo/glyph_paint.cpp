#include "render/cairo/glyph_paint.h"

#include <algorithm>
#include <cmath>

namespace yalu {
namespace {

std::uint32_t blend(std::uint32_t under, Rgba8 over, unsigned alpha) {
  const auto channel = [&](unsigned shift, unsigned value) {
    const unsigned below = (under >> shift) & 0xffU;
    return ((below * (255 - alpha) + value * alpha + 127) / 255) << shift;
  };
  return 0xff000000U | channel(16, over.r) | channel(8, over.g) | channel(0, over.b);
}

}  // namespace

const GlyphBitmap& GlyphPaint::bitmap_of(const Key& key) {
  const auto [at, is_new] = kept_.try_emplace(key);
  if (is_new) {
    const auto& [font, glyph, size, halo_width, step_x, step_y, angle] = key;
    const double steps = steps_per_pixel(size);
    // A face that cannot be opened leaves the bitmap empty; FontSet::load has already checked every file.
    if (auto bitmap = rasterizer_.rasterize(font, glyph, size, halo_width, step_x / steps, step_y / steps,
                                            static_cast<double>(angle))) {
      at->second = std::move(*bitmap);
    }
  }
  return at->second;
}

void GlyphPaint::paint(const DrawGlyphs& glyphs, double scale, const PixelBand& band, const PixelRect& clip) {
  // No glyph of the bundled fonts reaches farther than two ems from its run's box.
  const GlyphRun& run = *glyphs.run;
  const double reach = 2 * run.style.size_px + glyphs.halo_width_px;
  const double cosine = std::cos(glyphs.angle_rad), sine = std::sin(glyphs.angle_rad);
  double low = 0, high = 0;
  for (const Glyph& glyph : run.glyphs) {
    const double y = static_cast<double>(glyph.x) * sine + static_cast<double>(glyph.y) * cosine;
    low = std::min(low, y);
    high = std::max(high, y);
  }
  if ((glyphs.origin.y + high + reach) * scale < std::max(band.top, clip.top) ||
      (glyphs.origin.y + low - reach) * scale > std::min(band.top + band.height, clip.bottom)) {
    return;
  }
  if (glyphs.halo.a != 0 && glyphs.halo_width_px > 0) {
    paint_layer(glyphs, scale, glyphs.halo_width_px * scale, glyphs.halo, band, clip);
  }
  if (glyphs.color.a != 0) paint_layer(glyphs, scale, 0, glyphs.color, band, clip);
}

void GlyphPaint::paint_layer(const DrawGlyphs& glyphs, double scale, double halo_width, Rgba8 color,
                             const PixelBand& band, const PixelRect& clip) {
  const double cosine = std::cos(glyphs.angle_rad), sine = std::sin(glyphs.angle_rad);
  const PixelRect limit{std::max(0, clip.left), std::max(band.top, clip.top), std::min(band.width, clip.right),
                        std::min(band.top + band.height, clip.bottom)};
  const double size = glyphs.run->style.size_px * scale;
  const double steps = steps_per_pixel(size);
  placed_.clear();
  PixelRect box{limit.right, limit.bottom, limit.left, limit.top};
  for (const Glyph& glyph : glyphs.run->glyphs) {
    const auto gx = static_cast<double>(glyph.x), gy = static_cast<double>(glyph.y);
    const auto steps_x = std::floor((glyphs.origin.x + gx * cosine - gy * sine) * scale * steps + 0.5);
    const auto steps_y = std::floor((glyphs.origin.y + gx * sine + gy * cosine) * scale * steps + 0.5);
    const double column = std::floor(steps_x / steps), row = std::floor(steps_y / steps);
    if (!(std::abs(column) < 1e6 && std::abs(row) < 1e6)) continue;  // far away, or no number
    const GlyphBitmap& bitmap =
        bitmap_of({glyph.font, glyph.glyph_id, size, halo_width, static_cast<int>(steps_x - column * steps),
                   static_cast<int>(steps_y - row * steps), static_cast<float>(glyphs.angle_rad) + glyph.angle_rad});
    const Placed at{&bitmap, static_cast<int>(column) + bitmap.left, static_cast<int>(row) - bitmap.top};
    if (bitmap.coverage.empty() || at.left >= limit.right || at.left + bitmap.width <= limit.left ||
        at.top >= limit.bottom || at.top + bitmap.height <= limit.top) {
      continue;
    }
    box.left = std::min(box.left, std::max(at.left, limit.left));
    box.top = std::min(box.top, std::max(at.top, limit.top));
    box.right = std::max(box.right, std::min(at.left + bitmap.width, limit.right));
    box.bottom = std::max(box.bottom, std::min(at.top + bitmap.height, limit.bottom));
    placed_.push_back(at);
  }
  if (placed_.empty()) return;

  // Neighbours overlap: their coverage is joined first, so that a translucent colour is laid on once.
  const int width = box.right - box.left, height = box.bottom - box.top;
  coverage_.assign(static_cast<std::size_t>(width) * height, 0);
  for (const Placed& at : placed_) {
    const int first_row = std::max(at.top, box.top), end_row = std::min(at.top + at.bitmap->height, box.bottom);
    const int first_column = std::max(at.left, box.left), end_column = std::min(at.left + at.bitmap->width, box.right);
    for (int row = first_row; row < end_row; ++row) {
      const std::uint8_t* in = at.bitmap->coverage.data() + static_cast<std::size_t>(row - at.top) * at.bitmap->width;
      std::uint8_t* out = coverage_.data() + static_cast<std::size_t>(row - box.top) * width;
      for (int column = first_column; column < end_column; ++column) {
        out[column - box.left] = std::max(out[column - box.left], in[column - at.left]);
      }
    }
  }
  for (int row = 0; row < height; ++row) {
    const std::uint8_t* in = coverage_.data() + static_cast<std::size_t>(row) * width;
    std::uint32_t* out = band.pixels + static_cast<std::size_t>(box.top + row - band.top) * band.width + box.left;
    for (int column = 0; column < width; ++column) {
      if (in[column] == 0) continue;
      const unsigned alpha = (in[column] * static_cast<unsigned>(color.a) + 127) / 255;
      out[column] = blend(out[column], color, alpha);
    }
  }
}

}  // namespace yalu
