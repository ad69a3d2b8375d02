#include "incidents/date_words_reader.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "incidents/date_words_days.h"
#include "incidents/date_words_lexer.h"

namespace yalu {
namespace {

using T = DateToken;
using std::chrono::days;

constexpr const char* needs_published = "cannot be resolved without a date of publication";
/// In which North Korea was founded: a year of two digits is not read as one before it where it may mean another.
constexpr int first_year = 1948;

using Unit = DateUnit;

EdtfInterval span(Day first, Day last) {
  return {first, last};
}
class Reader {
 public:
  Reader(std::string_view words, const DateContext& context, const std::optional<SharedYear>& shared)
      : words_(date_words_of(words)), context_(context), shared_(shared) {
    const auto& published = context.published;
    if (published && published->earliest && published->latest &&
        *published->latest - *published->earliest < days{366} && year_of(*published->earliest) > 1000 &&
        year_of(*published->latest) < 9000) {
      known_ = *published;
    }
  }

  Result<Wording> read() {
    for (const DateWord& word : words_) {
      if (word.token == T::unknown) return Error{"\"" + word.text + "\" is not understood as part of a date"};
    }
    approximate_ = take_all(T::about);
    const bool midnight = take_all(T::midnight);
    for (const DateWord& word : words_) {
      if (word.token == T::over_days) at_least_days_ = std::max(at_least_days_, word.value);
    }
    take_all(T::over_days);
    join_hyphenated();
    std::optional<EdtfInterval> interval = words_.size() == 3 ? month_and_number() : std::nullopt;
    if (error_.empty() && !interval) interval = expression();
    if (interval && at_ < words_.size()) interval = fail("\"" + words_[at_].text + "\" is out of place in a date");
    if (!interval) return Error{error_.empty() ? "no date is given" : error_};
    if (!interval->earliest && !interval->latest) return Error{"the words bound the date on neither side"};
    if (interval->earliest && interval->latest) {
      const days missing = days{at_least_days_ - 1} - (*interval->latest - *interval->earliest);
      if (missing > days{0}) *interval = {*interval->earliest - missing, *interval->latest + missing};
      // Midnight on the 9th may be the end of that day and so the start of the next.
      if (midnight) *interval->latest += days{1};
    }
    if (interval->latest && year_of(*interval->latest) > 9999) return Error{"the date reaches beyond the year 9999"};
    interval->approximate = interval->approximate || approximate_ || (resolved_ && context_.published->approximate);
    interval->uncertain = interval->uncertain || (resolved_ && context_.published->uncertain);
    return Wording{{*interval, remark_}, year_given_, false};
  }

 private:
  std::nullopt_t fail(const std::string& reason) {
    if (error_.empty()) error_ = reason;
    return std::nullopt;
  }

  bool take_all(T token) {
    return std::erase_if(words_, [token](const DateWord& word) { return word.token == token; }) > 0;
  }

  void say(const std::string& remark) {
    if (remark_.find(remark) != std::string::npos) return;
    if (!remark_.empty()) remark_ += "; ";
    remark_ += remark;
  }

  T peek(std::size_t ahead = 0) const { return at_ + ahead < words_.size() ? words_[at_ + ahead].token : T::clock; }

  bool take(T token) {
    if (peek() != token) return false;
    ++at_;
    return true;
  }

  /// 20-Nov-2023: these two hyphens join, they do not say "to".
  void join_hyphenated() {
    if (words_.size() == 5 && words_[0].token == T::month && words_[2].token == T::number &&
        words_[4].token == T::year && words_[1].token == T::dash && words_[3].token == T::dash) {
      take_all(T::dash);
      return;
    }
    for (std::size_t i = 0; i + 4 < words_.size(); ++i) {
      const bool year =
          words_[i + 4].token == T::year || (words_[i + 4].token == T::number && words_[i + 4].digits == 2);
      if (words_[i].token != T::number || words_[i + 1].token != T::dash || words_[i + 2].token != T::month ||
          words_[i + 3].token != T::dash || !year) {
        continue;
      }
      words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i) + 3);
      words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  /// "Nov-23", "23-Nov": a spreadsheet writes so a day of a month and a month of a year.
  std::optional<EdtfInterval> month_and_number() {
    const bool month_first = words_[0].token == T::month;
    const DateWord& month = words_[month_first ? 0 : 2];
    const DateWord& number = words_[month_first ? 2 : 0];
    if (words_[1].token != T::dash || month.token != T::month || number.token != T::number || number.digits != 2) {
      return std::nullopt;
    }
    at_ = words_.size();
    const std::string text = words_[0].text + "-" + words_[2].text;
    Unit in_year;
    in_year.month = month.value;
    in_year.text = text;
    Unit of_month = in_year;
    of_month.day = number.value;
    in_year.year = full_year(number.value);
    const auto whole = resolve(in_year);
    const bool leap = month.value == 2 && number.value == 29;
    const bool is_day = leap || make_day(2001, static_cast<unsigned>(month.value), static_cast<unsigned>(number.value));
    if (!whole || !is_day) return whole;
    if (!known_) {
      return fail("\"" + text + "\" may be a day of a month or a month of a year; without a date of publication" +
                  " neither can be told");
    }
    const auto day = resolve(of_month);
    if (!day) return std::nullopt;
    say("\"" + text + "\" may be a day of a month or a month of a year");
    return hull(*day, *whole);
  }

  std::optional<EdtfInterval> expression() {
    if (take(T::reported)) {
      say("the words date the report; what it tells of happened by then");
      return one([this](const EdtfInterval& i) { return open_start(i); });
    }
    if (take(T::between)) return range(T::between);
    if (take(T::from)) return range(T::from);
    if (take(T::since)) return one([this](const EdtfInterval& i) { return open_end(i, true); });
    if (take(T::after)) return one([this](const EdtfInterval& i) { return open_end(i, false); });
    if (take(T::until)) return one([](const EdtfInterval& i) { return EdtfInterval{std::nullopt, i.latest, true}; });
    if (take(T::before)) return one([this](const EdtfInterval& i) { return open_start(i); });
    return range(T::clock);
  }

  template <class Change>
  std::optional<EdtfInterval> one(Change change) {
    const auto unit = read_unit();
    const auto interval = unit ? resolve(*unit) : std::nullopt;
    if (!interval) return std::nullopt;
    return change(*interval);
  }

  /// Nothing is reported before it happened: the publication ends what the words leave open.
  EdtfInterval open_end(const EdtfInterval& start, bool lasting) {
    EdtfInterval result{start.earliest, std::nullopt, lasting};
    const auto end = context_.published ? context_.published->latest : std::nullopt;
    if (end && start.earliest && *start.earliest <= *end) {
      result.latest = end;
      resolved_ = true;
    }
    return result;
  }

  EdtfInterval open_start(const EdtfInterval& end) {
    EdtfInterval result{std::nullopt, end.latest};
    const auto known = context_.published ? context_.published->latest : std::nullopt;
    if (known && result.latest && *known < *result.latest) {
      result.latest = known;
      resolved_ = true;
    }
    return result;
  }

  /// One date, or two with a word between or behind them.
  std::optional<EdtfInterval> range(T opening) {
    auto first = read_unit();
    if (!first) return std::nullopt;
    const T joint = peek();
    const bool behind = joint == T::from_behind;
    const bool joins = joint == T::to || joint == T::dash || joint == T::conjunction || joint == T::alternative ||
                       joint == T::until || behind;
    if (!joins) {
      if (opening == T::between) return fail("\"between\" needs two dates");
      const auto interval = resolve(*first);
      if (!interval) return std::nullopt;
      if (take(T::since_behind)) return open_end(*interval, opening == T::from);
      if (take(T::before_behind)) return open_start(*interval);
      if (opening == T::from) return open_end(*interval, true);
      if (take(T::until_behind)) return EdtfInterval{std::nullopt, interval->latest, true};
      return interval;
    }
    ++at_;
    if (behind && at_ == words_.size()) {
      const auto interval = resolve(*first);
      return interval ? std::optional(open_end(*interval, true)) : std::nullopt;
    }
    auto last = read_unit();
    if (!last) return std::nullopt;
    take(T::until_behind);
    const bool between = take(T::between_behind) || opening == T::between;
    auto result = resolve_two(*first, *last);
    if (!result) return std::nullopt;
    result->lasting = lasts_ && !between && joint != T::alternative;
    return result;
  }

  /// "Nov-Dec 23", "Dec 23 - Jan 24": the numbers may be years as well as days. Where both ends have one, only if they
  /// are one year or two in a row: "Oct 10 - Nov 12" are days.
  std::optional<EdtfInterval> months_of_short_years(Unit first, Unit last) const {
    const bool first_may = first.may_end_in_year(), last_may = last.may_end_in_year();
    const bool from_month = last_may && (first_may || first.only_month());
    if (!from_month && !(first_may && last.only_month() && last.year)) return std::nullopt;
    const auto as_month = [&](Unit& unit) {
      unit.year = century_added(*unit.day);
      unit.day.reset();
    };
    if (first_may) as_month(first);
    if (last_may) as_month(last);
    if (!first.year) first.year = *last.year - (starts_after(first, last) ? 1 : 0);
    const int years = *last.year - *first.year;
    if (*first.year < first_year || years < 0 || (first_may && years > 1)) return std::nullopt;
    if (years == 0 && starts_after(first, last)) return std::nullopt;
    const auto a = days_in_year(first, *first.year);
    const auto b = days_in_year(last, *last.year);
    return a && b ? std::optional(hull(*a, *b)) : std::nullopt;
  }

  std::optional<EdtfInterval> resolve_two(const Unit& first, const Unit& last) {
    const auto months = months_of_short_years(first, last);
    if (!months) return resolve_two_dates(first, last);
    const auto may_be_day = [](const Unit& unit) {
      constexpr int leap_year = 2000;
      return !unit.may_end_in_year() ||
             make_day(leap_year, static_cast<unsigned>(*unit.month), static_cast<unsigned>(*unit.day));
    };
    const std::string text = "\"" + first.text + "\" to \"" + last.text + "\"";
    if (!may_be_day(first) || !may_be_day(last)) {
      say(text + " is read as months with years of two digits");
      return months;
    }
    const auto dates = resolve_two_dates(first, last);
    if (!dates) return std::nullopt;
    say(text + " may give days of months or years of two digits");
    if (!(*dates == *months)) lasts_ = false;
    return hull(*dates, *months);
  }

  std::optional<EdtfInterval> resolve_two_dates(Unit first, Unit last) {
    // What one of two dates leaves out, the other says: "25-30 January 2003", "January 25-30, 2003".
    if (first.day && !first.month && !first.relative()) {
      first.month = last.month;
      first.rel_month = last.rel_month;
      first.rel_year = last.rel_year;
    }
    if (last.day && !last.month && !last.relative()) {
      if (!first.day) return fail("\"" + last.text + "\": a day needs a month");
      last.month = first.month;
      last.rel_month = first.rel_month;
      if (!last.year) last.rel_year = first.rel_year;
    }
    if (first.part && !first.of_a_year() && !first.year && !first.relative()) {
      first.month = last.month;
      first.rel_month = last.rel_month;
    }
    if (first.rel_year && !last.year && !last.relative() && last.of_a_year()) last.rel_year = first.rel_year;
    if (last.rel_year && !first.year && !first.relative() && first.of_a_year()) first.rel_year = last.rel_year;
    if (!first.lacks_year() && !last.lacks_year()) return joined(first, last);
    if (first.lacks_year() && last.year) {
      first.year = last.year;
      if (starts_after(first, last)) --*first.year;
      return joined(first, last);
    }
    if (last.lacks_year() && first.year) {
      last.year = first.year;
      if (starts_after(first, last)) ++*last.year;
      return joined(first, last);
    }
    if (!(first.lacks_year() && last.lacks_year() && first.month && last.month)) return joined(first, last);
    if (!known_) return fail("\"" + first.text + "\" " + needs_published);
    std::optional<EdtfInterval> result;
    for (const Day published : {*known_->earliest, *known_->latest}) {
      // A range over New Year may have begun by the publication and end in the year after it.
      for (int year = year_of(published) + 1, tries = 0; tries < 10; --year, ++tries) {
        first.year = last.year = year;
        if (starts_after(first, last)) --*first.year;
        const auto begin = days_in_year(first, *first.year);
        if (!begin || *begin->earliest > published || !days_in_year(last, year)) continue;
        const auto both = joined(first, last);
        if (!both) return std::nullopt;
        if (!result) {
          result = *both;
        } else if (!(*result == *both)) {
          // Neither of two lasting times lasted as long as both together.
          result = hull(*result, *both);
          lasts_ = false;
        }
        break;
      }
    }
    if (!result) return fail("\"" + first.text + "\" is not understood as a date");
    say("the year is taken from the date of publication");
    resolved_ = true;
    return result;
  }

  static bool starts_after(const Unit& first, const Unit& last) {
    return first.month && last.month && *first.month > *last.month;
  }

  std::optional<EdtfInterval> joined(const Unit& first, const Unit& last) {
    const auto a = resolve(first);
    const auto b = a ? resolve(last) : std::nullopt;
    if (!b) return std::nullopt;
    if (*a->earliest > *b->latest) return fail("\"" + last.text + "\" lies before \"" + first.text + "\"");
    return hull(*a, *b);
  }

  static bool set(std::optional<int>& field, int value) {
    if (field) return false;
    field = value;
    return true;
  }

  int century_added(int two_digits) const {
    const int limit = context_.published && context_.published->latest ? year_of(*context_.published->latest) : 2068;
    return 2000 + two_digits <= limit ? 2000 + two_digits : 1900 + two_digits;
  }

  int full_year(int two_digits) {
    say("the year of two digits is taken as " + std::to_string(century_added(two_digits)));
    return century_added(two_digits);
  }

  std::optional<Unit> read_unit() {
    Unit unit;
    const std::size_t start = at_;
    while (at_ < words_.size() && component(unit, words_[at_])) {
      unit.text += (unit.text.empty() ? "" : " ") + words_[at_].text;
      ++at_;
    }
    if (!error_.empty()) return std::nullopt;
    unit.last = unit.last || (unit.past && !unit.day && !unit.year);
    year_given_ = year_given_ || unit.year || unit.numeric;
    if (shared_ && unit.month && unit.lacks_year()) {
      unit.year = shared_->year;
      // Dates stand in their order: "Dec 20, Jan 3 2024", "Dec 20 2023, Jan 3".
      if (shared_->behind && *unit.month > shared_->month) --*unit.year;
      if (!shared_->behind && *unit.month < shared_->month) ++*unit.year;
    }
    if (at_ > start) return unit;
    return fail(at_ < words_.size() ? "a date is missing before \"" + words_[at_].text + "\"" : "no date is given");
  }

  bool component(Unit& unit, const DateWord& word) {
    switch (word.token) {
      case T::number:
        if (!unit.day && !unit.numeric) {
          unit.bare_number = true;
          unit.number_behind_month = unit.month && word.digits == 2;
          return set(unit.day, word.value);
        }
        // "October 8, 10" is as often two days.
        return unit.month && word.digits == 2 && !word.behind_comma && !unit.year &&
               set(unit.year, full_year(word.value));
      case T::day:
        return set(unit.day, word.value);
      case T::month:
        return set(unit.month, word.value);
      case T::year:
        unit.counted_year = word.digits == 2 && (word.text.ends_with("년") || word.text.ends_with("年"));
        return !unit.year && set(unit.year, word.digits == 2 ? full_year(word.value) : word.value);
      case T::part:
        return set(unit.part, word.value);
      case T::year_part:
        unit.of_the_year = true;
        return set(unit.part, word.value);
      case T::nth_week:
        return set(unit.nth_week, word.value);
      case T::week_by:
        return set(unit.week_by, word.value);
      case T::weekend:
        return set(unit.weekend, word.value);
      case T::ago:
        return set(unit.ago, word.value) && set(unit.ago_unit, word.second);
      case T::within:
        unit.within_or_year = word.digits == 2;
        return set(unit.within, word.value) && set(unit.within_unit, word.second);
      case T::half:
        return set(unit.half, word.value);
      case T::quarter:
        return set(unit.quarter, word.value);
      case T::season:
        return set(unit.season, word.value);
      case T::decade:
        if (word.digits != 4) {
          fail("\"" + word.text + "\": the decade's century is not given");
          return false;
        }
        return set(unit.decade, word.value);
      case T::weekday:
        return set(unit.weekday, word.value);
      case T::rel_year:
        return set(unit.rel_year, word.value);
      case T::rel_month:
        return set(unit.rel_month, word.value);
      case T::rel_week:
        return set(unit.rel_week, word.value);
      case T::rel_day:
        return set(unit.rel_day, word.value);
      case T::last:
        return !std::exchange(unit.last, true);
      case T::past:
        return !std::exchange(unit.past, true);
      case T::numeric:
        if (unit.numeric) return false;
        unit.numeric = numeric(word);
        return unit.numeric.has_value();
      default:
        return false;
    }
  }

  std::optional<EdtfInterval> numeric(const DateWord& word) {
    const auto day = [](int year, int month, int number) {
      return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(number));
    };
    if (word.digits == 4) {
      if (const auto exact = day(word.value, word.second, word.third)) return span(*exact, *exact);
      return fail("\"" + word.text + "\": there is no such day");
    }
    std::vector<Day> readings;
    if (word.third_digits != 1) {
      const int year = word.third_digits == 2 ? century_added(word.third) : word.third;
      const auto day_first = day(year, word.second, word.value);
      const auto month_first = day(year, word.value, word.second);
      const bool both = day_first && month_first;
      if (day_first && !(both && context_.order == DayOrder::month_first)) readings.push_back(*day_first);
      if (month_first && !(both && context_.order == DayOrder::day_first)) readings.push_back(*month_first);
    }
    if (word.digits == 2 && word.third_digits <= 2) {
      // 23.11.20 is a day of 2023 in Korea and China, whatever order the file's other dates have.
      const int year = century_added(word.value);
      const auto year_first = day(year, word.second, word.third);
      if (year_first && (readings.empty() || year >= first_year)) readings.push_back(*year_first);
    }
    if (readings.empty()) return fail("\"" + word.text + "\": there is no such day");
    const auto [first, last] = std::minmax_element(readings.begin(), readings.end());
    const EdtfInterval all = span(*first, *last);
    if (*all.earliest != *all.latest) {
      std::string text;
      for (const Day reading : readings) text += (text.empty() ? "" : " or ") + format_day_in_words(reading);
      say("\"" + word.text + "\" may be " + text);
      lasts_ = false;
    } else if (word.third_digits <= 2) {
      say("the year of two digits is taken as " + std::to_string(year_of(*all.earliest)));
    }
    return all;
  }

  /// The hull of what `at` gives for the first and the last day of publication.
  template <class At>
  std::optional<EdtfInterval> for_published(const Unit& unit, At at) {
    if (!known_) return fail("\"" + unit.text + "\" " + needs_published);
    const std::optional<EdtfInterval> a = at(*known_->earliest);
    const std::optional<EdtfInterval> b = at(*known_->latest);
    if (!a || !b) return fail("\"" + unit.text + "\" is not understood as a date");
    resolved_ = true;
    return hull(*a, *b);
  }

  std::optional<EdtfInterval> resolve(const Unit& unit) {
    if (unit.counted_year && !unit.of_a_year() && !unit.part) {
      return fail("\"" + unit.text + "\" may be a year or a count of years");
    }
    auto result = resolve_days(unit);
    if (result && unit.week_by) result = week_by(*result, *unit.week_by);
    if (result && unit.weekend && unit.day) {
      if (*unit.weekend != 0) result.reset();
      if (result) result = weekend_of(*result);
    }
    if (!result) return fail("\"" + unit.text + "\" is not understood as a date");
    if (unit.weekday && !unit.week_by && (unit.day || unit.numeric) && result->single_day() &&
        weekday_of(*result->earliest) != *unit.weekday) {
      say("the day of the week does not agree with " + format_day_in_words(*result->earliest));
    }
    return result;
  }

  std::optional<EdtfInterval> resolve_days(const Unit& unit) {
    const bool plain = !unit.month && !unit.day && !unit.part && !unit.half && !unit.quarter && !unit.season &&
                       !unit.nth_week && !unit.of_the_year;
    const bool no_year = !unit.year && !unit.rel_year && !unit.decade;
    const int relatives = unit.rel_month.has_value() + unit.rel_week.has_value() + unit.rel_day.has_value() +
                          unit.rel_year.has_value() + unit.numeric.has_value() + unit.ago.has_value() +
                          unit.within.has_value() + unit.last;
    if (relatives > 1) return std::nullopt;
    if (unit.numeric) return plain && no_year ? unit.numeric : std::nullopt;
    if (unit.weekend && !unit.day) {
      if (!plain || !no_year || relatives > 0 || unit.weekday || unit.week_by) return std::nullopt;
      if (*unit.weekend < 0) say("\"last\" may be the latest weekend or the one before");
      return for_published(unit, [&](Day p) { return std::optional(latest_weekend(unit, p)); });
    }
    if (unit.ago) {
      if (!plain || !no_year || unit.weekday) return std::nullopt;
      return for_published(unit, [&](Day p) { return days_ago(unit, p); });
    }
    if (unit.within) {
      if (!plain || !no_year || unit.weekday) return std::nullopt;
      return for_published(unit, [&](Day p) { return days_within(unit, p); });
    }
    if (unit.decade) return !unit.year && relatives == 0 && !unit.weekday ? days_of_decade(unit) : std::nullopt;
    if (unit.rel_day) {
      if (!plain || !no_year || unit.weekday) return std::nullopt;
      return for_published(
          unit, [&](Day p) { return std::optional(span(p + days{*unit.rel_day}, p + days{*unit.rel_day})); });
    }
    if (unit.rel_week) {
      if (!plain || !no_year) return std::nullopt;
      return for_published(unit, [&](Day p) { return std::optional(days_of_week(unit, p)); });
    }
    if (unit.weekday && plain) {
      if (!no_year) return std::nullopt;
      if (unit.last) say("\"last\" may be the latest such day or the one of the week before");
      return for_published(unit, [&](Day p) { return std::optional(latest_weekday(unit, p)); });
    }
    if (unit.weekday && !unit.day) return std::nullopt;
    if (unit.last) {
      if (!unit.month || unit.day || unit.part || unit.half || unit.quarter || unit.season || unit.nth_week || !no_year)
        return std::nullopt;
      say("\"last\" may be the latest such month or the one of the year before");
      return for_published(unit, [&](Day p) {
        const int year = year_of(p);
        const auto earlier = months_of_year(year - 1, *unit.month, *unit.month);
        const auto same = months_of_year(year, *unit.month, *unit.month);
        return std::optional(*same.earliest <= p ? hull(earlier, same) : earlier);
      });
    }
    if (unit.rel_month) {
      if (unit.month || unit.year) return std::nullopt;
      return for_published(unit, [&](Day p) {
        const int number = year_of(p) * 12 + month_of(p) - 1 + *unit.rel_month;
        Unit dated = unit;
        dated.month = number % 12 + 1;
        return days_in_year(dated, number / 12);
      });
    }
    if (unit.rel_year) {
      if (unit.year) return std::nullopt;
      return for_published(unit, [&](Day p) { return days_in_year(unit, year_of(p) + *unit.rel_year); });
    }
    if (unit.year) return days_in_year(unit, *unit.year);
    if (unit.day && !unit.month) {
      if (unit.bare_number) return fail("\"" + unit.text + "\": a day needs a month");
      say("month and year are taken from the date of publication");
      return for_published(unit, [&](Day p) { return latest_day_of_number(unit, p); });
    }
    if (!unit.of_a_year()) return std::nullopt;
    say("the year is taken from the date of publication");
    return for_published(unit, [&](Day p) { return latest_days(unit, p); });
  }

  std::vector<DateWord> words_;
  const DateContext& context_;
  std::optional<EdtfInterval> known_;  ///< the publication, where it is known to a year or better
  std::size_t at_ = 0;
  bool approximate_ = false;
  bool resolved_ = false;  ///< against the publication, whose doubt then is the date's too
  std::optional<SharedYear> shared_;
  bool year_given_ = false;
  bool lasts_ = true;
  int at_least_days_ = 1;  ///< "overnight", "over two days"
  std::string error_;
  std::string remark_;
};

}  // namespace

Result<Wording> read_date_wording(std::string_view plain, const DateContext& context,
                                  const std::optional<SharedYear>& shared) {
  return Reader(plain, context, shared).read();
}

}  // namespace yalu
