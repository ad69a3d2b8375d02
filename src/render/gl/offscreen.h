// A GL context without a window (EGL surfaceless or pbuffer), for picture tests and benchmarks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace yalu {

/// Makes its context current on the calling thread, with a framebuffer of the given size bound (8-bit RGBA, one sample
/// a pixel), and loads the GL functions. One at a time on a thread.
class OffscreenGl {
 public:
  /// The error says which of EGL, OpenGL 3.3 or the framebuffer cannot be had, and what to install.
  static Result<OffscreenGl> create(int width, int height);
  OffscreenGl(OffscreenGl&&) noexcept;
  OffscreenGl& operator=(OffscreenGl&&) noexcept;
  ~OffscreenGl();

  /// 8-bit RGBA, rows bottom up as OpenGL has them. Waits until everything is drawn. The same vector again costs no
  /// new memory.
  void read_pixels(std::vector<unsigned char>& rgba);

  /// Waits until everything is drawn.
  void finish();

  /// What GL complained of since the last call: "GL_INVALID_OPERATION"; empty when nothing.
  std::string take_error();

  /// The driver as it names itself: "llvmpipe (LLVM 15.0.6, 256 bits), 4.5 (Core Profile) Mesa 22.3.6".
  std::string driver() const;

 private:
  struct State;
  explicit OffscreenGl(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace yalu
