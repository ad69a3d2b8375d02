// RivalPlaces: what the places that rival claims name become for their one incident, never narrower than the claims.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "incidents/gazetteer.h"
#include "incidents/geocoder.h"

namespace yalu {

/// Remembers its answers, so that groups whose claims name the same places share one set.
class RivalPlaces {
 public:
  /// Both must outlive this; what no claim named as it stands is added to `locations`.
  RivalPlaces(Locations& locations, const Gazetteer& gazetteer) : locations_(locations), gazetteer_(gazetteer) {}

  /// Index into Locations::sets of the least that holds all places of all `sets` (indices too, distinct, none 0). Of
  /// places that lie within another one of them only the other is kept: Onsong and North Korea are North Korea. What is
  /// left is the answer where it is one place, one place at several given positions, or where some claim names several
  /// places; otherwise each claim named one place and these differ, so that the answer is the nearest place that holds
  /// them all, and 0 (unknown) where the gazetteer has none.
  std::uint32_t holding(const std::vector<std::uint32_t>& sets);

 private:
  bool holds(const Location& wider, const Location& location) const;
  std::vector<Location> united(const std::vector<std::uint32_t>& sets) const;
  std::optional<PlaceId> common_parent(const std::vector<Location>& locations) const;

  Locations& locations_;
  const Gazetteer& gazetteer_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_;
};

}  // namespace yalu
