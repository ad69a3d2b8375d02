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

TEST(CountWords, NeverCrashesAndIsAlwaysConsistent) {
  EXPECT_TRUE(rc::check([](const std::string& words) { RC_ASSERT(read_count_words(words).consistent()); }));
}

TEST(CountWords, ANumberAloneIsItself) {
  EXPECT_TRUE(rc::check([] {
    const std::int64_t number = *rc::gen::inRange<std::int64_t>(0, 10'000'000'000);
    RC_ASSERT(read_count_words(std::to_string(number)) == (CountRange{{}, number, {}}));
  }));
}

// The law over all: no figure that the words do not state. Phrases are drawn from the words that the reader knows, so
// that many are understood; numbers stand apart, so that each is what it is.
TEST(CountWords, EveryFigureStandsInTheWords) {
  const std::vector<std::pair<std::string, std::int64_t>> numbers = {
      {"30", 30},   {"600", 600},        {"1,076", 1076},  {"95", 95},        {"100", 100},
      {"seven", 7}, {"twenty-five", 25}, {"열두", 12},     {"삼백오십", 350}, {"2천", 2000},
      {"三十", 30}, {"两百", 200},       {"一百零五", 105}};
  const std::vector<std::string> others = {
      "in ",   "about ", "at least ", "up to ", "nearly ",   "more than ", "between ",       " to ",    " and ",
      "-odd",  "+",      " (",        ")",      " of them ", ", aged ",    ", mostly women", " people", " women",
      "; ",    " / ",    " or more",  "약 ",    "최소 ",     "최대 ",      "여 명",          "명",      " 이상",
      " 안팎", "~",      "에서 ",     "约",     "至少",      "近",         "多人",           "人",      "至",
      "以上",  "左右",   "dozens",    "수십 ",  "数十"};
  int understood = 0;
  EXPECT_TRUE(rc::check([&] {
    std::string words;
    std::vector<std::int64_t> stated;
    const int parts = *rc::gen::inRange(1, 4);
    for (int i = 0; i < parts; ++i) {
      words += *rc::gen::elementOf(others);
      const auto number = *rc::gen::elementOf(numbers);
      words += number.first;
      stated.push_back(number.second);
      words += *rc::gen::elementOf(others);
    }
    const CountRange count = read_count_words(words);
    if (count.known()) ++understood;
    RC_ASSERT(count.consistent());
    for (const Figure& figure : {count.low, count.best, count.high}) {
      RC_ASSERT(!figure || std::find(stated.begin(), stated.end(), *figure) != stated.end());
    }
  }));
  EXPECT_GT(understood, 0) << "the law was never put to the test";
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
