// Arcs: the bow from an origin to a destination; it joins two places and is not a route.
#pragma once

#include <optional>
#include <vector>

#include "map/display_list.h"

namespace yalu {

struct Arc {
  ScreenPx from;
  ScreenPx to;
  bool origin_known = true;  ///< false: the bow begins faded out
  double width_px = 2;       ///< at its widest, near the destination
  double stop_short_px = 0;  ///< distance kept from `to`: the radius of the mark there
  double travel = 1;         ///< 0..1; below 1 a bright segment is under way
  double opacity = 1;
  Rgba8 color;
  std::optional<RowId> row;
};

/// Width of the arc of so many persons: 1.5 to 4 px, growing with the root of the number; 1.5 where it is unknown.
double arc_width_px(std::optional<double> persons);

/// Draws the bow; nothing where both ends are too near for one.
void draw_arc(const Arc& arc, DisplayList& list);

/// Points along the bow, for keeping labels off it; empty where none is drawn.
std::vector<ScreenPx> arc_points(const Arc& arc);

}  // namespace yalu
