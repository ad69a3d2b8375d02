// Checks of a row's position: whether it can be right for the place and country that the row names.
#pragma once

#include <optional>
#include <string>

#include "base/geo.h"
#include "incidents/country_areas.h"
#include "incidents/gazetteer.h"
#include "incidents/vocabulary.h"

namespace yalu {

/// What a row says, WGS 84 degrees, before anyone has looked whether it is a position at all.
struct StatedPosition {
  double lon_deg = 0;
  double lat_deg = 0;
};

enum class CoordinateProblem { swapped, out_of_range, gcj02, bd09, far_from_place, wrong_country, at_sea };

struct CoordinateFinding {
  CoordinateProblem problem = CoordinateProblem::out_of_range;
  std::string text;                 ///< one sentence for an Issue
  std::optional<LonLat> corrected;  ///< for swapped, gcj02 and bd09: where the position then lies
};

/// The most telling thing that is wrong with the position, in the order of CoordinateProblem; nothing where nothing is.
/// `place` is the one that the row names, or null. Nothing is changed. What each check takes as wrong, and the odds of
/// a false alarm, stand in docs/coordinates.md.
std::optional<CoordinateFinding> check_coordinates(StatedPosition stated, const Place* place,
                                                   const CountryAreas& areas);

/// The decimals of the coordinate that has more of them, in the shortest form of both numbers; more than six are six.
int decimals_of(LonLat position);

/// How finely a position with so many decimals can be known: none province (69 km by rounding alone), one county
/// (7 km), two settlement (0.7 km), more exact.
Precision finest_precision(int decimals);

/// How far the true position may lie from one written with as few decimals as this, in kilometres: half the diagonal of
/// the cell that rounds to it. More than six decimals count as six.
double rounding_km(LonLat position);

}  // namespace yalu
