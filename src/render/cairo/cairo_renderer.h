// Cairo: a display list to PNG and PDF bytes, without a display.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "map/display_list.h"
#include "render/picture_facts.h"
#include "text/font_set.h"

namespace yalu {

/// Pixels of a picture: 8-bit RGB, rows top down, tightly packed.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

/// Draws with `device_px_per_px` device pixels a ScreenPx (dpi / 96). Size: list size times that, rounded.
/// Same arguments, same pixels, whatever the number of cores.
Result<Pixels> draw_pixels(const DisplayList& list, const FontSet& fonts, double device_px_per_px);

/// PNG with pHYs for `dpi` and the facts as iTXt.
Result<std::vector<std::byte>> write_png(const Pixels& pixels, double dpi, const PictureFacts& facts);

/// One page, vector, fonts embedded, text searchable, facts as document information.
Result<std::vector<std::byte>> write_pdf(const DisplayList& list, const FontSet& fonts, const PictureFacts& facts);

}  // namespace yalu
