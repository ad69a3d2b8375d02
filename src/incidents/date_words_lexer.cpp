#include "incidents/date_words_lexer.h"

#include <algorithm>
#include <array>

namespace yalu {
namespace {

using T = DateToken;

struct Entry {
  std::string_view text;
  T token;
  int value = 0;
};

/// `clock` stands for what has no meaning for the day.
constexpr Entry english[] = {{"january", T::month, 1},
                             {"jan", T::month, 1},
                             {"february", T::month, 2},
                             {"feb", T::month, 2},
                             {"march", T::month, 3},
                             {"mar", T::month, 3},
                             {"april", T::month, 4},
                             {"apr", T::month, 4},
                             {"may", T::month, 5},
                             {"june", T::month, 6},
                             {"jun", T::month, 6},
                             {"july", T::month, 7},
                             {"jul", T::month, 7},
                             {"august", T::month, 8},
                             {"aug", T::month, 8},
                             {"september", T::month, 9},
                             {"sept", T::month, 9},
                             {"sep", T::month, 9},
                             {"october", T::month, 10},
                             {"oct", T::month, 10},
                             {"november", T::month, 11},
                             {"nov", T::month, 11},
                             {"december", T::month, 12},
                             {"dec", T::month, 12},
                             {"sunday", T::weekday, 0},
                             {"sun", T::weekday, 0},
                             {"monday", T::weekday, 1},
                             {"mon", T::weekday, 1},
                             {"tuesday", T::weekday, 2},
                             {"tue", T::weekday, 2},
                             {"wednesday", T::weekday, 3},
                             {"wed", T::weekday, 3},
                             {"thursday", T::weekday, 4},
                             {"thu", T::weekday, 4},
                             {"friday", T::weekday, 5},
                             {"fri", T::weekday, 5},
                             {"saturday", T::weekday, 6},
                             {"sat", T::weekday, 6},
                             {"today", T::rel_day, 0},
                             {"day before yesterday", T::rel_day, -2},
                             {"yesterday", T::rel_day, -1},
                             {"last week", T::rel_week, -1},
                             {"this week", T::rel_week, 0},
                             {"last month", T::rel_month, -1},
                             {"previous month", T::rel_month, -1},
                             {"this month", T::rel_month, 0},
                             {"last year", T::rel_year, -1},
                             {"previous year", T::rel_year, -1},
                             {"this year", T::rel_year, 0},
                             {"last", T::last},
                             {"early", T::part, 0},
                             {"beginning of", T::part, 0},
                             {"start of", T::part, 0},
                             {"mid", T::part, 1},
                             {"middle of", T::part, 1},
                             {"late", T::part, 2},
                             {"end of", T::part, 2},
                             {"first half of", T::half, 0},
                             {"second half of", T::half, 1},
                             {"first half", T::half, 0},
                             {"second half", T::half, 1},
                             {"h1", T::half, 0},
                             {"h2", T::half, 1},
                             {"first quarter", T::quarter, 0},
                             {"second quarter", T::quarter, 1},
                             {"third quarter", T::quarter, 2},
                             {"fourth quarter", T::quarter, 3},
                             {"q1", T::quarter, 0},
                             {"q2", T::quarter, 1},
                             {"q3", T::quarter, 2},
                             {"q4", T::quarter, 3},
                             {"spring", T::season, 0},
                             {"summer", T::season, 1},
                             {"autumn", T::season, 2},
                             {"winter", T::season, 3},
                             {"from", T::from},
                             {"to", T::to},
                             {"through", T::to},
                             {"until", T::until},
                             {"till", T::until},
                             {"between", T::between},
                             {"and", T::conjunction},
                             {"or", T::alternative},
                             {"since", T::since},
                             {"before", T::before},
                             {"by", T::before},
                             {"after", T::after},
                             {"around", T::about},
                             {"about", T::about},
                             {"circa", T::about},
                             {"approximately", T::about},
                             {"on", T::clock},
                             {"in", T::clock},
                             {"at", T::clock},
                             {"the", T::clock},
                             {"of", T::clock},
                             {"during", T::clock},
                             {"night", T::clock},
                             {"morning", T::clock},
                             {"evening", T::clock},
                             {"afternoon", T::clock},
                             {"before dawn", T::clock},
                             {"dawn", T::clock}};

/// Longer ones before those that they begin with. Numbers with a counter (11월) are read apart.
constexpr Entry hanzi_hangul[] = {{"재작년", T::rel_year, -2},
                                  {"작년", T::rel_year, -1},
                                  {"지난해", T::rel_year, -1},
                                  {"올해", T::rel_year, 0},
                                  {"지난달", T::rel_month, -1},
                                  {"이달", T::rel_month, 0},
                                  {"이번 달", T::rel_month, 0},
                                  {"지난주", T::rel_week, -1},
                                  {"이번 주", T::rel_week, 0},
                                  {"그저께", T::rel_day, -2},
                                  {"어제", T::rel_day, -1},
                                  {"오늘", T::rel_day, 0},
                                  {"상반기", T::half, 0},
                                  {"하반기", T::half, 1},
                                  {"초순", T::part, 0},
                                  {"상순", T::part, 0},
                                  {"중순", T::part, 1},
                                  {"하순", T::part, 2},
                                  {"초", T::part, 0},
                                  {"말", T::part, 2},
                                  {"봄", T::season, 0},
                                  {"여름", T::season, 1},
                                  {"가을", T::season, 2},
                                  {"겨울", T::season, 3},
                                  {"부터", T::from_behind},
                                  {"까지", T::until_behind},
                                  {"이후", T::since_behind},
                                  {"이전", T::before_behind},
                                  {"사이", T::between_behind},
                                  {"또는", T::alternative},
                                  {"에서", T::from_behind},
                                  {"과", T::conjunction},
                                  {"와", T::conjunction},
                                  {"에", T::clock},
                                  {"의", T::clock},
                                  {"경", T::about},
                                  {"쯤", T::about},
                                  {"약", T::about},
                                  {"월요일", T::weekday, 1},
                                  {"화요일", T::weekday, 2},
                                  {"수요일", T::weekday, 3},
                                  {"목요일", T::weekday, 4},
                                  {"금요일", T::weekday, 5},
                                  {"토요일", T::weekday, 6},
                                  {"일요일", T::weekday, 0},
                                  {"밤", T::clock},
                                  {"새벽", T::clock},
                                  {"저녁", T::clock},
                                  {"아침", T::clock},
                                  {"前年", T::rel_year, -2},
                                  {"去年", T::rel_year, -1},
                                  {"今年", T::rel_year, 0},
                                  {"上个月", T::rel_month, -1},
                                  {"上月", T::rel_month, -1},
                                  {"本月", T::rel_month, 0},
                                  {"这个月", T::rel_month, 0},
                                  {"上周", T::rel_week, -1},
                                  {"本周", T::rel_week, 0},
                                  {"前天", T::rel_day, -2},
                                  {"昨天", T::rel_day, -1},
                                  {"今天", T::rel_day, 0},
                                  {"上半年", T::half, 0},
                                  {"下半年", T::half, 1},
                                  {"上旬", T::part, 0},
                                  {"中旬", T::part, 1},
                                  {"下旬", T::part, 2},
                                  {"初", T::part, 0},
                                  {"末", T::part, 2},
                                  {"底", T::part, 2},
                                  {"春", T::season, 0},
                                  {"夏", T::season, 1},
                                  {"秋", T::season, 2},
                                  {"冬", T::season, 3},
                                  {"季", T::clock},
                                  {"以来", T::from_behind},
                                  {"之后", T::since_behind},
                                  {"以后", T::since_behind},
                                  {"之前", T::before_behind},
                                  {"以前", T::before_behind},
                                  {"之间", T::between_behind},
                                  {"左右", T::about},
                                  {"大约", T::about},
                                  {"约", T::about},
                                  {"从", T::from},
                                  {"自", T::from},
                                  {"至", T::to},
                                  {"到", T::to},
                                  {"和", T::conjunction},
                                  {"或", T::alternative},
                                  {"星期一", T::weekday, 1},
                                  {"星期二", T::weekday, 2},
                                  {"星期三", T::weekday, 3},
                                  {"星期四", T::weekday, 4},
                                  {"星期五", T::weekday, 5},
                                  {"星期六", T::weekday, 6},
                                  {"星期日", T::weekday, 0},
                                  {"凌晨", T::clock},
                                  {"晚上", T::clock},
                                  {"上午", T::clock},
                                  {"下午", T::clock},
                                  {"오전", T::clock},
                                  {"오후", T::clock},
                                  {"在", T::clock},
                                  {"的", T::clock},
                                  {"第", T::clock}};

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
      if (!(space() || clock() || numeric() || number() || hanzi_number() || english_word() || other_word())) unknown();
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
      word.text = rest().substr(0, size);
      words_.push_back(word);
    }
    at_ += size;
    return true;
  }

  bool space() {
    const char c = peek();
    if (c == '-' || c == '~') return add(T::dash, 0, 1);
    if (c == '/') return add(T::alternative, 0, 1);
    // "Nov." and "p.m." end in a full stop; brackets hold a remark or a weekday, which is read like the rest.
    if (c != ' ' && c != ',' && c != '.' && c != '(' && c != ')') return false;
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
      if (m > 0 && text_.substr(end + gap + m, 3) == "分") end += gap + m + 3;
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

  /// 20/11/2023, 2023.11.20, 2023. 11. 20.
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
    if (!year_first && !year_last) return false;
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
    at_ = end;
    return true;
  }

  bool counted(int value, std::size_t size, int digits) {
    std::size_t end = at_ + size;
    while (end < text_.size() && text_[end] == ' ') ++end;
    const std::string_view behind = text_.substr(end);
    const auto is = [&](std::string_view name) { return behind.substr(0, name.size()) == name; };
    const std::size_t whole = end - at_;
    if (is("년대") || is("年代")) return add(T::decade, value, whole + 6, digits);
    if (is("년") || is("年")) return add(T::year, value, whole + 3, digits);
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
    return (digits > 0 || tens) && counted(value, at - at_, digits);
  }

  bool english_word() {
    if (!is_letter(peek())) return false;
    const Entry* best = nullptr;
    for (const Entry& entry : english) {
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
    const Entry* best = nullptr;
    for (const Entry& entry : hanzi_hangul) {
      if (rest().substr(0, entry.text.size()) != entry.text) continue;
      if (best == nullptr || entry.text.size() > best->text.size()) best = &entry;
    }
    return best != nullptr && add(best->token, best->value, best->text.size());
  }

  void unknown() {
    std::size_t size = 0;
    while (at_ + size < text_.size() && (is_letter(peek(size)) || is_digit(peek(size)))) ++size;
    if (size == 0) size = std::min(code_point_size(peek()), text_.size() - at_);
    add(T::unknown, 0, size);
  }

  std::string_view text_;
  std::size_t at_ = 0;
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
