#include "base/unicode.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <optional>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace yalu {
namespace {

/// The next code point at `i`, which moves past it; negative where the bytes are not valid UTF-8.
UChar32 next_code_point(std::string_view text, std::size_t& i) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, i, text.size(), c);
  return c;
}

bool dropped_ascii(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\'' || c == '`' || c == '-' || c == '.';
}

/// Apostrophes, hyphens, spaces and dots of every script, and marks that stand on a letter.
bool dropped(UChar32 c) {
  if (c < 0x80) return dropped_ascii(static_cast<char>(c));
  switch (c) {
    case 0x2018:  // quotation marks that serve as apostrophes
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x02B9:  // modifier letters of the romanizations
    case 0x02BB:
    case 0x02BC:
    case 0x02BF:
    case 0x00B7:  // middle dots
    case 0x2027:
    case 0x30FB:
      return true;
    default:
      break;
  }
  const auto type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_DASH_PUNCTUATION ||
         type == U_SPACE_SEPARATOR || type == U_FORMAT_CHAR;
}

/// The fold of text made of ASCII, Hangul syllables and unified Hanzi only, without waking ICU's data; nothing
/// otherwise.
std::optional<std::string> fold_plain(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char byte = text[i];
    if (static_cast<unsigned char>(byte) < 0x80) {
      if (!dropped_ascii(byte)) key += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
      ++i;
      continue;
    }
    const std::size_t start = i;
    const UChar32 c = next_code_point(text, i);
    const bool hangul = c >= 0xAC00 && c <= 0xD7A3;
    const bool hanzi = c >= 0x4E00 && c <= 0x9FFF;
    if (!hangul && !hanzi) return std::nullopt;
    key.append(text.substr(start, i - start));
  }
  return key;
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::string fold(std::string_view text) {
  if (std::optional<std::string> plain = fold_plain(text)) return *std::move(plain);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFKCInstance(status);
  assert(U_SUCCESS(status));
  const auto source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString decomposed = decompose->normalize(source, status);
  // Case folding may yield marks again (a dotted capital I), so it comes before they are dropped.
  decomposed = decompose->normalize(decomposed.foldCase(), status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (!dropped(c)) kept.append(c);
  }
  std::string key;
  compose->normalize(kept, status).toUTF8String(key);
  assert(U_SUCCESS(status));
  return key;
}

std::string to_latin(std::string_view utf8) {
  // Its rules take milliseconds to build and never change.
  static const std::unique_ptr<const icu::Transliterator> rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  // Null only where ICU lacks its own data: then the text stays as it is.
  if (rules == nullptr) return std::string(utf8);
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  rules->transliterate(text);
  std::string latin;
  return text.toUTF8String(latin);
}

std::vector<std::size_t> line_breaks(std::string_view utf8) {
  if (utf8.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  if (U_SUCCESS(status)) breaks->setText(text.get(), status);
  // Fails only where ICU lacks its own data: then the text stays one line.
  if (U_FAILURE(status)) return {utf8.size()};
  std::vector<std::size_t> offsets;
  breaks->first();
  for (std::int32_t at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
    offsets.push_back(static_cast<std::size_t>(at));
  }
  return offsets;
}

std::size_t code_point_count(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // every byte but the continuations
  }));
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = next_code_point(utf8, i);
    if (c < 0) {
      ++width;  // shown as one replacement character
      continue;
    }
    const auto category_mask = U_GET_GC_MASK(c);
    if ((category_mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) continue;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    if (next_code_point(bytes, i) < 0) return false;
  }
  return true;
}

std::string to_valid_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t start = i;
    if (next_code_point(bytes, i) < 0) {
      text += "\uFFFD";
    } else {
      text.append(bytes.substr(start, i - start));
    }
  }
  return text;
}

}  // namespace yalu
