// Tally: honest totals over a selection, by time and place; families count once, ranges stay ranges.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "incidents/filter.h"

namespace yalu {

/// A sum over incidents. low and best: sums of the known ones, nothing when all of several are unknown; high: nothing
/// unless all are known. Over no incident at all every sum is 0.
struct Total {
  std::int64_t incidents = 0;
  CountRange persons{0, 0, 0};  ///< may be inconsistent (low above best) where incidents state different figures
  struct Missing {
    std::int64_t low = 0, best = 0, high = 0;
    bool operator==(const Missing&) const = default;
  } missing;  ///< how many incidents lack the figure
  /// Low and high, summed likewise, of the incidents that lack a best figure; best is nothing.
  CountRange without_best = {};

  bool operator==(const Total&) const = default;
};

enum class GroupBy { none, day, month, year, kind, origin, destination, verification };

std::optional<GroupBy> parse_group_by(std::string_view text);

struct TallyGroup {
  std::string key;  ///< "2023-11", "forced-repatriation", a place name; empty text for unknown
  Total certain;
  Total possible;
};

struct Tally {
  Total certain;
  Total possible;
  std::vector<TallyGroup> groups;  ///< by key; an incident that touches several bins of time is possible in each
  std::int64_t undated = 0;
  std::vector<RowId> not_counted;  ///< matched, but stand beside: aggregates or parts, running totals, statements
};

/// Which of the matches count, by the rule for families; the others stand beside. Same order as the selection. An
/// aggregate that its parts stand for never counts. Another counts where it is certain, and everything below it stands
/// beside; where it is only possible, what counts below it counts instead, and it counts itself if nothing there does.
struct Counted {
  std::vector<Match> counted;
  std::vector<RowId> beside;
};
Counted count_families_once(const Incidents& incidents, const Selection& selection);

/// Groups hold the counted matches only. By day, month or year an incident is certain in a bin where its whole date and
/// the match are, else possible in every bin it touches; an open end reaches as far as the other dates of the selection
/// do. What is undated, or touches more than 1,000 bins, says nothing of any one bin and is in the group without a key.
Tally make_tally(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
                 const Gazetteer& gazetteer, const Selection& selection, GroupBy by);

/// "40 persons", "at least 95 persons", "500-650 persons" (with an en dash), "30 persons, 1 incident without a number";
/// where some have other figures instead: "30 persons, and at least 95 in 1 incident without a best figure".
std::string total_in_words(const Total& total);

}  // namespace yalu
