// Frame: where one drawing of a list goes, and what the painters of its commands share.
#pragma once

#include <cmath>
#include <optional>

#include <glad/gl.h>

#include "map/display_list.h"

namespace yalu {

struct Frame {
  double scale = 1;  ///< device pixels a ScreenPx
  int width = 0;     ///< device pixels of the viewport, which lies in the framebuffer's top left corner
  int height = 0;
  int framebuffer_height = 0;
};

/// A colour multiplied with its alpha, 0..1.
inline void set_premultiplied(GLint location, Rgba8 color) {
  const float a = static_cast<float>(color.a) / 255.0F;
  glUniform4f(location, static_cast<float>(color.r) / 255.0F * a, static_cast<float>(color.g) / 255.0F * a,
              static_cast<float>(color.b) / 255.0F * a, a);
}

/// Lines through the origin of the screen: normal, spacing (0: a solid fill), half the width; device pixels.
inline void set_hatch(GLint location, const std::optional<Hatch>& hatch, double scale) {
  if (!hatch) {
    glUniform4f(location, 0, 0, 0, 0);
    return;
  }
  const double angle = hatch->angle_deg * 3.14159265358979323846 / 180;
  glUniform4f(location, static_cast<float>(-std::sin(angle)), static_cast<float>(std::cos(angle)),
              static_cast<float>(hatch->spacing_px * scale), static_cast<float>(hatch->width_px * scale / 2));
}

}  // namespace yalu
