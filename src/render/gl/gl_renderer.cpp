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

  Status resize(const Frame& frame);

  Canvas canvas;
  GLuint texture = 0, framebuffer = 0;
  int width = 0, height = 0;  ///< of the picture in the texture
};

namespace {

/// In this format the pixels need no conversion, neither here nor on their way into a framebuffer of 8-bit RGBA.
constexpr GLenum pixel_format = GL_RGBA, pixel_type = GL_UNSIGNED_INT_8_8_8_8_REV;

/// Pixels are copied from this framebuffer while it lives.
class CopySource {
 public:
  explicit CopySource(GLuint framebuffer) {
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before_);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  }
  CopySource(const CopySource&) = delete;
  CopySource& operator=(const CopySource&) = delete;
  ~CopySource() { glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before_)); }

 private:
  GLint before_ = 0;
};

}  // namespace

Status GlRenderer::State::resize(const Frame& frame) {
  if (frame.width == width && frame.height == height) return Done{};
  const std::string picture =
      "A picture of " + std::to_string(frame.width) + " x " + std::to_string(frame.height) + " pixels is ";
  GLint most = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
  if (frame.width > most || frame.height > most) {
    return Error{picture + "larger than the " + std::to_string(most) +
                 " that this graphics driver can draw; make the window smaller."};
  }
  width = height = 0;
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, frame.width, frame.height, 0, pixel_format, pixel_type, nullptr);
  glBindTexture(GL_TEXTURE_2D, 0);
  const CopySource source(framebuffer);
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  if (glCheckFramebufferStatus(GL_READ_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    return Error{picture + "refused by the graphics driver; make the window smaller."};
  }
  width = frame.width;
  height = frame.height;
  return Done{};
}

GlRenderer::GlRenderer(const FontSet& fonts) : state_(std::make_unique<State>(fonts)) {}
GlRenderer::GlRenderer(GlRenderer&&) noexcept = default;
GlRenderer& GlRenderer::operator=(GlRenderer&&) noexcept = default;
GlRenderer::~GlRenderer() = default;

Status GlRenderer::draw(const DisplayList& list, double device_px_per_px) {
  State& state = *state_;
  Frame frame;
  frame.scale = device_px_per_px;
  frame.width = static_cast<int>(std::lround(list.size.width_px * device_px_per_px));
  frame.height = static_cast<int>(std::lround(list.size.height_px * device_px_per_px));
  if (frame.width <= 0 || frame.height <= 0) {  // a minimised window
    state.width = state.height = 0;
    return Done{};
  }
  if (Status resized = state.resize(frame); !resized) return resized;
  state.canvas.draw(list, frame);
  glBindTexture(GL_TEXTURE_2D, state.texture);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, frame.width, frame.height, pixel_format, pixel_type, state.canvas.pixels());
  glBindTexture(GL_TEXTURE_2D, 0);
  return Done{};
}

void GlRenderer::show(int left, int top, int framebuffer_height) const {
  const State& state = *state_;
  if (state.width == 0) return;
  const int bottom = framebuffer_height - top - state.height;
  glDisable(GL_SCISSOR_TEST);  // a copy is clipped by it
  const CopySource source(state.framebuffer);
  glBlitFramebuffer(0, 0, state.width, state.height, left, bottom, left + state.width, bottom + state.height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
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
