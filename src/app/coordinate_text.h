// Coordinate text: a place on the ground as words that can be read and pasted.
#pragma once

#include <string>

#include "base/geo.h"

namespace yalu {

enum class CoordinateFormat { degrees, degrees_minutes_seconds, utm };

/// The one after it, and after the last the first.
CoordinateFormat next_format(CoordinateFormat format);

/// Latitude first, as people read it, about as fine as a pixel is on the ground: "40.10° N, 124.40° E", "40° 06′ 12″ N,
/// 124° 24′ 00″ E", or "UTM 51N 618700 E 4441600 N" in metres. Beyond UTM's 80° S to 84° N degrees are written instead.
std::string coordinate_text(CoordinateFormat format, LonLat position, double ground_metres_per_px);

}  // namespace yalu
