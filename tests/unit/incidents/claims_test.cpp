#include "incidents/claims.h"

#include <gtest/gtest.h>

#include "incident_samples.h"

namespace yalu {
namespace {

using namespace samples;

constexpr std::nullopt_t none = std::nullopt;

TEST(Claims, ARowOfItsOwnIsAnIncident) {
  const auto resolved = resolve({{.id = "a", .date = "2023-11", .persons = at_least(95), .destination = "Sinuiju"}});
  ASSERT_EQ(resolved.incidents.size(), 1U);
  EXPECT_EQ(resolved.incidents.id[0], "a");
  EXPECT_EQ(format_edtf(*resolved.incidents.date[0]), "2023-11");
  EXPECT_EQ(resolved.incidents.persons[0], at_least(95)) << "a single claim gets no high figure from its low one";
  EXPECT_EQ(resolved.incidents.verification[0], Verification::alleged);
  EXPECT_FALSE(resolved.incidents.never_counted[0]);
}

TEST(Claims, RivalsBecomeOneIncident) {
  const auto resolved = resolve({
      {.id = "a", .date = "2023-10-09", .persons = at_least(500), .claim_group = "night"},
      {.id = "x", .date = "2023-11-20", .persons = best(30)},
      {.id = "b", .date = "2023-10-09", .persons = best(600), .claim_group = "night"},
      {.id = "c", .date = "2023-10-09", .persons = at_most(600), .claim_group = "night"},
      {.id = "d", .date = "2023-10-08/2023-10-09", .persons = best(650), .claim_group = "night"},
  });
  ASSERT_EQ(resolved.incidents.size(), 2U);
  EXPECT_EQ(resolved.incidents.id[0], "night");
  EXPECT_EQ(resolved.incidents.claims[0].size(), 4U);
  EXPECT_EQ(resolved.incidents.persons[0], between(500, 650));
  EXPECT_EQ(format_edtf(*resolved.incidents.date[0]), "[2023-10-08..2023-10-09]");
  EXPECT_EQ(resolved.incidents.id[1], "x");
  EXPECT_TRUE(resolved.issues.empty());
}

TEST(Claims, ThePreferredOneIsTaken) {
  const auto resolved = resolve({
      {.id = "a", .date = "2023-10", .persons = best(500), .claim_group = "g"},
      {.id = "b",
       .date = "2023-10-09",
       .persons = best(600),
       .claim_group = "g",
       .preferred = true,
       .verification = Verification::confirmed},
  });
  EXPECT_EQ(resolved.incidents.leading[0], ClaimId{1});
  EXPECT_EQ(resolved.incidents.persons[0], best(600));
  EXPECT_EQ(format_edtf(*resolved.incidents.date[0]), "2023-10-09");
  EXPECT_EQ(resolved.incidents.verification[0], Verification::confirmed);
}

TEST(Claims, WhereThePreferredOneIsSilentTheOthersSpeak) {
  const auto resolved = resolve({
      {.id = "a", .date = "2023-10-09", .persons = best(500), .destination = "Sinuiju", .claim_group = "g"},
      {.id = "b", .date = "", .claim_group = "g", .preferred = true},
  });
  EXPECT_EQ(resolved.incidents.leading[0], ClaimId{1});
  EXPECT_EQ(resolved.incidents.persons[0], best(500));
  EXPECT_EQ(format_edtf(*resolved.incidents.date[0]), "2023-10-09");
  EXPECT_EQ(resolved.incidents.destination[0], resolved.locations.destination[0]);
}

TEST(Claims, TwoPreferredAreAnIssue) {
  const auto resolved = resolve({
      {.id = "a", .persons = best(500), .claim_group = "g", .preferred = true},
      {.id = "b", .persons = best(600), .claim_group = "g", .preferred = true},
  });
  EXPECT_EQ(resolved.incidents.persons[0], best(500));
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].field, "preferred");
  EXPECT_EQ(resolved.issues[0].row, 3);
}

struct EnvelopeCase {
  std::vector<CountRange> stated;
  CountRange expected;
};

TEST(Claims, EnvelopeOfCounts) {
  const EnvelopeCase cases[] = {
      {{best(30), best(40)}, {30, none, 40}},
      {{best(30), best(30)}, best(30)},
      {{best(30), CountRange{}}, best(30)},
      {{best(30), between(20, 40)}, {20, none, 40}},
      {{best(30), CountRange{20, 30, 40}}, {20, 30, 40}},
      {{best(30), between(40, 50)}, {30, none, 50}},
      {{between(20, 40), between(50, 60)}, between(20, 60)},
      {{at_least(500), at_least(600)}, at_least(500)},
      {{at_most(500), at_most(600)}, at_most(600)},
      {{at_least(500), at_most(600)}, between(500, 600)},
      {{at_least(500), at_least(500)}, at_least(500)},
      // A claim that is open at one end leaves it open, unless another one states a bound there in so many words.
      {{best(30), at_least(20)}, at_least(20)},
      {{best(600), at_least(500)}, at_least(500)},
      {{best(50), at_least(50)}, at_least(50)},
      {{best(500), at_most(600)}, at_most(600)},
      {{between(20, 40), at_least(10)}, between(10, 40)},
      {{between(20, 40), at_most(60)}, between(20, 60)},
      {{at_least(500), best(600), at_least(500), at_most(600), best(650)}, between(500, 650)},
      // A bound that another claim lies wholly beyond is none.
      {{between(20, 40), at_least(50)}, at_least(20)},
      {{at_least(500), best(600), at_least(650), at_least(500), at_most(600)}, at_least(500)},
      {{between(20, 40), at_most(10)}, at_most(40)},
      {{CountRange{}, CountRange{}}, {}},
  };
  for (const EnvelopeCase& c : cases) {
    std::vector<samples::Row> rows;
    for (const CountRange& count : c.stated)
      rows.push_back({.id = std::to_string(rows.size()), .persons = count, .claim_group = "g"});
    const CountRange result = resolve(rows).incidents.persons[0];
    EXPECT_EQ(result, c.expected) << format_count(result) << " instead of " << format_count(c.expected);
  }
}

TEST(Claims, RivalsThatLeaveNoFigureAreAnIssue) {
  const auto resolved = resolve({
      {.id = "a", .persons = at_most(20), .claim_group = "g"},
      {.id = "b", .persons = at_least(30), .claim_group = "g"},
  });
  EXPECT_EQ(resolved.incidents.persons[0], CountRange{});
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].field, "persons");
  EXPECT_EQ(resolved.issues[0].row, 2);
  EXPECT_EQ(resolved.issues[0].text,
            "the claims of \"g\" contradict each other (\u2264 20, \u2265 30); no figure is taken; mark the claim to "
            "take as preferred");
  const auto preferred = resolve({
      {.id = "a", .persons = at_most(20), .claim_group = "g", .preferred = true},
      {.id = "b", .persons = at_least(30), .claim_group = "g"},
  });
  EXPECT_EQ(preferred.incidents.persons[0], at_most(20));
  EXPECT_TRUE(preferred.issues.empty());
}

TEST(Claims, AStatementGivesNothingToItsGroup) {
  const auto resolved = resolve({
      {.id = "denial",
       .date = "2023-10-12",
       .persons = best(0),
       .kind = "statement",
       .destination = "China",
       .claim_group = "g",
       .verification = Verification::denied},
      {.id = "a", .date = "2023-10-09", .persons = best(500), .destination = "Sinuiju", .claim_group = "g"},
  });
  ASSERT_EQ(resolved.incidents.size(), 1U);
  EXPECT_EQ(resolved.incidents.claims[0].size(), 2U);
  EXPECT_EQ(resolved.incidents.leading[0], ClaimId{1});
  EXPECT_EQ(resolved.incidents.persons[0], best(500));
  EXPECT_EQ(format_edtf(*resolved.incidents.date[0]), "2023-10-09");
  EXPECT_EQ(resolved.incidents.destination[0], resolved.locations.destination[1]);
  EXPECT_FALSE(resolved.incidents.never_counted[0]);
}

TEST(Claims, StatementsAndRunningTotalsAreNeverCounted) {
  const auto resolved = resolve({
      {.id = "s", .date = "2023-10-12", .persons = best(5), .kind = "statement"},
      {.id = "t", .date = "2020/2025", .persons = best(1076), .kind = "running-total"},
  });
  EXPECT_TRUE(resolved.incidents.never_counted[0]);
  EXPECT_EQ(resolved.incidents.persons[0], CountRange{});
  EXPECT_TRUE(resolved.incidents.never_counted[1]);
  EXPECT_EQ(resolved.incidents.persons[1], best(1076));
}

std::string destination_of(const samples::Resolved& resolved) {
  std::string names;
  for (const Location& location : resolved.locations.sets[resolved.incidents.destination[0]]) {
    names += (names.empty() ? "" : "; ") + (location.place ? resolved.gazetteer[*location.place].id : location.name);
  }
  return names;
}

TEST(Claims, PlaceOfRivals) {
  const auto place = [](const std::vector<std::string>& destinations) {
    std::vector<samples::Row> rows;
    for (const std::string& destination : destinations) {
      rows.push_back({.id = std::to_string(rows.size()), .destination = destination, .claim_group = "g"});
    }
    return destination_of(resolve(rows));
  };
  EXPECT_EQ(place({"Sinuiju", "Shinuiju"}), "kp_sinuiju");
  EXPECT_EQ(place({"Sinuiju", ""}), "kp_sinuiju");
  EXPECT_EQ(place({"Dandong; Tumen", "Tumen"}), "cn_dandong; cn_tumen");
  EXPECT_EQ(place({"Dandong; Tumen", "Tumen; Hyesan"}), "cn_dandong; cn_tumen; kp_hyesan");
  EXPECT_EQ(place({"Dandong; Tumen", "Tumen; Dandong"}), "cn_dandong; cn_tumen");
  EXPECT_EQ(place({"Dandong; Tumen", "China"}), "cn");
  EXPECT_EQ(place({"Onsong; Musan", "Hyesan", "North Hamgyong"}), "kp_hyesan; kp_north_hamgyong");
  EXPECT_EQ(place({"Onsong", "Musan"}), "kp_north_hamgyong");
  EXPECT_EQ(place({"Onsong", "Hyesan"}), "kp");
  EXPECT_EQ(place({"Onsong", "North Korea"}), "kp");
  EXPECT_EQ(place({"Onsong", "Dandong"}), "") << "no place holds both";
  EXPECT_EQ(place({"Onsong", "Atlantis"}), "");
  EXPECT_EQ(place({"", ""}), "");
}

TEST(Claims, ACommonParentIsLocatedAsItself) {
  const auto resolved = resolve({{.id = "a", .destination = "Onsong", .claim_group = "g"},
                                 {.id = "b", .destination = "Musan", .claim_group = "g"}});
  const Location& location = resolved.locations.sets[resolved.incidents.destination[0]].at(0);
  EXPECT_EQ(location.name, "North Hamgyong Province");
  EXPECT_EQ(location.precision, Precision::province);
}

TEST(Claims, AsOfLeavesOutWhatWasSurelyPublishedLater) {
  const std::vector<samples::Row> rows = {
      {.id = "a", .persons = best(500), .claim_group = "g", .published = "2023-10-12"},
      {.id = "b", .persons = best(600), .claim_group = "g", .published = "2023-12-07"},
      {.id = "c", .published = "2023-10"},
      {.id = "d"},
      {.id = "e", .published = "2024"},
  };
  const auto resolved = resolve(rows, make_day(2023, 10, 20));
  EXPECT_EQ(samples::cells_of(resolved.incidents.id), (std::vector<std::string>{"g", "c", "d"}));
  EXPECT_EQ(resolved.incidents.persons[0], best(500));
  EXPECT_EQ(resolved.incidents.claims_left_out, 2U);
  EXPECT_EQ(resolved.incidents.claims_undated_publication, 1U);
  EXPECT_EQ(resolve(rows).incidents.size(), 4U);
}

TEST(Claims, AnIdThatStandsTwiceIsKeptTwice) {
  const auto resolved = resolve({{.id = "a"}, {.id = "a"}});
  EXPECT_EQ(resolved.incidents.size(), 2U);
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].field, "id");
  EXPECT_EQ(resolved.issues[0].row, 3);
}

TEST(Families, PartOfNamesAnIdOrAGroup) {
  const auto resolved = resolve({
      {.id = "p1", .persons = best(300), .part_of = "night"},
      {.id = "a", .persons = best(600), .claim_group = "night", .part_of = "autumn"},
      {.id = "b", .persons = best(650), .claim_group = "night", .part_of = "autumn"},
      {.id = "p2", .persons = best(320), .part_of = "b"},
      {.id = "autumn", .persons = best(600)},
  });
  EXPECT_TRUE(resolved.issues.empty());
  const RowId night = resolved.row("night");
  const auto parts = resolved.incidents.parts[index_of(night)];
  EXPECT_EQ(std::vector(parts.begin(), parts.end()), (std::vector{resolved.row("p1"), resolved.row("p2")}));
  EXPECT_EQ(resolved.incidents.part_of[index_of(night)], resolved.row("autumn"));
}

TEST(Families, WhatNamesNothingOrItselfOrACircleIsSetAside) {
  const auto resolved = resolve({
      {.id = "a", .part_of = "nothing"},
      {.id = "b", .part_of = "b"},
      {.id = "c", .part_of = "d"},
      {.id = "d", .part_of = "e"},
      {.id = "e", .part_of = "c"},
  });
  EXPECT_EQ(resolved.issues.size(), 3U);
  for (const Issue& issue : resolved.issues) EXPECT_EQ(issue.field, "part_of");
  EXPECT_EQ(resolved.incidents.part_of[index_of(resolved.row("c"))], resolved.row("d"));
  EXPECT_EQ(resolved.incidents.part_of[index_of(resolved.row("e"))], std::nullopt);
}

TEST(Families, AnAggregateNotYetKnownIsNoIssue) {
  const auto resolved =
      resolve({{.id = "sum", .published = "2024-01-16"}, {.id = "part", .part_of = "sum", .published = "2023-12-01"}},
              make_day(2023, 12, 31));
  EXPECT_EQ(resolved.incidents.size(), 1U);
  EXPECT_EQ(resolved.incidents.part_of[0], std::nullopt);
  EXPECT_TRUE(resolved.issues.empty());
}

struct FamilyCase {
  CountRange aggregate;
  std::vector<CountRange> parts;
  enum Answer { stand, less_said, contradiction } answer;
};

TEST(Families, PartsStandForTheAggregateWhereTheirSumSaysAsMuch) {
  using enum FamilyCase::Answer;
  const FamilyCase cases[] = {
      {at_least(95), {best(30), best(10), best(20), best(35)}, stand},
      {at_least(95), {best(30), best(10), best(20), best(34)}, contradiction},
      {at_least(95), {best(30), best(200)}, stand},
      {at_least(95), {best(30), at_least(65)}, stand},
      {at_least(95), {best(30), at_least(64)}, less_said},
      {at_least(500), {at_least(10)}, less_said},
      {at_least(500), {at_most(600)}, less_said},
      {at_most(100), {best(60), best(40)}, stand},
      {at_most(100), {best(60), best(41)}, contradiction},
      {at_most(100), {at_most(60), at_most(40)}, stand},
      {at_most(600), {best(10)}, less_said},
      {at_most(600), {at_least(10)}, less_said},
      {between(500, 650), {best(300), CountRange{}}, less_said},
      {between(500, 650), {best(300), between(200, 300)}, stand},
      {between(500, 650), {best(300), between(100, 300)}, less_said},
      {between(500, 650), {best(300), at_least(400)}, contradiction},
      {between(500, 650), {best(300), at_least(200)}, less_said},
      {between(500, 650), {best(300), at_most(100)}, contradiction},
      {best(600), {best(600)}, stand},
      {best(600), {best(40)}, contradiction},
      {best(600), {between(500, 650)}, less_said},
      {best(500), {at_least(10)}, less_said},
      {best(500), {at_most(600)}, less_said},
      {CountRange{500, 600, 650}, {best(520)}, stand},
      {best(600), {CountRange{500, 600, 650}}, stand},
      {at_least(600), {CountRange{500, 600, 650}}, less_said},
      {CountRange{}, {best(40), CountRange{}}, stand},
  };
  for (const FamilyCase& c : cases) {
    std::vector<samples::Row> rows = {{.id = "sum", .persons = c.aggregate}};
    for (const CountRange& part : c.parts) {
      rows.push_back({.id = std::to_string(rows.size()), .persons = part, .part_of = "sum"});
    }
    const auto resolved = resolve(rows);
    const std::string shown = format_count(c.aggregate) + " of " + std::to_string(c.parts.size()) + " parts";
    EXPECT_EQ(parts_stand_for_aggregate(resolved.incidents, resolved.row("sum")), c.answer == stand) << shown;
    EXPECT_EQ(resolved.issues.size(), c.answer == contradiction ? 1U : 0U) << shown;
  }
}

TEST(Families, RivalsMayNameTwoAggregates) {
  const std::vector<samples::Row> rows = {
      {.id = "A", .persons = best(100)},
      {.id = "B", .persons = best(100)},
      {.id = "p", .persons = best(100), .claim_group = "g", .part_of = "A"},
      {.id = "q", .persons = best(100), .claim_group = "g", .part_of = "B"},
      {.id = "r", .persons = best(100), .claim_group = "g", .part_of = "B"},
  };
  const auto resolved = resolve(rows);
  EXPECT_EQ(resolved.incidents.part_of[index_of(resolved.row("g"))], resolved.row("A"));
  EXPECT_EQ(resolved.incidents.also_part_of, (std::vector<FurtherAggregate>{{resolved.row("g"), resolved.row("B")}}));
  for (const char* aggregate : {"A", "B"}) {
    const auto parts = resolved.incidents.parts[index_of(resolved.row(aggregate))];
    EXPECT_EQ(std::vector(parts.begin(), parts.end()), std::vector{resolved.row("g")}) << aggregate;
  }
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].field, "part_of");
  EXPECT_EQ(resolved.issues[0].row, 5);

  std::vector<samples::Row> settled = rows;
  settled[3].preferred = true;
  const auto preferred = resolve(settled);
  EXPECT_EQ(preferred.incidents.part_of[index_of(preferred.row("g"))], preferred.row("B"));
  EXPECT_TRUE(preferred.incidents.also_part_of.empty());
  EXPECT_TRUE(preferred.issues.empty());
}

TEST(Families, ASecondAggregateThatClosesACircleIsSetAside) {
  const auto resolved = resolve({
      {.id = "A"},
      {.id = "p", .claim_group = "g", .part_of = "A"},
      {.id = "q", .claim_group = "g", .part_of = "below"},
      {.id = "below", .part_of = "g"},
  });
  EXPECT_TRUE(resolved.incidents.also_part_of.empty());
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].row, 4);
}

TEST(Families, StatementsAreNoParts) {
  const auto resolved = resolve({{.id = "sum", .persons = best(30)},
                                 {.id = "part", .persons = best(30), .part_of = "sum"},
                                 {.id = "denial", .kind = "statement", .part_of = "sum"}});
  EXPECT_TRUE(parts_stand_for_aggregate(resolved.incidents, resolved.row("sum")));
  EXPECT_FALSE(parts_stand_for_aggregate(resolved.incidents, resolved.row("part")));
}

TEST(Families, HugeCountsDoNotOverflow) {
  const std::int64_t huge = 9'000'000'000'000'000'000;
  const auto resolved = resolve({{.id = "sum", .persons = at_most(100)},
                                 {.id = "a", .persons = best(huge), .part_of = "sum"},
                                 {.id = "b", .persons = best(huge), .part_of = "sum"}});
  EXPECT_FALSE(parts_stand_for_aggregate(resolved.incidents, resolved.row("sum")));
}

}  // namespace
}  // namespace yalu
