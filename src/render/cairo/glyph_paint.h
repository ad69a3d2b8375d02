// Glyphs as coverage bitmaps blended onto Cairo's pixels.
//
// Cairo 1.16 puts glyphs on whole pixels only and strokes every halo anew; unhinted bitmaps at quarter pixels, drawn
// once and kept, look better and cost less.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "map/display_list.h"
#include "text/glyph_bitmap.h"

namespace yalu {

/// A window of 32-bit pixels (0xffRRGGBB in native order) of the picture: column 0 and row 0 lie at (0, top).
struct PixelBand {
  std::uint32_t* pixels = nullptr;
  int width = 0;
  int height = 0;
  int top = 0;
};

/// Half-open, device pixels of the whole picture.
struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

/// Belongs to one thread; keeps the bitmaps it has drawn.
class GlyphPaint {
 public:
  explicit GlyphPaint(const FontSet& fonts) : rasterizer_(fonts) {}

  /// Halo first, then the glyphs. `scale`: device pixels a ScreenPx.
  void paint(const DrawGlyphs& glyphs, double scale, const PixelBand& band, const PixelRect& clip);

 private:
  struct Placed {
    const GlyphBitmap* bitmap;
    int left;
    int top;
  };
  using Key = std::tuple<FontId, std::uint32_t, double, double, int, int, float>;

  const GlyphBitmap& bitmap_of(const Key& key);
  void paint_layer(const DrawGlyphs& glyphs, double scale, double halo_width, Rgba8 color, const PixelBand& band,
                   const PixelRect& clip);

  GlyphRasterizer rasterizer_;
  std::map<Key, GlyphBitmap> kept_;
  std::vector<Placed> placed_;
  std::vector<std::uint8_t> coverage_;
};

}  // namespace yalu
