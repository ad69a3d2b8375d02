// The days that one written date allows, once its year or its date of publication is known.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/edtf.h"

namespace yalu {

/// The components of one date, as far as the words give them.
struct DateUnit {
  std::optional<int> year, month, day, part, half, quarter, season, decade, weekday;
  std::optional<int> rel_year, rel_month, rel_week, rel_day;
  std::optional<int> nth_week;             ///< of a month: 1 to 5, -1 the last one
  std::optional<int> week_by;              ///< the week of (0), ending on (-1), beginning on (1) the date
  std::optional<int> weekend;              ///< -1 last weekend, 0 the weekend
  std::optional<int> ago, ago_unit;        ///< "3 weeks ago": 3, and 0 days, 1 weeks, 2 months, 3 years
  std::optional<int> within, within_unit;  ///< "in the last 3 weeks", units as of `ago`
  bool within_or_year = false;             ///< "지난 10년" may be the year 2010
  std::optional<EdtfInterval> numeric;     ///< "20/11/2023"
  bool last = false;                       ///< "last" before a weekday or a month
  bool past = false;                       ///< 지난, which says no more than "ago" before a day or a year
  bool of_the_year = false;                ///< the part is one of a year: 연말, "the end of the year"
  bool bare_number = false;                ///< the day is a number without "th" or 일
  bool counted_year = false;               ///< 10년: a year of two digits, or a count of years
  bool number_behind_month = false;        ///< "Dec 23": two digits behind the month
  std::string text;                        ///< the words

  bool of_a_year() const { return month || half || quarter || season || of_the_year; }
  bool relative() const {
    return rel_month || rel_week || rel_day || rel_year || numeric || decade || last || ago || within ||
           (weekend && !day);
  }
  bool only_month() const {
    return month && !day && !part && !half && !quarter && !season && !nth_week && !week_by && !weekday && !relative();
  }
  /// "Dec 23": the number may be a year, too.
  bool may_end_in_year() const {
    return month && day && number_behind_month && !year && !part && !week_by && !weekday && !weekend && !relative();
  }
  bool lacks_year() const { return !year && !relative() && (of_a_year() || day || part); }
};

int year_of(Day day);
int month_of(Day day);    ///< 1 to 12
int weekday_of(Day day);  ///< 0 is Sunday

/// From the first of a month to the last of a month (1 to 12) of a year.
EdtfInterval months_of_year(int year, int first, int last);

/// A date whose year is known: nothing if its components do not make a date or there is no such day. The year is 1 to
/// 9998.
std::optional<EdtfInterval> days_in_year(const DateUnit& unit, int year);

/// The latest date of these components that begins by `published`; up to nine years back, for 29 February.
std::optional<EdtfInterval> latest_days(const DateUnit& unit, Day published);

/// The latest day of this number in its month, by `published`.
std::optional<EdtfInterval> latest_day_of_number(const DateUnit& unit, Day published);

/// A week, or a day of it, counted from that of `published`: weeks that begin on a Sunday and on a Monday.
EdtfInterval days_of_week(const DateUnit& unit, Day published);

/// The latest such weekday by `published`. On a Monday, "Monday" is that day or the one a week before, and "last
/// Monday" the one a week before; else "last Monday" is the latest one or the one of the week before.
EdtfInterval latest_weekday(const DateUnit& unit, Day published);

/// "The weekend" is the latest Saturday and Sunday begun by `published`, and on these days also those before; "last
/// weekend" the latest ones over or those before.
EdtfInterval latest_weekend(const DateUnit& unit, Day published);

/// "3 weeks ago", never after `published`: days are counted; for weeks, months and years the count may be rounded, so
/// that the day may lie up to a day less than one unit (7, 31, 366 days) to either side.
std::optional<EdtfInterval> days_ago(const DateUnit& unit, Day published);

/// "In the last 3 weeks", up to `published`, from the beginning of the week, month or year so many before it: whole
/// ones or days counted back from the publication, the words do not tell. Where they may be a year, its days too.
std::optional<EdtfInterval> days_within(const DateUnit& unit, Day published);

/// Weekends that hold or lie next to the days of the interval; the same for weeks of, ending on or beginning on a day.
EdtfInterval weekend_of(const EdtfInterval& interval);
EdtfInterval week_by(const EdtfInterval& interval, int which);

/// "The 2000s" and "the 1900s" may be the century.
std::optional<EdtfInterval> days_of_decade(const DateUnit& unit);

}  // namespace yalu
