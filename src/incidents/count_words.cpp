#include "incidents/count_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "incidents/count_words_parts.h"

namespace yalu {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// Signs that mean the same, so that the readers see one spelling only.
std::string plain(std::string_view text) {
  constexpr std::array<Replacement, 23> signs = {Replacement{"\u2013", "-"},
                                                 {"\u2014", "-"},
                                                 {"\u2012", "-"},
                                                 {"\u2011", "-"},
                                                 {"\uff5e", "~"},
                                                 {"\u301c", "~"},
                                                 {"\u223c", "~"},
                                                 {"\u2248", "~"},
                                                 {"\u2243", "~"},
                                                 {"\u2252", "~"},
                                                 {"\u2264", "at most "},
                                                 {"\u2266", "at most "},
                                                 {"\u2265", "at least "},
                                                 {"\u2267", "at least "},
                                                 {"\uff1c", "fewer than "},
                                                 {"\uff1e", "more than "},
                                                 {"\u00a0", " "},
                                                 {"\u3000", " "},
                                                 {"\uff1b", ";"},
                                                 {"\uff0c", ","},
                                                 {"\uff08", "("},
                                                 {"\uff09", ")"},
                                                 {"\t", " "}};
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const Replacement& r) { return text.substr(i).starts_with(r.first); });
    if (sign != signs.end()) {
      result += sign->second;
      i += sign->first.size();
    } else if (text.substr(i).starts_with("\uff0b")) {
      result += '+';
      i += 3;
    } else if (i + 2 < text.size() && text.substr(i, 2) == "\xef\xbc" && text[i + 2] >= '\x90' &&
               text[i + 2] <= '\x99') {
      result += static_cast<char>('0' + (text[i + 2] - '\x90'));  // full-width digits
      i += 3;
    } else if (text[i] == '<' || text[i] == '>') {
      const bool less = text[i] == '<';
      const bool or_equal = i + 1 < text.size() && text[i + 1] == '=';
      result += or_equal ? (less ? "at most " : "at least ") : less ? "fewer than " : "more than ";
      i += or_equal ? 2 : 1;
    } else {
      const char c = text[i++];
      result += c == '\n' || c == '\r' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return result;
}

std::string without_full_stop(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  for (const std::string_view stop : {".", "。"}) {
    if (!text.ends_with(stop)) continue;
    text.resize(text.size() - stop.size());
    break;
  }
  return text;
}

std::vector<std::string> clauses_of(const std::string& text) {
  std::vector<std::string> clauses(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool slash = text.compare(i, 3, " / ") == 0;
    if (text[i] == ';' || slash) {
      clauses.emplace_back();
      i += slash ? 2 : 0;
    } else {
      clauses.back() += text[i];
    }
  }
  return clauses;
}

// False where both state a figure and the figures differ.
bool join(std::optional<std::int64_t>& figure, const std::optional<std::int64_t>& other) {
  if (figure && other && *figure != *other) return false;
  if (!figure) figure = other;
  return true;
}

}  // namespace

std::optional<std::int64_t> read_whole_number(std::string_view digits) {
  constexpr std::int64_t more_than_anyone = 10'000'000'000;
  std::int64_t value = 0;
  const bool grouped = digits.find(',') != std::string_view::npos;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const bool comma_due = grouped && i > 0 && (digits.size() - i) % 4 == 0;
    if (comma_due) {
      if (digits[i] != ',') return {};
      continue;
    }
    if (digits[i] < '0' || digits[i] > '9') return {};
    value = value * 10 + (digits[i] - '0');
    if (value > more_than_anyone) return {};
  }
  if (digits.empty() || (grouped && digits.find(',') > 3)) return {};
  return value;
}

bool may_be_cut_short(std::int64_t least, std::int64_t most) {
  if (least <= 0) return false;
  std::int64_t unit = 1;
  while (most / unit / 10 >= least) unit *= 10;
  return unit >= 100 && most % unit == 0;
}

CountRange bounded_count(std::int64_t figure, std::optional<CountBound> before, std::optional<CountBound> after) {
  if (before && after && *before != *after) return {};
  const CountBound bound = before ? *before : after.value_or(CountBound::best);
  if (bound == CountBound::low) return {figure, {}, {}};
  if (bound == CountBound::high) return {{}, {}, figure};
  return {{}, figure, {}};
}

CountRange read_count_words(std::string_view words) {
  // No report counts persons in so many words, and a hostile cell must not keep anyone waiting.
  constexpr std::size_t most_bytes = 1000;
  if (words.size() > most_bytes) return {};
  CountRange whole;
  std::string persons;
  const std::vector<std::string> clauses = clauses_of(without_full_stop(plain(words)));
  for (const std::string& clause : clauses) {
    const bool ascii =
        std::all_of(clause.begin(), clause.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const CountRange part = ascii ? read_english_count(clause) : read_east_asian_count(clause);
    if (!part.known()) return {};
    // "30 women; 30 men", "30 women; another 30" are two groups, and no readings of one number.
    const std::string whom = ascii ? english_persons(clause) : east_asian_persons(clause);
    const bool other_group = !whom.empty() && !persons.empty() && whom != persons;
    if (other_group || (clauses.size() > 1 && clause.find("another ") != std::string::npos)) return {};
    if (!whom.empty()) persons = whom;
    if (!join(whole.low, part.low) || !join(whole.best, part.best) || !join(whole.high, part.high)) return {};
  }
  return whole.consistent() ? whole : CountRange{};
}

}  // namespace yalu
