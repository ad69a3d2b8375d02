// The hillshade that ships with the program as ink: black with alpha, in the projection of the world.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "map/base_map.h"
#include "map/projection.h"

namespace yalu {

/// Reads an 8-bit hillshade; 0 is no data. Shade darker than level ground becomes ink, level ground and lit slopes stay
/// clear. Read as it lies where `projection` is the file's own, else warped (bilinear) to about the same resolution;
/// nothing where the projection does not hold the region or would tear it apart.
Result<std::optional<Relief>> read_relief(const std::filesystem::path& file, const Projection& projection);

}  // namespace yalu
