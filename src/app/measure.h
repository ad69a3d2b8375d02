// Measure: a way clicked on the map and how long it is on the ground.
#pragma once

#include <string>
#include <vector>

#include "base/geo.h"

namespace yalu {

struct Measure {
  std::vector<LonLat> points;
};

/// Length in metres of the way through the points, each piece the shortest line on WGS 84.
double length_m(const std::vector<LonLat>& points);

/// "850 m", "4.27 km", "42.7 km", "427 km": as exactly as a hand can click.
std::string length_in_words(double metres);

}  // namespace yalu
