#include <algorithm>
#include <array>
#include <utility>

#include "incidents/count_words_parts.h"

namespace yalu {
namespace {

using Figure = std::optional<std::int64_t>;
using Numeral = std::pair<std::string_view, int>;

constexpr CountBound low = CountBound::low, best = CountBound::best, high = CountBound::high;

struct Mark {
  std::string_view words;
  CountBound bound;
};

// Longer ones before those that they begin with; spaces are gone.
constexpr std::array before_marks{
    Mark{"대략", best},  Mark{"약", best},     Mark{"최소한", low}, Mark{"최소", low},  Mark{"적어도", low},
    Mark{"최대", high},  Mark{"많게는", high}, Mark{"거의", high},  Mark{"大约", best}, Mark{"大約", best},
    Mark{"大概", best},  Mark{"约", best},     Mark{"約", best},    Mark{"至少", low},  Mark{"最少", low},
    Mark{"不少于", low}, Mark{"超过", low},    Mark{"超過", low},   Mark{"逾", low},    Mark{"最多", high},
    Mark{"至多", high},  Mark{"不超过", high}, Mark{"不到", high},  Mark{"接近", high}, Mark{"将近", high},
    Mark{"將近", high},  Mark{"近", high},     Mark{"多达", high},  Mark{"多達", high}, Mark{"~", best},
};
constexpr std::array odd_marks{"여", "多", "余", "餘", "+"};
constexpr std::array after_marks{
    Mark{"이상", low},  Mark{"이하", high}, Mark{"미만", high}, Mark{"이내", high}, Mark{"안팎", best},
    Mark{"가량", best}, Mark{"정도", best}, Mark{"내외", best}, Mark{"以上", low},  Mark{"以下", high},
    Mark{"以内", high}, Mark{"以內", high}, Mark{"左右", best}, Mark{"上下", best},
};
constexpr std::array counters{"명", "인", "사람", "人", "名", "个人", "個人", "位"};
constexpr std::array whom{"의탈북민", "의탈북자", "의여성", "의북한주민", "脱北者",
                          "脫北者",   "朝鲜人",   "妇女",   "女性",       "难民"};
constexpr std::array counted{"탈북민", "탈북자", "북한주민", "朝鲜人", "脱北者", "脫北者"};
constexpr std::array altogether{"총", "모두", "一共", "共有", "共"};
constexpr std::array range_marks{"에서", "至", "到", "~", "-"};

bool take(std::string_view& text, std::string_view words) {
  if (!text.starts_with(words)) return false;
  text.remove_prefix(words.size());
  return true;
}

template <class Words>
bool take_any(std::string_view& text, const Words& words) {
  for (const char* one : words) {
    if (take(text, one)) return true;
  }
  return false;
}

template <class Marks>
std::optional<CountBound> take_mark(std::string_view& text, const Marks& marks) {
  for (const Mark& mark : marks) {
    if (take(text, mark.words)) return mark.bound;
  }
  return {};
}

template <std::size_t n>
Figure take_numeral(std::string_view& text, const std::array<Numeral, n>& numerals) {
  for (const auto& [words, value] : numerals) {
    if (take(text, words)) return value;
  }
  return {};
}

// By the first byte of the sign; Hangul begins with 0xEA to 0xED.
bool is_han(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xe4 && static_cast<unsigned char>(text[0]) <= 0xe9;
}

// Korean's own numbers below a hundred: 열두, 서른.
Figure take_native(std::string_view& text) {
  constexpr std::array<Numeral, 10> tens = {Numeral{"열", 10}, {"스물", 20}, {"스무", 20}, {"서른", 30}, {"마흔", 40},
                                            {"쉰", 50},        {"예순", 60}, {"일흔", 70}, {"여든", 80}, {"아흔", 90}};
  constexpr std::array<Numeral, 13> units = {Numeral{"하나", 1}, {"한", 1},   {"두", 2},  {"둘", 2},   {"세", 3},
                                             {"셋", 3},          {"네", 4},   {"넷", 4},  {"다섯", 5}, {"여섯", 6},
                                             {"일곱", 7},        {"여덟", 8}, {"아홉", 9}};
  const Figure ten = take_numeral(text, tens);
  const Figure unit = take_numeral(text, units);
  if (!ten && !unit) return {};
  return ten.value_or(0) + unit.value_or(0);
}

// 三百五十, 삼백오십, 2천, 1만2000: digits with units that fall, those before 万 read as a number of their own. A digit
// straight behind a hundred or more ("两百五", colloquially 250) is ambiguous in Chinese and gives nothing.
Figure take_sino(std::string_view& text) {
  constexpr std::array<Numeral, 31> digits = {
      Numeral{"一", 1}, {"二", 2}, {"两", 2}, {"兩", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6},
      {"七", 7},        {"八", 8}, {"九", 9}, {"일", 1}, {"삼", 3}, {"사", 4}, {"오", 5}, {"육", 6},
      {"륙", 6},        {"칠", 7}, {"팔", 8}, {"구", 9}, {"壹", 1}, {"贰", 2}, {"叁", 3}, {"肆", 4},
      {"伍", 5},        {"陆", 6}, {"柒", 7}, {"捌", 8}, {"玖", 9}, {"俩", 2}, {"仨", 3}};
  constexpr std::array<Numeral, 9> units = {Numeral{"十", 10}, {"百", 100}, {"千", 1000}, {"십", 10},  {"백", 100},
                                            {"천", 1000},      {"拾", 10},  {"佰", 100},  {"仟", 1000}};
  std::int64_t whole = 0, part = 0;
  std::int64_t last_unit = 10000;
  std::int64_t digit = -1;  // none yet
  bool any = false, thousands = false, zero = false, chinese = false;
  for (;;) {
    const std::string_view before = text;
    std::size_t length = 0;
    while (length < text.size() && ((text[length] >= '0' && text[length] <= '9') || text[length] == ',')) ++length;
    if (length > 0) {
      const Figure written = read_whole_number(text.substr(0, length));
      if (digit >= 0 || !written || *written >= last_unit * (any ? 1 : 1'000'000)) return {};
      digit = *written;
      text.remove_prefix(length);
    } else if (take(text, "零") || take(text, "〇")) {
      if (digit >= 0 || !any || zero) return {};
      zero = true;
    } else if (text.starts_with("이") && !text.starts_with("이상") && !text.starts_with("이하") &&
               !text.starts_with("이내")) {
      if (digit >= 0) return {};
      take(text, "이");
      digit = 2;
    } else if (const Figure one = take_numeral(text, digits)) {
      if (digit >= 0) return {};
      digit = *one;
      chinese = chinese || is_han(before);
    } else if (const Figure unit = take_numeral(text, units)) {
      if (*unit >= last_unit || digit > 9) return {};
      chinese = chinese || is_han(before);
      part += (digit < 0 ? 1 : digit) * *unit;
      last_unit = *unit;
      digit = -1;
      zero = false;
    } else if (take(text, "만") || take(text, "万") || take(text, "萬")) {
      if (thousands || digit > 9999) return {};
      whole = (any ? part + std::max<std::int64_t>(digit, 0) : 1) * 10000;
      part = 0;
      last_unit = 10000;
      digit = -1;
      chinese = chinese || is_han(before);
      thousands = true;
      zero = false;
    } else {
      break;
    }
    any = true;
  }
  if (!any) return {};
  const bool behind_a_hundred = last_unit >= 100 && (last_unit < 10000 || thousands);
  const bool straight_behind = chinese && behind_a_hundred && digit > 0 && digit < 10 && !zero;
  if (straight_behind || (zero && digit < 0)) return {};
  return whole + part + std::max<std::int64_t>(digit, 0);
}

Figure take_number(std::string_view& text) {
  const std::string_view start = text;
  if (const Figure native = take_native(text)) return native;
  text = start;
  return take_sino(text);
}

// Nothing where a space parts two digits or two Chinese signs: those may be two numbers. Korean parts "삼백 오십" so.
std::optional<std::string> without_spaces(std::string_view clause) {
  const auto kind = [](const char& c) { return c >= '0' && c <= '9' ? 1 : is_han({&c, 1}) ? 2 : 0; };
  std::string packed;
  std::size_t last_sign = 0;  // where the last sign of `packed` begins
  bool space = false;
  for (const char c : clause) {
    if (c == ' ') {
      space = true;
      continue;
    }
    const bool begins = (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (begins) {
      if (space && !packed.empty() && kind(c) != 0 && kind(c) == kind(packed[last_sign])) return {};
      last_sign = packed.size();
    }
    space = false;
    packed += c;
  }
  return packed;
}

}  // namespace

CountRange read_east_asian_count(std::string_view clause) {
  const std::optional<std::string> packed = without_spaces(clause);
  if (!packed) return {};
  std::string_view text = *packed;
  take_any(text, counted);
  take_any(text, altogether);
  const auto before = take_mark(text, before_marks);
  const Figure figure = take_number(text);
  if (!figure) return {};
  const std::string_view behind = text;
  take_any(text, counters);
  if (take_any(text, range_marks)) {
    const std::string_view most_words = text;
    const Figure most = take_number(text);
    if (before || !most || *figure > *most) return {};
    // "三至五百" and "3~5백" mean three hundred: a unit at the end may hold for both.
    const std::string_view last = most_words.substr(0, most_words.size() - text.size());
    const bool unit_words = last.find_first_not_of("0123456789,") != std::string_view::npos;
    if ((unit_words && *most >= *figure * 10) || may_be_cut_short(*figure, *most)) return {};
    take_any(text, counters);
    take_any(text, whom);
    return text.empty() ? CountRange{figure, {}, most} : CountRange{};
  }
  text = behind;
  std::optional<CountBound> after;
  if (take_any(text, odd_marks)) after = low;
  take_any(text, counters);
  if (!after) after = take_mark(text, after_marks);
  take_any(text, whom);
  return text.empty() ? bounded_count(*figure, before, after) : CountRange{};
}

std::string east_asian_persons(std::string_view clause) {
  using Name = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Name, 15> names = {Name{"탈북", "defectors"},
                                          {"脱北者", "defectors"},
                                          {"脫北者", "defectors"},
                                          {"여성", "women"},
                                          {"女性", "women"},
                                          {"妇女", "women"},
                                          {"남성", "men"},
                                          {"男性", "men"},
                                          {"难民", "refugees"},
                                          {"朝鲜人", "north koreans"},
                                          {"북한주민", "north koreans"},
                                          {"북한 주민", "north koreans"},
                                          {"아동", "children"},
                                          {"儿童", "children"},
                                          {"어린이", "children"}};
  for (const auto& [name, persons] : names) {
    if (clause.find(name) != std::string_view::npos) return std::string(persons);
  }
  return {};
}

}  // namespace yalu
