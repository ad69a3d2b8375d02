#include "app/layout.h"

#include <algorithm>
#include <cmath>

namespace yalu {

WindowLayout lay_out_window(ScreenSize size, const Folds& folds) {
  constexpr double header_px = 44, timeline_px = 128, filters_px = 232, incident_px = 320, narrow_incident_px = 272;
  constexpr double narrow_window_px = 1100, least_map_px = 120;
  const auto open = [&](bool folded, double px) { return folded || folds.map_alone ? 0.0 : px; };

  const double width = std::max(size.width_px, 1.0), height = std::max(size.height_px, 1.0);
  const double top = std::min(open(false, header_px), height);
  // In a window too small for everything the map goes last.
  const double bottom = std::clamp(height - top - least_map_px, 0.0, open(folds.timeline, timeline_px));
  const double middle = std::max(height - top - bottom, 1.0);
  const double left = std::clamp(width - least_map_px, 0.0, open(folds.filters, filters_px));
  const double right = std::clamp(width - left - least_map_px, 0.0,
                                  open(folds.incident, width < narrow_window_px ? narrow_incident_px : incident_px));

  WindowLayout layout;
  layout.header = {0, 0, width, top};
  layout.filters = {0, top, left, middle};
  layout.map = {left, top, std::max(width - left - right, 1.0), middle};
  layout.incident = {layout.map.right(), top, right, middle};
  layout.timeline = {0, top + middle, width, bottom};
  return layout;
}

}  // namespace yalu
