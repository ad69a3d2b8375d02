#include "app/coordinate_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace yalu {

std::string coordinate_text(LonLat position, double ground_metres_per_px) {
  constexpr double metres_per_degree = 111320;
  const int decimals = std::clamp(
      static_cast<int>(std::lround(std::log10(metres_per_degree / std::max(ground_metres_per_px, 1e-3)))), 0, 6);
  char text[80];
  std::snprintf(text, sizeof text, "%.*f\u00B0 %c, %.*f\u00B0 %c", decimals, std::abs(position.lat_deg),
                position.lat_deg < 0 ? 'S' : 'N', decimals, std::abs(position.lon_deg),
                position.lon_deg < 0 ? 'W' : 'E');
  return text;
}

}  // namespace yalu
