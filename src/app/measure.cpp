#include "app/measure.h"

#include <cmath>
#include <cstdio>

#include "map/projection.h"

namespace yalu {

double length_m(const std::vector<LonLat>& points) {
  double sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) sum += geodesic_distance_m(points[i - 1], points[i]);
  return sum;
}

std::string length_in_words(double metres) {
  char text[40];
  const double km = metres / 1000;
  if (metres < 999.5) {
    std::snprintf(text, sizeof text, "%.0f m", metres);
  } else {
    std::snprintf(text, sizeof text, "%.*f km", km < 9.995 ? 2 : km < 99.95 ? 1 : 0, km);
  }
  return text;
}

}  // namespace yalu
