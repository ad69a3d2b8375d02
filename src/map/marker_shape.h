// Marker shapes: the one definition of each mark's outline, so that screen, page and SVG draw the same figure.
#pragma once

#include <span>

#include "map/display_list.h"

namespace yalu {

/// The outline of a shape of radius 1 round (0, 0), y down: its corners clockwise, beginning at the top (a square, a
/// dash and a triangle on its corner begin at the middle of their upper edge), the first not repeated. Its area is pi,
/// that of the unit circle, and its centroid is (0, 0). Dashes of a rim are measured from the first point on; corners
/// of a rim are round. Empty for a circle, which is a circle.
std::span<const ScreenPx> unit_outline(MarkerShape shape);

/// The largest distance of the outline from the centre for radius 1.
double unit_reach(MarkerShape shape);

}  // namespace yalu
