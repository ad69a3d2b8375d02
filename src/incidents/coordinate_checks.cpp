#include "incidents/coordinate_checks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "base/number_text.h"
#include "incidents/shifted_coordinates.h"

namespace yalu {
namespace {

constexpr double tolerated_km = 25;  // beyond the extent of the named place
constexpr double sea_km = 2;         // piers, bridges and boats lie nearer to land than this
constexpr double least_shift_match_km = 0.03;
constexpr double coarsest_rounding_km = 0.1;  // three decimals; with fewer the shifts cannot be told from rounding

std::string text_of(LonLat p) {
  return decimal_text(p.lon_deg, 6) + ", " + decimal_text(p.lat_deg, 6);
}

// To a metre or so, which is more than a town's point is worth.
std::string corrected_text(LonLat p) {
  return decimal_text(p.lon_deg, 5) + ", " + decimal_text(p.lat_deg, 5);
}

std::string km_text(double km) {
  return decimal_text(km, km < 10 ? 1 : 0) + " km";
}

std::vector<std::string_view> countries_of(const Place& place) {
  std::vector<std::string_view> countries;
  std::string_view rest = place.country;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (end > 0) countries.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return countries;
}

bool has(const std::vector<std::string_view>& countries, std::string_view country) {
  return std::find(countries.begin(), countries.end(), country) != countries.end();
}

// A settlement, a bridge, a county's seat: one point that a map would give for the name.
bool has_point(const Place& place) {
  if (!place.position || place.kind == PlaceKind::river || place.kind == PlaceKind::mountain) return false;
  return place.precision <= Precision::settlement || place.kind == PlaceKind::county;
}

// How far from its point the place reaches; nothing where it has no point or no known extent.
std::optional<double> extent_km(const Place& place) {
  constexpr double settlement_km = 3, county_km = 15;
  if (!place.position || (place.radius_km <= 0 && place.precision > Precision::county)) return {};
  const double usual = place.precision == Precision::settlement ? settlement_km
                       : place.precision == Precision::county   ? county_km
                                                                : 0;
  return std::max(place.radius_km, usual);
}

class Check {
 public:
  Check(const Place* place, const CountryAreas& areas) : place_(place), areas_(areas) {
    if (place != nullptr) countries_ = countries_of(*place);
  }

  std::optional<CoordinateFinding> run(StatedPosition stated) const {
    const std::optional<LonLat> position = make_lon_lat(stated.lon_deg, stated.lat_deg);
    if (const std::optional<LonLat> turned = only_swapped_fits(stated, position)) {
      const std::string fits = place_ != nullptr ? place_->name : "a country";
      return CoordinateFinding{CoordinateProblem::swapped,
                               "lon " + decimal_text(stated.lon_deg, 6) + ", lat " + decimal_text(stated.lat_deg, 6) +
                                   " fits " + fits + " only when swapped: " + text_of(*turned) +
                                   "; nothing was changed",
                               turned};
    }
    if (!position) {
      return CoordinateFinding{CoordinateProblem::out_of_range,
                               "lon " + decimal_text(stated.lon_deg, 6) + ", lat " + decimal_text(stated.lat_deg, 6) +
                                   " is no position: longitude goes from -180 to 180, latitude from -90 to 90",
                               {}};
    }
    if (auto finding = shifted(*position)) return finding;
    if (auto finding = far_from_place(*position)) return finding;
    if (auto finding = wrong_country(*position)) return finding;
    return at_sea(*position);
  }

 private:
  // Whether the position can be the place, by its extent or else by its country; nothing where neither is known.
  std::optional<bool> fits(LonLat position) const {
    if (place_ == nullptr) return {};
    if (const std::optional<double> extent = extent_km(*place_)) {
      return great_circle_km(position, *place_->position) <= *extent + tolerated_km;
    }
    const auto country = areas_.country_at(position);
    if (countries_.empty() || !areas_.knows(position)) return {};
    return country && has(countries_, *country);
  }

  std::optional<LonLat> only_swapped_fits(StatedPosition stated, const std::optional<LonLat>& position) const {
    const std::optional<LonLat> turned = make_lon_lat(stated.lat_deg, stated.lon_deg);
    if (!turned) return {};
    if (position) {
      // Two numbers that both can be a latitude are swapped only where a named place says so.
      const bool only_turned = fits(*position) == false && fits(*turned) == true;
      return only_turned ? turned : std::nullopt;
    }
    return fits(*turned).value_or(areas_.country_at(*turned).has_value()) ? turned : std::nullopt;
  }

  std::optional<CoordinateFinding> shifted(LonLat position) const {
    if (place_ == nullptr || !has_point(*place_)) return {};
    const double rounding = rounding_km(position);
    if (rounding > coarsest_rounding_km) return {};
    // A little more than rounding can do, so that every rounded point is found again.
    const double match_km = std::max(least_shift_match_km, 1.05 * rounding);
    if (great_circle_km(position, *place_->position) <= 3 * match_km) return {};
    struct Scheme {
      CoordinateProblem problem;
      const char* name;
      LonLat undone;
    };
    for (const Scheme& scheme : {Scheme{CoordinateProblem::gcj02, "GCJ-02", wgs84_from_gcj02(position)},
                                 Scheme{CoordinateProblem::bd09, "BD-09", wgs84_from_bd09(position)}}) {
      if (great_circle_km(scheme.undone, *place_->position) > match_km) continue;
      return CoordinateFinding{scheme.problem,
                               text_of(position) + " fits " + place_->name + " only after undoing " + scheme.name +
                                   ", which gives " + corrected_text(scheme.undone) + "; nothing was changed",
                               scheme.undone};
    }
    return {};
  }

  std::string where(LonLat position) const {
    if (!areas_.knows(position)) return "";
    const auto country = areas_.country_at(position);
    if (!country) return " in the sea";
    return has(countries_, *country) ? "" : " in " + areas_.name_of(*country);
  }

  std::optional<CoordinateFinding> far_from_place(LonLat position) const {
    if (place_ == nullptr) return {};
    const std::optional<double> extent = extent_km(*place_);
    if (!extent) return {};
    const double away_km = great_circle_km(position, *place_->position);
    if (away_km <= *extent + tolerated_km) return {};
    return CoordinateFinding{CoordinateProblem::far_from_place,
                             text_of(position) + " lies" + where(position) + " " + decimal_text(away_km, 0) +
                                 " km from " + place_->name + ", which the row names; nothing was changed",
                             {}};
  }

  std::optional<CoordinateFinding> wrong_country(LonLat position) const {
    const auto country = areas_.country_at(position);
    if (!country || countries_.empty() || has(countries_, *country)) return {};
    std::optional<double> beyond_km;
    std::string_view nearest;
    for (const std::string_view stated : countries_) {
      const std::optional<double> km = areas_.border_distance_km(position, stated);
      if (!km || (beyond_km && *km >= *beyond_km)) continue;
      beyond_km = km;
      nearest = stated;
    }
    // A country without an outline is no reason to doubt the row.
    if (!beyond_km || *beyond_km <= areas_.accuracy_km(position) + rounding_km(position)) return {};
    return CoordinateFinding{CoordinateProblem::wrong_country,
                             text_of(position) + " lies in " + areas_.name_of(*country) + ", " + km_text(*beyond_km) +
                                 " outside " + areas_.name_of(nearest) + ", to which " + place_->name +
                                 " belongs; nothing was changed",
                             {}};
  }

  std::optional<CoordinateFinding> at_sea(LonLat position) const {
    if (!areas_.knows(position) || areas_.country_at(position)) return {};
    const std::optional<double> land_km = areas_.border_distance_km(position);
    if (!land_km) return {};
    if (*land_km <= std::max(sea_km, areas_.accuracy_km(position)) + rounding_km(position)) return {};
    return CoordinateFinding{
        CoordinateProblem::at_sea,
        text_of(position) + " lies in the sea, " + km_text(*land_km) + " from land; nothing was changed",
        {}};
  }

  const Place* place_;
  const CountryAreas& areas_;
  std::vector<std::string_view> countries_;
};

}  // namespace

int decimals_of(LonLat position) {
  constexpr int most_decimals = 6;
  double step = 1;
  int decimals = 0;
  for (; decimals < most_decimals; ++decimals, step /= 10) {
    const auto written_so = [&](double degrees) {
      const double steps = degrees / step;
      return std::abs(steps - std::round(steps)) * step < 1e-9;
    };
    if (written_so(position.lon_deg) && written_so(position.lat_deg)) break;
  }
  return decimals;
}

Precision finest_precision(int decimals) {
  if (decimals == 0) return Precision::province;
  if (decimals == 1) return Precision::county;
  return decimals == 2 ? Precision::settlement : Precision::exact;
}

double rounding_km(LonLat position) {
  constexpr double km_per_degree = 111.195;
  const double step = std::pow(10, -decimals_of(position));
  const double east = std::cos(position.lat_deg * std::numbers::pi / 180);
  return step / 2 * km_per_degree * std::hypot(1, east);
}

std::optional<CoordinateFinding> check_coordinates(StatedPosition stated, const Place* place,
                                                   const CountryAreas& areas) {
  return Check(place, areas).run(stated);
}

}  // namespace yalu
