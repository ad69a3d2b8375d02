// Projection: degrees to map metres and back, through PROJ; the only place that converts.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/geo.h"
#include "base/result.h"

namespace yalu {

/// Lambert conformal conic for the border region: in Web Mercator lengths come out 31-37 % too long here.
inline constexpr const char* default_projection =
    "+proj=lcc +lat_0=41.5 +lon_0=126.5 +lat_1=40.5 +lat_2=42.5 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs";

/// Immutable to its users; may be shared between threads (calls are serialised inside).
class Projection {
 public:
  /// "EPSG:n", a PROJ string or WKT of a projected system. The error repeats the definition and PROJ's reason.
  static Result<Projection> create(const std::string& definition);

  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;
  ~Projection();

  const std::string& definition() const;
  /// The same as a PROJ string, for its method and parameters; empty where PROJ has none.
  const std::string& proj_string() const;
  /// For the page: "Lambert conformal conic, 40.5\u00b0 N and 42.5\u00b0 N, central meridian 126.5\u00b0 E, WGS 84".
  const std::string& name() const;

  /// Where a point cannot be projected both coordinates are infinite.
  MapMetres forward(LonLat position) const;
  LonLat inverse(MapMetres point) const;
  /// In place of single calls; `out` has the length of `positions`.
  void forward(std::span<const LonLat> positions, std::span<MapMetres> out) const;

  /// Map metres per ground metre at a position, the mean over four directions, from geodesics of 500 m.
  double scale_at(LonLat position) const;

 private:
  struct State;
  explicit Projection(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A position in Universal Transverse Mercator, in metres.
struct UtmPosition {
  int zone = 0;  ///< 1..60, with the exceptions for south-west Norway and Svalbard
  bool north = true;
  double easting_m = 0, northing_m = 0;  ///< with the false easting of 500 km, and in the south the false northing
};

/// Nothing beyond 80\u00b0 S to 84\u00b0 N, where UTM ends. WGS 84.
std::optional<UtmPosition> utm_position(LonLat position);

/// Length of the geodesic on WGS 84 in metres (Karney 2013, as in PROJ's geodesic.h).
double geodesic_distance_m(LonLat a, LonLat b);

/// The point reached after `distance_m` from `start` in direction `azimuth_deg` (clockwise from north).
LonLat geodesic_destination(LonLat start, double azimuth_deg, double distance_m);

/// `pieces` + 1 points along the geodesic from a to b, both included; at least one piece.
std::vector<LonLat> geodesic_line(LonLat a, LonLat b, int pieces);

}  // namespace yalu
