// Foreign dates and codes of time as EDTF text, never narrower than the code says.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace yalu {

/// The day of "2016-07-02" (a time of day after it is ignored), "01-January-2015", "03 December 2020" or "9-May-20"
/// (two digits are a year of 1970 to 2069: no layout read here reaches further back); nothing where the text is
/// anything else or no such day exists.
std::optional<std::chrono::year_month_day> parse_foreign_day(std::string_view text);

/// The three numbers of "3/5/2022" in the order of writing; which is the day is for the caller to know.
struct SlashedDate {
  int first = 0;
  int second = 0;
  int year = 0;
};
std::optional<SlashedDate> parse_slashed(std::string_view text);
/// The day if the month stands first; nothing where no such day exists.
std::optional<std::chrono::year_month_day> month_first(const SlashedDate& date);

/// What a foreign date is under either order of day and month; both alike where the text leaves no doubt. Nothing where
/// there is no such day. A time of day behind a date with slashes is ignored.
struct ForeignDays {
  std::optional<std::chrono::year_month_day> day_first;
  std::optional<std::chrono::year_month_day> month_first;
};
ForeignDays parse_foreign_days(std::string_view text);

/// The day of the three numbers; nothing where there is none. Years from 1 to 9998, so that neighbours stay writable.
std::optional<std::chrono::year_month_day> real_day(std::optional<int> year, std::optional<int> month,
                                                    std::optional<int> day);
/// 1 to 12 for an English name of a month, whole or its first three letters.
std::optional<int> month_by_name(std::string_view text);

/// "2016-07-02".
std::string edtf_day(std::chrono::year_month_day day);
/// "2016-07".
std::string edtf_month(std::chrono::year_month_day day);
/// One day somewhere within `days` days before or after `day`: "[2016-06-25..2016-07-09]" for 7.
std::string edtf_around(std::chrono::year_month_day day, int days);

/// A term as our own are written: small letters, and one hyphen for any run of spaces, underscores,
/// slashes, brackets, commas and full stops.
std::string term(std::string_view text);

}  // namespace yalu
