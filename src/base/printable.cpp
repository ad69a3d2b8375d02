#include "base/printable.h"

namespace yalu {

std::string printable(std::string_view utf8) {
  std::string safe;
  safe.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const auto next = static_cast<unsigned char>(i + 1 < utf8.size() ? utf8[i + 1] : 0);
    if (byte == 0x7F) {
      safe += "\u2421";
    } else if (byte < 0x20 && byte != '\n' && byte != '\t') {
      // U+2400 to U+241F are pictures of U+0000 to U+001F.
      safe += "\xE2\x90";
      safe += static_cast<char>(0x80 + byte);
    } else if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) {
      safe += "\uFFFD";
      ++i;
    } else {
      safe += utf8[i];
    }
  }
  return safe;
}

}  // namespace yalu
