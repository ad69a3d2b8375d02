#include "base/count_range.h"

#include <algorithm>
#include <array>
#include <limits>

namespace yalu {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Korean "yak", about, as a word of its own or straight before the digits; many longer words end in this syllable.
bool has_yak(std::string_view words) {
  constexpr std::string_view yak = "약";
  for (std::size_t at = words.find(yak); at != std::string_view::npos; at = words.find(yak, at + 1)) {
    const std::string_view behind = words.substr(at + yak.size());
    const bool begins = at == 0 || words[at - 1] == ' ' || words[at - 1] == '(';
    if (begins && !behind.empty() && (behind[0] == ' ' || (behind[0] >= '0' && behind[0] <= '9'))) return true;
  }
  return false;
}

std::string at_least(std::int64_t low) {
  return "\u2265 " + std::to_string(low);
}
std::string at_most(std::int64_t high) {
  return "\u2264 " + std::to_string(high);
}
std::string between(std::int64_t low, std::int64_t high) {
  return std::to_string(low) + "\u2013" + std::to_string(high);
}

}  // namespace

bool CountRange::consistent() const {
  const auto negative = [](const std::optional<std::int64_t>& value) { return value && *value < 0; };
  if (negative(low) || negative(best) || negative(high)) return false;
  if (low && best && *low > *best) return false;
  if (best && high && *best > *high) return false;
  return !(low && high && *low > *high);
}

std::int64_t sum_of_counts(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
  return b > 0 && a > greatest - b ? greatest : a + b;
}

std::string format_count(const CountRange& count, std::string_view words) {
  const auto& [low, best, high] = count;
  if (best) {
    std::string text = (words_say_about(words) ? "~" : "") + std::to_string(*best);
    const bool low_differs = low && *low != *best;
    const bool high_differs = high && *high != *best;
    if (low && high && (low_differs || high_differs)) return text + " (" + between(*low, *high) + ")";
    if (low_differs) return text + " (" + at_least(*low) + ")";
    if (high_differs) return text + " (" + at_most(*high) + ")";
    return text;
  }
  if (low && high) return *low == *high ? std::to_string(*low) : between(*low, *high);
  if (low) return at_least(*low);
  if (high) return at_most(*high);
  return "?";
}

bool words_say_about(std::string_view words) {
  constexpr std::array<std::string_view, 15> about_words = {
      "about", "almost",    "another", "approx", "approximate", "approximately", "around", "ca",
      "circa", "estimated", "close",   "nearly", "rough",       "roughly",       "some"};
  // Korean and Chinese write these onto the number, often without a space.
  constexpr std::array<std::string_view, 14> about_marks = {"여 명", "여명", "안팎", "가량", "정도", "내외", "대략",
                                                            "约",    "約",   "余人", "大概", "左右", "上下", "거의"};
  for (std::size_t i = 0; i < words.size();) {
    if (!is_ascii_letter(words[i])) {
      ++i;
      continue;
    }
    std::string word;
    while (i < words.size() && is_ascii_letter(words[i])) word += to_lower(words[i++]);
    if (std::find(about_words.begin(), about_words.end(), word) != about_words.end()) return true;
  }
  if (has_yak(words)) return true;
  return std::any_of(about_marks.begin(), about_marks.end(),
                     [&](std::string_view mark) { return words.find(mark) != std::string_view::npos; });
}

}  // namespace yalu
