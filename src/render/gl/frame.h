// Frame: the size of a picture of a display list.
#pragma once

namespace yalu {

struct Frame {
  double scale = 1;  ///< device pixels a ScreenPx
  int width = 0;     ///< device pixels
  int height = 0;

  bool operator==(const Frame&) const = default;
};

}  // namespace yalu
