// Layout: where header, panels, map and timeline lie within the window.
#pragma once

#include "base/geo.h"

namespace yalu {

/// What is folded away.
struct Folds {
  bool filters = false;
  bool incident = false;
  bool timeline = false;
  bool map_alone = false;  ///< everything but the map

  bool operator==(const Folds&) const = default;
};

/// Rectangles in ScreenPx of the window's content; a folded part has no area. They tile the window without overlap.
struct WindowLayout {
  ScreenRect header, filters, incident, timeline, map;
};

WindowLayout lay_out_window(ScreenSize size, const Folds& folds);

}  // namespace yalu
