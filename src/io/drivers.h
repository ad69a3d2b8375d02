// Which GDAL this is and what it can read.
#pragma once

#include <string>
#include <vector>

namespace yalu {

/// Release of the GDAL in use: "3.6.2".
std::string gdal_version();

/// Short names of the vector formats that can be read, in alphabetical order.
std::vector<std::string> readable_formats();

}  // namespace yalu
