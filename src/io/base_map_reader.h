// Reading the base map that ships with the program, projected as it is read.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "map/base_map.h"
#include "map/projection.h"

namespace yalu {

/// Reads `folder` (geodata/base). Fails when a file is missing or cannot be read: the program's own data must be whole.
/// Relief is read as it lies where the projection is the file's own, else warped.
Result<BaseMap> read_base_map(const std::filesystem::path& folder, const Projection& projection, BaseMapDetail detail);

/// The attribution lines alone, for `yalu info`.
Result<std::vector<DataSource>> read_data_sources(const std::filesystem::path& folder);

}  // namespace yalu
