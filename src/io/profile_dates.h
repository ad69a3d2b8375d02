// Foreign dates and codes of time as EDTF text, never narrower than the code says.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace yalu {

/// The day of "2016-07-02" (a time of day after it is ignored), "01-January-2015", "03 December 2020" or "9-May-20"
/// (two digits are 20YY); nothing where the text is anything else or no such day exists.
std::optional<std::chrono::year_month_day> parse_foreign_day(std::string_view text);

/// "2016-07-02".
std::string edtf_day(std::chrono::year_month_day day);
/// "2016-07".
std::string edtf_month(std::chrono::year_month_day day);
/// One day somewhere within `days` days before or after `day`: "[2016-06-25..2016-07-09]" for 7.
std::string edtf_around(std::chrono::year_month_day day, int days);

/// A term as our own are written: small letters, hyphens for spaces, underscores and slashes.
std::string term(std::string_view text);

}  // namespace yalu
