#include "incidents/place_names.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/unicode.h"

namespace yalu {
namespace {

/// A type in folded words with a space between, or as the ending that Hangul and Hanzi write onto the name.
struct TypeWord {
  std::string_view text;
  PlaceKinds kinds;
};

constexpr PlaceKinds settlements = {PlaceKind::town, PlaceKind::village, PlaceKind::district};
constexpr PlaceKinds provinces = {PlaceKind::province};
constexpr PlaceKinds prefectures = {PlaceKind::prefecture};
constexpr PlaceKinds counties = {PlaceKind::county};
constexpr PlaceKinds cities = {PlaceKind::city};
constexpr PlaceKinds rivers = {PlaceKind::river};
constexpr PlaceKinds mountains = {PlaceKind::mountain};
constexpr PlaceKinds crossings = {PlaceKind::crossing, PlaceKind::former_crossing};
/// What is called a port may be the crossing, or the settlement that it belongs to.
constexpr PlaceKinds ports = {PlaceKind::crossing, PlaceKind::former_crossing, PlaceKind::town, PlaceKind::village,
                              PlaceKind::facility};

/// Longer ones before those that they end in.
constexpr TypeWord words_after_name[] = {
    {"zhuang autonomous region", provinces},
    {"autonomous region", provinces},
    {"province", provinces},
    {"do", provinces},
    {"sheng", provinces},
    {"korean autonomous prefecture", prefectures},
    {"autonomous prefecture", prefectures},
    {"prefecture", prefectures},
    {"zhou", prefectures},
    {"korean autonomous county", counties},
    {"manchu autonomous county", counties},
    {"autonomous county", counties},
    {"county", counties},
    {"gun", counties},
    {"kun", counties},
    {"xian", counties},
    {"special city", {PlaceKind::city, PlaceKind::province}},
    {"prefecture level city", cities},
    {"city", cities},
    {"si", cities},
    {"shi", cities},
    {"town", settlements},
    {"township", settlements},
    {"up", settlements},
    {"eup", settlements},
    {"zhen", settlements},
    {"xiang", settlements},
    {"village", settlements},
    {"ri", settlements},
    {"ni", settlements},
    {"li", settlements},
    {"workers district", settlements},
    {"district", settlements},
    {"nodongjagu", settlements},
    {"rodongjagu", settlements},
    {"gu", settlements},
    {"ku", settlements},
    {"qu", settlements},
    {"river", rivers},
    {"gang", rivers},
    {"jiang", rivers},
    {"mountain", mountains},
    {"mountains", mountains},
    {"san", mountains},
    {"shan", mountains},
    {"border crossing", crossings},
    {"crossing", crossings},
    {"bridge", crossings},
    {"border port", ports},
    {"port", ports},
};

constexpr TypeWord words_before_name[] = {
    {"province of", provinces},  {"county of", counties}, {"city of", cities}, {"town of", settlements},
    {"village of", settlements}, {"mount", mountains},    {"mt", mountains},   {"river", rivers},
};

constexpr TypeWord endings[] = {
    {"조선족자치주", prefectures},
    {"조선족자치현", counties},
    {"로동자구", settlements},
    {"노동자구", settlements},
    {"도", provinces},
    {"성", provinces},
    {"시", cities},
    {"군", counties},
    {"현", counties},
    {"읍", settlements},
    {"리", settlements},
    {"구", settlements},
    {"강", rivers},
    {"산", mountains},
    {"朝鲜族自治州", prefectures},
    {"朝鲜族自治县", counties},
    {"满族自治县", counties},
    {"自治州", prefectures},
    {"自治县", counties},
    {"自治区", provinces},
    {"省", provinces},
    {"道", provinces},
    {"州", prefectures},
    {"市", cities},
    {"县", counties},
    {"縣", counties},
    {"郡", counties},
    {"镇", settlements},
    {"鎮", settlements},
    {"乡", settlements},
    {"鄉", settlements},
    {"村", settlements},
    {"里", settlements},
    {"邑", settlements},
    {"区", settlements},
    {"區", settlements},
    {"江", rivers},
    {"山", mountains},
};

constexpr std::size_t most_parents = 8;

/// Words that say "somewhere near the border within", which leaves the place itself as it is.
constexpr std::string_view border_words_before[] = {"the border region of", "the border area of", "border region of",
                                                    "border regions of",    "border area of",     "the"};
constexpr std::string_view border_words_after[] = {"border region", "border regions", "border area"};

/// What a word anywhere in a name says about how well the place is known.
struct VagueWord {
  std::string_view text;
  Precision finest;
};

/// Folded words of their own.
constexpr VagueWord vague_words[] = {
    {"or", Precision::unknown},          {"and", Precision::unknown},       {"between", Precision::unknown},
    {"either", Precision::unknown},      {"somewhere", Precision::unknown}, {"unknown", Precision::unknown},
    {"unspecified", Precision::unknown}, {"region", Precision::province},   {"regions", Precision::province},
    {"area", Precision::province},       {"areas", Precision::province},    {"border", Precision::province},
    {"provinces", Precision::province},  {"counties", Precision::province}, {"near", Precision::county},
    {"nearby", Precision::county},       {"around", Precision::county},     {"outside", Precision::county},
    {"vicinity", Precision::county},
};

/// Signs and words that are written onto others.
constexpr VagueWord vague_signs[] = {
    {"/", Precision::unknown},     {"&", Precision::unknown},     {" - ", Precision::unknown},
    {"또는", Precision::unknown},  {"혹은", Precision::unknown},  {"或", Precision::unknown},
    {"지역", Precision::province}, {"지방", Precision::province}, {"일대", Precision::province},
    {"국경", Precision::province}, {"地区", Precision::province}, {"一带", Precision::province},
    {"边境", Precision::province}, {"근처", Precision::county},   {"부근", Precision::county},
    {"인근", Precision::county},   {"附近", Precision::county},   {"周边", Precision::county},
};

Precision finest_of_kinds(PlaceKinds kinds) {
  if (kinds.contains(PlaceKind::river)) return Precision::unknown;
  if (kinds.contains(PlaceKind::province) || kinds.contains(PlaceKind::prefecture)) return Precision::province;
  if (kinds.contains(PlaceKind::county) || kinds.contains(PlaceKind::mountain)) return Precision::county;
  return Precision::settlement;
}

/// A word of the name as it stands in it, and folded.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string folded;
};

std::vector<Word> words_of(std::string_view name) {
  constexpr std::string_view separators = " \t-";
  std::vector<Word> words;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t begin = name.find_first_not_of(separators, i);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(name.find_first_of(separators, begin), name.size());
    words.push_back({begin, end, fold(name.substr(begin, end - begin))});
    i = end;
  }
  return words;
}

std::size_t word_count(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// Whether exactly these words spell the text.
bool spell(std::span<const Word> words, std::string_view text) {
  for (const Word& word : words) {
    if (text.substr(0, word.folded.size()) != word.folded) return false;
    text.remove_prefix(word.folded.size());
    if (!text.empty()) {
      if (text.front() != ' ') return false;
      text.remove_prefix(1);
    }
  }
  return text.empty();
}

/// The name without `text` at its start, where it begins with these words and something is left.
std::optional<std::string_view> without_words_before(std::string_view name, std::span<const Word> words,
                                                     std::string_view text) {
  const std::size_t count = word_count(text);
  if (words.size() <= count || !spell(words.first(count), text)) return std::nullopt;
  return name.substr(words[count].begin);
}

std::optional<std::string_view> without_words_after(std::string_view name, std::span<const Word> words,
                                                    std::string_view text) {
  const std::size_t count = word_count(text);
  if (words.size() <= count || !spell(words.last(count), text)) return std::nullopt;
  return name.substr(0, words[words.size() - count - 1].end);
}

/// The text without what stands in round, square or full-width brackets; an open bracket without its end reaches to the
/// end.
std::string without_brackets(std::string_view text, std::vector<std::string>& remarks) {
  struct Bracket {
    std::string_view open, close;
  };
  constexpr Bracket brackets[] = {{"(", ")"}, {"[", "]"}, {"\uff08", "\uff09"}};
  std::string kept;
  while (!text.empty()) {
    const auto opened = std::find_if(std::begin(brackets), std::end(brackets), [&](const Bracket& bracket) {
      return text.substr(0, bracket.open.size()) == bracket.open;
    });
    if (opened == std::end(brackets)) {
      kept += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::size_t close = text.find(opened->close, opened->open.size());
    remarks.emplace_back(without_outer_space(
        text.substr(opened->open.size(), close == std::string_view::npos ? close : close - opened->open.size())));
    if (close == std::string_view::npos) break;
    text.remove_prefix(close + opened->close.size());
    kept += ' ';
  }
  return kept;
}

std::string_view without_border_words(std::string_view name) {
  std::vector<Word> words = words_of(name);
  if (words.size() < 2) return name;
  for (const std::string_view text : border_words_before) {
    if (const auto rest = without_words_before(name, words, text)) {
      name = *rest;
      words = words_of(name);
      break;
    }
  }
  for (const std::string_view text : border_words_after) {
    if (const auto rest = without_words_after(name, words, text)) return *rest;
  }
  return name;
}

void set_type_aside(PlaceNameParts& parts) {
  const std::string_view main = parts.main;
  const auto take = [&](std::string_view core, std::string_view type_word, PlaceKinds kinds) {
    parts.core = std::string(without_outer_space(core));
    parts.type_word = std::string(without_outer_space(type_word));
    parts.kinds = kinds;
  };
  const std::vector<Word> words = words_of(main);
  if (words.size() > 1) {
    for (const TypeWord& type : words_after_name) {
      if (const auto core = without_words_after(main, words, type.text)) {
        return take(*core, main.substr(words[words.size() - word_count(type.text)].begin), type.kinds);
      }
    }
    for (const TypeWord& type : words_before_name) {
      if (const auto core = without_words_before(main, words, type.text)) {
        return take(*core, main.substr(0, main.size() - core->size()), type.kinds);
      }
    }
  }
  // Most names end in a Latin letter, and no ending does.
  if (main.empty() || static_cast<unsigned char>(main.back()) < 0x80) return;
  for (const TypeWord& type : endings) {
    if (!main.ends_with(type.text)) continue;
    const std::string_view core = main.substr(0, main.size() - type.text.size());
    // One character alone is no name: the ending belongs to it (\ud61c\uc0b0, \u767d\u5c71).
    if (code_point_count(core) >= 2) return take(core, type.text, type.kinds);
  }
}

}  // namespace

std::string_view without_outer_space(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

PlaceNameParts take_apart_place_name(std::string_view name) {
  PlaceNameParts parts;
  const std::string open_text = without_brackets(name, parts.remarks);
  std::string_view rest = open_text;
  // "A via B": the way began at A.
  if (const std::size_t via = rest.find(" via "); via != std::string_view::npos) {
    parts.remarks.emplace_back(without_outer_space(rest.substr(via)));
    rest = rest.substr(0, via);
  }
  bool first = true;
  while (true) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = without_outer_space(rest.substr(0, comma));
    if (first) {
      parts.main = std::string(without_border_words(part));
    } else if (!part.empty() && parts.within.size() < most_parents) {
      parts.within.emplace_back(part);
    }
    first = false;
    if (comma == rest.size()) break;
    rest.remove_prefix(comma + 1);
  }
  parts.core = parts.main;
  set_type_aside(parts);
  return parts;
}

Precision finest_of_unknown_name(std::string_view name) {
  Precision finest = finest_of_kinds(take_apart_place_name(name).kinds);
  for (const Word& word : words_of(name)) {
    for (const VagueWord& vague : vague_words) {
      if (word.folded == vague.text) finest = std::max(finest, vague.finest);
    }
  }
  for (const VagueWord& vague : vague_signs) {
    if (name.find(vague.text) != std::string_view::npos) finest = std::max(finest, vague.finest);
  }
  return finest;
}

}  // namespace yalu
