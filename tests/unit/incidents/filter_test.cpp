#include "incidents/filter.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incident_samples.h"
#include "incidents/tally.h"

namespace yalu {
namespace {

using samples::best;
using samples::ids_of;
using samples::resolve;
using samples::window;
using Ids = std::vector<std::string>;

Ids certain(const samples::Resolved& data, const Filter& filter) {
  return ids_of(data.incidents, data.select(filter).matches, DateMatch::certain);
}
Ids possible(const samples::Resolved& data, const Filter& filter) {
  return ids_of(data.incidents, data.select(filter).matches, DateMatch::possible);
}

TEST(Select, WithoutAFilterEverythingIsCertain) {
  const auto data = resolve({{.id = "a", .date = "2023"}, {.id = "b"}, {.id = "c", .date = "../2023"}});
  EXPECT_EQ(certain(data, {}), (Ids{"a", "b", "c"}));
  EXPECT_TRUE(data.select({}).undated.empty());
}

TEST(Select, DatesAnswerInThreeValues) {
  const auto data = resolve({
      {.id = "in", .date = "2023-11-20"},
      {.id = "over", .date = "[2023-11-25..2023-12-05]"},
      {.id = "lasting", .date = "2023-10-20/2023-11-02"},
      {.id = "out", .date = "2023-12-01"},
      {.id = "undated"},
  });
  const Filter november = window("2023-11-01", "2023-11-30");
  EXPECT_EQ(certain(data, november), Ids{"in"});
  EXPECT_EQ(possible(data, november), (Ids{"over", "lasting"}));
  EXPECT_EQ(ids_of(data.incidents, data.select(november).undated), Ids{"undated"});
  Filter only_certain = november;
  only_certain.match = MatchMode::certain;
  EXPECT_EQ(certain(data, only_certain), Ids{"in"});
  EXPECT_TRUE(possible(data, only_certain).empty());
}

TEST(Select, ARivalsDateMakesThePreferredOnePossible) {
  const auto data = resolve({
      {.id = "a", .date = "2023-10-09", .claim_group = "g", .preferred = true},
      {.id = "b", .date = "2023-10-11", .claim_group = "g"},
      {.id = "c", .date = "2023-10-12", .kind = "statement", .claim_group = "g"},
  });
  EXPECT_EQ(certain(data, window("2023-10-09", "2023-10-09")), Ids{"g"});
  EXPECT_EQ(possible(data, window("2023-10-11", "2023-10-11")), Ids{"g"});
  EXPECT_TRUE(data.select(window("2023-10-12", "2023-10-12")).matches.empty()) << "the date of a statement";
}

TEST(Select, OneClaimMustFitAltogether) {
  const auto data = resolve({
      {.id = "a", .kind = "arrest", .claim_group = "g", .verification = Verification::alleged},
      {.id = "b", .kind = "transfer", .claim_group = "g", .verification = Verification::confirmed},
      {.id = "c", .kind = "arrest", .verification = Verification::confirmed},
  });
  Filter filter;
  filter.kinds = {"arrest"};
  EXPECT_EQ(certain(data, filter), (Ids{"g", "c"}));
  filter.verifications = {Verification::confirmed};
  EXPECT_EQ(certain(data, filter), Ids{"c"});
  filter.kinds = {"no-such-kind"};
  EXPECT_TRUE(certain(data, filter).empty());
}

TEST(Select, AStatementSpeaksOnlyForItself) {
  const auto data = resolve({
      {.id = "a", .destination = "Sinuiju", .claim_group = "g", .verification = Verification::alleged},
      {.id = "ministry",
       .kind = "statement",
       .destination = "Onsong",
       .claim_group = "g",
       .verification = Verification::confirmed,
       .note = "many residents"},
      {.id = "s", .kind = "statement", .destination = "Onsong", .verification = Verification::confirmed},
  });
  Filter confirmed;
  confirmed.verifications = {Verification::confirmed};
  EXPECT_EQ(certain(data, confirmed), Ids{"s"});
  Filter statements;
  statements.kinds = {"statement"};
  EXPECT_EQ(certain(data, statements), Ids{"s"});
  Filter onsong;
  onsong.places = {"kp_onsong"};
  EXPECT_EQ(certain(data, onsong), Ids{"s"});
  EXPECT_TRUE(possible(data, onsong).empty());
  Filter text;
  text.text = "residents";
  EXPECT_EQ(certain(data, text), Ids{"g"}) << "its words are found";
}

TEST(Select, RivalPlacesAreOnlyPossibleEach) {
  const auto data = resolve({
      {.id = "a", .persons = best(600), .origin = "Dandong; Tumen", .claim_group = "g"},
      {.id = "b", .persons = best(600), .origin = "Tumen; Shenyang", .claim_group = "g"},
  });
  for (const char* place : {"cn_tumen", "cn_dandong", "cn_shenyang"}) {
    Filter filter;
    filter.places = {place};
    EXPECT_TRUE(certain(data, filter).empty()) << place;
    EXPECT_EQ(possible(data, filter), Ids{"g"}) << place;
  }
  Filter all;
  all.places = {"cn_tumen", "cn_dandong", "cn_shenyang"};
  EXPECT_EQ(certain(data, all), Ids{"g"});
}

TEST(Select, PartsThatMayHaveHappenedThereAreToldApart) {
  const auto data = resolve({
      {.id = "sum", .date = "2023-10", .destination = "North Korea"},
      {.id = "there", .date = "2023-10-09", .origin = "Tumen", .destination = "Onsong", .part_of = "sum"},
      {.id = "undated", .destination = "Onsong", .part_of = "sum"},
      {.id = "later", .date = "2023-11", .destination = "Onsong", .part_of = "sum"},
      {.id = "elsewhere", .date = "2023-10-09", .origin = "Dandong", .destination = "Sinuiju", .part_of = "sum"},
      {.id = "anywhere", .date = "2023-10-09", .origin = "Dandong", .destination = "North Korea", .part_of = "sum"},
      {.id = "no end", .date = "2023-10-09", .origin = "Dandong", .part_of = "sum"},
      {.id = "arrest", .date = "2023-10-09", .kind = "arrest", .destination = "Onsong", .part_of = "sum"},
  });
  Filter filter = window("2023-10-01", "2023-10-31");
  filter.places = {"kp_onsong"};
  filter.kinds = {"forced-repatriation"};
  const Selection selection = data.select(filter);
  EXPECT_EQ(ids_of(data.incidents, selection.matches, DateMatch::certain), Ids{"there"});
  EXPECT_EQ(ids_of(data.incidents, selection.parts_not_elsewhere), (Ids{"undated", "anywhere", "no end", "arrest"}));
  EXPECT_EQ(selection.window, filter.window);
}

TEST(Select, PlacesHoldWhatLiesWithinThem) {
  const auto data = resolve({
      {.id = "a", .origin = "Dandong", .destination = "Sinuiju"},
      {.id = "b", .destination = "Onsong County"},
      {.id = "c", .destination = "North Korea"},
      {.id = "d", .destination = "Atlantis"},
      {.id = "e", .destination = "Musan; Hyesan"},
  });
  const auto at = [&](const Ids& places) {
    Filter filter;
    filter.places = places;
    return certain(data, filter);
  };
  EXPECT_EQ(at({"kp"}), (Ids{"a", "b", "c", "e"}));
  EXPECT_EQ(at({"kp_north_hamgyong"}), Ids{"b"});
  Filter in_north_hamgyong;
  in_north_hamgyong.places = {"kp_north_hamgyong"};
  EXPECT_EQ(ids_of(data.incidents, data.select(in_north_hamgyong).matches, DateMatch::possible), Ids{"e"})
      << "nobody says how many of them came to Musan";
  EXPECT_EQ(at({"cn_liaoning"}), Ids{"a"});
  EXPECT_EQ(at({"cn_liaoning", "kp_onsong"}), (Ids{"a", "b"}));
  EXPECT_TRUE(at({"no_such_place"}).empty());
}

TEST(Select, TextIsFoundInAnyScriptAndCase) {
  const auto data = resolve({
      {.id = "a", .destination = "Sin\u016diju"},
      {.id = "b", .title = "Night returns over the bridge"},
      {.id = "c", .note = "The ministry could not confirm"},
      {.id = "d", .destination = "단둥"},
  });
  const auto with = [&](const std::string& text) {
    Filter filter;
    filter.text = text;
    return certain(data, filter);
  };
  EXPECT_EQ(with("sinuiju"), Ids{"a"});
  EXPECT_EQ(with("NIGHT"), Ids{"b"});
  EXPECT_EQ(with("not confirm"), Ids{"c"});
  EXPECT_EQ(with("단둥"), Ids{"d"});
  EXPECT_TRUE(with("bridge over").empty());
}

TEST(FilterInWords, SaysEverything) {
  const Gazetteer gazetteer = samples::small_gazetteer();
  EXPECT_EQ(filter_in_words({}, gazetteer), "all incidents");
  Filter filter = window("2023-11-01", "2023-12-31");
  filter.match = MatchMode::certain;
  filter.kinds = {"forced-repatriation", "arrest"};
  filter.verifications = {Verification::alleged, Verification::unknown};
  filter.places = {"kp_onsong"};
  filter.text = "bridge";
  filter.as_of = make_day(2024, 1, 16);
  EXPECT_EQ(
      filter_in_words(filter, gazetteer),
      "1 Nov 2023 \u2013 31 Dec 2023; kind: forced return, arrest; verification: alleged, not stated; place: Onsong; "
      "text: \u201cbridge\u201d; as known on 16 Jan 2024; certain only");
}

// Against a plain loop over rows and claims; kinds alone take a way of their own.
TEST(Select, FindsWhatAPlainLoopFinds) {
  EXPECT_TRUE(rc::check([] {
    const auto rows = *rc::gen::container<std::vector<samples::Row>>(rc::gen::exec([] {
      samples::Row row;
      row.date = *rc::gen::element<std::string>("", "2023-11", "2023-11-20", "[2023-11-21..2023-12-02]", "../2023");
      row.kind = *rc::gen::element<std::string>("arrest", "transfer", "crossing");
      row.claim_group = *rc::gen::element<std::string>("", "", "g");
      return row;
    }));
    // Often more rows than are scanned at once.
    const std::size_t times = rows.empty() ? 1 : *rc::gen::element<std::size_t>(1, 1, 5000 / rows.size());
    std::vector<samples::Row> many;
    for (std::size_t time = 0; time < times; ++time) many.insert(many.end(), rows.begin(), rows.end());
    const auto data = resolve(many);
    Filter filter = window("2023-11-20", "2023-11-30");
    filter.kinds = {"arrest", "crossing"};
    if (*rc::gen::arbitrary<bool>()) filter.verifications = {Verification::alleged};
    if (*rc::gen::arbitrary<bool>()) filter.match = MatchMode::certain;
    Selection expected;
    for (std::uint32_t r = 0; r < data.incidents.size(); ++r) {
      bool fits = false;
      for (const ClaimId claim : data.incidents.claims[r]) {
        fits = fits || data.table.kind[index_of(claim)] == "arrest" || data.table.kind[index_of(claim)] == "crossing";
      }
      if (!fits) continue;
      if (const auto date = data.incidents.date[r]) {
        const DateMatch match = match_date(*date, filter.window);
        if (match == DateMatch::certain || (match == DateMatch::possible && filter.match == MatchMode::any))
          expected.matches.push_back({RowId{r}, match});
      } else {
        expected.undated.push_back(RowId{r});
      }
    }
    const Selection found = data.select(filter);
    RC_ASSERT(found.matches == expected.matches);
    RC_ASSERT(found.undated == expected.undated);
  }));
}

// The night of 9 October 2023: the group names more places than Onsong, so its 500 to 650 are not Onsong's.
TEST(Filter, APlaceHasOnlyWhatSurelyHappenedThere) {
  using namespace samples;
  Row all{.id = "all", .date = "2023-10-09", .persons = between(500, 650), .destination = "Sinuiju; Onsong"};
  Row part{.id = "part", .date = "2023-10-09", .persons = best(300), .destination = "Onsong", .part_of = "all"};
  Row other{.id = "other", .date = "2023-10-09", .destination = "Sinuiju", .part_of = "all"};
  const Resolved data = resolve({all, part, other});
  Filter filter = window("2023-10-08", "2023-10-09");
  EXPECT_EQ(count_families_once(data.incidents, data.select(filter)).counted.size(), 1U);
  filter.places = {"kp_onsong"};
  const Selection selection = data.select(filter);
  EXPECT_EQ(ids_of(data.incidents, selection.matches, DateMatch::certain), (std::vector<std::string>{"part"}));
  EXPECT_EQ(ids_of(data.incidents, selection.matches, DateMatch::possible), (std::vector<std::string>{"all"}));
  const Tally tally = make_tally(data.incidents, data.table, data.locations, data.gazetteer, selection, GroupBy::none);
  EXPECT_EQ(tally.certain.persons.best, 300);
  EXPECT_EQ(tally.possible.incidents, 0);
  filter.match = MatchMode::certain;
  EXPECT_EQ(data.select(filter).matches.size(), 1U);
}

}  // namespace
}  // namespace yalu
