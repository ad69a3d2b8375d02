#include "incidents/shifted_coordinates.h"

#include <cmath>
#include <numbers>

namespace yalu {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double radians = pi / 180;

bool in_formula_box(LonLat p) {
  return p.lon_deg >= 72.004 && p.lon_deg <= 137.8347 && p.lat_deg >= 0.8293 && p.lat_deg <= 55.8271;
}

// Both series are written for degrees east of 105 E and north of 35 N and give metres.
double north_metres(double x, double y) {
  double metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
  metres += (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
  metres += (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3;
  return metres + (160 * std::sin(y / 12 * pi) + 320 * std::sin(y / 30 * pi)) * 2 / 3;
}

double east_metres(double x, double y) {
  double metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
  metres += (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
  metres += (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3;
  return metres + (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
}

LonLat gcj02_of(LonLat p) {
  constexpr double semi_major_m = 6378245.0;
  constexpr double eccentricity_squared = 0.00669342162296594323;
  const double x = p.lon_deg - 105;
  const double y = p.lat_deg - 35;
  const double sin_lat = std::sin(p.lat_deg * radians);
  const double w = 1 - eccentricity_squared * sin_lat * sin_lat;
  const double meridian_radius_m = semi_major_m * (1 - eccentricity_squared) / (w * std::sqrt(w));
  const double parallel_radius_m = semi_major_m / std::sqrt(w) * std::cos(p.lat_deg * radians);
  return {p.lon_deg + east_metres(x, y) / (parallel_radius_m * radians),
          p.lat_deg + north_metres(x, y) / (meridian_radius_m * radians)};
}

LonLat bd09_of(LonLat p) {
  const double wave = pi * 3000 / 180;
  const double length = std::hypot(p.lon_deg, p.lat_deg) + 0.00002 * std::sin(p.lat_deg * wave);
  const double angle = std::atan2(p.lat_deg, p.lon_deg) + 0.000003 * std::cos(p.lon_deg * wave);
  return {length * std::cos(angle) + 0.0065, length * std::sin(angle) + 0.006};
}

// Both shifts change so slowly that each round gains two digits or more; ten are beyond what a double holds.
template <class Shift>
LonLat undone(LonLat shifted, Shift shift) {
  constexpr int rounds = 10;
  LonLat p = shifted;
  for (int i = 0; i < rounds; ++i) {
    const LonLat there = shift(p);
    p = {p.lon_deg + shifted.lon_deg - there.lon_deg, p.lat_deg + shifted.lat_deg - there.lat_deg};
  }
  return p;
}

}  // namespace

LonLat gcj02_from_wgs84(LonLat wgs84) {
  return in_formula_box(wgs84) ? gcj02_of(wgs84) : wgs84;
}

LonLat wgs84_from_gcj02(LonLat gcj02) {
  return in_formula_box(gcj02) ? undone(gcj02, gcj02_of) : gcj02;
}

LonLat bd09_from_gcj02(LonLat gcj02) {
  return in_formula_box(gcj02) ? bd09_of(gcj02) : gcj02;
}

LonLat gcj02_from_bd09(LonLat bd09) {
  return in_formula_box(bd09) ? undone(bd09, bd09_of) : bd09;
}

LonLat bd09_from_wgs84(LonLat wgs84) {
  return bd09_from_gcj02(gcj02_from_wgs84(wgs84));
}

LonLat wgs84_from_bd09(LonLat bd09) {
  return wgs84_from_gcj02(gcj02_from_bd09(bd09));
}

}  // namespace yalu
