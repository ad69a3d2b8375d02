// State report: what the window shows, as JSON, for tests that drive it from outside.
#pragma once

#include <optional>
#include <string>

#include "app/app_state.h"
#include "app/panels/panels.h"

namespace yalu {

/// Milliseconds from the start of run_window() to the end of each step of starting.
struct StartTimes {
  double window_ms = 0;       ///< a GL context is there
  double renderer_ms = 0;     ///< fonts are loaded and the renderer is made
  double world_ms = 0;        ///< files are read
  double fonts_ms = 0;        ///< the panels' fonts are baked
  double scene_ms = 0;        ///< the display list is built
  double first_frame_ms = 0;  ///< the first frame is on the screen
};

/// An object with the view (as view files have it) and what is not in it: scene, play, selection, hover, folds, where
/// the incidents stand in the window (ScreenPx) and the place under the pointer.
std::string report_state(const AppState& state, const MapPicture& picture, const StartTimes& times, ScreenSize window,
                         std::optional<ScreenPx> pointer);

}  // namespace yalu
