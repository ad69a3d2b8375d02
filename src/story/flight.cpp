#include "story/flight.h"

#include <cmath>

#include "map/camera.h"

namespace yalu {
namespace {

constexpr double rho = 1.4;  // van Wijk and Nuij found 1.42 by experiment

double blend(double a, double b, double t) {
  return a + (b - a) * t;
}

}  // namespace

// van Wijk, J. J. and Nuij, W. A. A.: Smooth and Efficient Zooming and Panning, InfoVis 2003, equations (9) and (14).
// w is the width of the view and u the way along the ground, both in metres; the path is a hyperbola in (u, w).
Camera fly(const Camera& from, const Camera& to, double progress) {
  if (progress <= 0) return from;
  if (progress >= 1) return to;

  // The width of view stands for any fixed number of pixels; 1000 px is a usual window.
  const double w0 = 1000 * ground_metres_per_px(from.zoom);
  const double w1 = 1000 * ground_metres_per_px(to.zoom);
  const double u1 = geodesic_distance_m(from.center, to.center);

  double way = 0;  // share of the ground covered
  double width = w0;
  if (u1 < 1e-3 * w0) {
    way = progress;
    width = w0 * std::pow(w1 / w0, progress);
  } else {
    const double rho2 = rho * rho;
    const double b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * u1 * u1) / (2 * w0 * rho2 * u1);
    const double b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * u1 * u1) / (2 * w1 * rho2 * u1);
    const double r0 = std::asinh(-b0);
    const double r1 = std::asinh(-b1);
    const double length = (r1 - r0) / rho;
    const double s = progress * length;
    const double u = w0 / rho2 * (std::cosh(r0) * std::tanh(rho * s + r0) - std::sinh(r0));
    way = u / u1;
    width = w0 * std::cosh(r0) / std::cosh(rho * s + r0);
  }

  Camera camera = to;
  // Straight in degrees: within the region the difference to the geodesic is far below what the eye follows.
  camera.center = {blend(from.center.lon_deg, to.center.lon_deg, way),
                   blend(from.center.lat_deg, to.center.lat_deg, way)};
  camera.zoom = zoom_for(width / 1000);
  return camera;
}

}  // namespace yalu
