// Coordinate text: a place on the ground as words that can be pasted.
#pragma once

#include <string>

#include "base/geo.h"

namespace yalu {

/// "40.10° N, 124.40° E": latitude first, as people read it, about as fine as a pixel is on the ground.
std::string coordinate_text(LonLat position, double ground_metres_per_px);

}  // namespace yalu
