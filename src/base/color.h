// Rgba8: an sRGB colour with straight alpha, and the few things done with one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yalu {

struct Rgba8 {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;

  bool operator==(const Rgba8&) const = default;
};

/// "#rrggbb" or "#rrggbbaa"; nothing for any other text.
std::optional<Rgba8> parse_color(std::string_view text);

/// "#rrggbb", or "#rrggbbaa" where the colour is not opaque.
std::string to_string(Rgba8 color);

/// The colour with its alpha multiplied by `opacity` in 0..1.
Rgba8 with_opacity(Rgba8 color, double opacity);

/// Straight mix in sRGB: `share` 0 gives `from`, 1 gives `to`.
Rgba8 mix(Rgba8 from, Rgba8 to, double share);

}  // namespace yalu
