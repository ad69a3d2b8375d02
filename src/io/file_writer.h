// Writing files: whole or not at all, and never over an input.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace yalu {

/// Writes through a temporary file in the same folder, flushed and renamed over `path`. On failure nothing is left and
/// what was there stays. `inputs`: files that must not be overwritten (compared after resolving links). "-" is standard
/// output.
Status write_file(const std::string& path, std::span<const std::byte> bytes,
                  const std::vector<std::string>& inputs = {});

std::span<const std::byte> as_bytes(std::string_view text);

}  // namespace yalu
