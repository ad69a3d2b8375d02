#include "incidents/count_words.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace yalu {
namespace {

using Words = std::vector<std::string>;

Words split_words(std::string_view text) {
  Words words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "600" or "4,809": commas only before groups of three digits.
std::optional<std::int64_t> whole_number(const std::string& word) {
  constexpr std::int64_t more_than_anyone = 10'000'000'000;
  std::int64_t value = 0;
  const bool grouped = word.find(',') != std::string::npos;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::size_t to_the_end = word.size() - i;
    const bool comma_due = grouped && i > 0 && to_the_end % 4 == 0;
    if (comma_due) {
      if (word[i] != ',') return {};
      continue;
    }
    if (!is_digit(word[i])) return {};
    value = value * 10 + (word[i] - '0');
    if (value > more_than_anyone) return {};
  }
  if (word.empty() || (grouped && word.find(',') > 3)) return {};
  return value;
}

enum class Bound { low, best, high };

struct Phrase {
  std::string_view words;
  Bound bound;
};

constexpr std::array phrases{
    Phrase{"some", Bound::best},       Phrase{"about", Bound::best},         Phrase{"around", Bound::best},
    Phrase{"roughly", Bound::best},    Phrase{"approximately", Bound::best}, Phrase{"another", Bound::best},
    Phrase{"at least", Bound::low},    Phrase{"more than", Bound::low},      Phrase{"over", Bound::low},
    Phrase{"up to", Bound::high},      Phrase{"nearly", Bound::high},        Phrase{"almost", Bound::high},
    Phrase{"as many as", Bound::high}, Phrase{"at most", Bound::high},
};

std::string joined(const Words& words, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + words[i];
  return text;
}

CountRange range(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  if (!low || !high || *low > *high) return {};
  return {low, {}, high};
}

}  // namespace

CountRange read_count_words(std::string_view text) {
  Words words = split_words(text);
  if (words.size() > 1 && (words.back() == "persons" || words.back() == "people" || words.back() == "person"))
    words.pop_back();
  if (words.empty()) return {};
  if (words.size() == 3 && words[1] == "to" && whole_number(words[0]))
    return range(whole_number(words[0]), whole_number(words[2]));
  if (words.size() == 4 && words[0] == "between" && words[2] == "and") {
    return range(whole_number(words[1]), whole_number(words[3]));
  }
  const std::optional<std::int64_t> number = whole_number(words.back());
  if (!number) return {};
  if (words.size() == 1) return {{}, number, {}};
  const std::string before = joined(words, words.size() - 1);
  for (const Phrase& phrase : phrases) {
    if (phrase.words != before) continue;
    if (phrase.bound == Bound::low) return {number, {}, {}};
    if (phrase.bound == Bound::high) return {{}, {}, number};
    return {{}, number, {}};
  }
  return {};
}

}  // namespace yalu
