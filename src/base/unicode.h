// Unicode text work through ICU: folding for comparison, line break opportunities, valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yalu {

/// Comparison key of a name, UTF-8 in and out: NFKD, marks removed, case folded, apostrophes, hyphens, spaces and dots
/// dropped. Hangul and Hanzi are kept (NFKC). "P'y\u014fngan-bukto" gives "pyonganbukto".
std::string fold(std::string_view text);

/// The text in Latin letters as ICU's general rules write them, without marks: Hangul by the Revised Romanization,
/// Hanzi by pinyin, kana, Cyrillic and others likewise. What cannot be written so stays. "\u56fe\u4eec" gives "tu men".
std::string to_latin(std::string_view utf8);

/// Byte offsets at which a line may break (Unicode line breaking, UAX 14), the end of the text last.
std::vector<std::size_t> line_breaks(std::string_view utf8);

/// Number of Unicode code points in valid UTF-8.
std::size_t code_point_count(std::string_view utf8);

/// Columns that a fixed-width terminal gives the text: East Asian wide and full-width characters two, combining marks
/// and control characters none, all others one (Unicode Standard Annex 11).
std::size_t display_width(std::string_view utf8);

/// Whether the bytes are valid UTF-8.
bool is_valid_utf8(std::string_view bytes);

/// The text with every invalid byte sequence replaced by U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

}  // namespace yalu
