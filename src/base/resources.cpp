#include "base/resources.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace yalu {
namespace {

namespace fs = std::filesystem;

bool complete(const Resources& resources) {
  std::error_code ignored;
  return fs::is_directory(resources.geodata, ignored) && fs::is_directory(resources.fonts, ignored);
}

Resources installed_below(const fs::path& folder) {
  return {folder / "geodata", folder / "fonts"};
}

Resources source_tree(const fs::path& root) {
  return {root / "geodata", root / "third_party" / "fonts"};
}

}  // namespace

Result<Resources> find_resources() {
  // Read once at start, before any thread exists.
  if (const char* named = std::getenv("YALU_DATA");
      named != nullptr && *named != '\0') {  // NOLINT(concurrency-mt-unsafe)
    Resources resources = installed_below(named);
    if (complete(resources)) return resources;
    return Error{std::string("the folder in YALU_DATA, ") + named +
                 ", does not hold the folders geodata and fonts: correct the variable or unset it"};
  }

  std::vector<std::string> looked;
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (!failure) {
    const fs::path share = (program.parent_path() / ".." / "share" / "yalu").lexically_normal();
    Resources resources = installed_below(share);
    if (complete(resources)) return resources;
    looked.push_back(share.string());
  }
  const fs::path source = YALU_SOURCE_DIR;
  Resources resources = source_tree(source);
  if (complete(resources)) return resources;
  looked.push_back(source.string());

  std::string message = "the data of the program (folders geodata and fonts) was not found; looked in";
  for (std::size_t i = 0; i < looked.size(); ++i) message += (i == 0 ? " " : " and ") + looked[i];
  return Error{message + ": install the program as a whole, or name the folder in the environment variable YALU_DATA"};
}

}  // namespace yalu
