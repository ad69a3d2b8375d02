#include "render/gl/dash_uniforms.h"

#include <algorithm>
#include <array>

namespace yalu {

DashUniforms::DashUniforms(const GlProgram& program)
    : count_(uniform(program, "dash_count")),
      dashes_(uniform(program, "dashes")),
      period_(uniform(program, "dash_period")) {}

void DashUniforms::set(std::span<const float> dash_px, double scale) const {
  std::array<float, 16> lengths{};
  const std::size_t wanted = dash_px.size() % 2 == 0 ? dash_px.size() : dash_px.size() * 2;
  const std::size_t count = std::min(wanted, lengths.size());
  float period = 0;
  for (std::size_t i = 0; i < count; ++i) {
    lengths[i] = std::max(dash_px[i % dash_px.size()] * static_cast<float>(scale), 0.0F);
    period += lengths[i];
  }
  glUniform1i(count_, period > 0 ? static_cast<GLint>(count) : 0);
  glUniform1f(period_, period);
  if (count > 0) glUniform1fv(dashes_, static_cast<GLsizei>(count), lengths.data());
}

}  // namespace yalu
