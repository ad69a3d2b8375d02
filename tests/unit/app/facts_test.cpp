#include "app/facts.h"

#include <gtest/gtest.h>

#include "app/incident_words.h"
#include "incidents/standing.h"

namespace yalu {
namespace {

std::vector<Choice> three() {
  return {{"arrest", 1, true}, {"crossing", 2, true}, {"release", 3, true}};
}

TEST(Switched, UncheckingOneKeepsTheOthers) {
  EXPECT_EQ(switched(three(), "crossing"), (std::vector<std::string>{"arrest", "release"}));
}

TEST(Switched, CheckingTheLastMissingOneMeansAll) {
  auto choices = three();
  choices[0].chosen = false;
  EXPECT_TRUE(switched(choices, "arrest").empty());
}

TEST(Switched, TheLastOneStays) {
  auto choices = three();
  choices[0].chosen = choices[1].chosen = false;
  EXPECT_EQ(switched(choices, "release"), (std::vector<std::string>{"release"}));
}

TEST(Neighbour, GoesByDateAndStopsAtTheEnds) {
  const std::vector<RowId> rows{RowId{7}, RowId{2}, RowId{5}};
  EXPECT_EQ(neighbour_by_date(rows, std::nullopt, 1), RowId{7});
  EXPECT_EQ(neighbour_by_date(rows, std::nullopt, -1), RowId{5});
  EXPECT_EQ(neighbour_by_date(rows, RowId{7}, 1), RowId{2});
  EXPECT_EQ(neighbour_by_date(rows, RowId{5}, 1), std::nullopt);
  EXPECT_EQ(neighbour_by_date(rows, RowId{7}, -1), std::nullopt);
  // One that the filter no longer shows counts as none.
  EXPECT_EQ(neighbour_by_date(rows, RowId{99}, 1), RowId{7});
  EXPECT_EQ(neighbour_by_date({}, std::nullopt, 1), std::nullopt);
}

TEST(SaidBy, NeverTurnsAClaimIntoAFact) {
  EXPECT_EQ(said_by(Verification::alleged, "Hanbyun", "", ""), "alleged by Hanbyun");
  EXPECT_EQ(said_by(Verification::confirmed, "Hanbyun", "the ministry", ""), "confirmed by the ministry");
  EXPECT_EQ(said_by(Verification::corroborated, "Hanbyun", "", ""), "claimed by Hanbyun, corroborated");
  EXPECT_EQ(said_by(Verification::denied, "Hanbyun", "", "the embassy"), "claimed by Hanbyun, denied by the embassy");
  EXPECT_EQ(said_by(Verification::unknown, "", "", ""), "no word on who says so");
}

}  // namespace
}  // namespace yalu
