#include "incidents/date_words_lexer.h"

#include <algorithm>
#include <initializer_list>

#include "incidents/date_words_vocabulary.h"

namespace yalu {
namespace {

using T = DateToken;

/// Counts of days, weeks, months and years as words.
constexpr DateVocable counts[] = {
    {"a", T::number, 1},     {"an", T::number, 1},    {"one", T::number, 1},  {"two", T::number, 2},
    {"three", T::number, 3}, {"four", T::number, 4},  {"five", T::number, 5}, {"six", T::number, 6},
    {"seven", T::number, 7}, {"eight", T::number, 8}, {"nine", T::number, 9}, {"ten", T::number, 10},
    {"한", T::number, 1},    {"두", T::number, 2},    {"세", T::number, 3},   {"네", T::number, 4},
    {"一", T::number, 1},    {"两", T::number, 2},    {"二", T::number, 2},   {"三", T::number, 3},
    {"四", T::number, 4},    {"五", T::number, 5},    {"六", T::number, 6},   {"七", T::number, 7},
    {"八", T::number, 8},    {"九", T::number, 9},    {"十", T::number, 10}};

/// What is counted: 0 days, 1 weeks, 2 months, 3 years.
constexpr DateVocable units[] = {
    {"days", T::ago, 0},   {"day", T::ago, 0},    {"nights", T::ago, 0}, {"weeks", T::ago, 1}, {"week", T::ago, 1},
    {"months", T::ago, 2}, {"month", T::ago, 2},  {"years", T::ago, 3},  {"year", T::ago, 3},  {"일", T::ago, 0},
    {"주일", T::ago, 1},   {"주", T::ago, 1},     {"개월", T::ago, 2},   {"달", T::ago, 2},    {"년", T::ago, 3},
    {"天", T::ago, 0},     {"个星期", T::ago, 1}, {"周", T::ago, 1},     {"个月", T::ago, 2},  {"年", T::ago, 3}};

constexpr std::string_view weekday_letters[] = {"日", "一", "二", "三", "四", "五", "六", "일",
                                                "월", "화", "수", "목", "금", "토", "天"};

constexpr std::string_view hanzi_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::size_t code_point_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<DateWord> read() {
    while (at_ < text_.size()) {
      if (!(bracketed_weekday() || space() || within() || ago() || clock() || numeric() || month_and_year() ||
            short_year() || number() || hanzi_number() || english_word() || other_word()))
        unknown();
    }
    return std::move(words_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  bool add(T token, int value, std::size_t size, int digits = 0) {
    if (token != T::clock) {
      DateWord word;
      word.token = token;
      word.value = value;
      word.digits = digits;
      word.behind_comma = comma_;
      word.text = rest().substr(0, size);
      words_.push_back(word);
    }
    comma_ = false;
    at_ += size;
    return true;
  }

  bool space() {
    const char c = peek();
    if (c == '-' || c == '~') return add(T::dash, 0, 1);
    if (c == '/') return add(T::alternative, 0, 1);
    // "Nov." and "p.m." end in a full stop; brackets hold a remark or a weekday, which is read like the rest.
    if (c != ' ' && c != ',' && c != '.' && c != '(' && c != ')') return false;
    comma_ = c == ',' || (comma_ && c == ' ');
    ++at_;
    return true;
  }

  /// Digits at `at`: their value and number; at most 4.
  std::size_t digits_at(std::size_t at, int& value) const {
    std::size_t n = 0;
    for (value = 0; n < 5 && at + n < text_.size() && is_digit(text_[at + n]); ++n) {
      value = value * 10 + (text_[at + n] - '0');
    }
    return n;
  }

  /// "7:30", "7:30:00.000", "8 p.m.", and "at", "about" or "6 to" before it.
  bool clock() {
    int hour = 0;
    const std::size_t n = digits_at(at_, hour);
    if (n == 0 || n > 2) return false;
    std::size_t end = at_ + n;
    bool found = false;
    for (int value = 0; end < text_.size() && text_[end] == ':' && digits_at(end + 1, value) == 2; end += 3)
      found = true;
    if (hour > 24) return false;
    std::size_t half = end;
    while (half < text_.size() && text_[half] == ' ') ++half;
    for (const std::string_view name : {"a.m.", "p.m.", "am", "pm"}) {
      if (text_.substr(half, name.size()) != name) continue;
      if (half + name.size() < text_.size() && is_letter(text_[half + name.size()])) continue;
      end = half + name.size();
      found = true;
      break;
    }
    for (const std::string_view name : {"시", "时", "点"}) {
      if (found || text_.substr(end, name.size()) != name) continue;
      end += name.size();
      found = true;
      int minute = 0;
      const std::size_t gap = end < text_.size() && text_[end] == ' ' ? 1 : 0;
      const std::size_t m = digits_at(end + gap, minute);
      const std::string_view unit = text_.substr(std::min(end + gap + m, text_.size()), 3);
      if (m > 0 && (unit == "분" || unit == "分")) end += gap + m + 3;
    }
    if (!found) return false;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      for (++end; end < text_.size() && is_digit(text_[end]);) ++end;
    }
    at_ = end;
    // "6 to 8 p.m.": the first hour is a clock time too. "around 8 p.m.": the hour is vague, not the day.
    const std::size_t size = words_.size();
    if (size >= 2 && (words_[size - 1].token == T::to || words_[size - 1].token == T::dash) &&
        words_[size - 2].token == T::number) {
      words_.resize(size - 2);
    }
    if (!words_.empty() && words_.back().token == T::about) words_.pop_back();
    return true;
  }

  /// 20/11/2023, 2023.11.20, 2023. 11. 20., 23.11.20
  bool numeric() {
    int value[3] = {0, 0, 0};
    std::size_t digits[3] = {0, 0, 0};
    std::size_t end = at_;
    char mark = '\0';
    for (std::size_t i = 0; i < 3; ++i) {
      digits[i] = digits_at(end, value[i]);
      if (digits[i] == 0 || digits[i] == 3 || digits[i] > 4) return false;
      end += digits[i];
      if (i == 2) break;
      const char c = end < text_.size() ? text_[end] : '\0';
      if ((c != '/' && c != '.' && c != '-') || (mark != '\0' && c != mark)) return false;
      mark = c;
      ++end;
      if (c == '.' && end < text_.size() && text_[end] == ' ') ++end;
    }
    const bool year_first = digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2;
    const bool year_last = digits[2] != 3 && digits[0] <= 2 && digits[1] <= 2 && digits[2] != 1;
    // 23.4.3, as Korea writes 3 April 2023.
    const bool short_year_first = digits[0] == 2 && digits[1] <= 2 && digits[2] == 1 && mark != '-';
    if (!year_first && !year_last && !short_year_first) return false;
    if (end < text_.size() && is_digit(text_[end])) return false;
    // "2023-11-20T08:30:00+08:00" is EDTF; with a blank the clock stands apart.
    DateWord word;
    word.token = T::numeric;
    word.value = value[0];
    word.digits = static_cast<int>(digits[0]);
    word.second = value[1];
    word.third = value[2];
    word.third_digits = static_cast<int>(digits[2]);
    word.text = text_.substr(at_, end - at_);
    words_.push_back(word);
    at_ = end + (year_first ? iso_time_at(end) : 0);
    return true;
  }

  bool counted(int value, std::size_t size, int digits) {
    std::size_t end = at_ + size;
    while (end < text_.size() && text_[end] == ' ') ++end;
    const std::string_view behind = text_.substr(end);
    const auto is = [&](std::string_view name) { return behind.substr(0, name.size()) == name; };
    const std::size_t whole = end - at_;
    if (is("년대") || is("年代")) return add(T::decade, value, whole + 6, digits);
    // 2년 and 十年 are spans of time, not years of antiquity.
    const bool year = digits == 2 || digits == 4;
    if (is("년") || is("年")) return add(year ? T::year : T::unknown, value, whole + 3, digits);
    if (is("월") || is("月")) return add(T::month, value, whole + 3);
    if (is("일") || is("日") || is("号")) return add(T::day, value, whole + 3);
    if (value >= 1 && value <= 4 && is("분기")) return add(T::quarter, value - 1, whole + 6);
    if (value >= 1 && value <= 4 && is("季度")) return add(T::quarter, value - 1, whole + 6);
    return false;
  }

  bool number() {
    int value = 0;
    const std::size_t n = digits_at(at_, value);
    if (n == 0 || n > 4) return false;
    const int digits = static_cast<int>(n);
    if (counted(value, n, digits)) return true;
    const std::string_view behind = text_.substr(at_ + n);
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (behind.substr(0, 2) == suffix && (behind.size() == 2 || !is_letter(behind[2])))
        return add(T::day, value, n + 2);
    }
    if (n == 4 && value % 10 == 0 && behind.substr(0, 1) == "s" && (behind.size() == 1 || !is_letter(behind[1]))) {
      return add(T::decade, value, n + 1, digits);
    }
    if (!behind.empty() && is_letter(behind.front())) return false;
    return add(n == 4 ? T::year : T::number, value, n, digits);
  }

  /// 二〇二三年, 十一月, 二十日
  bool hanzi_number() {
    std::size_t at = at_;
    int value = 0;
    int digits = 0;
    bool tens = false;
    for (int i = 0; i < 5; ++i) {
      const std::string_view c = text_.substr(at, 3);
      const auto* found = std::find(std::begin(hanzi_digits), std::end(hanzi_digits), c);
      if (found != std::end(hanzi_digits)) {
        const int digit = static_cast<int>(found - std::begin(hanzi_digits));
        value = tens ? value + digit : value * 10 + digit;
        ++digits;
      } else if (c == "十" && !tens && digits <= 1) {
        value = digits == 0 ? 10 : value * 10;
        tens = true;
      } else {
        break;
      }
      at += 3;
    }
    // With a ten it is a number, not a year's digits.
    return (digits > 0 || tens) && counted(value, at - at_, tens ? 0 : digits);
  }

  bool english_word() {
    if (!is_letter(peek())) return false;
    const DateVocable* best = nullptr;
    for (const DateVocable& entry : english_date_words()) {
      if (entry.text.front() != peek()) continue;
      const std::size_t size = entry.text.size();
      if (rest().substr(0, size) != entry.text || is_letter(peek(size))) continue;
      const bool ends_in_digit = is_digit(entry.text.back());
      if (ends_in_digit && is_digit(peek(size))) continue;
      if (best == nullptr || size > best->text.size()) best = &entry;
    }
    if (best == nullptr) return false;
    if (best->token == T::part && best->value == 1 && peek(best->text.size()) == '-') {
      return add(T::part, 1, best->text.size() + 1);
    }
    return add(best->token, best->value, best->text.size());
  }

  bool other_word() {
    const DateVocable* best = nullptr;
    for (const DateVocable& entry : hanzi_hangul_date_words()) {
      if (entry.text.front() != peek() || rest().substr(0, entry.text.size()) != entry.text) continue;
      if (best == nullptr || entry.text.size() > best->text.size()) best = &entry;
    }
    if (best == nullptr || !add(best->token, best->value, best->text.size())) return false;
    // 上周三: the weekday is a bare digit.
    const bool week = best->text.ends_with("周") || best->text.ends_with("星期");
    if (best->token == T::rel_week && week) weekday_letter();
    return true;
  }

  bool weekday_letter() {
    for (std::size_t i = 0; i < std::size(weekday_letters); ++i) {
      if (rest().substr(0, 3) == weekday_letters[i]) return add(T::weekday, i == 14 ? 0 : static_cast<int>(i % 7), 3);
    }
    return false;
  }

  /// (월)
  bool bracketed_weekday() {
    if (peek() != '(' || peek(4) != ')') return false;
    ++at_;
    if (weekday_letter()) return true;
    --at_;
    return false;
  }

  /// Of `names` the one that stands at `at`, English ones as whole words.
  template <std::size_t N>
  const DateVocable* name_at(const DateVocable (&names)[N], std::size_t at) const {
    const DateVocable* best = nullptr;
    for (const DateVocable& name : names) {
      if (at >= text_.size() || name.text.front() != text_[at]) continue;
      const std::size_t end = at + name.text.size();
      if (text_.substr(std::min(at, text_.size()), name.text.size()) != name.text) continue;
      if (is_letter(name.text.front()) && end < text_.size() && is_letter(text_[end])) continue;
      if (best == nullptr || name.text.size() > best->text.size()) best = &name;
    }
    return best;
  }

  std::size_t without_blanks(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at;
  }

  /// Whether one of the names stands at `at`, which is then moved behind it.
  bool take_at(std::size_t& at, std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      if (text_.substr(std::min(at, text_.size()), name.size()) != name) continue;
      at += name.size();
      return true;
    }
    return false;
  }

  /// Digits or a word for a number at `at`, which is then moved behind it; 0 where there is none.
  int count_at(std::size_t& at, std::size_t& digits) const {
    int value = 0;
    digits = digits_at(at, value);
    if (digits > 0) {
      at = without_blanks(at + digits);
      return digits > 3 ? 0 : value;
    }
    const DateVocable* count = name_at(counts, at);
    if (count == nullptr) return 0;
    at = without_blanks(at + count->text.size());
    return count->value;
  }

  /// "in the last month", "the past two years", "지난 2년", "过去三个月". "Last month" alone is the one before.
  bool within() {
    std::size_t at = at_;
    std::size_t digits = 0;
    int value = 0;
    bool may_be_year = false;
    const DateVocable* unit = nullptr;
    if (is_letter(peek())) {
      const bool in = take_at(at, {"in ", "over ", "during ", "within ", "for ", "throughout "});
      const bool in_the = take_at(at, {"the "}) && in;
      const bool past = take_at(at, {"past "});
      if (!past && !take_at(at, {"last ", "previous "})) return false;
      value = count_at(at, digits);
      unit = name_at(units, at);
      if (unit == nullptr) return false;
      at += unit->text.size();
      if (value == 0) {
        // "Early in the last month" is early in the one before, and "the last week of May" is no span up to now.
        if (digits > 0 || !(in_the || past) || unit->text.ends_with('s') || needs_month_or_year()) return false;
        value = 1;
      }
      if (text_.substr(std::min(at, text_.size()), 3) == " of") return false;
    } else {
      if (!take_at(at, {"지난", "최근", "过去", "最近", "近"})) return false;
      at = without_blanks(at);
      value = count_at(at, digits);
      unit = value > 0 ? name_at(units, at) : nullptr;
      if (unit == nullptr) return false;
      at += unit->text.size();
      std::size_t behind = without_blanks(at);
      const bool spans = take_at(behind, {"간", "동안", "사이", "以来", "来", "里", "内", "间"});
      const bool ends = behind == text_.size() || text_[behind] == ',' || text_[behind] == ';' || text_[behind] == ')';
      if (spans) at = behind;
      // 지난 9일 is the 9th, and 지난 23년 11월 of 2023.
      if (!spans && (unit->text == "일" || (unit->value == 3 && digits == 2 && !ends))) return false;
      may_be_year = !spans && unit->value == 3 && digits == 2;
    }
    add(T::within, value, at - at_, may_be_year ? 2 : 0);
    words_.back().second = unit->value;
    return true;
  }

  /// Whether the word before is one that a month or a year completes.
  bool needs_month_or_year() const {
    constexpr T incomplete[] = {T::part, T::half,  T::quarter, T::season, T::nth_week,
                                T::day,  T::month, T::number,  T::weekday};
    return !words_.empty() &&
           std::find(std::begin(incomplete), std::end(incomplete), words_.back().token) != std::end(incomplete);
  }

  /// "3 days ago", "3일 전", "三天前"; "over two days", "이틀" apart from it.
  bool ago() {
    std::size_t at = at_;
    bool over = false;
    for (const std::string_view name : {"over ", "for "}) {
      if (over || text_.substr(at, name.size()) != name) continue;
      over = true;
      at += name.size();
    }
    int value = 0;
    const std::size_t digits = digits_at(at, value);
    if (digits > 3) return false;
    at += digits;
    if (digits == 0) {
      const DateVocable* count = name_at(counts, at);
      if (count == nullptr) return false;
      value = count->value;
      at += count->text.size();
    }
    at = without_blanks(at);
    const DateVocable* unit = name_at(units, at);
    if (unit == nullptr) return false;
    at = without_blanks(at + unit->text.size());
    if (over) return unit->value == 0 && value >= 1 && add(T::over_days, value, at - at_);
    bool found = false;
    for (const std::string_view name : {"ago", "전", "前"}) {
      if (found || text_.substr(std::min(at, text_.size()), name.size()) != name) continue;
      at += name.size();
      found = true;
    }
    // "11월 5일 전" is before a day, and "1월 전" is no count of months.
    if (!found || (at < text_.size() && is_letter(text_[at])) || !words_.empty()) return false;
    add(T::ago, value, at - at_);
    words_.back().second = unit->value;
    return true;
  }

  /// 11/2023, 11.2023, 2023/11, 2023.11
  bool month_and_year() {
    int value[2] = {0, 0};
    const std::size_t first = digits_at(at_, value[0]);
    const char mark = peek(first);
    if (first == 0 || (mark != '/' && mark != '.' && mark != '-')) return false;
    const std::size_t second = digits_at(at_ + first + 1, value[1]);
    const std::size_t size = first + 1 + second;
    const bool more = peek(size) == mark && is_digit(peek(size + 1));
    if (more || is_digit(peek(size)) || is_letter(peek(size))) return false;
    const bool pair_of_years = first == 4 && second == 2 && value[1] == (value[0] + 1) % 100 && mark != '.';
    const bool year_first = first == 4 && (second == 1 || second == 2) && (mark != '-' || pair_of_years);
    if (!year_first && !(first <= 2 && second == 4)) return false;
    const int month = value[year_first ? 1 : 0];
    const int year = value[year_first ? 0 : 1];
    if ((month < 1 || month > 12) && !pair_of_years) return false;
    if (pair_of_years) {
      // 2010/11 may be November 2010, and may be the two years, as 2022-23 is.
      add(T::year, year, size);
      at_ -= size;
      add(T::alternative, 0, size);
      at_ -= size;
      return add(T::year, year + 1, size);
    }
    add(T::month, month, size);
    at_ -= size;
    return add(T::year, year, size);
  }

  /// '23
  bool short_year() {
    const std::size_t mark = peek() == '\'' ? 1 : rest().substr(0, 3) == "\u2019" ? 3 : 0;
    int value = 0;
    const std::size_t digits = mark > 0 ? digits_at(at_ + mark, value) : 0;
    if (digits != 2 || is_letter(peek(mark + 2))) return false;
    return add(T::year, value, mark + 2, 2);
  }

  /// T08:30:00.000Z behind a day: checked no further, and set aside.
  std::size_t iso_time_at(std::size_t at) const {
    int value = 0;
    if (at >= text_.size() || text_[at] != 't' || digits_at(at + 1, value) != 2 || value > 24) return 0;
    std::size_t end = at + 3;
    for (int part = 0; part < 2 && end < text_.size() && text_[end] == ':'; ++part) {
      if (digits_at(end + 1, value) != 2 || value > 60) return 0;
      end += 3;
    }
    if (end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',') && is_digit(text_[end + 1])) {
      for (++end; end < text_.size() && is_digit(text_[end]);) ++end;
    }
    if (end < text_.size() && text_[end] == 'z') return end + 1 - at;
    if (end < text_.size() && (text_[end] == '+' || text_[end] == '-') && digits_at(end + 1, value) % 2 == 0) {
      end += 3;
      if (end < text_.size() && text_[end] == ':') end += 3;
      while (end < text_.size() && is_digit(text_[end])) ++end;
      if (end > text_.size()) return 0;
    }
    return end - at;
  }

  void unknown() {
    std::size_t size = 0;
    while (at_ + size < text_.size() && (is_letter(peek(size)) || is_digit(peek(size)))) ++size;
    if (size == 0) size = std::min(code_point_size(peek()), text_.size() - at_);
    add(T::unknown, 0, size);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool comma_ = false;  ///< before what comes next
  std::vector<DateWord> words_;
};

}  // namespace

std::string plain_date_text(std::string_view words) {
  std::string plain;
  for (std::size_t at = 0; at < words.size();) {
    const std::string_view c = words.substr(at, std::min(code_point_size(words[at]), words.size() - at));
    at += c.size();
    if (c == "\u3000" || c == "\u00a0" || c == "\t") {
      plain += ' ';
    } else if (c == "\u2013" || c == "\u2014" || c == "\u301c") {
      plain += '-';
    } else if (c.size() == 3 && c[0] == '\xEF' && (c[1] == '\xBC' || c[1] == '\xBD')) {
      // U+FF01..U+FF5E are the ASCII characters from ! on.
      const int code = ((c[1] == '\xBC' ? 0 : 64) + (static_cast<unsigned char>(c[2]) & 0x3F)) + 0x20;
      plain += code > 0x20 && code < 0x7F ? std::string(1, static_cast<char>(code)) : std::string(c);
    } else if (c.size() == 1 && c[0] >= 'A' && c[0] <= 'Z') {
      plain += static_cast<char>(c[0] - 'A' + 'a');
    } else {
      plain += c;
    }
  }
  const std::size_t start = plain.find_first_not_of(' ');
  if (start == std::string::npos) return {};
  return plain.substr(start, plain.find_last_not_of(' ') - start + 1);
}

std::vector<DateWord> date_words_of(std::string_view plain) {
  return Lexer(plain).read();
}

}  // namespace yalu
