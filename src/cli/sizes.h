// Sizes of pictures and windows on the command line: paper by name, screens as WIDTHxHEIGHT.
#pragma once

#include <optional>
#include <string_view>

#include "base/geo.h"

namespace CLI {
class Validator;
}

namespace yalu {

/// "a4", "a3", "letter" (case ignored) lying on its long side; nothing for another name.
std::optional<ScreenSize> parse_paper_size(std::string_view text);

/// "1920x1080" in ScreenPx, each side from 100 to 19200.
std::optional<ScreenSize> parse_screen_size(std::string_view text);

CLI::Validator valid_screen_size();
/// Paper or screen.
CLI::Validator valid_size();

}  // namespace yalu
