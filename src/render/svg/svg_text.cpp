#include "render/svg/svg_text.h"

#include "base/number_text.h"
#include "base/unicode.h"

namespace yalu {

std::string svg_number(double value) {
  return decimal_text(value, 2);
}

std::string xml_escaped(std::string_view text) {
  std::string result;
  const auto replace_all = [&](std::string_view what) {  // valid UTF-8, yet no characters of XML
    for (std::size_t at = result.find(what); at != std::string::npos; at = result.find(what, at)) {
      result.replace(at, what.size(), "\uFFFD");
    }
  };
  for (const char c : is_valid_utf8(text) ? std::string(text) : to_valid_utf8(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
          result += "\uFFFD";
        } else {
          result += c;
        }
    }
  }
  replace_all("\xef\xbf\xbe");
  replace_all("\xef\xbf\xbf");
  return result;
}

std::string paint_attribute(std::string_view name, Rgba8 color) {
  const std::string label = " " + std::string(name);
  if (color.a == 0) return label + "=\"none\"";
  const std::string opaque = to_string(Rgba8{color.r, color.g, color.b, 255});
  const std::string opacity =
      color.a == 255 ? std::string() : label + "-opacity=\"" + svg_number(color.a / 255.0) + "\"";
  return label + "=\"" + opaque + "\"" + opacity;
}

std::string number_attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + svg_number(value) + "\"";
}

std::string base64(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned>(bytes[at]) : 0U; };
    const unsigned group = (byte(i) << 16U) | (byte(i + 1) << 8U) | byte(i + 2);
    text += digits[group >> 18U];
    text += digits[(group >> 12U) & 63U];
    text += i + 1 < bytes.size() ? digits[(group >> 6U) & 63U] : '=';
    text += i + 2 < bytes.size() ? digits[group & 63U] : '=';
  }
  return text;
}

}  // namespace yalu
