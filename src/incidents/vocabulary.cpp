#include "incidents/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yalu {
namespace {

template <class Term, std::size_t n>
using Terms = std::array<std::pair<Term, std::string_view>, n>;

constexpr Terms<Verification, 5> verifications = {{{Verification::unknown, ""},
                                                   {Verification::alleged, "alleged"},
                                                   {Verification::corroborated, "corroborated"},
                                                   {Verification::confirmed, "confirmed"},
                                                   {Verification::denied, "denied"}}};

constexpr Terms<Precision, 6> precisions = {{{Precision::exact, "exact"},
                                             {Precision::settlement, "settlement"},
                                             {Precision::county, "county"},
                                             {Precision::province, "province"},
                                             {Precision::country, "country"},
                                             {Precision::unknown, "unknown"}}};

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_trimmed_without_case(std::string_view text, std::string_view term) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return term.empty();
  text = text.substr(first, text.find_last_not_of(space) - first + 1);
  return std::equal(text.begin(), text.end(), term.begin(), term.end(),
                    [](char a, char b) { return to_lower(a) == to_lower(b); });
}

template <class Term, std::size_t n>
std::optional<Term> parse(const Terms<Term, n>& terms, std::string_view text) {
  for (const auto& [value, term] : terms) {
    if (equal_trimmed_without_case(text, term)) return value;
  }
  return std::nullopt;
}

template <class Term, std::size_t n>
std::string_view name_of(const Terms<Term, n>& terms, Term wanted) {
  for (const auto& [value, term] : terms) {
    if (value == wanted) return term;
  }
  return {};
}

// Letters, and one sign between words, whichever it is.
bool same_term(std::string_view text, std::string_view term) {
  constexpr std::string_view gaps = " _-";
  std::size_t at = 0;
  for (const char wanted : term) {
    if (at == text.size()) return false;
    if (wanted != '-' && to_lower(text[at++]) != wanted) return false;
    if (wanted != '-') continue;
    const std::size_t from = at;
    while (at < text.size() && gaps.find(text[at]) != gaps.npos) ++at;
    if (at == from) return false;
  }
  return at == text.size();
}

template <std::size_t n>
std::string_view known_term(const std::array<std::string_view, n>& terms, std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return text;
  const std::string_view inner = text.substr(first, text.find_last_not_of(space) - first + 1);
  for (const std::string_view term : terms) {
    if (same_term(inner, term)) return term;
  }
  return text;
}

}  // namespace

std::string_view known_kind(std::string_view text) {
  constexpr std::array<std::string_view, 7> kinds{
      kind::forced_repatriation, kind::arrest,       kind::transfer, kind::crossing, kind::release,
      kind::statement,           kind::running_total};
  return known_term(kinds, text);
}

std::string_view known_sensitivity(std::string_view text) {
  constexpr std::array<std::string_view, 2> sensitivities{"public", "restricted"};
  return known_term(sensitivities, text);
}

std::string_view to_string(Verification verification) {
  return name_of(verifications, verification);
}
std::optional<Verification> parse_verification(std::string_view text) {
  return parse(verifications, text);
}

std::string_view to_string(Precision precision) {
  return name_of(precisions, precision);
}
std::optional<Precision> parse_precision(std::string_view text) {
  return parse(precisions, text);
}

std::string kind_in_words(std::string_view kind_term) {
  if (kind_term == kind::forced_repatriation) return "forced return";
  std::string words(kind_term);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

}  // namespace yalu
