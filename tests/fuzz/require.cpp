#include <cstdio>
#include <cstdlib>

#include "fuzz_target.h"

namespace yalu::fuzz {

void require(bool kept, std::string_view promise) {
  if (kept) {
    return;
  }
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

}  // namespace yalu::fuzz
