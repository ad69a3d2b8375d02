// A GL context without a window (EGL surfaceless or pbuffer), for picture tests and benchmarks.
#pragma once

#include <memory>
#include <vector>

#include "base/result.h"

namespace yalu {

/// Makes its context current on the calling thread, with a multisampled framebuffer of the given size bound.
class OffscreenGl {
 public:
  static Result<OffscreenGl> create(int width, int height);
  OffscreenGl(OffscreenGl&&) noexcept;
  OffscreenGl& operator=(OffscreenGl&&) noexcept;
  ~OffscreenGl();

  /// 8-bit RGB, rows top down.
  std::vector<unsigned char> read_pixels();

 private:
  struct State;
  explicit OffscreenGl(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace yalu
