// Dashes as a shader's uniforms.
#pragma once

#include <span>

#include <glad/gl.h>

#include "render/gl/gl_objects.h"

namespace yalu {

/// `dash_count`, `dashes` and `dash_period` of a program. An odd list counts twice, as in SVG. The shaders hold 16
/// lengths; of a longer list the rest is left out. A list that sums to nothing is a solid line.
class DashUniforms {
 public:
  DashUniforms() = default;
  explicit DashUniforms(const GlProgram& program);
  void set(std::span<const float> dash_px, double scale) const;

 private:
  GLint count_ = -1;
  GLint dashes_ = -1;
  GLint period_ = -1;
};

}  // namespace yalu
