// Text of others made safe to print: a terminal obeys control characters.
#pragma once

#include <string>
#include <string_view>

namespace yalu {

/// UTF-8 with a visible sign in place of each control character (U+241B for ESC, U+FFFD for those of U+0080 to U+009F);
/// line feed and tab stay.
std::string printable(std::string_view utf8);

}  // namespace yalu
