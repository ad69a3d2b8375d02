#include "io/profile_dates.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "io/field_text.h"

namespace yalu {
namespace {

using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
  int value = 0;
  if (text.size() < least || text.size() > most || text.find_first_not_of("0123456789") != text.npos) return {};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::optional<int> month_by_name(std::string_view text) {
  constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
  const std::string name = ascii_lower(text);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (name == names[i] || name == names[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return {};
}

std::optional<year_month_day> real_day(std::optional<int> y, std::optional<int> m, std::optional<int> d) {
  if (!y || !m || !d || *y < 1 || *y > 9998 || *m < 1 || *m > 12 || *d < 1) return {};
  const year_month_day day{std::chrono::year(*y), std::chrono::month(static_cast<unsigned>(*m)),
                           std::chrono::day(static_cast<unsigned>(*d))};
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::optional<year_month_day> parse_foreign_day(std::string_view text) {
  const std::string clean = trimmed(text);
  std::string_view rest = clean;
  if (rest.size() > 10 && rest[4] == '-' && (rest[10] == ' ' || rest[10] == 'T')) rest = rest.substr(0, 10);
  const std::size_t first = rest.find_first_of("- ");
  if (first == rest.npos) return {};
  const std::size_t second = rest.find(rest[first], first + 1);
  if (second == rest.npos) return {};
  const std::string_view a = rest.substr(0, first);
  const std::string_view b = rest.substr(first + 1, second - first - 1);
  const std::string_view c = rest.substr(second + 1);
  if (a.size() == 4) return real_day(digits(a, 4, 4), digits(b, 2, 2), digits(c, 2, 2));
  std::optional<int> year = digits(c, 4, 4);
  if (!year && c.size() == 2) year = digits(c, 2, 2);
  if (year && c.size() == 2) year = *year + (*year < 70 ? 2000 : 1900);
  return real_day(year, month_by_name(b), digits(a, 1, 2));
}

std::optional<SlashedDate> parse_slashed(std::string_view text) {
  const std::string clean = trimmed(text);
  const std::size_t a = clean.find('/');
  const std::size_t b = a == clean.npos ? a : clean.find('/', a + 1);
  if (b == clean.npos) return {};
  const std::string_view whole = clean;
  const auto first = digits(whole.substr(0, a), 1, 2);
  const auto second = digits(whole.substr(a + 1, b - a - 1), 1, 2);
  const auto year = digits(whole.substr(b + 1), 4, 4);
  if (!first || !second || !year) return {};
  return SlashedDate{*first, *second, *year};
}

std::optional<year_month_day> month_first(const SlashedDate& date) {
  return real_day(date.year, date.first, date.second);
}

ForeignDays parse_foreign_days(std::string_view text) {
  const std::string_view clean = without_blanks(text);
  const std::size_t space = clean.find(' ');
  const bool clock = space != clean.npos && clean.find(':', space) != clean.npos &&
                     clean.find_first_not_of("0123456789:.", space + 1) == clean.npos;
  if (const auto slashed = parse_slashed(clock ? clean.substr(0, space) : clean)) {
    return {month_first({slashed->second, slashed->first, slashed->year}), month_first(*slashed)};
  }
  const auto day = parse_foreign_day(text);
  return {day, day};
}

std::string edtf_day(year_month_day day) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
  return text;
}

std::string edtf_month(year_month_day day) {
  return edtf_day(day).substr(0, 7);
}

std::string edtf_around(year_month_day day, int days) {
  const std::chrono::sys_days middle(day);
  return "[" + edtf_day(middle - std::chrono::days(days)) + ".." + edtf_day(middle + std::chrono::days(days)) + "]";
}

std::string term(std::string_view text) {
  constexpr std::string_view gaps = " _/-(),.";
  std::string result;
  for (const char c : ascii_lower(trimmed(text))) {
    const bool gap = gaps.find(c) != gaps.npos;
    if (!gap) result += c;
    if (gap && !result.empty() && result.back() != '-') result += '-';
  }
  if (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

}  // namespace yalu
