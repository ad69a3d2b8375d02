// Graticule: meridians and parallels at round degrees, named at the edge of the map.
#pragma once

#include <string>

#include "map/display_list.h"
#include "map/scene.h"
#include "map/style.h"
#include "text/font_set.h"

namespace yalu {

/// Degrees between two lines at this scale (ground metres a ScreenPx): round, in minutes below one degree, and so that
/// parallels lie at least 110 ScreenPx apart.
double graticule_step_deg(double ground_metres_per_px);

/// "126\u00b0 E", "41\u00b0 30\u2032 N", "0\u00b0", "180\u00b0"; to the nearest minute.
std::string longitude_in_words(double lon_deg);
std::string latitude_in_words(double lat_deg);

/// Lines over the ground; meridians are named where they cross the upper edge of the frame, parallels at the left one.
void draw_graticule(const World& world, const MapFrame& frame, const Style& style, const FontSet& fonts,
                    DisplayList& list);

}  // namespace yalu
