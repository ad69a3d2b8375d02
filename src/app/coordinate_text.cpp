#include "app/coordinate_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "map/projection.h"

namespace yalu {
namespace {

constexpr double metres_per_degree = 111320;

std::string in_degrees(LonLat position, double ground_metres_per_px) {
  const int decimals =
      std::clamp(static_cast<int>(std::lround(std::log10(metres_per_degree / ground_metres_per_px))), 0, 6);
  char text[80];
  std::snprintf(text, sizeof text, "%.*f\u00B0 %c, %.*f\u00B0 %c", decimals, std::abs(position.lat_deg),
                position.lat_deg < 0 ? 'S' : 'N', decimals, std::abs(position.lon_deg),
                position.lon_deg < 0 ? 'W' : 'E');
  return text;
}

// In whole units of the last place first, so that 59.99 seconds become the next minute and never 60.
std::string sexagesimal(double degrees, int second_decimals, bool with_seconds, char positive, char negative) {
  const long long per_second = std::llround(std::pow(10, second_decimals));
  const long long per_minute = with_seconds ? 60 * per_second : 1;
  const long long units = std::llround(std::abs(degrees) * 60 * static_cast<double>(per_minute));
  const long long minutes = units / per_minute, rest = units % per_minute;
  char text[80];
  int length = std::snprintf(text, sizeof text, "%lld\u00B0 %02lld\u2032", minutes / 60, minutes % 60);
  if (with_seconds) {
    const double seconds = static_cast<double>(rest) / static_cast<double>(per_second);
    const int width = second_decimals == 0 ? 2 : 3 + second_decimals;
    length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), " %0*.*f\u2033", width,
                            second_decimals, seconds);
  }
  return std::string(text) + " " + (degrees < 0 ? negative : positive);
}

std::string in_minutes_and_seconds(LonLat position, double ground_metres_per_px) {
  constexpr double metres_per_second = metres_per_degree / 3600;
  const bool with_seconds = ground_metres_per_px < 20 * metres_per_second;
  const int decimals =
      std::clamp(static_cast<int>(std::lround(std::log10(metres_per_second / ground_metres_per_px))), 0, 3);
  return sexagesimal(position.lat_deg, decimals, with_seconds, 'N', 'S') + ", " +
         sexagesimal(position.lon_deg, decimals, with_seconds, 'E', 'W');
}

std::string in_utm(const UtmPosition& utm, double ground_metres_per_px) {
  const double step_m = std::pow(10, std::clamp(std::floor(std::log10(ground_metres_per_px)), 0.0, 5.0));
  const auto rounded = [&](double metres) { return std::llround(metres / step_m) * std::llround(step_m); };
  char text[80];
  std::snprintf(text, sizeof text, "UTM %d%c %lld E %lld N", utm.zone, utm.north ? 'N' : 'S', rounded(utm.easting_m),
                rounded(utm.northing_m));
  return text;
}

}  // namespace

CoordinateFormat next_format(CoordinateFormat format) {
  switch (format) {
    case CoordinateFormat::degrees:
      return CoordinateFormat::degrees_minutes_seconds;
    case CoordinateFormat::degrees_minutes_seconds:
      return CoordinateFormat::utm;
    case CoordinateFormat::utm:
      break;
  }
  return CoordinateFormat::degrees;
}

std::string coordinate_text(CoordinateFormat format, LonLat position, double ground_metres_per_px) {
  const double resolution_m = std::max(ground_metres_per_px, 1e-3);
  if (format == CoordinateFormat::degrees_minutes_seconds) return in_minutes_and_seconds(position, resolution_m);
  if (format == CoordinateFormat::utm) {
    if (const auto utm = utm_position(position)) return in_utm(*utm, resolution_m);
  }
  return in_degrees(position, resolution_m);
}

}  // namespace yalu
