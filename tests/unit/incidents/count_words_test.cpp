#include "incidents/count_words.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Figure = std::optional<std::int64_t>;

// "low,best,high,"words"", a quote within the words doubled.
std::pair<CountRange, std::string> parse_phrase(const std::string& line) {
  std::size_t at = 0;
  const auto figure = [&]() -> Figure {
    const std::size_t comma = line.find(',', at);
    const std::string digits = line.substr(at, comma - at);
    at = comma + 1;
    return digits.empty() ? Figure{} : Figure{std::stoll(digits)};
  };
  CountRange count;
  count.low = figure();
  count.best = figure();
  count.high = figure();
  std::string words;
  for (std::size_t i = at + 1; i + 1 < line.size(); ++i) {
    words += line[i];
    if (line[i] == '"') ++i;
  }
  return {count, words};
}

// Worked by hand: all words of the collected reports that give a figure, and those that give none.
TEST(CountWords, ReadsEveryPhraseOfTheTable) {
  std::ifstream file(YALU_SOURCE_DIR "/tests/unit/incidents/count_words_phrases.csv");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  EXPECT_EQ(line, "low,best,high,words");
  int phrases = 0;
  for (; std::getline(file, line); ++phrases) {
    const auto [count, words] = parse_phrase(line);
    const CountRange read = read_count_words(words);
    EXPECT_EQ(read, count) << words << ": read as " << format_count(read) << ", not " << format_count(count);
  }
  EXPECT_GE(phrases, 200);
}

TEST(CountWords, SaysNothingWhereTheBytesAreNoWords) {
  for (const char* words :
       {"", "\xff 30", "30\xff", "약\x80", "\xef\xbc", "; 30", "30;", " / ", "(", "30 (", "30 )", ", 30"}) {
    EXPECT_FALSE(read_count_words(words).known()) << words;
  }
}

// A cell of that length would be as much work as the square of it.
TEST(CountWords, NoCellOfManyWordsIsRead) {
  EXPECT_EQ(read_count_words("30" + std::string(998, ' ')), (CountRange{{}, 30, {}}));
  EXPECT_FALSE(read_count_words("30" + std::string(999, ' ')).known());
}

TEST(CountWords, NeverCrashesAndIsAlwaysConsistent) {
  EXPECT_TRUE(rc::check([](const std::string& words) { RC_ASSERT(read_count_words(words).consistent()); }));
}

TEST(CountWords, ANumberAloneIsItself) {
  EXPECT_TRUE(rc::check([] {
    const std::int64_t number = *rc::gen::inRange<std::int64_t>(0, 10'000'000'000);
    RC_ASSERT(read_count_words(std::to_string(number)) == (CountRange{{}, number, {}}));
  }));
}

// What one language says before a number, after it, and between two; and numbers as it writes them.
struct Language {
  std::vector<std::pair<std::string, std::int64_t>> numbers;
  std::vector<std::string> before, after, between;
};

std::vector<Language> languages() {
  return {{{{"30", 30}, {"600", 600}, {"1,076", 1076}, {"seven", 7}, {"twenty-five", 25}},
           {"", "", "about ", "at least ", "up to ", "nearly ", "between ", "dozens ", "(", "~"},
           {"", "", " people", " women", "-odd", "+", " or more", " hundred", ")", ", mostly women", " of them"},
           {" to ", " and ", "-", "; ", " / ", " (", ", aged ", " of ", " (one of "}},
          {{{"30", 30}, {"열두", 12}, {"삼백오십", 350}, {"2천", 2000}, {"다섯", 5}},
           {"", "", "약 ", "최소 ", "최대 ", "총 ", "탈북민 ", "수십 "},
           {"", "명", "명", "여 명", "명 이상", "명 안팎", "차례", " 중"},
           {"~", "명에서 ", "; ", " / ", " (", " 중 "}},
          {{{"30", 30}, {"三十", 30}, {"两百", 200}, {"一百零五", 105}, {"600", 600}},
           {"", "", "约", "至少", "近", "共", "数十"},
           {"", "人", "人", "多人", "余名", "人以上", "人左右", "岁"},
           {"至", "到", "~", "; ", "人，其中"}}};
}

// The law over all: no figure that the words do not state. " hundred" makes another number of the one before it.
TEST(CountWords, EveryFigureStandsInTheWords) {
  const std::vector<Language> all = languages();
  int understood = 0;
  EXPECT_TRUE(rc::check([&] {
    const Language& language = all[*rc::gen::inRange<std::size_t>(0, all.size())];
    std::string words;
    std::vector<std::int64_t> stated;
    const int parts = *rc::gen::inRange(1, 4);
    for (int i = 0; i < parts; ++i) {
      if (i > 0) words += *rc::gen::elementOf(language.between);
      const auto number = *rc::gen::elementOf(language.numbers);
      const std::string after = *rc::gen::elementOf(language.after);
      words += *rc::gen::elementOf(language.before) + number.first + after;
      stated.push_back(after == " hundred" ? number.second * 100 : number.second);
    }
    const CountRange count = read_count_words(words);
    if (count.known()) ++understood;
    RC_ASSERT(count.consistent());
    for (const Figure& figure : {count.low, count.best, count.high}) {
      RC_ASSERT(!figure || std::find(stated.begin(), stated.end(), *figure) != stated.end());
    }
  }));
  EXPECT_GE(understood, 5) << "the law was hardly put to the test";
}

// Without a number there is no figure, whatever the other words are.
TEST(CountWords, WordsWithoutANumberGiveNothing) {
  const std::vector<std::string> words = {"about", "at least", "dozens", "hundreds", "of", "people", "many", "약",
                                          "수십",  "명",       "여",     "이상",     "上", "数",     "人",   "多",
                                          "~",     "+",        "-",      "(",        ")",  ";",      ","};
  EXPECT_TRUE(rc::check([&] {
    std::string text;
    for (const std::string& word : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words))) {
      text += word + (*rc::gen::arbitrary<bool>() ? " " : "");
    }
    RC_ASSERT(!read_count_words(text).known());
  }));
}

}  // namespace
}  // namespace yalu
