// MapDomain: the part of the globe that a projection shows without a tear, and how shapes are cut to it.
#pragma once

#include <vector>

#include "base/geo.h"
#include "map/projection.h"

namespace yalu {

/// The part of a ring inside a box (Sutherland and Hodgman 1974); empty where nothing is left. Good for filling by the
/// even-odd rule: edges along the box may coincide.
std::vector<LonLat> clip_ring(std::vector<LonLat> ring, const LonLatBox& box);

/// Either a band around a central meridian, cut open opposite to it and ending where a projection stretches without
/// bounds; or a disc around the centre of an azimuthal projection, ending at its horizon or where it grows too large.
class MapDomain {
 public:
  /// By the method and the origin of the projection; limits of latitude and the radius are found by trying. Projections
  /// that are cut open at several meridians (Goode, HEALPix) are taken as a band and tear where they are cut.
  static MapDomain of(const Projection& projection);

  bool contains(LonLat position) const;

  /// What of a ring lies in the domain, ready to be projected: no edge is longer than `longest_edge_deg`. Rings for
  /// filling by the even-odd rule, not closed. A ring may cross the date line: of two ways from a point to the next it
  /// goes the shorter one; one that goes around a pole holds it.
  std::vector<std::vector<LonLat>> cut_ring(const std::vector<LonLat>& ring) const;
  /// The same for a line.
  std::vector<std::vector<LonLat>> cut_line(const std::vector<LonLat>& line) const;

  /// The edge of the domain, as a ring.
  std::vector<LonLat> outline() const;

  /// Straight edges in degrees are curves on the map; at this length a chord leaves its parallel by less than 40 m.
  static constexpr double longest_edge_deg = 0.5;

 private:
  // Not quite half a turn: on the very line PROJ may take one side for the other.
  static constexpr double widest_deg = 180 - 1e-7;

  struct Band {
    double central_meridian_deg = 0;
    double half_width_deg = widest_deg;
    double south_deg = -90, north_deg = 90;

    LonLatBox box() const {
      return {central_meridian_deg - half_width_deg, south_deg, central_meridian_deg + half_width_deg, north_deg};
    }
  };
  struct Disc {
    LonLat center;
    double radius_deg = 90;
  };

  static double disc_radius(const Projection& projection, LonLat center, double largest_deg);
  static double last_latitude(const Projection& projection, double meridian_deg, double from_deg, double pole_deg);
  std::vector<LonLat> onto_disc(const std::vector<LonLat>& ring) const;

  bool is_disc_ = false;
  Band band_;
  Disc disc_;
};

}  // namespace yalu
