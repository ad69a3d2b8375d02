// FlatGeobuf rows without a point, which GDAL before 3.6.4 leaves out of the file though the format knows them.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace yalu {

/// Takes the geometry away from the features for which `has_point` is false, and where no feature has one the envelope
/// of the file as well. `bytes` is a FlatGeobuf without a spatial index (flatgeobuf.org: magic bytes, header, features,
/// each a FlatBuffer behind its size), whose features are in the order of `has_point`. Fails where it is not.
Status take_points_away(std::string& bytes, const std::vector<bool>& has_point);

}  // namespace yalu
