// Groups of a tally: bins clipped to the window, places told apart, standing of event and number.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incident_samples.h"
#include "incidents/tally.h"

namespace yalu {
namespace {

using samples::best;
using samples::resolve;
using samples::window;

std::string total(const Total& total) {
  return std::to_string(total.incidents) + ": " + (total.persons.best ? std::to_string(*total.persons.best) : "-");
}

/// "2023-11 1: 30 / 0: 0 | ..." certain and possible.
std::string groups(const samples::Resolved& data, GroupBy by, const Filter& filter = {}) {
  const Tally tally = make_tally(data.incidents, data.table, data.locations, data.gazetteer, data.select(filter), by);
  std::string text;
  for (const TallyGroup& group : tally.groups) {
    text += (text.empty() ? "" : " | ") + group.key + " " + total(group.certain) + " / " + total(group.possible);
  }
  return text;
}

TEST(TallyGroups, BinsEndWithTheWindow) {
  const auto data = resolve({{.id = "a", .date = "2023-10/2023-12", .persons = best(30)}});
  EXPECT_EQ(groups(data, GroupBy::month, window("2023-11-01", "2023-11-30")), "2023-11 0: 0 / 1: 30");
  EXPECT_EQ(groups(data, GroupBy::month, window("2023-11-15", "")), "2023-11 0: 0 / 1: 30 | 2023-12 0: 0 / 1: 30");
  EXPECT_EQ(groups(data, GroupBy::month), "2023-10 0: 0 / 1: 30 | 2023-11 0: 0 / 1: 30 | 2023-12 0: 0 / 1: 30");
  EXPECT_EQ(groups(data, GroupBy::day, window("2023-11-30", "2023-12-01")),
            "2023-11-30 0: 0 / 1: 30 | 2023-12-01 0: 0 / 1: 30");
}

TEST(TallyGroups, AnOpenEndReachesToTheBoundOfTheWindow) {
  const auto end = resolve({{.id = "a", .date = "2023-11-20/..", .persons = best(30)}});
  EXPECT_EQ(groups(end, GroupBy::month, window("2023-12-01", "2024-02-29")),
            "2023-12 0: 0 / 1: 30 | 2024-01 0: 0 / 1: 30 | 2024-02 0: 0 / 1: 30");
  EXPECT_EQ(groups(end, GroupBy::month), "2023-11 0: 0 / 1: 30");
  const auto start = resolve({{.id = "a", .date = "../2023-11-20", .persons = best(30)}});
  EXPECT_EQ(groups(start, GroupBy::month, window("2023-08-01", "2023-09-30")),
            "2023-08 0: 0 / 1: 30 | 2023-09 0: 0 / 1: 30");
}

TEST(TallyGroups, ARivalsDateInTheWindowHasItsBins) {
  const auto data = resolve({
      {.id = "a", .date = "2023-10-09", .persons = best(30), .claim_group = "g", .preferred = true},
      {.id = "b", .date = "2023-12-30/2024-01-02", .persons = best(30), .claim_group = "g"},
      {.id = "c", .date = "2023-11", .kind = "statement", .claim_group = "g"},
  });
  EXPECT_EQ(groups(data, GroupBy::month, window("2023-11-01", "2024-12-31")),
            "2023-12 0: 0 / 1: 30 | 2024-01 0: 0 / 1: 30");
  EXPECT_EQ(groups(data, GroupBy::month), "2023-10 1: 30 / 0: 0");
}

// The law, and that no match is left out: with a date in the window it is in some bin.
TEST(TallyGroups, EveryBinIntersectsTheWindow) {
  EXPECT_TRUE(rc::check([] {
    const auto rows = *rc::gen::container<std::vector<samples::Row>>(rc::gen::exec([] {
      samples::Row row;
      row.date = *rc::gen::element<std::string>("2023-10-20/..", "../2023-11-20", "2023-11", "2023-10/2024-02",
                                                "[2023-12-30..2024-01-05]", "2023", "1900/2100", "2023-12-05");
      row.claim_group = *rc::gen::element<std::string>("", "g");
      row.preferred = *rc::gen::arbitrary<bool>();
      row.persons = best(1);
      return row;
    }));
    const auto data = resolve(rows);
    const auto from = *rc::gen::element<std::string>("", "2023-11-10", "2023-12-01");
    const auto to = *rc::gen::element<std::string>("", "2023-12-01", "2024-01-03");
    const Selection selection = data.select(window(from, to));
    const Tally tally =
        make_tally(data.incidents, data.table, data.locations, data.gazetteer, selection, GroupBy::month);
    std::int64_t in_bins = 0;
    for (const TallyGroup& group : tally.groups) {
      in_bins += group.certain.incidents + group.possible.incidents;
      if (group.key.empty()) continue;
      RC_ASSERT(from.empty() || group.key >= from.substr(0, 7));
      RC_ASSERT(to.empty() || group.key <= to.substr(0, 7));
    }
    RC_ASSERT(in_bins >= static_cast<std::int64_t>(selection.matches.size()));
  }));
}

TEST(TallyGroups, PlacesOfOneNameAreToldApart) {
  const auto data = resolve({
      {.id = "a", .persons = best(1), .destination = "Nanping, Jilin Province"},
      {.id = "b", .persons = best(2), .destination = "\u5357\u5e73"},
      {.id = "c", .persons = best(4), .destination = "Nanping"},
      {.id = "d", .persons = best(8), .destination = "Musan County; Hyesan"},
      {.id = "e", .persons = best(16), .destination = "Hyesan; Musan"},
      {.id = "f", .persons = best(32), .destination = "Sinuiju"},
      {.id = "g", .persons = best(64), .destination = "Shinuiju"},
  });
  EXPECT_EQ(groups(data, GroupBy::destination),
            "Musan County; Hyesan 2: 24 / 0: 0 | Nanping 1: 4 / 0: 0 | Nanping, China 1: 2 / 0: 0 | "
            "Nanping, Jilin Province 1: 1 / 0: 0 | Sinuiju 2: 96 / 0: 0");
  Filter fujian;
  fujian.places = {"cn_nanping_fujian"};
  EXPECT_EQ(groups(data, GroupBy::destination, fujian), "Nanping 1: 2 / 0: 0") << "alone it needs no more";
}

TEST(TallyGroups, TheNumberMayStandOtherwiseThanTheEvent) {
  auto rows = std::vector<samples::Row>{
      {.id = "a", .persons = best(500), .verification = Verification::confirmed},
      {.id = "b", .persons = best(30), .verification = Verification::confirmed},
      {.id = "c", .verification = Verification::confirmed},
      {.id = "d", .persons = best(7), .claim_group = "g"},
      {.id = "e", .persons = best(7), .claim_group = "g"},
      {.id = "f", .persons = best(2), .verification = Verification::unknown},
  };
  rows[0].count_verification = Verification::alleged;
  rows[2].count_verification = Verification::alleged;  // of no number
  rows[4].count_verification = Verification::denied;
  rows[5].count_verification = Verification::alleged;
  EXPECT_EQ(groups(resolve(rows), GroupBy::verification),
            "alleged (number denied) 1: 7 / 0: 0 | confirmed 2: 30 / 0: 0 | confirmed (number alleged) 1: 500 / 0: 0 | "
            "not stated (number alleged) 1: 2 / 0: 0");
}

}  // namespace
}  // namespace yalu
