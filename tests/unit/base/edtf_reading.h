// How the tests of dates write down what was read, so that the days worked out by hand fit on a line.
#pragma once

#include <string>
#include <string_view>

#include "base/edtf.h"

namespace yalu {

/// "2023-11-20 2023-11-30" with "lasting", "?" uncertain and "~" approximate behind it; "*" for an open end.
inline std::string days_of(const EdtfInterval& interval) {
  std::string result = interval.earliest ? format_iso_day(*interval.earliest) : "*";
  result += " ";
  result += interval.latest ? format_iso_day(*interval.latest) : "*";
  if (interval.lasting) result += " lasting";
  if (interval.uncertain) result += " ?";
  if (interval.approximate) result += " ~";
  return result;
}

/// An EDTF expression; the message where it is none.
inline std::string reading(std::string_view text) {
  const auto parsed = parse_edtf(text);
  return parsed ? days_of(parsed.value()) : parsed.error().message;
}

/// An expression and what is made of it.
struct EdtfCase {
  const char* text;
  const char* expected;
};

}  // namespace yalu
