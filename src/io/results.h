// Results of tally and check as text: JSON (schemas/*.schema.json), CSV and tables for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/tally.h"
#include "map/world.h"

namespace yalu {

/// Which of them a command knows, its options say.
enum class Format { table, csv, json, geojson };
std::optional<Format> parse_format(std::string_view text);

std::string write_tally(const World& world, const Tally& tally, GroupBy by, Format format);

/// By file in the order of their first issue, then by row.
std::string write_issues(const Issues& found, Format format);

}  // namespace yalu
