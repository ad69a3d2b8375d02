// Results of list, tally and check as text: JSON (schemas/*.schema.json), CSV and tables for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/filter.h"
#include "incidents/tally.h"
#include "map/world.h"

namespace yalu {

enum class Format { table, csv, json };
std::optional<Format> parse_format(std::string_view text);

/// The matches and, with `counted` false, those that stand beside. JSON: an array, an object an incident.
std::string write_list(const World& world, const Selection& selection, Format format);

std::string write_tally(const World& world, const Tally& tally, GroupBy by, Format format);

/// By file in the order of their first issue, then by row.
std::string write_issues(const Issues& issues, Format format);

}  // namespace yalu
