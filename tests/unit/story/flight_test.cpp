#include "story/flight.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "map/camera.h"

namespace yalu {
namespace {

Camera camera_at(double lon, double lat, double zoom) {
  Camera camera;
  camera.center = {lon, lat};
  camera.zoom = zoom;
  return camera;
}

rc::Gen<Camera> any_camera() {
  return rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(1200, 1320), rc::gen::inRange(390, 440), rc::gen::inRange(40, 120)),
      [](const auto& t) { return camera_at(std::get<0>(t) / 10.0, std::get<1>(t) / 10.0, std::get<2>(t) / 10.0); });
}

TEST(Flight, EndsWhereItShould) {
  const Camera from = camera_at(124.4, 40.1, 9), to = camera_at(130.0, 42.9, 10);
  EXPECT_EQ(fly(from, to, 0), from);
  EXPECT_EQ(fly(from, to, 1), to);
  // No jump at either end.
  EXPECT_LT(geodesic_distance_m(fly(from, to, 1e-6).center, from.center), 10);
  EXPECT_LT(geodesic_distance_m(fly(from, to, 1 - 1e-6).center, to.center), 10);
}

TEST(Flight, ALongWayGoesUpFirst) {
  const Camera from = camera_at(124.4, 40.1, 11), to = camera_at(130.0, 42.9, 11);
  EXPECT_LT(fly(from, to, 0.5).zoom, 9);
}

TEST(Flight, ZoomingInPlaceStaysInPlace) {
  const Camera middle = fly(camera_at(126, 41, 6), camera_at(126, 41, 10), 0.5);
  EXPECT_NEAR(middle.center.lon_deg, 126, 1e-9);
  EXPECT_NEAR(middle.zoom, 8, 1e-9);
}

TEST(Flight, PerceivedSpeedIsConstant) {
  // The law that defines the path (van Wijk and Nuij 2003, section 3): the metric (rho^2 du^2 + dw^2 / rho^2) / w^2
  // grows evenly with time.
  EXPECT_TRUE(rc::check("steps of equal perceived length", [] {
    const Camera from = *any_camera(), to = *any_camera();
    RC_PRE(geodesic_distance_m(from.center, to.center) > 20000);
    constexpr double rho = 1.4;
    constexpr int steps = 400;
    double least = 1e300, most = 0;
    for (int i = 0; i < steps; ++i) {
      const Camera a = fly(from, to, static_cast<double>(i) / steps),
                   b = fly(from, to, static_cast<double>(i + 1) / steps);
      const double wa = 1000 * ground_metres_per_px(a.zoom), wb = 1000 * ground_metres_per_px(b.zoom);
      // Along the straight line in degrees, as the flight goes: its share of the whole way times the whole length.
      const double whole = std::hypot(to.center.lon_deg - from.center.lon_deg, to.center.lat_deg - from.center.lat_deg);
      const double share = std::hypot(b.center.lon_deg - a.center.lon_deg, b.center.lat_deg - a.center.lat_deg) / whole;
      const double du = share * geodesic_distance_m(from.center, to.center), dw = wb - wa, w = (wa + wb) / 2;
      const double length = std::sqrt(rho * rho * du * du + dw * dw / (rho * rho)) / w;
      least = std::min(least, length);
      most = std::max(most, length);
    }
    RC_ASSERT(most < 1.02 * least);
  }));
}

}  // namespace
}  // namespace yalu
