// Day: a calendar day without clock time or zone, and the closed window of days that filters use.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace yalu {

using Day = std::chrono::sys_days;

/// A day of the proleptic Gregorian calendar; nothing where the day does not exist (30 February).
std::optional<Day> make_day(int year, unsigned month, unsigned day);

/// ISO 8601 "2023-11-20" exactly; nothing for anything else.
std::optional<Day> parse_iso_day(std::string_view text);

/// "2023-11-20"
std::string format_iso_day(Day day);

/// "20 Nov 2023"
std::string format_day_in_words(Day day);

Day last_day_of_month(int year, unsigned month);

/// Both ends included; a missing end is open.
struct DayWindow {
  std::optional<Day> from;
  std::optional<Day> to;

  bool bounded() const { return from.has_value() || to.has_value(); }
  bool operator==(const DayWindow&) const = default;
};

/// "1 Nov 2023 - 31 Dec 2023" (with an en dash), "until 31 Dec 2023", "from 1 Nov 2023", "all dates".
std::string format_window_in_words(const DayWindow& window);

}  // namespace yalu
