#include "base/encoding.h"

#include <array>
#include <cstddef>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/unicode.h"

namespace yalu {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", utf16_le_mark = "\xFF\xFE", utf16_be_mark = "\xFE\xFF";

/// ICU's detector names single-byte and double-byte sets by their older, narrower names; what spreadsheets save is the
/// wider one, of which the older is a part.
struct Widened {
  std::string_view detected;
  const char* taken;
};
constexpr std::array widened{Widened{"EUC-KR", "windows-949"},
                             Widened{"GB2312", "GB18030"},
                             Widened{"ISO-8859-1", "windows-1252"},
                             Widened{"windows-1252", "windows-1252"},
                             Widened{"GB18030", "GB18030"},
                             Widened{"UTF-16LE", "UTF-16LE"},
                             Widened{"UTF-16BE", "UTF-16BE"},
                             Widened{"windows-949", "windows-949"},
                             Widened{"Big5", "Big5"},
                             Widened{"Shift_JIS", "Shift_JIS"},
                             Widened{"EUC-JP", "EUC-JP"},
                             Widened{"KOI8-R", "KOI8-R"},
                             Widened{"windows-1251", "windows-1251"}};

bool starts_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

}  // namespace

std::size_t byte_order_mark_size(std::string_view bytes) {
  for (const std::string_view mark : {utf8_mark, utf16_le_mark, utf16_be_mark}) {
    if (starts_with(bytes, mark)) return mark.size();
  }
  return 0;
}

std::string detect_encoding(std::string_view bytes) {
  if (starts_with(bytes, utf16_le_mark)) return "UTF-16LE";
  if (starts_with(bytes, utf16_be_mark)) return "UTF-16BE";
  if (is_valid_utf8(bytes)) return "UTF-8";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  constexpr std::size_t enough = std::size_t{256} * 1024;
  const std::string_view sample = bytes.substr(0, enough);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_SUCCESS(status) != 0) {
    for (std::int32_t i = 0; i < count; ++i) {
      const char* name = ucsdet_getName(matches[i], &status);
      if (U_FAILURE(status) != 0 || name == nullptr) break;
      for (const Widened& set : widened) {
        if (set.detected == name) return set.taken;
      }
    }
  }
  return "windows-1252";
}

Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding) {
  bytes.remove_prefix(byte_order_mark_size(bytes));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding.c_str(), &status), ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status) != 0) return Error{"the encoding " + encoding + " is not known; save the file as UTF-8"};
  std::string text;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  std::array<char, 16384> piece{};
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* target = piece.data();
    ucnv_convertEx(to.get(), from.get(), &target, target + piece.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first, true, &status);
    first = false;
    text.append(piece.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status) != 0) return Error{"the bytes are no text in " + encoding + "; save the file as UTF-8"};
  return text;
}

}  // namespace yalu
