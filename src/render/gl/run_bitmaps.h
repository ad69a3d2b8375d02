// Run bitmaps: the coverage of a whole run of glyphs, or of its halo, in device pixels.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "map/display_list.h"
#include "render/gl/frame.h"
#include "text/glyph_bitmap.h"

namespace yalu {

/// 8-bit coverage of the part of a run that lies in the viewport, rows top down; left and top in device pixels of it.
struct RunBitmap {
  int left = 0, top = 0, width = 0, height = 0;
  std::vector<std::uint8_t> coverage;
};

/// Joins glyph bitmaps, which it keeps between frames. Neighbours overlap, and their halos much: the greatest coverage
/// counts, so that a translucent colour is laid on once.
class RunBitmaps {
 public:
  explicit RunBitmaps(const FontSet& fonts) : rasterizer_(fonts) {}

  /// Call before the first run of a frame: forgets glyphs when they have become many.
  void begin(const Frame& frame);
  /// Glyphs stand on the steps of steps_per_pixel(), as on paper. `halo_width_px` in ScreenPx, 0 for the glyphs
  /// themselves. False where nothing is to be seen.
  bool compose(const DrawGlyphs& command, double halo_width_px, RunBitmap& out);

 private:
  struct Key {
    FontId font = FontId::latin_regular;
    std::uint8_t step_x = 0, step_y = 0;
    std::uint32_t glyph_id = 0;
    float size = 0, halo_width = 0, angle_rad = 0;

    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  struct Placed {
    const GlyphBitmap* bitmap = nullptr;
    int left = 0, top = 0;
  };
  const GlyphBitmap& glyph(const Key& key);

  Frame frame_;
  GlyphRasterizer rasterizer_;
  std::unordered_map<Key, GlyphBitmap, Hash> glyphs_;
  std::vector<Placed> placed_;
};

}  // namespace yalu
