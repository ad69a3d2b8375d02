#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/edtf.h"

namespace yalu {
namespace {

constexpr const char* month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
constexpr std::int64_t calendar_years = 32767;             ///< what std::chrono::year holds on either side of 0
constexpr std::int64_t farthest_year = 1'000'000'000'000;  ///< larger ones are only ever "beyond the calendar"

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_qualifier(char c) {
  return c == '?' || c == '~' || c == '%';
}

Day any_day(std::int64_t year, unsigned month, unsigned day) {
  return Day{std::chrono::year{static_cast<int>(year)} / std::chrono::month{month} / std::chrono::day{day}};
}

/// The months that a code of a part of the year can mean, the days being those of the first and the last month.
/// Seasons hold both usual readings, whole months from the 1st and the sun's equinoxes and solstices at their latest.
struct YearPart {
  int first_year = 0;  ///< added to the year written
  unsigned first_month = 1;
  int last_year = 0;
  unsigned last_month = 12;
  unsigned last_day = 0;  ///< 0: the last one of the month
};

YearPart year_part(int code) {
  // Without a hemisphere (21 to 24) a season is the northern one; 29 to 32 are the southern ones, half a year away.
  const int season = code <= 24 ? code - 21 : code <= 28 ? code - 25 : (code - 29 + 2) % 4;
  if (code <= 32) {
    if (season == 0) return {0, 3, 0, 6, 22};
    if (season == 1) return {0, 6, 0, 9, 24};
    if (season == 2) return {0, 9, 0, 12, 23};
    // The season over the turn of the year is named after either of its years.
    return {-1, 12, 1, 3, 21};
  }
  const int months = code <= 36 ? 3 : code <= 39 ? 4 : 6;
  const int index = code <= 36 ? code - 33 : code <= 39 ? code - 37 : code - 40;
  return {0, static_cast<unsigned>(index * months + 1), 0, static_cast<unsigned>((index + 1) * months), 0};
}

/// One date of an expression: the days it allows (nothing where the calendar ends before them), and its flags.
struct DateSpan {
  std::optional<Day> first;
  std::optional<Day> last;
  std::int64_t first_year = 0;
  std::int64_t last_year = 0;
  bool uncertain = false;
  bool approximate = false;
};

/// A field of digits of which any may be X.
struct Field {
  std::string_view text;

  bool masked() const { return text.find('X') != std::string_view::npos; }
  bool fits(int value) const {
    for (std::size_t i = text.size(); i-- > 0; value /= 10) {
      if (text[i] != 'X' && text[i] - '0' != value % 10) return false;
    }
    return value == 0;
  }
  /// The value with every X as `digit`.
  int value(char digit) const {
    int result = 0;
    for (const char c : text) result = result * 10 + ((c == 'X' ? digit : c) - '0');
    return result;
  }
};

/// Reads one expression from left to right. The first thing that is wrong is kept in `error_`, and reading stops there.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<EdtfInterval> parse() {
    EdtfInterval result;
    const bool read = text_.empty()          ? fail(0, "the expression is empty")
                      : text_.front() == '[' ? parse_set(result, ']')
                      : text_.front() == '{' ? parse_set(result, '}')
                                             : parse_date_or_interval(result);
    if (read && at_ < text_.size()) fail_at_unexpected();
    if (error_.message.empty() && !result.earliest && !result.latest) {
      fail(0, "the date is bounded on neither side within the years -32767 to 32767");
    }
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

  /// [a..b], [..b], [a..], [a,b,c..d]: one day somewhere within; the same in {}: all of them. The hull of the items.
  bool parse_set(EdtfInterval& result, char close) {
    ++at_;
    bool first_item = true;
    do {
      EdtfInterval item;
      if (!parse_set_item(item, close)) return false;
      result = first_item ? item : hull(result, item);
      first_item = false;
    } while (take(","));
    if (peek() != close) return fail(at_, std::string("\"") + close + "\" is missing");
    ++at_;
    if (is_qualifier(peek())) return fail(at_, "a qualifier (? ~ %) stands on the dates inside the brackets");
    result.lasting = close == '}';
    return true;
  }

  bool parse_set_item(EdtfInterval& item, char close) {
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
    if (peek() != close && peek() != ',') {
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
    if (start && end &&
        (start->first_year > end->last_year || (start->first && end->last && *start->first > *end->last))) {
      return fail(end_at, "the end lies before the start");
    }
    if (start) result.earliest = start->first;
    if (end) result.latest = end->last;
    result.uncertain = (start && start->uncertain) || (end && end->uncertain);
    result.approximate = (start && start->approximate) || (end && end->approximate);
    return true;
  }

  /// A year, part of a year, month or day, or a date with a time of day (of which the day is kept). A qualifier before
  /// or behind any part of it qualifies the date.
  bool parse_date(DateSpan& span) {
    if (!parse_qualifier(span)) return false;
    if (peek() == 'Y') return parse_long_year(span) && parse_qualifier(span);
    const std::size_t start = at_;
    negative_ = take("-");
    std::size_t digits = 0;
    while (digits < 4 && (is_digit(peek(digits)) || peek(digits) == 'X')) ++digits;
    if (digits == 0 && !negative_) return fail(start, "a date begins with a year of four digits");
    if (digits < 4 || is_digit(peek(4)) || peek(4) == 'X') return fail(start, "a year has four digits");
    year_ = {text_.substr(at_, 4)};
    at_ += 4;
    if (negative_ && year_.text == "0000") return fail(start, "there is no year -0000; the year before 0001 is 0000");
    if (peek() == 'S') {
      if (year_.masked()) return fail(at_, "significant digits need a year without X");
      const std::int64_t year = year_.value('0');
      return parse_significant(negative_ ? -year : year, span) && parse_qualifier(span);
    }
    if (!parse_qualifier(span)) return false;
    if (!take("-")) {
      set_years(span, least_year(), greatest_year());
      return true;
    }
    return parse_month_and_day(span);
  }

  /// X as 9 lies farthest from 0, X as 0 next to it; there is no year -0000.
  int least_year() const { return negative_ ? -year_.value('9') : year_.value('0'); }
  int greatest_year() const { return negative_ ? -std::max(1, year_.value('0')) : year_.value('9'); }

  static void set_years(DateSpan& span, std::int64_t first, std::int64_t last) {
    span.first_year = first;
    span.last_year = last;
    // A year after the calendar's end still has its last day before it, one before its start its first day after it.
    if (first > calendar_years) span.first = any_day(calendar_years, 12, 31);
    if (first >= -calendar_years && first <= calendar_years) span.first = any_day(first, 1, 1);
    if (last < -calendar_years) span.last = any_day(-calendar_years, 1, 1);
    if (last >= -calendar_years && last <= calendar_years) span.last = any_day(last, 12, 31);
  }

  /// Y170000002, Y-17E7, Y171010000S3, Y3388E2S3
  bool parse_long_year(DateSpan& span) {
    ++at_;
    const bool negative = take("-");
    const std::size_t start = at_;
    std::int64_t year = 0;
    while (is_digit(peek())) year = std::min(farthest_year, year * 10 + (text_[at_++] - '0'));
    const std::size_t digits = at_ - start;
    if (digits == 0) return fail(at_, "digits of a year come after Y");
    if (text_[start] == '0') return fail(start, "a year after Y does not begin with 0");
    if (take("E")) {
      const std::size_t exponent_at = at_;
      int exponent = 0;
      while (is_digit(peek())) exponent = std::min(99, exponent * 10 + (text_[at_++] - '0'));
      if (at_ == exponent_at) return fail(at_, "digits of an exponent come after E");
      for (; exponent > 0; --exponent) year = std::min(farthest_year, year * 10);
    }
    if (year < 10000) return fail(start, "Y is for years of more than four digits");
    if (negative) year = -year;
    if (peek() == 'S') return parse_significant(year, span);
    set_years(span, year, year);
    return true;
  }

  /// 1950S2: a year of which the first two digits are known.
  bool parse_significant(std::int64_t year, DateSpan& span) {
    ++at_;
    const std::size_t digits_at = at_;
    int significant = 0;
    while (is_digit(peek())) significant = std::min(99, significant * 10 + (text_[at_++] - '0'));
    if (significant == 0) return fail(digits_at, "the number of significant digits comes after S, 1 or more");
    const std::int64_t size = year < 0 ? -year : year;
    // The four digits of a short year count from its first one, 0 or not.
    int digits = 4;
    for (std::int64_t power = 10000; power <= size; power *= 10) ++digits;
    std::int64_t block = 1;
    for (int i = significant; i < digits; ++i) block *= 10;
    std::int64_t low = size - size % block;
    std::int64_t high = low + block - 1;
    if (size >= farthest_year) high = farthest_year;
    if (year < 0) {
      low = -std::max<std::int64_t>(low, 1);
      high = -high;
      std::swap(low, high);
    }
    set_years(span, low, high);
    return true;
  }

  bool parse_month_and_day(DateSpan& span) {
    if (!parse_qualifier(span)) return false;
    const std::size_t month_at = at_;
    if (!parse_two("month", month_)) return false;
    const int code = month_.masked() ? 0 : month_.value('0');
    if (code >= 21 && code <= 41) {
      if (!parse_qualifier(span)) return false;
      if (peek() == '-') return fail(at_, "no day follows a season or a part of a year");
      set_year_part(span, year_part(code));
      return true;
    }
    bool exists = false;
    for (int month = 1; month <= 12; ++month) exists = exists || month_.fits(month);
    if (!exists) return fail(month_at, "there is no month " + std::string(month_.text));
    day_ = {"XX"};
    if (!parse_qualifier(span)) return false;
    if (!take("-")) return set_days(span, at_);
    if (!parse_qualifier(span)) return false;
    const std::size_t day_at = at_;
    if (!parse_two("day", day_) || !set_days(span, day_at) || !parse_qualifier(span)) return false;
    if (peek() != 'T') return true;
    if (!(span.first && span.last && *span.first == *span.last)) return fail(at_, "a time of day needs an exact day");
    return parse_time();
  }

  void set_year_part(DateSpan& span, const YearPart& part) const {
    span.first_year = least_year() + part.first_year;
    span.last_year = greatest_year() + part.last_year;
    span.first = any_day(span.first_year, part.first_month, 1);
    const int last_year = static_cast<int>(span.last_year);
    span.last = part.last_day > 0 ? any_day(last_year, part.last_month, part.last_day)
                                  : last_day_of_month(last_year, part.last_month);
    // Such years can be written only whole.
    if (span.first_year < -9999) span.first = any_day(span.first_year, 1, 1);
    if (span.last_year > 9999) span.last = any_day(span.last_year, 12, 31);
  }

  /// The first and the last day that the masks of year, month and day allow. Whether a year has such a day depends only
  /// on its being a leap year, so two years tell it for all: a file may have a hundred thousand impossible masks.
  bool set_days(DateSpan& span, std::size_t day_at) {
    const int first = least_year();
    const int last = greatest_year();
    const bool in_leap_years = first_day_in(2000).has_value();
    const bool in_common_years = first_day_in(2001).has_value();
    const int step = in_common_years ? 1 : in_leap_years ? leap_step() : 0;
    if (step > 0) {
      const int before = ((first % step) + step) % step;
      for (int year = before == 0 ? first : first + step - before; year <= last && !span.first; year += step) {
        if (year_.fits(year < 0 ? -year : year)) span.first = first_day_in(year);
      }
      for (int year = last - ((last % step) + step) % step; year >= first && !span.last; year -= step) {
        if (year_.fits(year < 0 ? -year : year)) span.last = last_day_in(year);
      }
    }
    if (!span.first || !span.last) {
      if (year_.masked() || month_.masked()) return fail(day_at, "no such month has a day " + std::string(day_.text));
      const int month = month_.value('0');
      const std::chrono::year_month_day end{last_day_of_month(first, static_cast<unsigned>(month))};
      return fail(day_at, std::string(month_names[month - 1]) + " " + std::to_string(first) + " has " +
                              std::to_string(static_cast<unsigned>(end.day())) + " days");
    }
    span.first_year = first;
    span.last_year = last;
    return true;
  }

  /// Years between which a leap year that fits can lie: 4, 400 where the year ends in 00, 0 where there is none.
  int leap_step() const {
    const Field in_century{year_.text.substr(2)};
    for (int year = 4; year < 100; year += 4) {
      if (in_century.fits(year)) return 4;
    }
    return in_century.fits(0) ? 400 : 0;
  }

  std::optional<Day> first_day_in(int year) const {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; month_.fits(month) && day <= 31; ++day) {
        if (const auto fitting = fitting_day(year, month, day)) return fitting;
      }
    }
    return std::nullopt;
  }

  std::optional<Day> last_day_in(int year) const {
    for (int month = 12; month >= 1; --month) {
      for (int day = 31; month_.fits(month) && day >= 1; --day) {
        if (const auto fitting = fitting_day(year, month, day)) return fitting;
      }
    }
    return std::nullopt;
  }

  std::optional<Day> fitting_day(int year, int month, int day) const {
    if (!day_.fits(day)) return std::nullopt;
    return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  }

  /// Two digits, each of which may be X.
  bool parse_two(const std::string& what, Field& field) {
    for (std::size_t i = 0; i < 3; ++i) {
      const bool digit = is_digit(peek(i)) || peek(i) == 'X';
      if (digit != (i < 2)) return fail(at_, "a " + what + " has two digits");
    }
    field = {text_.substr(at_, 2)};
    at_ += 2;
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
    span.uncertain = span.uncertain || c == '?' || c == '%';
    span.approximate = span.approximate || c == '~' || c == '%';
    if (is_qualifier(peek())) return fail(at_, "one qualifier is enough; % says both ? and ~");
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Error error_;
  // The date being read.
  bool negative_ = false;
  Field year_{};
  Field month_{};
  Field day_{};
};

}  // namespace

Result<EdtfInterval> parse_edtf(std::string_view text) {
  // Most dates of a table are plain days; a table may have a million of them.
  if (const auto day = parse_iso_day(text)) return EdtfInterval{*day, *day};
  return Parser(text).parse();
}

}  // namespace yalu
