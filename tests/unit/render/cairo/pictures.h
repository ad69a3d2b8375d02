// Small display lists and pixel readings that the tests of this folder share.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "render/cairo/cairo_renderer.h"
#include "unit/map/test_geometry.h"
#include "unit/test_fonts.h"

namespace yalu {

inline GeometryRef test_rect(double left, double top, double right, double bottom) {
  return test_geometry({{{left, top}, {right, top}, {right, bottom}, {left, bottom}}});
}

inline constexpr Rgba8 white{255, 255, 255, 255}, black{0, 0, 0, 255}, red{255, 0, 0, 255};

inline FillArea test_fill(GeometryRef geometry, Rgba8 color = black) {
  return {std::move(geometry), {}, color, {}, {}};
}

inline StrokeLine test_stroke(GeometryRef geometry, double width) {
  StrokeLine line;
  line.geometry = std::move(geometry);
  line.color = black;
  line.width_px = width;
  line.round_caps = false;
  return line;
}

inline DrawGlyphs test_text(std::string_view text, double size, ScreenPx origin) {
  TextStyle style;
  style.size_px = size;
  DrawGlyphs glyphs;
  glyphs.run = std::make_shared<GlyphRun>(shape(test_fonts(), text, style));
  glyphs.origin = origin;
  glyphs.color = black;
  return glyphs;
}

inline DisplayList test_list(std::vector<DisplayCommand> commands, double width = 100, double height = 100) {
  return {{width, height}, white, std::move(commands)};
}

inline Pixels test_pixels(const DisplayList& list, double scale = 1) {
  auto pixels = draw_pixels(list, test_fonts(), scale);
  EXPECT_TRUE(pixels.ok()) << (pixels.ok() ? "" : pixels.error().message);
  return pixels.ok() ? std::move(pixels).value() : Pixels{};
}

using Rgb = std::array<int, 3>;

inline Rgb pixel_at(const Pixels& pixels, int x, int y) {
  const std::uint8_t* p = pixels.rgb.data() + (static_cast<std::size_t>(y) * pixels.width + x) * 3;
  return {p[0], p[1], p[2]};
}

/// Black ink on white, in pixels.
inline double ink_of(const Pixels& pixels) {
  double sum = 0;
  for (std::size_t i = 0; i < pixels.rgb.size(); i += 3) sum += (255 - pixels.rgb[i]) / 255.0;
  return sum;
}

}  // namespace yalu
