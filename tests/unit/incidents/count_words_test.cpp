#include "incidents/count_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Figure = std::optional<std::int64_t>;

struct Case {
  const char* words;
  Figure low{}, best{}, high{};
};

// The words are those of the reports; the meaning of each is that of docs/data-format.md.
TEST(CountWords, ReadsTheWordsOfReports) {
  const std::vector<Case> cases = {
      {"30", {}, 30, {}},
      {"some 30", {}, 30, {}},
      {"another 10", {}, 10, {}},
      {"About 20", {}, 20, {}},
      {"around 35 people", {}, 35, {}},
      {"roughly 600", {}, 600, {}},
      {"approximately 4,809", {}, 4809, {}},
      {"  SOME\t30 ", {}, 30, {}},
      {"seven, one a boy of 13", {}, 7, {}},
      {"a group of 60", {}, 60, {}},
      {"4,809", {}, 4809, {}},
      {"some 3,200", {}, 3200, {}},
      {"70 (62 and 8)", {}, 70, {}},
      {"one prisoner of war, aged 72", {}, 1, {}},
      {"all seven", {}, 7, {}},
      {"nine relatives of prisoners of war", {}, 9, {}},
      {"two relatives of a prisoner of war", {}, 2, {}},
      {"all 41", {}, 41, {}},
      {"eight", {}, 8, {}},
      {"nine young people", {}, 9, {}},
      {"27 (9 at Qingdao, 18 at Kunming)", {}, 27, {}},
      {"29 (20 at Qingdao, 9 at Kunming)", {}, 29, {}},
      {"some ten", {}, 10, {}},
      {"two laborers", {}, 2, {}},
      {"one woman", {}, 1, {}},
      {"about 50, on two buses", {}, 50, {}},
      {"around 90, on two buses", {}, 90, {}},
      {"108 workers", {}, 108, {}},
      {"15 (13 women and 2 children or teenagers)", {}, 15, {}},
      {"twenty-five", {}, 25, {}},
      {"~30", {}, 30, {}},
      {"30 or so", {}, 30, {}},
      {"약 30명", {}, 30, {}},
      {"약600명", {}, 600, {}},
      {"30명 안팎", {}, 30, {}},
      {"30명가량", {}, 30, {}},
      {"30명 정도", {}, 30, {}},
      {"열 명", {}, 10, {}},
      {"열두 명", {}, 12, {}},
      {"서른 명", {}, 30, {}},
      {"삼십 명", {}, 30, {}},
      {"삼백오십 명", {}, 350, {}},
      {"2천 명", {}, 2000, {}},
      {"1만 2000명", {}, 12000, {}},
      {"30명의 탈북민", {}, 30, {}},
      {"约30人", {}, 30, {}},
      {"大约30人", {}, 30, {}},
      {"30人左右", {}, 30, {}},
      {"三十人", {}, 30, {}},
      {"两百人", {}, 200, {}},
      {"一百零五人", {}, 105, {}},
      {"两千六百人", {}, 2600, {}},
      {"12人", {}, 12, {}},
      {"３０人", {}, 30, {}},
      {"at least 95", 95, {}, {}},
      {"more than 500 persons", 500, {}, {}},
      {"over 1,200,000", 1200000, {}, {}},
      {"at least 23", 23, {}, {}},
      {"at least 1,076", 1076, {}, {}},
      {"more than 50", 50, {}, {}},
      {"over 500", 500, {}, {}},
      {"at least 406", 406, {}, {}},
      {"40-odd, mostly women", 40, {}, {}},
      {"70-odd", 70, {}, {}},
      {"more than 270 women (212 of them trafficked)", 270, {}, {}},
      {"at least 28 women", 28, {}, {}},
      {"upwards of 90", 90, {}, {}},
      {"500+", 500, {}, {}},
      {"100 or more", 100, {}, {}},
      {"30여 명", 30, {}, {}},
      {"600여명", 600, {}, {}},
      {"최소 95명", 95, {}, {}},
      {"95명 이상", 95, {}, {}},
      {"최소 95명 이상", 95, {}, {}},
      {"적어도 열 명", 10, {}, {}},
      {"30多人", 30, {}, {}},
      {"30余名", 30, {}, {}},
      {"至少95人", 95, {}, {}},
      {"超过500人", 500, {}, {}},
      {"逾600人", 600, {}, {}},
      {"两百多人", 200, {}, {}},
      {"95人以上", 95, {}, {}},
      {"nearly 100", {}, {}, 100},
      {"as many as 600", {}, {}, 600},
      {"up to 200", {}, {}, 200},
      {"as many as 600 / up to 600", {}, {}, 600},
      {"at most 12", {}, {}, 12},
      {"no more than 40", {}, {}, 40},
      {"fewer than 100", {}, {}, 100},
      {"almost 100", {}, {}, 100},
      {"최대 200명", {}, {}, 200},
      {"200명 이하", {}, {}, 200},
      {"100명 미만", {}, {}, 100},
      {"거의 100명", {}, {}, 100},
      {"最多200人", {}, {}, 200},
      {"不到100人", {}, {}, 100},
      {"近100人", {}, {}, 100},
      {"多达600人", {}, {}, 600},
      {"将近一百人", {}, {}, 100},
      {"500 to 600", 500, {}, 600},
      {"between 200 and 300", 200, {}, 300},
      {"300 to 400", 300, {}, 400},
      {"50 to 60", 50, {}, 60},
      {"500-600", 500, {}, 600},
      {"500–600 people", 500, {}, 600},
      {"five to seven", 5, {}, 7},
      {"at least 95; nearly 100", 95, {}, 100},
      {"500~600명", 500, {}, 600},
      {"500명에서 600명", 500, {}, 600},
      {"오백~육백 명", 500, {}, 600},
      {"500至600人", 500, {}, 600},
      {"500到600人", 500, {}, 600},
      {"三百至四百人", 300, {}, 400},
      {"500-600名", 500, {}, 600},
      {"최소 95명; 최대 100명", 95, {}, 100},
  };
  for (const Case& c : cases) EXPECT_EQ(read_count_words(c.words), (CountRange{c.low, c.best, c.high})) << c.words;
}

TEST(CountWords, SaysNothingWhereTheWordsSayMoreOrNothing) {
  for (const char* words : {"",
                            "hundreds",
                            "many",
                            "two buses",
                            "most of 2,000-3,000",
                            "-5",
                            "30.5",
                            "600 to 500",
                            "1,00",
                            "1,0000",
                            ",100",
                            "1234,567",
                            "about",
                            "people",
                            "99999999999999999999",
                            "at least about 30",
                            "\xff 30",
                            "a defector",
                            "called a rumour",
                            "some",
                            "most of 2,000 to 3,000",
                            "exact number unclear (reports speak of 500)",
                            "about 200; another source between 200 and 300",
                            "up to 200 through Dandong (of around 600)",
                            "not given for this point",
                            "no \"so-called defectors\"",
                            "many; number cannot be confirmed",
                            "dozens",
                            "scores",
                            "two dozen",
                            "several hundred",
                            "30; 40",
                            "70 (62 and 9)",
                            "seven, three of them later released and 9 more",
                            "2 to 3 thousand",
                            "at least 500-600",
                            "수십 명",
                            "수백 명",
                            "두세 명",
                            "서너 명",
                            "3~5만 명",
                            "약 30여 명",
                            "탈북민",
                            "10명 중 3명",
                            "上百人",
                            "数十人",
                            "几十人",
                            "十几人",
                            "两三百人",
                            "三至五百人",
                            "两百五人",
                            "30多万人",
                            "大批"}) {
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
