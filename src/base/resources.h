// Where the program's own data (geodata, fonts) lies, relative to the program itself.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace yalu {

/// Folders of the data that ships with the program; read-only.
struct Resources {
  std::filesystem::path geodata;
  std::filesystem::path fonts;
};

/// Found, in this order: under the folder in the environment variable YALU_DATA; beside the program as installed
/// (bin/../share/yalu); in the source tree that holds the build folder. The error lists where it looked.
Result<Resources> find_resources();

}  // namespace yalu
