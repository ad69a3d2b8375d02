// The small change of SVG: numbers, escaped text, colours, attributes and base64.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/color.h"

namespace yalu {

/// At most 2 decimals, '.' whatever the locale.
std::string svg_number(double value);

/// Text for elements and attributes; what XML 1.0 does not allow (control characters, bytes that are not UTF-8) becomes
/// U+FFFD.
std::string xml_escaped(std::string_view text);

/// ` fill="#aabbcc" fill-opacity="0.5"`, with the name "fill" or "stroke"; a colour that cannot be seen is "none".
std::string paint_attribute(std::string_view name, Rgba8 color);

/// ` name="value"` of a number.
std::string number_attribute(std::string_view name, double value);

std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace yalu
