#include "incidents/date_words.h"

#include <cmath>
#include <utility>

#include "incidents/date_words_lexer.h"
#include "incidents/date_words_reader.h"

namespace yalu {
namespace {

using T = DateToken;
using std::chrono::days;

/// Beyond these, what stands between commas is no list of dates.
constexpr int most_commas = 4;
constexpr int most_dates = 4;

bool holds(const EdtfInterval& outer, const EdtfInterval& inner) {
  const bool starts = !outer.earliest || (inner.earliest && *outer.earliest <= *inner.earliest);
  return starts && (!outer.latest || (inner.latest && *inner.latest <= *outer.latest));
}

/// Two wordings of one date ("last Tuesday; May 28"): the narrower, if it lies within the other; else both, as of two
/// dates. A list of dates is no wording of one, and nothing of it is left out.
Result<Wording> both_wordings(const Wording& a, const Wording& b) {
  if (holds(b.reading.interval, a.reading.interval) && !b.several) return a;
  if (holds(a.reading.interval, b.reading.interval)) return b;
  Wording both{{hull(a.reading.interval, b.reading.interval), {}}, a.year_given || b.year_given, true};
  if (!both.reading.interval.earliest && !both.reading.interval.latest) {
    return Error{"the words bound the date on neither side"};
  }
  both.reading.remark = "the wordings do not agree, or are of several dates; the date holds them all";
  for (const Wording* one : {&a, &b}) {
    const std::string& remark = one->reading.remark;
    if (remark.empty() || one->several) continue;
    both.reading.remark += "; " + remark;
  }
  return both;
}

std::optional<SharedYear> year_for_others(const Wording& wording, bool behind) {
  const auto& day = behind ? wording.reading.interval.latest : wording.reading.interval.earliest;
  if (!wording.year_given || !day) return std::nullopt;
  const std::chrono::year_month_day date{*day};
  return SharedYear{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())), behind};
}

/// "Dec 20, 2023": what stands behind the comma belongs to what stands before it.
bool begins_with_year(std::string_view text) {
  const auto words = date_words_of(text);
  return !words.empty() && words.front().token == T::year;
}

/// The whole, or wordings and dates with semicolons or commas between them: a year given once holds for all.
Result<Wording> read_list(std::string_view plain, const DateContext& context, const std::optional<SharedYear>& shared,
                          int dates_left) {
  auto whole = read_date_wording(plain, context, shared);
  if (whole || dates_left <= 1) return whole;
  // Some leap year: whether the words would be a date if they had a year.
  const SharedYear any_year{2000, 1, false};
  std::size_t at = plain.find_first_of(";,");
  for (int tries = 0; at != std::string_view::npos && tries < most_commas; ++tries) {
    const std::string_view left = plain.substr(0, at);
    const std::string_view right = plain.substr(at + 1);
    at = plain.find_first_of(";,", at + 1);
    const auto probe = read_date_wording(left, context, any_year);
    if (!probe || (!probe.value().year_given && begins_with_year(right))) continue;
    const auto from_left = probe.value().year_given ? year_for_others(probe.value(), false) : shared;
    const auto b = read_list(right, context, from_left, dates_left - 1);
    if (!b) continue;
    const auto from_right = from_left ? from_left : year_for_others(b.value(), true);
    const auto a = read_date_wording(left, context, from_right);
    if (a) return both_wordings(a.value(), b.value());
  }
  return whole;
}

/// 2022-23, two years in a row written as one: in words, unlike EDTF's autumn of 2022.
bool is_pair_of_years(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -100; };
  const int next = (digit(2) * 10 + digit(3) + 1) % 100;
  return digit(0) >= 0 && digit(1) >= 0 && next >= 0 && digit(5) * 10 + digit(6) == next;
}

}  // namespace

Result<DateReading> read_date_words(std::string_view words, const DateContext& context) {
  const std::size_t start = words.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return Error{"no date is given"};
  const std::string_view trimmed = words.substr(start, words.find_last_not_of(" \t\r\n") - start + 1);
  const auto edtf = parse_edtf(trimmed);
  if (edtf && !is_pair_of_years(trimmed)) return DateReading{edtf.value(), {}};
  const auto read = read_list(plain_date_text(trimmed), context, {}, most_dates);
  if (!read) return read.error();
  if (!edtf) return read.value().reading;
  return DateReading{hull(edtf.value(), read.value().reading.interval),
                     "\"" + std::string(trimmed) + "\" may be two years, and may be EDTF; the date holds both"};
}

std::optional<DayOrder> day_order_shown_by(std::string_view text) {
  const auto words = date_words_of(plain_date_text(text));
  if (words.size() != 1 || words[0].token != T::numeric || words[0].digits == 4) return std::nullopt;
  // 23.11.20 may be a day of 2023: it shows nothing.
  if (words[0].digits == 2 && words[0].third_digits != 4) return std::nullopt;
  const bool day_first = words[0].value > 12 && words[0].value <= 31 && words[0].second >= 1 && words[0].second <= 12;
  const bool month_first = words[0].second > 12 && words[0].second <= 31 && words[0].value >= 1 && words[0].value <= 12;
  if (day_first) return DayOrder::day_first;
  if (month_first) return DayOrder::month_first;
  return std::nullopt;
}

std::optional<Day> day_of_excel_serial(double serial) {
  if (!(serial >= 1.0) || !(serial < 2958466.0)) return std::nullopt;
  const int number = static_cast<int>(std::floor(serial));
  if (number == 60) return std::nullopt;
  const Day before_first = *make_day(1899, 12, 31);
  return before_first + days{number < 60 ? number : number - 1};
}

}  // namespace yalu
