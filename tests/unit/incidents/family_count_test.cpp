#include "incidents/family_count.h"

#include <gtest/gtest.h>

#include "incident_samples.h"
#include "incidents/tally.h"

namespace yalu {
namespace {

using namespace samples;

/// "sum* p1 (p2)": certain ones with a star, those beside in brackets.
std::string counted(const samples::Resolved& data, const Filter& filter) {
  const Selection selection = data.select(filter);
  const Counted counted = count_families_once(data.incidents, selection);
  std::string text;
  for (const Match& match : counted.counted) {
    text += (text.empty() ? "" : " ") + std::string(data.incidents.id[index_of(match.row)]) +
            (match.match == DateMatch::certain ? "*" : "");
  }
  for (const RowId row : counted.beside)
    text += (text.empty() ? "(" : " (") + std::string(data.incidents.id[index_of(row)]) + ")";
  return text;
}

const Filter october = window("2023-10-01", "2023-10-31");

TEST(FamilyCount, UndatedPartsDoNotTakeTheAggregatesPlaceInAWindow) {
  const auto data = resolve({
      {.id = "A", .date = "2023-10", .persons = best(600)},
      {.id = "p1", .persons = best(300), .part_of = "A"},
      {.id = "p2", .persons = best(300), .part_of = "A"},
  });
  EXPECT_EQ(counted(data, october), "A*");
  EXPECT_EQ(counted(data, {}), "p1* p2* (A)") << "without a window they are all there";
  EXPECT_EQ(counted(data, window("2023-10-15", "2023-12-31")), "A");
}

TEST(FamilyCount, PartsOfAVaguerDateDoNotTakeTheAggregatesPlace) {
  const auto data = resolve({
      {.id = "A", .date = "2023-10", .persons = best(600)},
      {.id = "p1", .date = "2023", .persons = best(300), .part_of = "A"},
      {.id = "p2", .date = "2023-10-09", .persons = best(300), .part_of = "A"},
  });
  EXPECT_EQ(counted(data, october), "A* (p1) (p2)");
  EXPECT_EQ(counted(data, window("2023-10-05", "2023-10-10")), "p1 p2* (A)");
  EXPECT_EQ(counted(data, window("2023-10-15", "2023-10-31")), "p1 (A)");
}

TEST(FamilyCount, PartsWithoutAPlaceDoNotTakeTheAggregatesPlace) {
  const auto data = resolve({
      {.id = "A", .date = "2023-10", .persons = best(600), .destination = "Onsong"},
      {.id = "p1", .date = "2023-10-09", .persons = best(300), .part_of = "A"},
      {.id = "p2", .date = "2023-10-10", .persons = best(300), .part_of = "A"},
  });
  Filter onsong;
  onsong.places = {"kp_onsong"};
  EXPECT_EQ(counted(data, onsong), "A*");
  EXPECT_EQ(counted(data, {}), "p1* p2* (A)");
}

TEST(FamilyCount, PartsOfAnotherKindDoNotTakeTheAggregatesPlace) {
  const auto data = resolve({
      {.id = "A", .date = "2023-10-05", .persons = best(30)},
      {.id = "p", .date = "2023-10-05", .persons = best(30), .kind = "arrest", .part_of = "A"},
  });
  Filter returns = october;
  returns.kinds = {"forced-repatriation"};
  EXPECT_EQ(counted(data, returns), "A*");
  returns.kinds = {"arrest"};
  EXPECT_EQ(counted(data, returns), "p*");
  EXPECT_EQ(counted(data, october), "p* (A)");
  Filter half = window("2023-10-05", "2023-10-05");
  half.kinds = {"forced-repatriation"};
  EXPECT_EQ(counted(data, half), "A*");
}

TEST(FamilyCount, PartsThatAreSurelyElsewhereKeepAPossibleAggregateOut) {
  const auto data = resolve({
      {.id = "A", .date = "2023-10/2023-12", .persons = best(60), .destination = "Sinuiju; Onsong"},
      {.id = "p1",
       .date = "2023-10-09",
       .persons = best(30),
       .origin = "Tumen",
       .destination = "Onsong",
       .part_of = "A"},
      {.id = "p2",
       .date = "2023-12-09",
       .persons = best(30),
       .origin = "Dandong",
       .destination = "Sinuiju",
       .part_of = "A"},
  });
  EXPECT_EQ(counted(data, window("2023-11-01", "2023-11-30")), "(A)") << "one was before and the other after";
  Filter sinuiju;
  sinuiju.places = {"kp_sinuiju"};
  EXPECT_EQ(counted(data, sinuiju), "p2* (A)");
  sinuiju.window = october.window;
  EXPECT_EQ(counted(data, sinuiju), "(A)");
}

TEST(FamilyCount, AnAggregateWithoutAFigureCountsOnlyWhereItsPartsDoNot) {
  const auto data = resolve({
      {.id = "A", .date = "2023-10"},
      {.id = "p1", .date = "2023-10-09", .persons = best(300), .part_of = "A"},
      {.id = "p2", .persons = best(40), .part_of = "A"},
  });
  EXPECT_EQ(counted(data, october), "p1* (A)");
  EXPECT_EQ(counted(data, window("2023-10-10", "2023-10-31")), "A");
}

TEST(FamilyCount, WhatAnAggregateSaysIsNotLostInOpenEndedParts) {
  const auto counts_with = [](CountRange aggregate, CountRange part) {
    return counted(resolve({{.id = "A", .date = "2023-10", .persons = aggregate},
                            {.id = "p", .date = "2023-10-09", .persons = part, .part_of = "A"}}),
                   october);
  };
  EXPECT_EQ(counts_with(at_least(500), at_least(10)), "A* (p)");
  EXPECT_EQ(counts_with(best(500), at_least(10)), "A* (p)");
  EXPECT_EQ(counts_with(best(500), at_most(600)), "A* (p)");
  EXPECT_EQ(counts_with(at_most(600), best(10)), "A* (p)");
  EXPECT_EQ(counts_with(at_least(500), best(510)), "p* (A)");
  const Filter day = window("2023-10-09", "2023-10-09");
  const auto data = resolve({{.id = "A", .date = "2023-10", .persons = best(500)},
                             {.id = "p", .date = "2023-10-09", .persons = at_least(10), .part_of = "A"}});
  EXPECT_EQ(counted(data, day), "p* (A)") << "on that day only the part is sure";
}

TEST(FamilyCount, NobodyIsCountedInTwoAggregatesOfRivals) {
  const auto families = [](CountRange of_a, CountRange of_b) {
    return resolve({
        {.id = "A", .date = "2023-10", .persons = of_a},
        {.id = "B", .date = "2023-10", .persons = of_b},
        {.id = "p", .date = "2023-10-09", .persons = best(100), .claim_group = "g", .part_of = "A"},
        {.id = "q", .date = "2023-10-09", .persons = best(100), .claim_group = "g", .part_of = "B"},
        {.id = "h", .date = "2023-10-10", .persons = best(50), .part_of = "A"},
    });
  };
  EXPECT_EQ(counted(families(best(150), best(100)), october), "g* h* (A) (B)") << "g stands in both";
  EXPECT_EQ(counted(families(best(150), best(600)), october), "B* h* (A) (g)") << "B holds g, and A is g and h";
  EXPECT_EQ(counted(families(best(700), best(100)), october), "A* (B) (g) (h)");
  EXPECT_EQ(counted(families(best(700), best(600)), october), "A* (B) (g) (h)") << "both hold g";
  const Filter day = window("2023-10-20", "2023-10-20");
  EXPECT_EQ(counted(families(best(700), best(600)), day), "B (A)") << "the same where they are only possible";
}

TEST(FamilyCount, ASharedPartBindsWholeFamilies) {
  const auto data = resolve({
      {.id = "top", .date = "2023-10", .persons = best(900)},
      {.id = "B", .date = "2023-10", .persons = best(600), .part_of = "top"},
      {.id = "A", .date = "2023-10", .persons = best(300)},
      {.id = "p", .date = "2023-10-09", .persons = best(100), .claim_group = "g", .part_of = "A"},
      {.id = "q", .date = "2023-10-09", .persons = best(100), .claim_group = "g", .part_of = "B"},
  });
  EXPECT_EQ(counted(data, october), "top* (B) (A) (g)") << "top holds B, which holds g, which A holds too";
}

}  // namespace
}  // namespace yalu
