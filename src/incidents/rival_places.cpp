#include "incidents/rival_places.h"

#include <algorithm>
#include <utility>

namespace yalu {
namespace {

bool same_name(const Location& a, const Location& b) {
  return a.place || b.place ? a.place == b.place : a.name == b.name;
}

/// In everything but the words that were used.
bool same_location(const Location& a, const Location& b) {
  return same_name(a, b) && a.position == b.position && a.precision == b.precision && a.radius_km == b.radius_km;
}

}  // namespace

bool RivalPlaces::holds(const Location& wider, const Location& location) const {
  if (same_location(wider, location)) return true;
  if (!wider.place || !location.place) return false;
  if (wider.place != location.place) {
    // A point given within a county is not the county.
    const bool whole_place = wider.precision >= gazetteer_[*wider.place].precision;
    return whole_place && gazetteer_.is_within(*location.place, *wider.place);
  }
  if (wider.precision < location.precision) return false;
  if (!location.position) return true;
  if (!wider.position) return false;
  // Provinces and countries have an outline instead of a radius.
  if (wider.precision == Precision::province || wider.precision == Precision::country) return true;
  return great_circle_km(*wider.position, *location.position) + location.radius_km <= wider.radius_km;
}

std::vector<Location> RivalPlaces::united(const std::vector<std::uint32_t>& sets) const {
  std::vector<Location> kept;
  for (const std::uint32_t set : sets) {
    for (const Location& location : locations_.sets[set]) {
      if (std::any_of(kept.begin(), kept.end(), [&](const Location& known) { return holds(known, location); }))
        continue;
      kept.erase(
          std::remove_if(kept.begin(), kept.end(), [&](const Location& known) { return holds(location, known); }),
          kept.end());
      kept.push_back(location);
    }
  }
  return kept;
}

std::optional<PlaceId> RivalPlaces::common_parent(const std::vector<Location>& locations) const {
  if (!std::all_of(locations.begin(), locations.end(), [](const Location& at) { return at.place.has_value(); }))
    return std::nullopt;
  std::optional<PlaceId> parent = locations.front().place;
  for (std::size_t step = 0; parent && step <= gazetteer_.size(); ++step) {
    const bool holds_all = std::all_of(locations.begin(), locations.end(),
                                       [&](const Location& at) { return gazetteer_.is_within(*at.place, *parent); });
    if (holds_all) return parent;
    parent = gazetteer_[*parent].parent;
  }
  return std::nullopt;
}

std::uint32_t RivalPlaces::holding(const std::vector<std::uint32_t>& sets) {
  const auto [known, is_new] = known_.try_emplace(sets, 0);
  if (!is_new) return known->second;
  std::vector<Location> places = united(sets);
  const bool one_name = std::all_of(places.begin(), places.end(),
                                    [&](const Location& place) { return same_name(place, places.front()); });
  const bool one_place_a_claim =
      std::all_of(sets.begin(), sets.end(), [&](std::uint32_t set) { return locations_.sets[set].size() == 1; });
  if (!one_name && one_place_a_claim) {
    const std::optional<PlaceId> parent = common_parent(places);
    if (!parent) return 0;
    places = {locate(gazetteer_, *parent, gazetteer_[*parent].name)};
  }
  const auto as_claimed =
      std::find_if(sets.begin(), sets.end(), [&](std::uint32_t set) { return locations_.sets[set] == places; });
  if (as_claimed != sets.end()) return known->second = *as_claimed;
  known->second = static_cast<std::uint32_t>(locations_.sets.size());
  locations_.sets.push_back(std::move(places));
  return known->second;
}

}  // namespace yalu
