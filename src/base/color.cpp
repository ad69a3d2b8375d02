#include "base/color.h"

#include <algorithm>
#include <cmath>

namespace yalu {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

}  // namespace

std::optional<Rgba8> parse_color(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
  std::uint8_t channels[4] = {0, 0, 0, 255};
  for (std::size_t i = 1; i < text.size(); i += 2) {
    const int high = hex_digit(text[i]);
    const int low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    channels[i / 2] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Rgba8{channels[0], channels[1], channels[2], channels[3]};
}

std::string to_string(Rgba8 color) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "#";
  const auto append = [&](std::uint8_t channel) {
    text += digits[channel >> 4];
    text += digits[channel & 15];
  };
  append(color.r);
  append(color.g);
  append(color.b);
  if (color.a != 255) append(color.a);
  return text;
}

Rgba8 with_opacity(Rgba8 color, double opacity) {
  color.a = to_byte(color.a * std::clamp(opacity, 0.0, 1.0));
  return color;
}

Rgba8 mix(Rgba8 from, Rgba8 to, double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  const auto channel = [s](std::uint8_t a, std::uint8_t b) { return to_byte(a + (b - a) * s); };
  return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

}  // namespace yalu
