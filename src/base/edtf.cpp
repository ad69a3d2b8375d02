#include "base/edtf.h"

#include <algorithm>
#include <utility>

namespace yalu {
namespace {

constexpr const char* month_short_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// The coarsest unit in which both known ends can be written without loss.
enum class Unit { year, month, day };

struct Parts {
  int year;
  unsigned month;
  unsigned day;
};

Parts parts_of(Day day) {
  const std::chrono::year_month_day date{day};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

Unit unit_of(const EdtfInterval& interval) {
  Unit unit = Unit::year;
  if (interval.earliest) {
    const Parts start = parts_of(*interval.earliest);
    if (start.day != 1) return Unit::day;
    if (start.month != 1) unit = Unit::month;
  }
  if (interval.latest) {
    const Parts end = parts_of(*interval.latest);
    if (*interval.latest != last_day_of_month(end.year, end.month)) return Unit::day;
    if (end.month != 12) unit = Unit::month;
  }
  return unit;
}

enum class End { start, end };

/// Years of more than four digits are written whole. The last day of the calendar as a start, and its first day as an
/// end, stand for the years beyond it (parse_edtf).
std::string edtf_date(Day day, Unit unit, End end) {
  const int year = parts_of(day).year;
  if (year < -9999 || year > 9999) {
    if (end == End::start && day == Day{std::chrono::year::max() / 12 / 31}) return "Y32768";
    if (end == End::end && day == Day{std::chrono::year::min() / 1 / 1}) return "Y-32768";
    return "Y" + std::to_string(year);
  }
  std::string text = format_iso_day(day);
  if (unit == Unit::day) return text;
  text.resize(text.size() - (unit == Unit::month ? 3 : 6));
  return text;
}

/// "202X" or "20XX" where the interval is exactly such a decade or century.
std::optional<std::string> unspecified_year(const EdtfInterval& interval) {
  if (unit_of(interval) != Unit::year || !interval.earliest || !interval.latest) return std::nullopt;
  const int first = parts_of(*interval.earliest).year;
  const int years = parts_of(*interval.latest).year - first + 1;
  if (first < 0 || first > 9999 || !((years == 10 && first % 10 == 0) || (years == 100 && first % 100 == 0)))
    return std::nullopt;
  std::string text = edtf_date(*interval.earliest, Unit::year, End::start);
  text[3] = 'X';
  if (years == 100) text[2] = 'X';
  return text;
}

/// "20 Nov 2023", "Nov 2023", "2023"
std::string date_in_words(Day day, Unit unit) {
  if (unit == Unit::day) return format_day_in_words(day);
  const Parts parts = parts_of(day);
  const std::string year = std::to_string(parts.year);
  return unit == Unit::year ? year : std::string(month_short_names[parts.month - 1]) + " " + year;
}

/// "21-30 Nov 2023", "21 Nov - 5 Dec 2023", "Nov 2023 - Feb 2024", with en dashes; what both ends share is said once.
std::string range_in_words(Day first, Day last, Unit unit) {
  const Parts a = parts_of(first);
  const Parts b = parts_of(last);
  const std::string end = date_in_words(last, unit);
  if (unit == Unit::year) return std::to_string(a.year) + "\u2013" + end;
  if (a.year != b.year) return date_in_words(first, unit) + " \u2013 " + end;
  if (unit == Unit::month) return std::string(month_short_names[a.month - 1]) + "\u2013" + end;
  if (a.month == b.month) return std::to_string(a.day) + "\u2013" + end;
  return std::to_string(a.day) + " " + month_short_names[a.month - 1] + " \u2013 " + end;
}

std::string ends_in_words(const EdtfInterval& interval) {
  const Unit unit = unit_of(interval);
  if (!interval.earliest && !interval.latest) return "unknown date";
  if (!interval.earliest) {
    const std::string end = date_in_words(*interval.latest, unit);
    return interval.lasting ? "until " + end : end + " or before";
  }
  if (!interval.latest) {
    const std::string start = date_in_words(*interval.earliest, unit);
    return interval.lasting ? "from " + start + " on" : start + " or later";
  }
  const std::string start = date_in_words(*interval.earliest, unit);
  const std::string end = date_in_words(*interval.latest, unit);
  if (start == end) return interval.lasting && unit != Unit::day ? "throughout " + start : start;
  if (interval.lasting) return start + " to " + end;
  return "one day in " + range_in_words(*interval.earliest, *interval.latest, unit);
}

}  // namespace

std::string format_edtf(const EdtfInterval& interval) {
  const std::string qualifier = interval.uncertain && interval.approximate ? "%"
                                : interval.uncertain                       ? "?"
                                : interval.approximate                     ? "~"
                                                                           : "";
  const Unit unit = unit_of(interval);
  std::string start = interval.earliest ? edtf_date(*interval.earliest, unit, End::start) + qualifier : "";
  const std::string end = interval.latest ? edtf_date(*interval.latest, unit, End::end) + qualifier : "";
  if (interval.lasting) return (start.empty() ? ".." : start) + "/" + (end.empty() ? ".." : end);
  if (start == end && !start.empty()) return start;
  if (const auto text = unspecified_year(interval)) return *text + qualifier;
  return "[" + start + ".." + end + "]";
}

std::string format_date_in_words(const EdtfInterval& interval) {
  return (interval.approximate ? "about " : "") + ends_in_words(interval) + (interval.uncertain ? " (uncertain)" : "");
}

DateMatch match_date(const EdtfInterval& interval, const DayWindow& window) {
  if (window.from && window.to && *window.from > *window.to) return DateMatch::out;
  const bool begins_inside = !window.from || (interval.earliest && *interval.earliest >= *window.from);
  const bool ends_inside = !window.to || (interval.latest && *interval.latest <= *window.to);
  const bool begins_in_time = !window.to || !interval.earliest || *interval.earliest <= *window.to;
  const bool ends_late_enough = !window.from || !interval.latest || *interval.latest >= *window.from;
  if (!begins_in_time || !ends_late_enough) return DateMatch::out;
  return begins_inside && ends_inside ? DateMatch::certain : DateMatch::possible;
}

EdtfInterval hull(const EdtfInterval& a, const EdtfInterval& b) {
  EdtfInterval result;
  if (a.earliest && b.earliest) result.earliest = std::min(*a.earliest, *b.earliest);
  if (a.latest && b.latest) result.latest = std::max(*a.latest, *b.latest);
  result.lasting = a.lasting && b.lasting;
  result.uncertain = a.uncertain || b.uncertain;
  result.approximate = a.approximate || b.approximate;
  return result;
}

}  // namespace yalu
