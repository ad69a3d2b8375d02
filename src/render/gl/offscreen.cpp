#include "render/gl/offscreen.h"

#include <algorithm>
#include <cstring>
#include <string>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include "render/gl/gl_renderer.h"

namespace yalu {

struct OffscreenGl::State {
  int width = 0;
  int height = 0;
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  EGLSurface surface = EGL_NO_SURFACE;
  GLuint framebuffer = 0;
  GLuint color = 0;

  State(int w, int h) : width(w), height(h) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (framebuffer != 0) {
      glDeleteFramebuffers(1, &framebuffer);
      glDeleteRenderbuffers(1, &color);
    }
    if (display == EGL_NO_DISPLAY) return;
    // The display is the process's and may serve another context: it is not terminated.
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
  }

  Status make_context(EGLDisplay candidate, bool with_surface);
  Status make_framebuffer();
};

namespace {

constexpr const char* advice = " Install Debian's libegl1 and libgl1-mesa-dri, which draw without a graphics card.";

void* egl_function(const char* name) {
  return reinterpret_cast<void*>(eglGetProcAddress(name));
}

}  // namespace

Status OffscreenGl::State::make_context(EGLDisplay candidate, bool with_surface) {
  const auto failed = [](const char* what) {
    return Error{std::string("No OpenGL without a window: ") + what + " failed." + advice};
  };
  if (candidate == EGL_NO_DISPLAY || eglInitialize(candidate, nullptr, nullptr) != EGL_TRUE) {
    return failed("opening an EGL display");
  }
  display = candidate;
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return failed("binding the OpenGL API");
  const EGLint config_wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  if (eglChooseConfig(display, config_wanted, &config, 1, &count) != EGL_TRUE || count == 0) {
    return failed("choosing an EGL configuration");
  }
  const EGLint context_wanted[] = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  context = eglCreateContext(display, config, EGL_NO_CONTEXT, context_wanted);
  if (context == EGL_NO_CONTEXT) {
    return Error{
        "Yalu draws with OpenGL 3.3, and the graphics driver offers none. Install a newer driver, or set "
        "LIBGL_ALWAYS_SOFTWARE=1 to draw without the card."};
  }
  if (with_surface) {
    const EGLint size[] = {EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
    surface = eglCreatePbufferSurface(display, config, size);
  }
  if (eglMakeCurrent(display, surface, surface, context) != EGL_TRUE) return failed("making the context current");
  return load_gl(egl_function);
}

Status OffscreenGl::State::make_framebuffer() {
  GLint most = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
  if (width > most || height > most) {
    return Error{"A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels is larger than the " + std::to_string(most) +
                 " that this graphics driver can draw; choose a smaller size."};
  }
  glGenRenderbuffers(1, &color);
  glBindRenderbuffer(GL_RENDERBUFFER, color);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    return Error{"OpenGL cannot make a framebuffer of " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels; choose a smaller size."};
  }
  return Done{};
}

OffscreenGl::OffscreenGl(std::unique_ptr<State> state) : state_(std::move(state)) {}
OffscreenGl::OffscreenGl(OffscreenGl&&) noexcept = default;
OffscreenGl& OffscreenGl::operator=(OffscreenGl&&) noexcept = default;
OffscreenGl::~OffscreenGl() = default;

Result<OffscreenGl> OffscreenGl::create(int width, int height) {
  if (width <= 0 || height <= 0) {
    return Error{"A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels shows nothing; choose a larger size."};
  }
  const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  const bool surfaceless = extensions != nullptr && std::strstr(extensions, "EGL_MESA_platform_surfaceless") != nullptr;
  auto state = std::make_unique<State>(width, height);
  Status made = Error{};
  if (surfaceless) {
    made =
        state->make_context(eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr), false);
  }
  if (!made) {
    state = std::make_unique<State>(width, height);
    Status other = state->make_context(eglGetDisplay(EGL_DEFAULT_DISPLAY), true);
    // Where there is no screen either, the first reason is the one that helps.
    if (other || !surfaceless) made = std::move(other);
  }
  if (!made) return made.error();
  if (Status framebuffer = state->make_framebuffer(); !framebuffer) return framebuffer.error();
  return OffscreenGl(std::move(state));
}

void OffscreenGl::read_pixels(std::vector<unsigned char>& rgba) {
  rgba.resize(static_cast<std::size_t>(state_->width) * static_cast<std::size_t>(state_->height) * 4);
  glBindFramebuffer(GL_FRAMEBUFFER, state_->framebuffer);
  glReadPixels(0, 0, state_->width, state_->height, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
}

void OffscreenGl::finish() {
  glFinish();
}

std::string OffscreenGl::take_error() {
  std::string first;
  for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError()) {
    if (!first.empty()) continue;
    switch (error) {
      case GL_INVALID_ENUM:
        first = "GL_INVALID_ENUM";
        break;
      case GL_INVALID_VALUE:
        first = "GL_INVALID_VALUE";
        break;
      case GL_INVALID_OPERATION:
        first = "GL_INVALID_OPERATION";
        break;
      case GL_INVALID_FRAMEBUFFER_OPERATION:
        first = "GL_INVALID_FRAMEBUFFER_OPERATION";
        break;
      case GL_OUT_OF_MEMORY:
        first = "GL_OUT_OF_MEMORY";
        break;
      default:
        first = "GL error " + std::to_string(error);
        break;
    }
  }
  return first;
}

std::string OffscreenGl::driver() const {
  const auto text = [](GLenum name) {
    const auto* value = reinterpret_cast<const char*>(glGetString(name));
    return std::string(value == nullptr ? "unknown" : value);
  };
  return text(GL_RENDERER) + ", " + text(GL_VERSION);
}

}  // namespace yalu
