// Reading the outlines of countries from the base map, for the checks of coordinates.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "incidents/country_areas.h"

namespace yalu {

/// `base_folder` is geodata/base: the region's countries in full detail (osm.gpkg) and the world's beyond them
/// (naturalearth.gpkg). The error names the file and what to do.
Result<CountryAreas> read_country_areas(const std::filesystem::path& base_folder);

}  // namespace yalu
