#include "base/edtf.h"

#include <algorithm>
#include <utility>

namespace yalu {
namespace {

constexpr const char* month_full_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
constexpr const char* month_short_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_qualifier(char c) {
  return c == '?' || c == '~' || c == '%';
}

/// One date of an expression: the days it allows, and its flags.
struct DateSpan {
  Day first{};
  Day last{};
  bool uncertain = false;
  bool approximate = false;
};

/// Reads one expression from left to right. The first thing that is wrong is kept in `error_`, and reading stops there.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<EdtfInterval> parse() {
    EdtfInterval result;
    const bool read = text_.empty()          ? fail(0, "the expression is empty")
                      : text_.front() == '[' ? parse_one_of(result)
                      : text_.front() == '{'
                          ? fail(0, "sets of several dates ({...}) are not read yet; give each date a row of its own")
                          : parse_date_or_interval(result);
    if (read && at_ < text_.size()) fail_at_unexpected();
    if (!error_.message.empty()) return error_;
    return result;
  }

 private:
  bool fail(std::size_t at, const std::string& reason) {
    if (error_.message.empty()) error_.message = "position " + std::to_string(at + 1) + ": " + reason;
    return false;
  }

  bool fail_at_unexpected() {
    if (at_ >= text_.size()) return fail(at_, "the expression ends too early");
    const char c = text_[at_];
    if (is_qualifier(c)) return fail(at_, "qualifiers (? ~ %) on a part of a date are not read yet");
    if (c > ' ' && c < 0x7F) return fail(at_, std::string("unexpected \"") + c + "\"");
    return fail(at_, "unexpected character");
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  bool take(std::string_view token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  /// a, a/b, ../b, a/.., /b, a/
  bool parse_date_or_interval(EdtfInterval& result) {
    std::optional<DateSpan> start;
    if (peek() != '/' && !take("..")) {
      start.emplace();
      if (!parse_date(*start)) return false;
    }
    if (!take("/")) {
      if (!start) return fail(at_, "an open start (..) needs a \"/\" and an end after it");
      result = one_day_within(*start);
      return true;
    }
    std::optional<DateSpan> end;
    const std::size_t end_at = at_;
    if (at_ < text_.size() && !take("..")) {
      end.emplace();
      if (!parse_date(*end)) return false;
    }
    if (!start && !end) return fail(0, "neither end of the interval is a date");
    result.lasting = true;
    return set_ends(result, start, end, end_at);
  }

  /// [a..b], [..b], [a..], [a,b,c..d]: one day somewhere within; the hull of what is listed.
  bool parse_one_of(EdtfInterval& result) {
    ++at_;
    bool first_item = true;
    do {
      EdtfInterval item;
      if (!parse_one_of_item(item)) return false;
      result = first_item ? item : hull(result, item);
      first_item = false;
    } while (take(","));
    if (!take("]")) return fail(at_, "\"]\" is missing");
    if (is_qualifier(peek())) return fail(at_, "a qualifier (? ~ %) stands on the dates inside the brackets");
    return true;
  }

  bool parse_one_of_item(EdtfInterval& item) {
    std::optional<DateSpan> start;
    std::optional<DateSpan> end;
    bool range = take("..");
    if (!range) {
      start.emplace();
      if (!parse_date(*start)) return false;
      range = take("..");
      if (!range) {
        item = one_day_within(*start);
        return true;
      }
    }
    const std::size_t end_at = at_;
    if (peek() != ']' && peek() != ',') {
      end.emplace();
      if (!parse_date(*end)) return false;
    }
    if (!start && !end) return fail(at_, "neither end of the range is a date");
    return set_ends(item, start, end, end_at);
  }

  static EdtfInterval one_day_within(const DateSpan& span) {
    return {span.first, span.last, false, span.uncertain, span.approximate};
  }

  bool set_ends(EdtfInterval& result, const std::optional<DateSpan>& start, const std::optional<DateSpan>& end,
                std::size_t end_at) {
    if (start && end && start->first > end->last) return fail(end_at, "the end lies before the start");
    if (start) result.earliest = start->first;
    if (end) result.latest = end->last;
    result.uncertain = (start && start->uncertain) || (end && end->uncertain);
    result.approximate = (start && start->approximate) || (end && end->approximate);
    return true;
  }

  /// A year, month or day, or a date with a time of day (of which the day is kept), and its qualifier.
  bool parse_date(DateSpan& span) {
    if (peek() == 'Y') return fail(at_, "years of more than four digits are not read yet");
    if (is_qualifier(peek())) return fail_at_unexpected();
    int year = 0;
    int unspecified = 0;
    if (!parse_year(year, unspecified)) return false;
    if (unspecified > 0) {
      const int span_years = unspecified == 1 ? 9 : 99;
      if (peek() == '-') return fail(at_, "a month after an unspecified year is not read yet");
      span.first = *make_day(year, 1, 1);
      span.last = *make_day(year + span_years, 12, 31);
    } else if (!parse_month_and_day(year, span)) {
      return false;
    }
    return parse_qualifier(span);
  }

  /// Four digits, the last one or two of which may be X; `year` is the first year meant.
  bool parse_year(int& year, int& unspecified) {
    const std::size_t start = at_;
    const bool negative = take("-");
    int digits = 0;
    while (digits + unspecified < 4) {
      const char c = peek();
      if (is_digit(c) && unspecified == 0) {
        year = year * 10 + (c - '0');
        ++digits;
      } else if (c == 'X') {
        year *= 10;
        ++unspecified;
      } else if (digits + unspecified == 0 && !negative) {
        return fail(at_, "a date begins with a year of four digits");
      } else {
        return fail(start, "a year has four digits");
      }
      ++at_;
    }
    if (unspecified > 2 || (unspecified > 0 && negative)) {
      return fail(start, "this form of an unspecified year is not read yet");
    }
    const char next = peek();
    if (next == 'E' || next == 'S') return fail(at_, "years with exponents or significant digits are not read yet");
    if (is_digit(next) || next == 'X') return fail(start, "a year has four digits");
    if (negative && year == 0) return fail(start, "there is no year -0000; the year before 0001 is 0000");
    if (negative) year = -year;
    return true;
  }

  bool parse_month_and_day(int year, DateSpan& span) {
    if (!take("-")) {
      span.first = *make_day(year, 1, 1);
      span.last = *make_day(year, 12, 31);
      return true;
    }
    const std::size_t month_at = at_;
    int month = 0;
    bool month_unspecified = false;
    if (!parse_two("month", month, month_unspecified)) return false;
    if (!month_unspecified) {
      if (month >= 21 && month <= 41) return fail(month_at, "seasons and quarters (21 to 41) are not read yet");
      if (month < 1 || month > 12) return fail(month_at, "there is no month " + two_digits(month));
    }
    span.first = *make_day(year, month_unspecified ? 1 : static_cast<unsigned>(month), 1);
    span.last = last_day_of_month(year, month_unspecified ? 12 : static_cast<unsigned>(month));
    if (!take("-")) return true;

    const std::size_t day_at = at_;
    int day = 0;
    bool day_unspecified = false;
    if (!parse_two("day", day, day_unspecified)) return false;
    if (day_unspecified) return true;
    if (month_unspecified) return fail(day_at, "a day in an unspecified month is not read yet");
    const auto exact = make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    if (!exact) {
      const std::chrono::year_month_day last{span.last};
      return fail(day_at, std::string(month_full_names[month - 1]) + " " + std::to_string(year) + " has " +
                              std::to_string(static_cast<unsigned>(last.day())) + " days");
    }
    span.first = *exact;
    span.last = *exact;
    return peek() != 'T' || parse_time();
  }

  static std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

  /// Two digits or XX.
  bool parse_two(const std::string& what, int& value, bool& unspecified) {
    const char first = peek();
    const char second = peek(1);
    const std::string needs = "a " + what + " has two digits";
    if (is_qualifier(first)) return fail_at_unexpected();
    if ((first == 'X') != (second == 'X') && (is_digit(first) || is_digit(second))) {
      return fail(at_, "a " + what + " of which only one digit is unspecified is not read yet");
    }
    unspecified = first == 'X' && second == 'X';
    if (!unspecified && !(is_digit(first) && is_digit(second))) return fail(at_, needs);
    if (!unspecified) value = (first - '0') * 10 + (second - '0');
    at_ += 2;
    if (is_digit(peek()) || peek() == 'X') return fail(at_ - 2, needs);
    return true;
  }

  /// Thh:mm:ss with Z, +hh, +hh:mm or nothing after it. It is checked and set aside: no clock time in this program.
  bool parse_time() {
    ++at_;
    const std::size_t start = at_;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!(parse_clock(hour) && take(":") && parse_clock(minute) && take(":") && parse_clock(second)) || hour > 24 ||
        minute > 59 || second > 60) {
      return fail(start, "a time of day is written hh:mm:ss");
    }
    if (take("Z")) return true;
    if (peek() != '+' && peek() != '-') return true;
    ++at_;
    const std::size_t zone_at = at_;
    if (!parse_clock(hour) || hour > 14 || (take(":") && (!parse_clock(minute) || minute > 59))) {
      return fail(zone_at, "a shift from UTC is written +hh or +hh:mm");
    }
    return true;
  }

  bool parse_clock(int& value) {
    if (!is_digit(peek()) || !is_digit(peek(1))) return false;
    value = (peek() - '0') * 10 + (peek(1) - '0');
    at_ += 2;
    return true;
  }

  bool parse_qualifier(DateSpan& span) {
    const char c = peek();
    if (!is_qualifier(c)) return true;
    ++at_;
    span.uncertain = c == '?' || c == '%';
    span.approximate = c == '~' || c == '%';
    if (is_qualifier(peek())) return fail(at_, "one qualifier is enough; % says both ? and ~");
    if (peek() == '-') return fail(at_ - 1, "qualifiers (? ~ %) on a part of a date are not read yet");
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Error error_;
};

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

std::string edtf_date(Day day, Unit unit) {
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
  if (first < 0 || !((years == 10 && first % 10 == 0) || (years == 100 && first % 100 == 0))) return std::nullopt;
  std::string text = edtf_date(*interval.earliest, Unit::year);
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

Result<EdtfInterval> parse_edtf(std::string_view text) {
  return Parser(text).parse();
}

std::string format_edtf(const EdtfInterval& interval) {
  const std::string qualifier = interval.uncertain && interval.approximate ? "%"
                                : interval.uncertain                       ? "?"
                                : interval.approximate                     ? "~"
                                                                           : "";
  const Unit unit = unit_of(interval);
  std::string start = interval.earliest ? edtf_date(*interval.earliest, unit) + qualifier : "";
  const std::string end = interval.latest ? edtf_date(*interval.latest, unit) + qualifier : "";
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
