// Reading the gazetteer that ships with the program.
#pragma once

#include <filesystem>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/gazetteer.h"

namespace yalu {

/// Reads places.csv and crossings.csv of `folder`. A parent that is missing becomes an issue.
Result<Gazetteer> read_gazetteer(const std::filesystem::path& folder, Issues& issues);

}  // namespace yalu
