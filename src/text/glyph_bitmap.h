// Glyph bitmaps: coverage of one glyph, or of its halo, at a size in device pixels; for renderers of pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "text/font_set.h"

namespace yalu {

/// 8-bit coverage, rows top down, tightly packed. `left`/`top`: device pixels from the glyph origin to the bitmap's
/// left edge (right positive) and top edge (up positive).
struct GlyphBitmap {
  int width = 0;
  int height = 0;
  int left = 0;
  int top = 0;
  std::vector<std::uint8_t> coverage;
};

/// Places between two device pixels, across and down, at which a glyph of this size may begin, for every renderer: the
/// larger the glyph, the fewer, so that bitmaps are found again.
int steps_per_pixel(double size);

/// Draws unhinted outlines through FreeType. One rasterizer belongs to one thread.
class GlyphRasterizer {
 public:
  explicit GlyphRasterizer(const FontSet& fonts);  ///< `fonts` must outlive the rasterizer
  GlyphRasterizer(GlyphRasterizer&&) noexcept;
  GlyphRasterizer& operator=(GlyphRasterizer&&) noexcept;
  ~GlyphRasterizer();

  /// `size` and `halo_width` in device pixels, `shift_x`/`shift_y` a sub-pixel offset in 0..1 to the right and down;
  /// halo_width 0 gives the glyph itself, above 0 its outline grown by that much on every side (round joins).
  /// `angle_rad` turns the glyph clockwise about its origin. An empty bitmap for a space; nothing if the face cannot be
  /// opened or the bitmap would be larger than 8192 pixels on a side.
  std::optional<GlyphBitmap> rasterize(FontId font, std::uint32_t glyph_id, double size, double halo_width,
                                       double shift_x, double shift_y, double angle_rad = 0);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yalu
