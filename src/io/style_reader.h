// Styles of the map from geodata/styles: JSON whose property names are those of the MapLibre style specification.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "map/style.h"

namespace yalu {

/// Reads one style (docs/styles.md). The error gives the file, the JSON Pointer and what was expected there.
Result<Style> parse_style(std::string_view text, const std::string& file_name);

/// Reads light.json, dark.json and print.json of `folder`. The error names the file that is missing or wrong.
Result<Styles> read_styles(const std::filesystem::path& folder);

}  // namespace yalu
