#include "incidents/tally.h"

#include <functional>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incident_samples.h"

namespace yalu {
namespace {

using namespace samples;
using Ids = std::vector<std::string>;

constexpr std::nullopt_t none = std::nullopt;

Tally tally(const samples::Resolved& data, const Filter& filter, GroupBy by = GroupBy::none) {
  return make_tally(data.incidents, data.table, data.locations, data.gazetteer, data.select(filter), by);
}

/// "2: 40" incidents and best figure; "-" for an unknown one.
std::string short_total(const Total& total) {
  return std::to_string(total.incidents) + ": " + (total.persons.best ? std::to_string(*total.persons.best) : "-");
}

TEST(Tally, TheAcceptanceTable) {
  const auto data = resolve(samples::hanbyun());
  EXPECT_TRUE(data.issues.empty());
  struct Expected {
    const char *from, *to, *certain, *possible;
    Ids beside;
  };
  const Expected table[] = {
      {"2023-11-15", "2023-11-30", "2: 40", "0: 0", {"hanbyun-total"}},
      {"2023-11-25", "2023-12-25", "0: 0", "2: 30", {"hanbyun-total"}},
      {"2023-12-01", "2023-12-31", "2: 55", "0: 0", {"hanbyun-total"}},
      {"2023-11-01", "2023-12-31", "4: 95", "0: 0", {"hanbyun-total"}},
      {"2023-09-01", "2023-10-31", "1: 600", "0: 0", {}},
  };
  for (const Expected& expected : table) {
    const Tally result = tally(data, window(expected.from, expected.to));
    EXPECT_EQ(short_total(result.certain), expected.certain) << expected.from;
    EXPECT_EQ(short_total(result.possible), expected.possible) << expected.from;
    EXPECT_EQ(ids_of(data.incidents, result.not_counted), expected.beside) << expected.from;
  }
}

std::vector<samples::Row> night_of_9_october() {
  const auto claim = [](const char* id, CountRange persons) {
    return samples::Row{.id = id,
                        .date = "2023-10-09",
                        .persons = persons,
                        .origin = "China",
                        .destination = "North Korea",
                        .claim_group = "night",
                        .part_of = "autumn"};
  };
  const auto point = [](const char* id, CountRange persons, const char* origin, const char* destination) {
    return samples::Row{.id = id,
                        .date = "2023-10-09",
                        .persons = persons,
                        .origin = origin,
                        .destination = destination,
                        .part_of = "night"};
  };
  return {claim("rfa", at_least(500)),
          claim("jfnk", best(600)),
          claim("tjwg", at_most(600)),
          claim("nktimes", best(650)),
          point("tumen", best(300), "Tumen", "Onsong County"),
          point("dandong", {}, "Dandong", "Sinuiju"),
          samples::Row{.id = "autumn", .date = "2023-09/2023-10", .persons = best(600)}};
}

TEST(Tally, TheNightOf9October) {
  const auto data = resolve(night_of_9_october());
  const Tally night = tally(data, window("2023-10-09", "2023-10-09"));
  EXPECT_EQ(night.certain.incidents, 1);
  EXPECT_EQ(night.certain.persons, between(500, 650));
  EXPECT_EQ(night.possible.incidents, 0);
  EXPECT_EQ(ids_of(data.incidents, night.not_counted), (Ids{"tumen", "dandong", "autumn"}));

  Filter onsong = window("2023-10-09", "2023-10-09");
  onsong.places = {"kp_onsong"};
  const Tally through_part = tally(data, onsong);
  EXPECT_EQ(through_part.certain.incidents, 1);
  EXPECT_EQ(through_part.certain.persons, best(300));
  EXPECT_TRUE(through_part.not_counted.empty());
}

TEST(Tally, AnAggregateWithoutAFittingPartCountsWhereItIsCertain) {
  const auto data = resolve({
      {.id = "sum", .date = "2023-09/2023-10", .persons = best(600)},
      {.id = "part", .date = "2023-10-09", .persons = best(40), .part_of = "sum"},
  });
  const Tally whole = tally(data, window("2023-09-01", "2023-10-31"));
  EXPECT_EQ(short_total(whole.certain), "1: 600");
  EXPECT_EQ(ids_of(data.incidents, whole.not_counted), Ids{"part"});
  const Tally october = tally(data, window("2023-10-01", "2023-10-31"));
  EXPECT_EQ(short_total(october.certain), "1: 40");
  EXPECT_EQ(short_total(october.possible), "0: 0");
  EXPECT_EQ(ids_of(data.incidents, october.not_counted), Ids{"sum"});
  const Tally september = tally(data, window("2023-09-01", "2023-09-30"));
  EXPECT_EQ(short_total(september.possible), "1: 600") << "nothing of it is in the window, so it must not vanish";
}

TEST(Tally, RunningTotalsAndStatementsStandBeside) {
  const auto data = resolve({
      {.id = "total", .date = "2023", .persons = best(1000), .kind = "running-total"},
      {.id = "part", .date = "2023-10-09", .persons = best(40), .part_of = "total"},
      {.id = "denial", .date = "2023-10-12", .kind = "statement"},
  });
  const Tally result = tally(data, window("2023-01-01", "2023-12-31"));
  EXPECT_EQ(short_total(result.certain), "1: 40");
  EXPECT_EQ(ids_of(data.incidents, result.not_counted), (Ids{"total", "denial"}));
}

/// A family as it comes: each row's aggregate is an earlier one, or none.
samples::Resolved arbitrary_families() {
  const int size = *rc::gen::inRange(1, 12);
  std::vector<samples::Row> rows;
  const std::vector<std::string> dates = {"2023-11-05", "2023-11", "2023-10/2023-12", "2023-12-05",
                                          "2023-11-05/2023-12-05"};
  for (int i = 0; i < size; ++i) {
    samples::Row row;
    row.id = std::to_string(i);
    row.date = *rc::gen::elementOf(dates);
    const auto number = *rc::gen::inRange(0, 40);
    row.persons =
        *rc::gen::element(best(number), at_least(number), at_most(number), between(number, number + 10), CountRange{});
    if (*rc::gen::inRange(0, 8) == 0) row.kind = "running-total";
    if (i > 0 && *rc::gen::inRange(0, 4) > 0) row.part_of = std::to_string(*rc::gen::inRange(0, i));
    rows.push_back(row);
  }
  return resolve(rows);
}

TEST(CountFamiliesOnce, AgreesWithTheRuleSpelledOut) {
  EXPECT_TRUE(rc::check([] {
    const auto data = arbitrary_families();
    const Incidents& incidents = data.incidents;
    const Selection selection = data.select(window("2023-11-01", "2023-11-30"));
    std::map<RowId, DateMatch> match;
    for (const Match& m : selection.matches) match[m.row] = m.match;
    const auto matched = [&](RowId row) { return match.count(row) > 0; };
    const auto certain = [&](RowId row) { return matched(row) && match[row] == DateMatch::certain; };
    // Nothing lacks here but dates, and all have one: what does not match is surely elsewhere.
    const auto parts_speak = [&](RowId row) {
      if (!matched(row) || !parts_stand_for_aggregate(incidents, row)) return false;
      bool all = true, some = false;
      for (const RowId part : incidents.parts[index_of(row)]) {
        if (incidents.never_counted[index_of(part)]) continue;
        all = all && certain(part);
        some = some || certain(part);
      }
      if (!certain(row)) return true;
      return incidents.persons[index_of(row)].known() ? all : some;
    };
    std::map<RowId, bool> expected;
    // The rule, one family member after the other; the answer says whether anything was counted here or below.
    const std::function<bool(RowId, bool)> settle = [&](RowId row, bool blocked) {
      const std::size_t r = index_of(row);
      const auto parts_counted = [&](bool parts_blocked) {
        bool any = false;
        for (const RowId part : incidents.parts[r]) any = settle(part, parts_blocked) || any;
        return any;
      };
      expected[row] = false;
      if (blocked) return parts_counted(true);
      if (incidents.never_counted[r] || parts_speak(row)) return parts_counted(false);
      if (certain(row)) {
        expected[row] = true;
        parts_counted(true);
        return true;
      }
      if (parts_counted(false)) return true;
      expected[row] = matched(row);
      return matched(row);
    };
    for (std::size_t r = 0; r < incidents.size(); ++r) {
      if (!incidents.part_of[r]) settle(RowId{static_cast<std::uint32_t>(r)}, false);
    }
    const Counted counted = count_families_once(incidents, selection);
    std::vector<Match> expected_counted;
    std::vector<RowId> expected_beside;
    for (const Match& m : selection.matches) {
      if (expected[m.row]) {
        expected_counted.push_back(m);
      } else {
        expected_beside.push_back(m.row);
      }
    }
    RC_ASSERT(counted.counted == expected_counted);
    RC_ASSERT(counted.beside == expected_beside);
  }));
}

TEST(CountFamiliesOnce, NothingCountsTogetherWithWhatItIsAPartOf) {
  EXPECT_TRUE(rc::check([] {
    const auto data = arbitrary_families();
    const Counted counted = count_families_once(data.incidents, data.select(window("2023-11-01", "2023-11-30")));
    std::map<RowId, bool> counts;
    for (const Match& m : counted.counted) counts[m.row] = true;
    for (const Match& m : counted.counted) {
      RC_ASSERT(!data.incidents.never_counted[index_of(m.row)]);
      for (auto above = data.incidents.part_of[index_of(m.row)]; above;
           above = data.incidents.part_of[index_of(*above)]) {
        RC_ASSERT(counts.count(*above) == 0U);
      }
    }
  }));
}

TEST(Total, KnowsWhatItLacks) {
  const auto data = resolve({
      {.id = "a", .persons = best(30)},
      {.id = "b", .persons = at_least(95)},
      {.id = "c", .persons = between(500, 600)},
      {.id = "d"},
  });
  const Total total = tally(data, {}).certain;
  EXPECT_EQ(total.incidents, 4);
  EXPECT_EQ(total.persons, (CountRange{595, 30, none}));
  EXPECT_EQ(total.missing, (Total::Missing{2, 3, 3}));
}

TEST(Total, OverNothingIsZeroAndOverUnknownUnknown) {
  EXPECT_EQ(tally(resolve({}), {}).certain, (Total{0, {0, 0, 0}, {0, 0, 0}}));
  EXPECT_EQ(tally(resolve({{.id = "a"}}), {}).certain, (Total{1, {none, none, none}, {1, 1, 1}}));
  EXPECT_EQ(tally(resolve({{.id = "a", .persons = between(1, 2)}}), {}).certain.persons, between(1, 2));
}

TEST(Total, InWords) {
  const auto words = [](const std::vector<CountRange>& counts) {
    std::vector<samples::Row> rows;
    for (const CountRange& count : counts) rows.push_back({.id = std::to_string(rows.size()), .persons = count});
    return total_in_words(tally(resolve(rows), {}).certain);
  };
  EXPECT_EQ(words({best(30), best(10)}), "40 persons");
  EXPECT_EQ(words({best(1)}), "1 person");
  EXPECT_EQ(words({}), "0 persons");
  EXPECT_EQ(words({at_least(95)}), "at least 95 persons");
  EXPECT_EQ(words({between(500, 650)}), "500\u2013650 persons");
  EXPECT_EQ(words({at_most(100)}), "at most 100 persons");
  EXPECT_EQ(words({best(30), CountRange{}}), "30 persons, 1 incident without a number");
  EXPECT_EQ(words({best(30), at_least(95)}), "30 persons, and at least 95 in 1 incident without a best figure");
  EXPECT_EQ(words({best(30), between(500, 650), between(10, 20)}),
            "30 persons, and 510\u2013670 in 2 incidents without a best figure");
  EXPECT_EQ(words({best(30), at_most(100)}), "30 persons, and at most 100 in 1 incident without a best figure");
  EXPECT_EQ(words({best(30), at_least(95), CountRange{}}),
            "30 persons, and at least 95 in 2 incidents without a best figure");
  EXPECT_EQ(words({best(30), at_most(100), CountRange{}}), "30 persons, 2 incidents without a best figure");
  EXPECT_EQ(words({at_least(95), CountRange{}}), "at least 95 persons, 1 incident without a number");
  EXPECT_EQ(words({CountRange{}, CountRange{}}), "2 incidents without a number");
  EXPECT_EQ(words({CountRange{500, 600, 650}}), "600 persons (500\u2013650)");
}

std::string groups_of(const samples::Resolved& data, GroupBy by, const Filter& filter = {}) {
  std::string text;
  for (const TallyGroup& group : tally(data, filter, by).groups) {
    text += (text.empty() ? "" : " | ") + group.key + " " + short_total(group.certain) + " / " +
            short_total(group.possible);
  }
  return text;
}

TEST(Groups, AnIncidentIsPossibleInEveryBinItTouches) {
  const auto data = resolve(samples::hanbyun());
  EXPECT_EQ(groups_of(data, GroupBy::month),
            "2023-09 0: 0 / 1: 600 | 2023-10 0: 0 / 1: 600 | 2023-11 2: 40 / 0: 0 | "
            "2023-12 2: 55 / 0: 0");
  EXPECT_EQ(groups_of(data, GroupBy::year), "2023 5: 695 / 0: 0");
}

TEST(Groups, WhatIsOnlyPossibleInTheWindowIsSoInItsBins) {
  const auto data = resolve(samples::hanbyun());
  EXPECT_EQ(groups_of(data, GroupBy::month, window("2023-11-25", "2023-12-25")),
            "2023-11 0: 0 / 1: 10 | 2023-12 0: 0 / 1: 20");
}

TEST(Groups, OpenEndsReachAsFarAsTheOtherDates) {
  const auto data = resolve({
      {.id = "open", .date = "2023-11/..", .persons = best(1)},
      {.id = "other", .date = "2024-01-05", .persons = best(2)},
      {.id = "undated", .persons = best(4)},
      {.id = "old", .date = "../2023-10", .persons = best(8)},
  });
  EXPECT_EQ(groups_of(data, GroupBy::month),
            " 1: 4 / 0: 0 | 2023-10 0: 0 / 1: 8 | 2023-11 0: 0 / 1: 1 | 2023-12 0: 0 / 1: 1 | 2024-01 1: 2 / 1: 1");
}

TEST(Groups, AnEndlessDateSaysNothingOfAnyDay) {
  const auto data = resolve({{.id = "a", .date = "1900/2020", .persons = best(1)}});
  EXPECT_EQ(groups_of(data, GroupBy::day), " 1: 1 / 0: 0");
}

TEST(Groups, DaysAndYearsHaveTheirKeys) {
  const auto data = resolve({{.id = "a", .date = "2023-10-31/2023-11-01", .persons = best(1)},
                             {.id = "b", .date = "-0044-03", .persons = best(2)}});
  EXPECT_EQ(groups_of(data, GroupBy::day, window("2023-01-01", "2023-12-31")),
            "2023-10-31 0: 0 / 1: 1 | 2023-11-01 0: 0 / 1: 1");
  EXPECT_EQ(groups_of(data, GroupBy::month, window("", "2000-01-01")), "-0044-03 1: 2 / 0: 0");
  EXPECT_EQ(groups_of(data, GroupBy::year, window("", "2000-01-01")), "-0044 1: 2 / 0: 0");
}

TEST(Groups, ByKindPlaceAndVerification) {
  const auto data = resolve({
      {.id = "a", .persons = best(1), .kind = "arrest", .origin = "Dandong", .destination = "Shinuiju"},
      {.id = "b", .persons = best(2), .destination = "Sinuiju", .verification = Verification::confirmed},
      {.id = "c", .persons = best(4), .destination = "Musan; Hyesan"},
  });
  EXPECT_EQ(groups_of(data, GroupBy::kind), "arrest 1: 1 / 0: 0 | forced-repatriation 2: 6 / 0: 0");
  EXPECT_EQ(groups_of(data, GroupBy::destination), "Musan County; Hyesan 1: 4 / 0: 0 | Sinuiju 2: 3 / 0: 0");
  EXPECT_EQ(groups_of(data, GroupBy::origin), " 2: 6 / 0: 0 | Dandong 1: 1 / 0: 0");
  EXPECT_EQ(groups_of(data, GroupBy::verification), "alleged 2: 5 / 0: 0 | confirmed 1: 2 / 0: 0");
}

TEST(GroupBy, ReadsItsNames) {
  EXPECT_EQ(parse_group_by("month"), GroupBy::month);
  EXPECT_EQ(parse_group_by("verification"), GroupBy::verification);
  EXPECT_EQ(parse_group_by("week"), std::nullopt);
}

// So many that two threads share the work. By hand: row i is on day i % 30 + 1 of November with i % 7 persons, and
// every fourth row is a transfer.
TEST(Tally, ManyRowsAddUpAsFewDo) {
  constexpr int count = 210'000;
  std::vector<samples::Row> rows;
  rows.reserve(count);
  std::int64_t incidents = 0, persons = 0, on_the_tenth = 0;
  for (int i = 0; i < count; ++i) {
    samples::Row row;
    row.id = std::to_string(i);
    row.date = format_iso_day(*make_day(2023, 11, 1) + std::chrono::days{i % 30});
    row.persons = samples::best(i % 7);
    row.kind = i % 4 == 0 ? "transfer" : "arrest";
    rows.push_back(std::move(row));
    if (i % 30 > 19 || i % 4 == 0) continue;
    ++incidents;
    persons += i % 7;
    on_the_tenth += i % 30 == 9 ? 1 : 0;
  }
  const auto data = samples::resolve(rows);
  Filter filter = samples::window("2023-11-01", "2023-11-20");
  filter.kinds = {"arrest"};
  const Selection selection = data.select(filter);
  ASSERT_EQ(static_cast<std::int64_t>(selection.matches.size()), incidents);
  for (std::size_t i = 1; i < selection.matches.size(); ++i) {
    ASSERT_LT(selection.matches[i - 1].row, selection.matches[i].row) << "in row order";
  }
  const Tally tally = make_tally(data.incidents, data.table, data.locations, data.gazetteer, selection, GroupBy::day);
  EXPECT_EQ(tally.certain.incidents, incidents);
  EXPECT_EQ(tally.certain.persons.best, persons);
  EXPECT_EQ(tally.groups.size(), 20U);
  EXPECT_EQ(tally.groups.at(9).key, "2023-11-10");
  EXPECT_EQ(tally.groups.at(9).certain.incidents, on_the_tenth);
}

}  // namespace
}  // namespace yalu
