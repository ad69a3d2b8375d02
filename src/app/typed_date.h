// Typed date: what a reader writes into one end of the window of dates, as a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"

namespace yalu {

enum class WindowEnd { from, to };

/// "2023-11-20", any EDTF, or a written date ("Nov 2023", "end of November 2023"): its first day for `from`, its last
/// for `to`. Empty, or a date open on that side: nothing, an open end. The error says what was not understood.
Result<std::optional<Day>> read_typed_date(std::string_view typed, WindowEnd end);

}  // namespace yalu
