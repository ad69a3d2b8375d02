#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "incidents/count_words_parts.h"

namespace yalu {
namespace {

using Words = std::vector<std::string>;
using Figure = std::optional<std::int64_t>;

Words split_words(std::string_view text) {
  Words words(1);
  for (const char c : text) {
    if (c != ' ') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (i == from ? "" : " ") + words[i];
  return text;
}

// One to ninety-nine, the tens and units joined by a hyphen; a dozen is as often a round figure and is left out.
Figure number_word(std::string_view word) {
  constexpr std::array<std::string_view, 20> small = {
      "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
      "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                    "sixty",  "seventy", "eighty", "ninety"};
  for (std::size_t i = 1; i < small.size(); ++i) {
    if (word == small[i]) return static_cast<std::int64_t>(i);
  }
  for (std::size_t t = 0; t < tens.size(); ++t) {
    if (!word.starts_with(tens[t])) continue;
    const auto ten = static_cast<std::int64_t>(t * 10 + 20);
    const std::string_view rest = word.substr(tens[t].size());
    if (rest.empty()) return ten;
    for (std::size_t i = 1; i < 10; ++i) {
      if (rest.front() == '-' && rest.substr(1) == small[i]) return ten + static_cast<std::int64_t>(i);
    }
  }
  return {};
}

Figure number(std::string_view word) {
  return word.empty() ? Figure{} : word[0] >= '0' && word[0] <= '9' ? read_whole_number(word) : number_word(word);
}

struct Phrase {
  std::string_view words;
  CountBound bound;
};

constexpr CountBound low = CountBound::low, best = CountBound::best, high = CountBound::high;
constexpr std::array before_phrases{
    Phrase{"some", best},         Phrase{"about", best},         Phrase{"around", best},
    Phrase{"roughly", best},      Phrase{"approximately", best}, Phrase{"another", best},
    Phrase{"all", best},          Phrase{"a group of", best},    Phrase{"a total of", best},
    Phrase{"exactly", best},      Phrase{"ca.", best},           Phrase{"c.", best},
    Phrase{"circa", best},        Phrase{"an estimated", best},  Phrase{"estimated", best},
    Phrase{"at least", low},      Phrase{"more than", low},      Phrase{"over", low},
    Phrase{"upwards of", low},    Phrase{"no fewer than", low},  Phrase{"no less than", low},
    Phrase{"not less than", low}, Phrase{"a minimum of", low},   Phrase{"up to", high},
    Phrase{"nearly", high},       Phrase{"almost", high},        Phrase{"as many as", high},
    Phrase{"at most", high},      Phrase{"no more than", high},  Phrase{"not more than", high},
    Phrase{"fewer than", high},   Phrase{"less than", high},     Phrase{"under", high},
    Phrase{"a maximum of", high}, Phrase{"close to", high},
};
constexpr std::array after_phrases{Phrase{"or more", low}, Phrase{"or so", best}, Phrase{"or fewer", high},
                                   Phrase{"or less", high}};

// Whom the figure counts; each is a person for a person, so that the figure is one of persons.
constexpr std::array<std::string_view, 34> persons = {"person",
                                                      "persons",
                                                      "people",
                                                      "individuals",
                                                      "woman",
                                                      "women",
                                                      "man",
                                                      "men",
                                                      "children",
                                                      "young people",
                                                      "defector",
                                                      "defectors",
                                                      "escapees",
                                                      "refugee",
                                                      "refugees",
                                                      "worker",
                                                      "workers",
                                                      "laborers",
                                                      "labourers",
                                                      "detainees",
                                                      "prisoners",
                                                      "prisoner of war",
                                                      "prisoners of war",
                                                      "relatives",
                                                      "relatives of a prisoner of war",
                                                      "relatives of prisoners of war",
                                                      "north koreans",
                                                      "north korean",
                                                      "north korean people",
                                                      "north korean women",
                                                      "north korean defectors",
                                                      "north korean refugees",
                                                      "north korean escapees",
                                                      "north korean workers"};

std::optional<CountBound> bound_of(const std::string& words, const Phrase* begin, const Phrase* end) {
  const Phrase* found = std::find_if(begin, end, [&](const Phrase& phrase) { return phrase.words == words; });
  return found == end ? std::nullopt : std::optional(found->bound);
}

// Without the persons at the end, the longest naming first, which is given back.
std::string drop_persons(Words& words) {
  constexpr std::size_t longest = 6;  // words: "relatives of a prisoner of war"
  for (std::size_t from = std::max(words.size(), longest + 1) - longest; from < words.size(); ++from) {
    std::string tail = joined(words, from, words.size());
    if (std::find(persons.begin(), persons.end(), tail) == persons.end()) continue;
    words.resize(from);
    return tail;
  }
  return {};
}

CountRange stated_range(Figure least, Figure most) {
  if (!least || !most || *least > *most || may_be_cut_short(*least, *most)) return {};
  return {least, {}, most};
}

// "500-600"; a single word may also carry its bound: "500+", "40-odd", "~30".
CountRange one_word(std::string_view word, std::optional<CountBound> before, std::optional<CountBound> after) {
  const auto again = [&](std::string_view inner, CountBound bound) {
    const Figure figure = number(inner);
    if (!figure || before || after) return CountRange{};
    return bounded_count(*figure, bound, {});
  };
  if (word.starts_with("~")) return again(word.substr(1), best);
  if (word.ends_with("+")) return again(word.substr(0, word.size() - 1), low);
  if (word.ends_with("-odd")) return again(word.substr(0, word.size() - 4), low);
  if (const Figure figure = number(word)) return bounded_count(*figure, before, after);
  const std::size_t dash = word.find('-');
  if (dash == std::string_view::npos || before || after) return {};
  return stated_range(read_whole_number(word.substr(0, dash)), read_whole_number(word.substr(dash + 1)));
}

// "two hundred" at the end as one word, "200". In a range the scale may belong to both ends, so none is joined there.
void join_scale(Words& words) {
  if (words.size() < 2) return;
  const std::int64_t scale = words.back() == "hundred" ? 100 : words.back() == "thousand" ? 1000 : 0;
  const Figure times = number(words[words.size() - 2]);
  if (scale == 0 || !times || *times >= 1000) return;
  words.pop_back();
  words.back() = std::to_string(*times * scale);
}

CountRange read_core(std::string_view text) {
  Words words = split_words(text);
  if (words.size() > 1 && words[0] == "~") {
    words.erase(words.begin());
    words[0] = "~" + words[0];
  }
  drop_persons(words);
  if (words.size() == 3 && number(words[0]) && (words[1] == "to" || words[1] == "-"))
    return stated_range(number(words[0]), number(words[2]));
  if (words.size() == 4 && words[0] == "between" && words[2] == "and") {
    return stated_range(number(words[1]), number(words[3]));
  }
  std::optional<CountBound> after;
  if (words.size() > 2) {
    after = bound_of(joined(words, words.size() - 2, words.size()), after_phrases.begin(), after_phrases.end());
    if (after) words.resize(words.size() - 2);
    drop_persons(words);
  }
  join_scale(words);
  // A dozen as a bound is twelve; by itself it is as often a round figure.
  if (words.size() > 2 && words.back() == "dozen" && words[words.size() - 2] == "a") {
    const auto bound = bound_of(joined(words, 0, words.size() - 2), before_phrases.begin(), before_phrases.end());
    return bound && *bound != best ? bounded_count(12, bound, after) : CountRange{};
  }
  if (words.empty()) return {};
  if (words.size() == 1) return one_word(words[0], {}, after);
  const auto before = bound_of(joined(words, 0, words.size() - 1), before_phrases.begin(), before_phrases.end());
  return before ? one_word(words.back(), before, after) : CountRange{};
}

// "4 women" of an exact figure: what they are beside the others.
bool is_part(const Words& words, const CountRange& count) {
  constexpr std::array<std::string_view, 12> parts = {"women", "woman", "men",  "man", "children", "child",
                                                      "girls", "boys",  "girl", "boy", "minors",   "infants"};
  if (words.size() != 2 || !count.best) return false;
  const Figure part = number(words[0]);
  return part && *part <= *count.best && std::find(parts.begin(), parts.end(), words[1]) != parts.end();
}

// The make-up of an exact figure, "62 and 8" of 70, or a part of it, "212 of them trafficked": neither changes it.
bool is_make_up(std::string_view note, const CountRange& count) {
  Words words = split_words(note);
  const Figure figure = count.best ? count.best : count.low;
  if (!figure || words.empty()) return false;
  if (is_part(words, count)) return true;
  if (words.size() > 3 && words[1] == "of" && words[2] == "them") return number(words[0]) <= figure && number(words[0]);
  std::int64_t sum = 0;
  std::size_t numbers = 0;
  for (const std::string& word : words) {
    if (const Figure part = number(word)) {
      sum = sum_of_counts(sum, *part);
      ++numbers;
    }
  }
  return count.best && numbers > 1 && sum == *figure;
}

// What stands behind a comma and speaks of the persons already counted.
bool is_remark(std::string_view note, const CountRange& count) {
  const Words words = split_words(note);
  if (words.size() < 2) return false;
  const auto numbers =
      std::count_if(words.begin(), words.end(), [](const std::string& w) { return number(w).has_value(); });
  if (words[0] == "mostly") return numbers == 0;
  if (words[0] == "aged") return words.size() == 2 && count.best == 1 && number(words[1]);
  if (words[0] == "on") return words.size() == 3 && number(words[1]) && (words[2] == "buses" || words[2] == "bus");
  return words[0] == "one" && words[1] == "a" && numbers <= 2 && count.best && *count.best > 1;
}

// One word for the forms of one.
std::string plain_persons(std::string naming) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> forms = {
      std::pair<std::string_view, std::string_view>{"person", "people"},
      {"persons", "people"},
      {"individuals", "people"},
      {"woman", "women"},
      {"man", "men"},
      {"defector", "defectors"},
      {"refugee", "refugees"},
      {"worker", "workers"},
      {"laborers", "labourers"},
      {"north korean", "north koreans"},
      {"prisoner of war", "prisoners of war"}};
  constexpr std::string_view nationality = "north korean ";
  if (naming == "north korean people") return "north koreans";
  if (naming.starts_with(nationality)) naming.erase(0, nationality.size());
  if (naming == "relatives of a prisoner of war") return "relatives of prisoners of war";
  const auto* form = std::find_if(forms.begin(), forms.end(), [&](const auto& pair) { return pair.first == naming; });
  return form == forms.end() ? naming : std::string(form->second);
}

}  // namespace

std::string english_persons(std::string_view clause) {
  clause = clause.substr(0, std::min(clause.find('('), clause.find(", ")));
  Words words = split_words(clause);
  std::string naming = drop_persons(words);
  if (naming.empty() && words.size() > 2 &&
      bound_of(joined(words, words.size() - 2, words.size()), after_phrases.begin(), after_phrases.end())) {
    words.resize(words.size() - 2);
    naming = drop_persons(words);
  }
  return plain_persons(std::move(naming));
}

CountRange read_english_count(std::string_view clause) {
  if (const std::size_t open = clause.find('('); open != std::string_view::npos) {
    const std::size_t close = clause.find(')', open);
    if (close == std::string_view::npos || clause.find_first_not_of(' ', close + 1) != std::string_view::npos)
      return {};
    const CountRange count = read_core(clause.substr(0, open));
    std::string note(clause.substr(open + 1, close - open - 1));
    std::replace(note.begin(), note.end(), ',', ' ');
    return count.known() && is_make_up(note, count) ? count : CountRange{};
  }
  const std::size_t comma = clause.find(", ");
  const CountRange count = read_core(clause.substr(0, comma));
  if (comma == std::string_view::npos) return count;
  return count.known() && is_remark(clause.substr(comma + 2), count) ? count : CountRange{};
}

}  // namespace yalu
