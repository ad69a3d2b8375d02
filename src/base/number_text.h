// Numbers as short decimal text, the same on every machine whatever the locale.
#pragma once

#include <string>

namespace yalu {

/// Rounded to at most `decimals` places (0..9) with '.' and without trailing zeros: "12.5", "-3", "0" (never "-0").
/// What is not finite gives "nan", "inf" or "-inf".
std::string decimal_text(double value, int decimals);

}  // namespace yalu
