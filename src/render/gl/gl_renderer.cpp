#include "render/gl/gl_renderer.h"

#include <cmath>
#include <string>

#include <glad/gl.h>

#include "render/gl/canvas.h"

namespace yalu {

struct GlRenderer::State {
  explicit State(const FontSet& fonts) : canvas(fonts) {
    glGenTextures(1, &texture);
    glGenFramebuffers(1, &framebuffer);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteTextures(1, &texture);
  }

  void resize(const Frame& frame, GLuint bound);

  Canvas canvas;
  GLuint texture = 0, framebuffer = 0;
  int width = 0, height = 0;
};

namespace {

/// In this format the pixels need no conversion, neither here nor on their way into a framebuffer of 8-bit RGBA.
constexpr GLenum pixel_format = GL_RGBA, pixel_type = GL_UNSIGNED_INT_8_8_8_8_REV;

}  // namespace

void GlRenderer::State::resize(const Frame& frame, GLuint bound) {
  if (frame.width == width && frame.height == height) return;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, frame.width, frame.height, 0, pixel_format, pixel_type, nullptr);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  glBindFramebuffer(GL_FRAMEBUFFER, bound);
  width = frame.width;
  height = frame.height;
}

GlRenderer::GlRenderer(const FontSet& fonts) : state_(std::make_unique<State>(fonts)) {}
GlRenderer::GlRenderer(GlRenderer&&) noexcept = default;
GlRenderer& GlRenderer::operator=(GlRenderer&&) noexcept = default;
GlRenderer::~GlRenderer() = default;

Status GlRenderer::draw(const DisplayList& list, double device_px_per_px, int framebuffer_height) {
  Frame frame;
  frame.scale = device_px_per_px;
  frame.width = static_cast<int>(std::lround(list.size.width_px * device_px_per_px));
  frame.height = static_cast<int>(std::lround(list.size.height_px * device_px_per_px));
  if (frame.width <= 0 || frame.height <= 0) return Done{};  // a minimised window
  GLint most = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
  if (frame.width > most || frame.height > most) {
    return Error{"A picture of " + std::to_string(frame.width) + " x " + std::to_string(frame.height) +
                 " pixels is larger than the " + std::to_string(most) +
                 " that this graphics driver can draw; make the window smaller."};
  }
  State& state = *state_;
  state.canvas.draw(list, frame);

  GLint bound = 0;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
  glBindTexture(GL_TEXTURE_2D, state.texture);
  state.resize(frame, static_cast<GLuint>(bound));
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, frame.width, frame.height, pixel_format, pixel_type, state.canvas.pixels());
  glBindTexture(GL_TEXTURE_2D, 0);
  glDisable(GL_SCISSOR_TEST);  // a copy is clipped by it
  glBindFramebuffer(GL_READ_FRAMEBUFFER, state.framebuffer);
  glBlitFramebuffer(0, 0, frame.width, frame.height, 0, framebuffer_height - frame.height, frame.width,
                    framebuffer_height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(bound));
  return Done{};
}

Status load_gl(void* (*get_proc_address)(const char*)) {
  const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(get_proc_address));
  if (version < GLAD_MAKE_VERSION(3, 3)) {
    return Error{"Yalu draws with OpenGL 3.3, and this context offers " +
                 (version == 0 ? "none"
                               : std::to_string(GLAD_VERSION_MAJOR(version)) + "." +
                                     std::to_string(GLAD_VERSION_MINOR(version))) +
                 ". Install a newer graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without the card."};
  }
  return Done{};
}

}  // namespace yalu
