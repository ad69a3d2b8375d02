// PicturePair: one display list drawn by OpenGL and by Cairo, and how much the two pictures differ.
#pragma once

#include <memory>
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

/// A context, a renderer and the fonts, made once for a test suite.
class GlPictures : public ::testing::Test {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();
  void SetUp() override;

  /// An empty list on the paper that all tests draw on.
  static DisplayList paper();
  /// Draws at 1 and 2 device pixels a ScreenPx with both and expects agreement. Writes both pictures into the build
  /// folder where they differ too much.
  static void expect_agreement(const DisplayList& list, const Limits& limits = {});
  /// What GL draws, 8-bit RGB.
  static Pixels draw_gl(const DisplayList& list, double scale);

  struct Shared {
    FontSet fonts;  ///< first: the renderer refers to it
    std::optional<OffscreenGl> gl;
    std::optional<GlRenderer> renderer;
  };
  static std::unique_ptr<Shared> shared_;
  static std::string setup_error_;
};

}  // namespace yalu
