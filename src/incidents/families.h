// Families of incidents: which aggregate each is a part of, from what the claims say in part_of.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "incidents/claims.h"

namespace yalu {

/// Fills `part_of`, `also_part_of`, `parts`, `in_family`, `family_roots` and `every_row_counts` of incidents whose
/// other columns are resolved. `row_of_claim` gives each claim's incident, nothing for one that was left out. A part_of
/// that names nothing, names itself or closes a circle is set aside with an issue. Rivals that name several aggregates,
/// and none of which is preferred, make the incident a part of each, with an issue.
void link_families(const IncidentTable& table, const std::vector<std::optional<RowId>>& row_of_claim,
                   Incidents& incidents, Issues& issues);

/// Calls `use(RowId)` for every aggregate that the incident is a part of.
template <class Use>
void for_each_aggregate(const Incidents& incidents, RowId part, const Use& use) {
  if (incidents.part_of[index_of(part)]) use(*incidents.part_of[index_of(part)]);
  const auto& further = incidents.also_part_of;
  for (auto link = std::lower_bound(further.begin(), further.end(), FurtherAggregate{part, RowId{}});
       link != further.end() && link->part == part; ++link) {
    use(link->aggregate);
  }
}

}  // namespace yalu
