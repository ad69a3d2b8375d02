// The list of incidents that match, as text: JSON (schemas/list.schema.json), GeoJSON, CSV and a table for people.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/filter.h"
#include "io/results.h"
#include "map/world.h"

namespace yalu {

/// The columns of the list as CSV, in their order.
std::span<const std::string_view> list_columns();

/// The matches and, with `counted` false, those that stand beside. JSON: an array, an object an incident. GeoJSON (RFC
/// 7946): a feature an incident, its point the destination where that is exact or a settlement, else none. `chosen`
/// are names of list_columns() that CSV and the table show, in this order; empty for all of them in CSV, and those that
/// people ask for in the table.
std::string write_list(const World& world, const Selection& selection, Format format,
                       const std::vector<std::string>& chosen = {});

}  // namespace yalu
