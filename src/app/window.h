// The window: opens the files on a display, shows map, filters, incident and timeline, and returns when it is closed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geo.h"
#include "base/result.h"
#include "io/world_loader.h"

namespace yalu {

struct WindowOptions {
  std::vector<std::string> files;  ///< incident files and at most one briefing; none: an empty map of the region
  LoadOptions reading;             ///< how those files are read; files opened later are read by their headers
  std::optional<ScreenSize> size;  ///< of the window's content in ScreenPx; nothing: most of the monitor
  /// When set, what is shown (view, selection, marks on the screen, time to the first frame) is written here as JSON
  /// each time the picture has come to rest, so that a test can drive the window and check what it did.
  std::string state_file;
};

/// Blocks until the window is closed. Fails where there is no display or no OpenGL 3.3, or where the program's own data
/// cannot be found; files that cannot be read are reported inside the window, which stays open.
Status run_window(const WindowOptions& options);

}  // namespace yalu
