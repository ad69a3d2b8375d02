#include "base/geo.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace yalu {

std::optional<LonLat> make_lon_lat(double lon_deg, double lat_deg) {
  // Written so that NaN fails the test as well.
  if (!(lon_deg >= -180 && lon_deg <= 180 && lat_deg >= -90 && lat_deg <= 90)) return std::nullopt;
  return LonLat{lon_deg, lat_deg};
}

double great_circle_km(LonLat a, LonLat b) {
  constexpr double mean_radius_km = 6371.0088;
  constexpr double radians = std::numbers::pi / 180;
  const double sin_lat = std::sin((b.lat_deg - a.lat_deg) * radians / 2);
  const double sin_lon = std::sin((b.lon_deg - a.lon_deg) * radians / 2);
  const double h =
      sin_lat * sin_lat + std::cos(a.lat_deg * radians) * std::cos(b.lat_deg * radians) * sin_lon * sin_lon;
  return 2 * mean_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

double Affine::scale() const {
  return std::hypot(xx, yx);
}

Affine Affine::inverse() const {
  const double determinant = xx * yy - xy * yx;
  assert(determinant != 0);
  Affine result;
  result.xx = yy / determinant;
  result.xy = -xy / determinant;
  result.yx = -yx / determinant;
  result.yy = xx / determinant;
  result.x0 = -(result.xx * x0 + result.xy * y0);
  result.y0 = -(result.yx * x0 + result.yy * y0);
  return result;
}

Affine then(const Affine& first, const Affine& second) {
  Affine result;
  result.xx = second.xx * first.xx + second.xy * first.yx;
  result.xy = second.xx * first.xy + second.xy * first.yy;
  result.x0 = second.xx * first.x0 + second.xy * first.y0 + second.x0;
  result.yx = second.yx * first.xx + second.yy * first.yx;
  result.yy = second.yx * first.xy + second.yy * first.yy;
  result.y0 = second.yx * first.x0 + second.yy * first.y0 + second.y0;
  return result;
}

}  // namespace yalu
