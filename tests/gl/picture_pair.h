// PicturePair: one display list drawn by OpenGL and by Cairo, and how much the two pictures differ.
#pragma once

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "map/display_list.h"
#include "render/cairo/cairo_renderer.h"
#include "render/gl/gl_renderer.h"
#include "render/gl/offscreen.h"
#include "text/font_set.h"

namespace yalu {

inline constexpr double picture_width_px = 320;
inline constexpr double picture_height_px = 240;

/// How far apart two pictures may lie, over the pixels that either of them painted.
struct Limits {
  double mean = 2.5;         ///< mean absolute difference of a channel, 0..255
  int far_apart = 48;        ///< a pixel is far apart when a channel differs by more
  double far_share = 0.004;  ///< of the painted pixels
};

/// A context, a renderer and the fonts, new for every test.
class GlPictures : public ::testing::Test {
 protected:
  void SetUp() override;

  /// An empty list on the paper that all tests draw on.
  static DisplayList paper();
  /// Draws at 1 and 2 device pixels a ScreenPx with both and expects agreement. Writes both pictures into the build
  /// folder where they differ too much.
  void expect_agreement(const DisplayList& list, const Limits& limits = {});
  /// What GL draws, 8-bit RGB.
  Pixels draw_gl(const DisplayList& list, double scale);

  std::optional<FontSet> fonts_;  ///< first: the renderer refers to it
  std::optional<OffscreenGl> gl_;
  std::optional<GlRenderer> renderer_;
};

}  // namespace yalu
