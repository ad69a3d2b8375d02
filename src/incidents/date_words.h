// Reading a date from the source's words, in English, Korean and Chinese, as days that are never fewer than the words
// allow.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/edtf.h"
#include "base/result.h"

namespace yalu {

/// How a file writes days and months as numbers: 3/4/2023 is 3 April (day first) or March 4 (month first).
enum class DayOrder { unknown, day_first, month_first };

/// What is known beside the words.
struct DateContext {
  std::optional<EdtfInterval> published;  ///< when the words were published; relative words are resolved against it
  DayOrder order = DayOrder::unknown;
};

struct DateReading {
  EdtfInterval interval;
  std::string remark;  ///< what was assumed and must be said as an issue; empty if nothing was
};

/// Reads EDTF text or a written date ("at the end of November", "11월 말", "20/11/2023"); docs/dates.md says what is
/// read and as which days. Every word must be understood; else the error names the first one that is not. Words that
/// need a date of publication (yesterday, a missing year) are an error without one: nothing is guessed.
Result<DateReading> read_date_words(std::string_view words, const DateContext& context);

/// What a numeric date proves about its file: "20/11/2023" day_first, "11/20/2023" month_first, anything else nothing.
std::optional<DayOrder> day_order_shown_by(std::string_view text);

/// Day of an Excel serial date: the 1900 system, in which 60 is a 29 February 1900 that never was (nothing, too);
/// nothing outside 1..2958465. A fraction is the clock time and is set aside.
std::optional<Day> day_of_excel_serial(double serial);

}  // namespace yalu
