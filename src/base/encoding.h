// Text in other encodings than UTF-8: told from its bytes by ICU, turned into UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace yalu {

/// The name of the encoding that the bytes are most probably in, as ICU calls it ("windows-949", "GB18030",
/// "UTF-16LE"); "UTF-8" for valid UTF-8. A byte order mark decides. Where bytes are no text of any encoding that
/// reports come in, "windows-1252", which gives every byte a character.
std::string detect_encoding(std::string_view bytes);

/// Number of bytes of a byte order mark (UTF-8, UTF-16) at the start; 0 without one.
std::size_t byte_order_mark_size(std::string_view bytes);

/// UTF-8 from `encoding`, without a byte order mark; what has no meaning in the encoding becomes U+FFFD. Fails where
/// ICU does not know the encoding.
Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding);

}  // namespace yalu
