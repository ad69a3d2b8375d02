#include "incidents/date_words_days.h"

#include <algorithm>

namespace yalu {
namespace {

using std::chrono::days;

/// Whatever day weeks begin on, and whether the days before the first whole week are a week or not.
void cut_to_week(EdtfInterval& month, int nth) {
  const Day first = *month.earliest;
  const Day last = *month.latest;
  if (nth < 0) {
    month.earliest = last - days{12};
    return;
  }
  month.earliest = std::max(first, first + days{7 * (nth - 2) + 1});
  month.latest = std::min(last, first + days{7 * nth + 5});
}

}  // namespace

int year_of(Day day) {
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month()));
}

int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday{day}.c_encoding());
}

EdtfInterval months_of_year(int year, int first, int last) {
  return {*make_day(year, static_cast<unsigned>(first), 1), last_day_of_month(year, static_cast<unsigned>(last))};
}

std::optional<EdtfInterval> days_in_year(const DateUnit& unit, int year) {
  const int finer =
      unit.half.has_value() + unit.quarter.has_value() + unit.season.has_value() + unit.nth_week.has_value();
  if (year < 1 || year > 9998 || finer > 1 || (finer == 1 && (unit.day || unit.part))) return std::nullopt;
  if (unit.of_the_year && (unit.month || unit.day || finer > 0)) return std::nullopt;
  if (unit.nth_week && !unit.month) return std::nullopt;
  if (unit.day) {
    if (!unit.month || unit.part) return std::nullopt;
    const auto day = make_day(year, static_cast<unsigned>(*unit.month), static_cast<unsigned>(*unit.day));
    return day ? std::optional(EdtfInterval{*day, *day}) : std::nullopt;
  }
  if (unit.month) {
    if (*unit.month < 1 || *unit.month > 12 || unit.quarter || unit.season) return std::nullopt;
    EdtfInterval month = months_of_year(year, *unit.month, *unit.month);
    const Day first = *month.earliest;
    if (unit.part && *unit.part > 0) month.earliest = first + days{10 * *unit.part};
    if (unit.part && *unit.part < 2) month.latest = first + days{10 * *unit.part + 9};
    if (unit.half && *unit.half == 0) month.latest = first + days{15};
    if (unit.half && *unit.half == 1) month.earliest = first + days{14};
    if (unit.nth_week) cut_to_week(month, *unit.nth_week);
    if (*month.earliest > *month.latest) return std::nullopt;
    return month;
  }
  if (unit.part) return months_of_year(year, *unit.part * 4 + 1, *unit.part * 4 + 4);
  if (unit.half) return months_of_year(year, *unit.half * 6 + 1, *unit.half * 6 + 6);
  if (unit.quarter) return months_of_year(year, *unit.quarter * 3 + 1, *unit.quarter * 3 + 3);
  if (!unit.season) return months_of_year(year, 1, 12);
  std::string text = std::to_string(year);
  text = std::string(4 - text.size(), '0') + text + "-" + std::to_string(21 + *unit.season);
  const auto season = parse_edtf(text);
  return season ? std::optional(season.value()) : std::nullopt;
}

std::optional<EdtfInterval> latest_days(const DateUnit& unit, Day published) {
  for (int year = year_of(published), tries = 0; tries < 9; --year, ++tries) {
    const auto found = days_in_year(unit, year);
    if (found && *found->earliest <= published) return found;
  }
  return std::nullopt;
}

std::optional<EdtfInterval> latest_day_of_number(const DateUnit& unit, Day published) {
  if (unit.part || unit.half || unit.quarter || unit.season || unit.nth_week) return std::nullopt;
  const int start = year_of(published) * 12 + month_of(published) - 1;
  for (int number = start; number > start - 3; --number) {
    const auto day = make_day(number / 12, static_cast<unsigned>(number % 12 + 1), static_cast<unsigned>(*unit.day));
    if (day && *day <= published) return EdtfInterval{*day, *day};
  }
  return std::nullopt;
}

EdtfInterval days_of_week(const DateUnit& unit, Day published) {
  const Day sunday = published - days{weekday_of(published)} + days{7 * *unit.rel_week};
  const Day monday = published - days{(weekday_of(published) + 6) % 7} + days{7 * *unit.rel_week};
  Day first = std::min(sunday, monday);
  Day last = std::max(sunday, monday) + days{6};
  if (!unit.weekday) return {first, *unit.rel_week == 0 ? std::min(last, published) : last};
  while (weekday_of(first) != *unit.weekday) first += days{1};
  while (weekday_of(last) != *unit.weekday) last -= days{1};
  return {first, last};
}

EdtfInterval latest_weekday(const DateUnit& unit, Day published) {
  Day latest = published;
  while (weekday_of(latest) != *unit.weekday) latest -= days{1};
  if (!unit.last) return {latest == published ? latest - days{7} : latest, latest};
  return {latest - days{7}, latest == published ? latest - days{7} : latest};
}

EdtfInterval latest_weekend(const DateUnit& unit, Day published) {
  Day saturday = published;
  while (weekday_of(saturday) != 6) saturday -= days{1};
  const bool over = published > saturday + days{1};
  if (*unit.weekend == 0) return {over ? saturday : saturday - days{7}, std::min(published, saturday + days{1})};
  if (!over) saturday -= days{7};
  return {saturday - days{7}, saturday + days{1}};
}

std::optional<EdtfInterval> days_ago(const DateUnit& unit, Day published) {
  if (*unit.ago > 1000) return std::nullopt;
  if (*unit.ago_unit == 0) return EdtfInterval{published - days{*unit.ago}, published - days{*unit.ago}};
  Day middle = published - days{7 * *unit.ago};
  int slack = 6;
  if (*unit.ago_unit >= 2) {
    slack = *unit.ago_unit == 2 ? 30 : 365;
    const int months = year_of(published) * 12 + month_of(published) - 1 - *unit.ago * (*unit.ago_unit == 2 ? 1 : 12);
    if (months < 12) return std::nullopt;
    const auto month = months_of_year(months / 12, months % 12 + 1, months % 12 + 1);
    const auto number = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{published}.day()));
    middle = std::min(*month.earliest + days{number - 1}, *month.latest);
  }
  return EdtfInterval{middle - days{slack}, std::min(published, middle + days{slack})};
}

std::optional<EdtfInterval> days_within(const DateUnit& unit, Day published) {
  const int count = *unit.within;
  if (count < 1 || count > 1000) return std::nullopt;
  Day first = published - days{count};
  if (*unit.within_unit == 1) {
    DateUnit week;
    week.rel_week = -count;
    first = *days_of_week(week, published).earliest;
  } else if (*unit.within_unit >= 2) {
    const bool years = *unit.within_unit == 3;
    const int months = year_of(published) * 12 + (years ? -12 * count : month_of(published) - 1 - count);
    if (months < 12) return std::nullopt;
    first = *months_of_year(months / 12, months % 12 + 1, 12).earliest;
  }
  EdtfInterval result{first, published};
  if (unit.within_or_year && 2000 + count <= year_of(published)) {
    const EdtfInterval year = months_of_year(2000 + count, 1, 12);
    result = hull(result, year);
  }
  return result;
}

EdtfInterval weekend_of(const EdtfInterval& interval) {
  Day first = *interval.earliest;
  Day last = *interval.latest;
  while (weekday_of(first) != 6) first -= days{1};
  while (weekday_of(last) != 0) last += days{1};
  return {first, last};
}

EdtfInterval week_by(const EdtfInterval& interval, int which) {
  const Day first = *interval.earliest;
  const Day last = *interval.latest;
  if (which < 0) return {first - days{6}, last};
  if (which > 0) return {first, last + days{6}};
  // Begun on the Sunday or the Monday before, or on the day itself.
  return {std::min(first - days{weekday_of(first)}, first - days{(weekday_of(first) + 6) % 7}), last + days{6}};
}

std::optional<EdtfInterval> days_of_decade(const DateUnit& unit) {
  if (unit.month || unit.day || unit.half || unit.quarter || unit.season || unit.nth_week || unit.of_the_year) {
    return std::nullopt;
  }
  const int size = *unit.decade % 100 == 0 ? 100 : 10;
  if (*unit.decade % 10 != 0 || *unit.decade + size > 10000) return std::nullopt;
  const int first = *unit.decade;
  if (!unit.part) return EdtfInterval{*make_day(first, 1, 1), *make_day(first + size - 1, 12, 31)};
  const int tenth = size / 10;
  const int from = *unit.part == 0 ? 0 : *unit.part == 1 ? 3 : 5;
  const int to = *unit.part == 0 ? 5 : *unit.part == 1 ? 7 : 10;
  // Of a decade that may be a century, the early part of either begins it, but nothing else is shared.
  const int begin = size == 100 && *unit.part > 0 ? std::min(from, from * tenth) : from * tenth;
  return EdtfInterval{*make_day(first + begin, 1, 1), *make_day(first + to * tenth - 1, 12, 31)};
}

}  // namespace yalu
