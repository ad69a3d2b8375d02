// Clips in device pixels.
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// y down; right and bottom exclusive.
struct Clip {
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// The clips of a list that are pushed and not yet popped.
class ClipStack {
 public:
  ClipStack(int width, int height, double scale) : clips_{{0, 0, width, height}}, scale_(scale) {}

  const Clip& now() const { return clips_.back(); }
  /// A clip's edges go to the nearest pixel, so that nothing is cut in half.
  void push(const ScreenRect& rect) {
    const auto device = [this](double px) { return static_cast<int>(std::lround(std::clamp(px * scale_, -1e6, 1e6))); };
    const Clip& outer = now();
    Clip clip{std::max(outer.left, device(rect.x)), std::max(outer.top, device(rect.y)),
              std::min(outer.right, device(rect.right())), std::min(outer.bottom, device(rect.bottom()))};
    clip.right = std::max(clip.left, clip.right);
    clip.bottom = std::max(clip.top, clip.bottom);
    clips_.push_back(clip);
  }
  void pop() {
    assert(clips_.size() > 1);
    clips_.pop_back();
  }

 private:
  std::vector<Clip> clips_;
  double scale_;
};

}  // namespace yalu
