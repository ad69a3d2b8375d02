// The words of a written date as tokens that are the same in English, Korean and Chinese.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yalu {

enum class DateToken {
  number,     ///< value; `digits` written
  day,        ///< "20th", "20일"
  month,      ///< "November", "11월"
  year,       ///< "2023년", or four digits
  rel_year,   ///< -1 last year
  rel_month,  ///< -1 last month
  rel_week,   ///< -1 last week
  rel_day,    ///< -1 yesterday
  last,       ///< "last" before a weekday or a month
  past,       ///< 지난: the same, and "the latest" before a day
  part,       ///< 0 early, 1 mid, 2 late
  year_part,  ///< the same of a year: 연말, "the end of the year"
  half,       ///< 0, 1
  quarter,    ///< 0..3
  season,     ///< 0 spring .. 3 winter
  decade,     ///< 1990; digits 4
  weekday,    ///< 0 Sunday .. 6
  nth_week,   ///< 1 to 5, -1 the last one, of a month
  week_by,    ///< the week of (0), ending on (-1), beginning on (1) a date
  weekend,    ///< -1 last weekend, 0 the weekend
  ago,        ///< value; second: 0 days, 1 weeks, 2 months, 3 years
  within,     ///< "in the last 3 weeks": value; second as of `ago`; digits 2: or a year of two digits
  over_days,  ///< "overnight", "over two days": at least so many days
  midnight,
  reported,  ///< the words behind it date a report
  from,
  to,
  between,
  conjunction,  ///< and
  alternative,  ///< or, slash
  dash,
  since,
  until,
  before,
  after,
  about,
  from_behind,     ///< 부터, 以来
  until_behind,    ///< 까지
  since_behind,    ///< 이후, 之后
  before_behind,   ///< 이전, 之前
  between_behind,  ///< 사이
  numeric,         ///< "20/11/2023": value, second and third
  clock,           ///< no meaning for the day; never among the words given back
  unknown
};

struct DateWord {
  DateToken token = DateToken::unknown;
  int value = 0;
  int digits = 0;
  int second = 0;
  int third = 0;
  int third_digits = 0;
  bool behind_comma = false;
  std::string text;  ///< as it stands in the words
};

/// Lower case, full-width forms as ASCII, every dash "-".
std::string plain_date_text(std::string_view words);

/// The tokens of plain text; words without a meaning for the day (on, the, night, 7:30 p.m.) are left out.
std::vector<DateWord> date_words_of(std::string_view plain);

}  // namespace yalu
