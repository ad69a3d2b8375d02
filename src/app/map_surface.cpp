#include "app/map_surface.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <glad/gl.h>

namespace yalu {

// A framebuffer that keeps the finished picture, so that a frame in which only a panel changed costs one copy. The
// renderer smooths edges itself and needs neither samples nor depth nor stencil.
struct MapSurface::Buffers {
  GLuint framebuffer = 0;
  GLuint color = 0;
  int width = 0, height = 0;

  Buffers() {
    glGenFramebuffers(1, &framebuffer);
    glGenRenderbuffers(1, &color);
  }
  Buffers(const Buffers&) = delete;
  Buffers& operator=(const Buffers&) = delete;
  ~Buffers() {
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteRenderbuffers(1, &color);
  }

  Status resize(int new_width, int new_height) {
    if (new_width == width && new_height == height) return Done{};
    GLint most = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
    if (std::max(new_width, new_height) > most) {
      return Error{"The map would be larger than the " + std::to_string(most) +
                   " pixels that this graphics driver can draw; make the window smaller."};
    }
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glBindRenderbuffer(GL_RENDERBUFFER, color);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, new_width, new_height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
      return Error{"The graphics driver refused a picture of " + std::to_string(new_width) + " x " +
                   std::to_string(new_height) + " pixels; make the window smaller."};
    }
    width = new_width;
    height = new_height;
    return Done{};
  }
};

MapSurface::MapSurface(GlRenderer renderer) : renderer_(std::move(renderer)), buffers_(std::make_unique<Buffers>()) {}
MapSurface::MapSurface(MapSurface&&) noexcept = default;
MapSurface& MapSurface::operator=(MapSurface&&) noexcept = default;
MapSurface::~MapSurface() = default;

Status MapSurface::draw(const DisplayList& list, double device_px_per_px) {
  const int width = std::max(1, static_cast<int>(std::lround(list.size.width_px * device_px_per_px)));
  const int height = std::max(1, static_cast<int>(std::lround(list.size.height_px * device_px_per_px)));
  if (auto sized = buffers_->resize(width, height); !sized.ok()) return sized;
  glBindFramebuffer(GL_FRAMEBUFFER, buffers_->framebuffer);
  Status drawn = renderer_.draw(list, device_px_per_px, height);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  return drawn;
}

void MapSurface::show(int left, int top, int framebuffer_height) const {
  const int bottom = framebuffer_height - top - buffers_->height;
  glDisable(GL_SCISSOR_TEST);  // a copy is clipped by it
  glBindFramebuffer(GL_READ_FRAMEBUFFER, buffers_->framebuffer);
  glBlitFramebuffer(0, 0, buffers_->width, buffers_->height, left, bottom, left + buffers_->width,
                    bottom + buffers_->height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace yalu
