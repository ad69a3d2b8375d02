// Families of incidents: which aggregate each is a part of, from what the claims say in part_of.
#pragma once

#include <optional>
#include <vector>

#include "incidents/claims.h"

namespace yalu {

/// Fills `part_of`, `parts`, `in_family`, `family_roots` and `every_row_counts` of incidents whose other columns are
/// resolved. `row_of_claim` gives each claim's incident, nothing for one that was left out. A part_of that names
/// nothing, names itself or closes a circle is set aside with an issue.
void link_families(const IncidentTable& table, const std::vector<std::optional<RowId>>& row_of_claim,
                   Incidents& incidents, Issues& issues);

}  // namespace yalu
