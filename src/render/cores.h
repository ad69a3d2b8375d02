// Work shared out to the processor's cores.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

namespace yalu {

/// Gives each index below the count once, to whichever thread asks first; then nothing.
using TakeIndex = std::function<std::optional<std::size_t>()>;

/// Runs `work` on as many threads as there are cores (at most `count`, the caller's among them) and returns when all
/// are done. `work` takes indices until there are none; what it computes for an index may not depend on the thread, so
/// that the result is the same on every machine. What it throws ends the taking and is thrown again here.
void on_all_cores(std::size_t count, const std::function<void(const TakeIndex&)>& work);

}  // namespace yalu
