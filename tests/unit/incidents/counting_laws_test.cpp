// Laws over any table and any filter: nobody counts twice, no figure is made up, and what is sure is not lost.
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incident_samples.h"
#include "incidents/tally.h"

namespace yalu {
namespace {

using namespace samples;

/// Tables of every knot that the columns can tie: rivals, statements, running totals, families across groups, rivals
/// that name several aggregates, circles, no dates, no places.
samples::Resolved any_table() {
  const int size = *rc::gen::inRange(1, 12);
  const std::vector<std::string> names = {"", "", "g", "h", "0", "1", "2", "3"};
  // Every second table: all of it in the window, and the first two rows rivals about a part of the next two.
  const bool tight = *rc::gen::arbitrary<bool>();
  std::vector<samples::Row> rows;
  for (int i = 0; i < size; ++i) {
    samples::Row row;
    row.id = std::to_string(i);
    row.date = tight ? "2023-11-05"
                     : *rc::gen::element<std::string>("2023-11-05", "2023-11", "2023-10/2023-12", "2023-12-05", "",
                                                      "2023", "2023-11-20/..");
    const auto number = *rc::gen::inRange(0, 40);
    row.persons = *rc::gen::element(best(number), best(20), at_least(number), at_most(number),
                                    between(number, number + 10), CountRange{});
    row.kind = *rc::gen::element<std::string>("forced-repatriation", "forced-repatriation", "arrest", "statement",
                                              "running-total");
    row.origin = *rc::gen::element<std::string>("", "Dandong", "Dandong; Tumen", "Tumen; Shenyang", "China");
    row.destination = *rc::gen::element<std::string>("", "Onsong", "North Korea", "Sinuiju; Onsong");
    row.claim_group = *rc::gen::element<std::string>("", "", "", "g", "h");
    row.part_of = *rc::gen::elementOf(names);
    row.preferred = *rc::gen::inRange(0, 12) == 0;
    row.verification = *rc::gen::element(Verification::alleged, Verification::confirmed, Verification::unknown);
    if (tight && i < 4) {
      row.kind = "forced-repatriation";
      row.claim_group = i < 2 ? "g" : "";
      row.part_of = i == 0 ? "2" : i == 1 ? "3" : "";
      row.preferred = false;
    }
    rows.push_back(std::move(row));
  }
  return samples::resolve(rows);
}

Filter any_filter() {
  Filter filter = samples::window(*rc::gen::element<std::string>("", "2023-11-01", "2023-11-04"),
                                  *rc::gen::element<std::string>("", "2023-11-30", "2023-12-05"));
  if (*rc::gen::inRange(0, 3) == 0) filter.kinds = {*rc::gen::element<std::string>("forced-repatriation", "statement")};
  if (*rc::gen::inRange(0, 3) == 0) filter.verifications = {Verification::confirmed};
  if (*rc::gen::inRange(0, 3) == 0) filter.places = {*rc::gen::element<std::string>("kp_onsong", "cn_tumen", "kp")};
  return filter;
}

/// The incident and all that is a part of it, over any number of steps: whose persons a figure of it holds.
std::set<RowId> held_by(const Incidents& incidents, RowId row) {
  std::set<RowId> held;
  std::vector<RowId> todo = {row};
  while (!todo.empty()) {
    const RowId at = todo.back();
    todo.pop_back();
    if (!held.insert(at).second) continue;
    const auto parts = incidents.parts[index_of(at)];
    todo.insert(todo.end(), parts.begin(), parts.end());
  }
  return held;
}

bool meet(const std::set<RowId>& a, const std::set<RowId>& b) {
  return std::any_of(a.begin(), a.end(), [&](RowId row) { return b.count(row) > 0; });
}

TEST(CountingLaws, NobodyCountsTwice) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    const Counted counted = count_families_once(data.incidents, data.select(any_filter()));
    std::set<RowId> persons;
    for (const Match& match : counted.counted) {
      RC_ASSERT(!data.incidents.never_counted[index_of(match.row)]);
      for (const RowId row : held_by(data.incidents, match.row)) RC_ASSERT(persons.insert(row).second);
    }
  }));
}

// Every claim's part_of that names another incident is honoured, unless a preferred claim or a circle speaks against
// it.
TEST(CountingLaws, WhatAnyRivalCallsAPartDoesNotCountBesideItsAggregate) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    const IncidentTable& table = data.table;
    const Counted counted = count_families_once(data.incidents, data.select(any_filter()));
    std::set<std::string> counts;
    for (const Match& match : counted.counted) counts.emplace(data.incidents.id[index_of(match.row)]);
    std::set<std::int64_t> set_aside;
    for (const Issue& issue : data.issues) {
      if (issue.field == "part_of" && issue.text.find("set aside") != std::string::npos) set_aside.insert(issue.row);
    }
    const auto incident_of = [&](std::size_t claim) {
      return std::string(table.claim_group[claim].empty() ? table.id[claim] : table.claim_group[claim]);
    };
    for (std::size_t claim = 0; claim < table.size(); ++claim) {
      const std::string part = incident_of(claim);
      std::string aggregate(table.part_of[claim]);
      bool has_preferred = false;
      for (std::size_t other = 0; other < table.size(); ++other) {
        has_preferred = has_preferred || (table.preferred[other] && incident_of(other) == part);
        if (table.id[other] == aggregate) aggregate = incident_of(other);
      }
      if (aggregate.empty() || has_preferred || set_aside.count(table.file_row[claim]) > 0) continue;
      if (table.kind[claim] == kind::statement && !table.claim_group[claim].empty()) continue;
      if (aggregate != part) RC_ASSERT(counts.count(part) == 0U || counts.count(aggregate) == 0U);
    }
  }));
}

TEST(CountingLaws, EveryFigureIsStatedAndHoldsEveryClaim) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    for (std::size_t row = 0; row < data.incidents.size(); ++row) {
      const CountRange figure = data.incidents.persons[row];
      std::vector<CountRange> claims;
      bool preferred = false;
      for (const ClaimId claim : data.incidents.claims[row]) {
        if (data.table.kind[index_of(claim)] == kind::statement) continue;
        preferred = preferred || data.table.preferred[index_of(claim)];
        if (data.table.persons[index_of(claim)].known()) claims.push_back(data.table.persons[index_of(claim)]);
      }
      RC_ASSERT(figure.consistent());
      const auto some_claim = [&](const auto& says) { return std::any_of(claims.begin(), claims.end(), says); };
      // As a bound of that side, or as a best figure; never as one of the other side.
      if (figure.low)
        RC_ASSERT(some_claim([&](const CountRange& c) { return c.low == figure.low || c.best == figure.low; }));
      if (figure.best) RC_ASSERT(some_claim([&](const CountRange& c) { return c.best == figure.best; }));
      if (figure.high)
        RC_ASSERT(some_claim([&](const CountRange& c) { return c.high == figure.high || c.best == figure.high; }));
      if (preferred) continue;
      for (const CountRange& claim : claims) {
        for (const auto& stated : {claim.low, claim.best, claim.high}) {
          RC_ASSERT(!stated || !figure.low || *figure.low <= *stated);
          RC_ASSERT(!stated || !figure.high || *figure.high >= *stated);
        }
        RC_ASSERT(!figure.best || claim.best == figure.best);
      }
    }
  }));
}

TEST(CountingLaws, WhatIsCertainIsCountedThroughSomethingCertain) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    const Selection selection = data.select(any_filter());
    const Counted counted = count_families_once(data.incidents, selection);
    std::set<RowId> sure;
    for (const Match& match : counted.counted) {
      if (match.match == DateMatch::certain) sure.merge(held_by(data.incidents, match.row));
    }
    for (const Match& match : selection.matches) {
      if (match.match == DateMatch::certain && !data.incidents.never_counted[index_of(match.row)])
        RC_ASSERT(meet(held_by(data.incidents, match.row), sure));
    }
  }));
}

// A low figure that is sure of an aggregate alone in its family is never replaced by a lesser one.
TEST(CountingLaws, NoSureFigureIsReplacedByALesserOne) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    const Incidents& incidents = data.incidents;
    if (!incidents.also_part_of.empty()) return;
    const Selection selection = data.select(any_filter());
    const Counted counted = count_families_once(incidents, selection);
    std::set<RowId> sure;
    for (const Match& match : counted.counted) {
      if (match.match == DateMatch::certain) sure.insert(match.row);
    }
    const auto least = [&](RowId row) {
      const CountRange figure = incidents.persons[index_of(row)];
      return figure.low ? *figure.low : figure.best.value_or(0);
    };
    for (const Match& match : selection.matches) {
      if (match.match != DateMatch::certain || incidents.never_counted[index_of(match.row)]) continue;
      if (incidents.part_of[index_of(match.row)]) continue;
      std::int64_t said = 0;
      for (const RowId row : held_by(incidents, match.row)) said += sure.count(row) > 0 ? least(row) : 0;
      RC_ASSERT(said >= least(match.row));
    }
  }));
}

TEST(CountingLaws, AskedForTheCertainTheSameIsCertain) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    Filter filter = any_filter();
    const auto certain = [&] {
      return make_tally(data.incidents, data.table, data.locations, data.gazetteer, data.select(filter), GroupBy::none)
          .certain;
    };
    const Total of_all = certain();
    filter.match = MatchMode::certain;
    RC_ASSERT(certain() == of_all);
  }));
}

TEST(CountingLaws, StatementsDecideNothingOfWhatIsCounted) {
  EXPECT_TRUE(rc::check([] {
    const auto data = any_table();
    const Filter filter = any_filter();
    for (const Match& match : count_families_once(data.incidents, data.select(filter)).counted) {
      const auto claims = data.incidents.claims[index_of(match.row)];
      RC_ASSERT(std::any_of(claims.begin(), claims.end(), [&](ClaimId claim) {
        const std::size_t row = index_of(claim);
        return data.table.kind[row] != kind::statement &&
               (filter.kinds.empty() || data.table.kind[row] == filter.kinds.front()) &&
               (filter.verifications.empty() || data.table.verification[row] == filter.verifications.front());
      }));
    }
  }));
}

}  // namespace
}  // namespace yalu
