#include "incidents/date_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "incidents/date_words_lexer.h"

namespace yalu {
namespace {

using T = DateToken;
using std::chrono::days;

constexpr const char* needs_published = "cannot be resolved without a date of publication";

EdtfInterval span(Day first, Day last) {
  return {first, last};
}
int year_of(Day day) {
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month()));
}
int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday{day}.c_encoding());
}

/// The components of one date, as far as the words give them.
struct Unit {
  std::optional<int> year, month, day, part, half, quarter, season, decade, weekday;
  std::optional<int> rel_year, rel_month, rel_week, rel_day;
  std::optional<EdtfInterval> numeric;
  bool last = false;
  bool bare_number = false;  ///< the day is a number without "th" or 일
  std::string text;

  bool of_a_year() const { return month || half || quarter || season; }
  bool relative() const { return rel_month || rel_week || rel_day || rel_year || numeric || decade || last; }
  bool lacks_year() const { return !year && !relative() && (of_a_year() || day || part); }
};

EdtfInterval months(int year, int first, int last) {
  return span(*make_day(year, static_cast<unsigned>(first), 1), last_day_of_month(year, static_cast<unsigned>(last)));
}

class Reader {
 public:
  Reader(std::string_view words, const DateContext& context) : words_(date_words_of(words)), context_(context) {
    const auto& published = context.published;
    if (published && published->earliest && published->latest &&
        *published->latest - *published->earliest < days{366} && year_of(*published->earliest) > 1000 &&
        year_of(*published->latest) < 9000) {
      known_ = *published;
    }
  }

  Result<DateReading> read() {
    for (const DateWord& word : words_) {
      if (word.token == T::unknown) return Error{"\"" + word.text + "\" is not understood as part of a date"};
    }
    approximate_ = std::erase_if(words_, [](const DateWord& word) { return word.token == T::about; }) > 0;
    join_hyphenated();
    std::optional<EdtfInterval> interval = expression();
    if (interval && at_ < words_.size()) interval = fail("\"" + words_[at_].text + "\" is out of place in a date");
    if (!interval) return Error{error_.empty() ? "no date is given" : error_};
    if (!interval->earliest && !interval->latest) return Error{"the words bound the date on neither side"};
    interval->approximate = interval->approximate || approximate_;
    return DateReading{*interval, remark_};
  }

 private:
  std::nullopt_t fail(const std::string& reason) {
    if (error_.empty()) error_ = reason;
    return std::nullopt;
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

  std::optional<EdtfInterval> expression() {
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
  EdtfInterval open_end(const EdtfInterval& start, bool lasting) const {
    EdtfInterval result{start.earliest, std::nullopt, lasting};
    const auto end = context_.published ? context_.published->latest : std::nullopt;
    if (end && start.earliest && *start.earliest <= *end) result.latest = end;
    return result;
  }

  EdtfInterval open_start(const EdtfInterval& end) const {
    EdtfInterval result{std::nullopt, end.latest};
    const auto known = context_.published ? context_.published->latest : std::nullopt;
    if (known && result.latest) result.latest = std::min(*known, *result.latest);
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
    result->lasting = !between && joint != T::alternative;
    return result;
  }

  std::optional<EdtfInterval> resolve_two(Unit first, Unit last) {
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
      for (int year = year_of(published), tries = 0; tries < 9; --year, ++tries) {
        first.year = last.year = year;
        if (starts_after(first, last)) --*first.year;
        const auto both = joined(first, last);
        if (!both) return std::nullopt;
        if (*both->earliest > published) continue;
        result = result ? hull(*result, *both) : *both;
        break;
      }
    }
    say("the year is taken from the date of publication");
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

  int full_year(int two_digits) {
    const int limit = context_.published && context_.published->latest ? year_of(*context_.published->latest) : 2068;
    const int year = 2000 + two_digits <= limit ? 2000 + two_digits : 1900 + two_digits;
    say("the year of two digits is taken as " + std::to_string(year));
    return year;
  }

  std::optional<Unit> read_unit() {
    Unit unit;
    const std::size_t start = at_;
    while (at_ < words_.size() && component(unit, words_[at_])) {
      unit.text += (unit.text.empty() ? "" : " ") + words_[at_].text;
      ++at_;
    }
    if (!error_.empty()) return std::nullopt;
    if (at_ > start) return unit;
    return fail(at_ < words_.size() ? "a date is missing before \"" + words_[at_].text + "\"" : "no date is given");
  }

  bool component(Unit& unit, const DateWord& word) {
    switch (word.token) {
      case T::number:
        if (!unit.day && !unit.numeric) {
          unit.bare_number = true;
          return set(unit.day, word.value);
        }
        return unit.month && word.digits == 2 && !unit.year && set(unit.year, full_year(word.value));
      case T::day:
        return set(unit.day, word.value);
      case T::month:
        return set(unit.month, word.value);
      case T::year:
        return !unit.year && set(unit.year, word.digits == 2 ? full_year(word.value) : word.value);
      case T::part:
        return set(unit.part, word.value);
      case T::half:
        return set(unit.half, word.value);
      case T::quarter:
        return set(unit.quarter, word.value);
      case T::season:
        return set(unit.season, word.value);
      case T::decade:
        if (word.digits == 2) {
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
    const int year = word.third_digits == 2 ? full_year(word.third) : word.third;
    auto day_first = day(year, word.second, word.value);
    auto month_first = day(year, word.value, word.second);
    if (day_first && month_first && context_.order == DayOrder::day_first) month_first = day_first;
    if (day_first && month_first && context_.order == DayOrder::month_first) day_first = month_first;
    if (!day_first) day_first = month_first;
    if (!month_first) month_first = day_first;
    if (!day_first) return fail("\"" + word.text + "\": there is no such day");
    if (*day_first != *month_first) {
      say("\"" + word.text + "\" may be " + format_day_in_words(*day_first) + " or " +
          format_day_in_words(*month_first));
    }
    return span(std::min(*day_first, *month_first), std::max(*day_first, *month_first));
  }

  /// The hull of what `at` gives for the first and the last day of publication.
  template <class At>
  std::optional<EdtfInterval> for_published(const Unit& unit, At at) {
    if (!known_) return fail("\"" + unit.text + "\" " + needs_published);
    const std::optional<EdtfInterval> a = at(*known_->earliest);
    const std::optional<EdtfInterval> b = at(*known_->latest);
    if (!a || !b) return fail("\"" + unit.text + "\" is not understood as a date");
    return hull(*a, *b);
  }

  std::optional<EdtfInterval> resolve(const Unit& unit) {
    auto result = resolve_days(unit);
    if (!result) return fail("\"" + unit.text + "\" is not understood as a date");
    if (unit.weekday && (unit.day || unit.numeric) && result->single_day() &&
        weekday_of(*result->earliest) != *unit.weekday) {
      say("the day of the week does not agree with " + format_day_in_words(*result->earliest));
    }
    return result;
  }

  std::optional<EdtfInterval> resolve_days(const Unit& unit) {
    const bool plain = !unit.month && !unit.day && !unit.part && !unit.half && !unit.quarter && !unit.season;
    const bool no_year = !unit.year && !unit.rel_year && !unit.decade;
    const int relatives = unit.rel_month.has_value() + unit.rel_week.has_value() + unit.rel_day.has_value() +
                          unit.rel_year.has_value() + unit.numeric.has_value() + unit.last;
    if (relatives > 1) return std::nullopt;
    if (unit.numeric) return plain && no_year ? unit.numeric : std::nullopt;
    if (unit.decade) return !unit.year && relatives == 0 && !unit.weekday ? decade(unit) : std::nullopt;
    if (unit.rel_day) {
      if (!plain || !no_year || unit.weekday) return std::nullopt;
      return for_published(
          unit, [&](Day p) { return std::optional(span(p + days{*unit.rel_day}, p + days{*unit.rel_day})); });
    }
    if (unit.rel_week) {
      if (!plain || !no_year) return std::nullopt;
      return for_published(unit, [&](Day p) { return week(unit, p); });
    }
    if (unit.weekday && plain) {
      if (!no_year) return std::nullopt;
      if (unit.last) say("\"last\" may be the latest such day or the one of the week before");
      return for_published(unit, [&](Day p) { return std::optional(weekday(unit, p)); });
    }
    if (unit.weekday && !unit.day) return std::nullopt;
    if (unit.last) {
      if (!unit.month || unit.day || unit.part || unit.half || unit.quarter || unit.season || !no_year)
        return std::nullopt;
      say("\"last\" may be the latest such month or the one of the year before");
      return for_published(unit, [&](Day p) {
        const int year = year_of(p);
        const auto earlier = months(year - 1, *unit.month, *unit.month);
        const auto same = months(year, *unit.month, *unit.month);
        return std::optional(*same.earliest <= p ? hull(earlier, same) : earlier);
      });
    }
    if (unit.rel_month) {
      if (unit.month || unit.year) return std::nullopt;
      return for_published(unit, [&](Day p) {
        const int number = year_of(p) * 12 + month_of(p) - 1 + *unit.rel_month;
        Unit dated = unit;
        dated.month = number % 12 + 1;
        return in_year(dated, number / 12);
      });
    }
    if (unit.rel_year) {
      if (unit.year) return std::nullopt;
      return for_published(unit, [&](Day p) { return in_year(unit, year_of(p) + *unit.rel_year); });
    }
    if (unit.year) return in_year(unit, *unit.year);
    if (unit.day && !unit.month) {
      if (unit.bare_number) return fail("\"" + unit.text + "\": a day needs a month");
      say("month and year are taken from the date of publication");
      return for_published(unit, [&](Day p) { return day_before(unit, p); });
    }
    if (!unit.of_a_year()) return std::nullopt;
    say("the year is taken from the date of publication");
    return for_published(unit, [&](Day p) {
      // 29 February may be up to eight years back.
      std::optional<EdtfInterval> found;
      for (int year = year_of(p), tries = 0; tries < 9 && !found; --year, ++tries) {
        found = in_year(unit, year);
        if (found && *found->earliest > p) found.reset();
      }
      return found;
    });
  }

  /// The latest day of this number up to `published`.
  static std::optional<EdtfInterval> day_before(const Unit& unit, Day published) {
    if (unit.part || unit.half || unit.quarter || unit.season) return std::nullopt;
    const int start = year_of(published) * 12 + month_of(published) - 1;
    for (int number = start; number > start - 3; --number) {
      const auto day = make_day(number / 12, static_cast<unsigned>(number % 12 + 1), static_cast<unsigned>(*unit.day));
      if (day && *day <= published) return span(*day, *day);
    }
    return std::nullopt;
  }

  /// Weeks that begin on a Sunday and weeks that begin on a Monday.
  static std::optional<EdtfInterval> week(const Unit& unit, Day published) {
    const Day sunday = published - days{weekday_of(published)} + days{7 * *unit.rel_week};
    const Day monday = published - days{(weekday_of(published) + 6) % 7} + days{7 * *unit.rel_week};
    Day first = std::min(sunday, monday);
    Day last = std::max(sunday, monday) + days{6};
    if (!unit.weekday) return span(first, *unit.rel_week == 0 ? std::min(last, published) : last);
    while (weekday_of(first) != *unit.weekday) first += days{1};
    while (weekday_of(last) != *unit.weekday) last -= days{1};
    return span(first, last);
  }

  static EdtfInterval weekday(const Unit& unit, Day published) {
    Day latest = published;
    while (weekday_of(latest) != *unit.weekday) latest -= days{1};
    // On a Monday, "Monday" is today or a week ago. "Last Monday" is the latest one or the one of the week before.
    if (!unit.last) return span(latest == published ? latest - days{7} : latest, latest);
    return span(latest - days{7}, latest == published ? latest - days{7} : latest);
  }

  static std::optional<EdtfInterval> decade(const Unit& unit) {
    if (unit.month || unit.day || unit.half || unit.quarter || unit.season) return std::nullopt;
    // "the 2000s" and "the 1900s" may be the century.
    const int size = *unit.decade % 100 == 0 ? 100 : 10;
    if (*unit.decade % 10 != 0 || *unit.decade + size > 10000) return std::nullopt;
    const int first = *unit.decade;
    if (!unit.part) return span(*make_day(first, 1, 1), *make_day(first + size - 1, 12, 31));
    const int tenth = size / 10;
    const int from = *unit.part == 0 ? 0 : *unit.part == 1 ? 3 : 5;
    const int to = *unit.part == 0 ? 5 : *unit.part == 1 ? 7 : 10;
    // Of a decade that may be a century, the early part of either begins it, but nothing else is shared.
    const int begin = size == 100 && *unit.part > 0 ? std::min(from, from * tenth) : from * tenth;
    return span(*make_day(first + begin, 1, 1), *make_day(first + to * tenth - 1, 12, 31));
  }

  static std::optional<EdtfInterval> in_year(const Unit& unit, int year) {
    const int finer = unit.half.has_value() + unit.quarter.has_value() + unit.season.has_value();
    if (year < 1 || year > 9998 || finer > 1 || (finer == 1 && (unit.day || unit.part))) return std::nullopt;
    if (unit.day) {
      if (!unit.month || unit.part) return std::nullopt;
      const auto day = make_day(year, static_cast<unsigned>(*unit.month), static_cast<unsigned>(*unit.day));
      return day ? std::optional(span(*day, *day)) : std::nullopt;
    }
    if (unit.month) {
      if (*unit.month < 1 || *unit.month > 12 || unit.quarter || unit.season) return std::nullopt;
      EdtfInterval month = months(year, *unit.month, *unit.month);
      const Day first = *month.earliest;
      if (unit.part && *unit.part > 0) month.earliest = first + days{10 * *unit.part};
      if (unit.part && *unit.part < 2) month.latest = first + days{10 * *unit.part + 9};
      if (unit.half && *unit.half == 0) month.latest = first + days{15};
      if (unit.half && *unit.half == 1) month.earliest = first + days{14};
      return month;
    }
    if (unit.part) return months(year, *unit.part * 4 + 1, *unit.part * 4 + 4);
    if (unit.half) return months(year, *unit.half * 6 + 1, *unit.half * 6 + 6);
    if (unit.quarter) return months(year, *unit.quarter * 3 + 1, *unit.quarter * 3 + 3);
    if (!unit.season) return months(year, 1, 12);
    std::string text = std::to_string(year);
    text = std::string(4 - text.size(), '0') + text + "-" + std::to_string(21 + *unit.season);
    const auto season = parse_edtf(text);
    return season ? std::optional(season.value()) : std::nullopt;
  }

  std::vector<DateWord> words_;
  const DateContext& context_;
  std::optional<EdtfInterval> known_;  ///< the publication, where it is known to a year or better
  std::size_t at_ = 0;
  bool approximate_ = false;
  std::string error_;
  std::string remark_;
};

}  // namespace

Result<DateReading> read_date_words(std::string_view words, const DateContext& context) {
  const std::size_t start = words.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return Error{"no date is given"};
  const std::string_view trimmed = words.substr(start, words.find_last_not_of(" \t\r\n") - start + 1);
  if (const auto edtf = parse_edtf(trimmed)) return DateReading{edtf.value(), {}};
  return Reader(plain_date_text(trimmed), context).read();
}

std::optional<DayOrder> day_order_shown_by(std::string_view text) {
  const auto words = date_words_of(plain_date_text(text));
  if (words.size() != 1 || words[0].token != T::numeric || words[0].digits == 4) return std::nullopt;
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
