#include "app/map_surface.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <glad/gl.h>

namespace yalu {

// Two framebuffers: one with samples to draw into, one without that keeps the finished picture. The window's own needs
// no samples then, and a frame in which only a panel changed costs one copy.
struct MapSurface::Buffers {
  GLuint framebuffers[2] = {0, 0};
  GLuint renderbuffers[2] = {0, 0};
  int width = 0, height = 0;

  Buffers() {
    glGenFramebuffers(2, framebuffers);
    glGenRenderbuffers(2, renderbuffers);
  }
  Buffers(const Buffers&) = delete;
  Buffers& operator=(const Buffers&) = delete;
  ~Buffers() {
    glDeleteFramebuffers(2, framebuffers);
    glDeleteRenderbuffers(2, renderbuffers);
  }

  Status resize(int new_width, int new_height) {
    if (new_width == width && new_height == height) return Done{};
    GLint most_samples = 0, most_size = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most_samples);
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most_size);
    if (std::max(new_width, new_height) > most_size) {
      return Error{"The map would be larger than the " + std::to_string(most_size) +
                   " pixels that this graphics driver can draw; make the window smaller."};
    }
    for (int i = 0; i < 2; ++i) {
      glBindRenderbuffer(GL_RENDERBUFFER, renderbuffers[i]);
      glRenderbufferStorageMultisample(GL_RENDERBUFFER, i == 0 ? std::min(4, most_samples) : 0, GL_RGBA8, new_width,
                                       new_height);
      glBindFramebuffer(GL_FRAMEBUFFER, framebuffers[i]);
      glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, renderbuffers[i]);
      if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return Error{"The graphics driver refused a picture of " + std::to_string(new_width) + " x " +
                     std::to_string(new_height) + " pixels; make the window smaller."};
      }
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
  glBindFramebuffer(GL_FRAMEBUFFER, buffers_->framebuffers[0]);
  renderer_.draw(list, device_px_per_px, height);
  glDisable(GL_SCISSOR_TEST);  // a blit is clipped by it
  glBindFramebuffer(GL_READ_FRAMEBUFFER, buffers_->framebuffers[0]);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, buffers_->framebuffers[1]);
  glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  return Done{};
}

void MapSurface::show(int left, int top, int framebuffer_height) const {
  const int bottom = framebuffer_height - top - buffers_->height;
  glDisable(GL_SCISSOR_TEST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, buffers_->framebuffers[1]);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, buffers_->width, buffers_->height, left, bottom, left + buffers_->width,
                    bottom + buffers_->height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

}  // namespace yalu
