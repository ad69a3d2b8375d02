// What every fuzz target shares: the entry point that libFuzzer and the replay program call, and how a target
// complains.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Runs one input. Returns 0; a broken promise ends the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace yalu::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the process with `promise` on standard error unless it is kept.
void require(bool kept, std::string_view promise);

}  // namespace yalu::fuzz
