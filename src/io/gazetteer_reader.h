// Reading the gazetteer that ships with the program and the ones that a user adds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/gazetteer.h"

namespace yalu {

/// Reads places.csv, crossings.csv and settlements.csv of `folder`, then the user's files in their order: the first
/// layer of anything OGR reads, columns by name, case ignored: `name`; `id`, `kind` (town where there is none),
/// `country`, `parent` (an id), `variants` (`;` between), `precision` (settlement where there is none), `radius_km`,
/// `lon` and `lat` in degrees WGS 84, or else a point geometry; `place_id` makes the row another name for that place.
/// Bad rows of a user's file become issues with file, row and field. Fails where a file cannot be read or has no column
/// `name`.
Result<Gazetteer> read_gazetteer(const std::filesystem::path& folder, const std::vector<std::string>& user_files,
                                 Issues& issues);
/// Without files of the user.
Result<Gazetteer> read_gazetteer(const std::filesystem::path& folder, Issues& issues);

}  // namespace yalu
