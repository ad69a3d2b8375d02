// Facts: what the panels say about the incidents under the current filter, computed once each time the filter changes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/playback.h"
#include "app/timeline.h"
#include "incidents/filter.h"
#include "incidents/tally.h"
#include "map/world.h"

namespace yalu {

/// One line of a filter: a term that occurs in the data.
struct Choice {
  std::string term;
  std::int64_t incidents = 0;  ///< that would count if only this line were chosen, under all other filters
  bool chosen = true;

  bool operator==(const Choice&) const = default;
};

struct Facts {
  Tally total;  ///< of the filter, families once
  std::vector<Choice> kinds;
  std::vector<Choice> verifications;
  std::vector<RowId> by_date;   ///< what counts, as on the map, in order of the earliest day
  std::optional<DaySpan> span;  ///< of all dated incidents, whatever the filter
  std::optional<DaySpan> play;  ///< the window, its open sides closed by the span
  DaySpan axis;                 ///< of the timeline; meaningful where there is a span
  GroupBy bins = GroupBy::day;
  Histogram histogram;  ///< of all dates, under all other filters
};

Facts gather_facts(const World& world, const Filter& filter);

/// The list of a filter after `term` was switched: an empty list means all, and choosing all gives the empty list. The
/// last chosen term cannot be switched off, since a list of nothing would mean all.
std::vector<std::string> switched(const std::vector<Choice>& choices, const std::string& term);

/// The incident before (-1) or after (+1) the selected one by date; from none, the first or last; nothing at the ends.
std::optional<RowId> neighbour_by_date(const std::vector<RowId>& by_date, std::optional<RowId> selected, int step);

}  // namespace yalu
