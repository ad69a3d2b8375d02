#include "incidents/count_words.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Figure = std::optional<std::int64_t>;

struct Case {
  const char* words;
  Figure low, best, high;
};

// The words are those of the reports; the meaning of each is that of docs/data-format.md.
TEST(CountWords, ReadsTheWordsOfReports) {
  const Case cases[] = {
      {"30", {}, 30, {}},
      {"some 30", {}, 30, {}},
      {"another 10", {}, 10, {}},
      {"About 20", {}, 20, {}},
      {"around 35 people", {}, 35, {}},
      {"roughly 600", {}, 600, {}},
      {"approximately 4,809", {}, 4809, {}},
      {"at least 95", 95, {}, {}},
      {"more than 500 persons", 500, {}, {}},
      {"over 1,200,000", 1200000, {}, {}},
      {"nearly 100", {}, {}, 100},
      {"as many as 600", {}, {}, 600},
      {"up to 200", {}, {}, 200},
      {"500 to 600", 500, {}, 600},
      {"between 200 and 300", 200, {}, 300},
      {"  SOME\t30 ", {}, 30, {}},
  };
  for (const Case& c : cases) EXPECT_EQ(read_count_words(c.words), (CountRange{c.low, c.best, c.high})) << c.words;
}

TEST(CountWords, SaysNothingWhereTheWordsSayMoreOrNothing) {
  for (const char* words : {"", "hundreds", "many", "two buses", "at least 95; nearly 100", "most of 2,000-3,000", "-5",
                            "30.5", "600 to 500", "1,00", "1,0000", ",100", "1234,567", "about", "people",
                            "some 30 women", "99999999999999999999", "at least about 30", "\xff 30"}) {
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

}  // namespace
}  // namespace yalu
