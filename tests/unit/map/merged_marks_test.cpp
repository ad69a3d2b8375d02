// Merged marks: what piles up is counted whole, panning does not change a pile, and few marks stand alone.
#include "map/merged_marks.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "test_piles.h"

namespace yalu {
namespace {

Piles pile(const Sample& sample, const MapFrame& where = frame(), const std::optional<ShownDate>& shown = {},
           std::span<const RowId> alone = {}, bool with_flows = false) {
  return pile_up(sample.incidents, sample.points, sample.matches, shown, alone, where, with_flows);
}

std::int64_t all_of(const Piles& piles) {
  std::int64_t sum = static_cast<std::int64_t>(piles.single.size()) + static_cast<std::int64_t>(piles.nowhere);
  for (const MergedMark& mark : piles.merged) sum += mark.count.all();
  for (const AreaPile& pile : piles.areas) sum += pile.count.all();
  return sum;
}

std::vector<Incident> at_one_place(int count) {
  return std::vector<Incident>(static_cast<std::size_t>(count), Incident{100, 100, 0, MarkForm::circle});
}

TEST(Piles, UpToFiveAtOneSpotStandAlone) {
  const Piles piles = pile(sample_of(at_one_place(5)));
  EXPECT_EQ(piles.single.size(), 5U);
  EXPECT_TRUE(piles.merged.empty());
}

TEST(Piles, MoreBecomeOneMarkWhereTheyLie) {
  const Piles piles = pile(sample_of(at_one_place(9)));
  ASSERT_EQ(piles.merged.size(), 1U);
  EXPECT_TRUE(piles.single.empty());
  EXPECT_NEAR(piles.merged[0].at.x, 401, 0.01);
  EXPECT_NEAR(piles.merged[0].at.y, 299, 0.01);
  // Rows 0, 3 and 6 are only possible.
  EXPECT_EQ(piles.merged[0].count.possible, 3);
  EXPECT_EQ(piles.merged[0].count.certain, 6);
}

TEST(Piles, AMillionAtOnePlaceAreOneMark) {
  const Piles piles = pile(sample_of(at_one_place(1'000'000)));
  ASSERT_EQ(piles.merged.size(), 1U);
  EXPECT_EQ(piles.merged[0].count.all(), 1'000'000);
  EXPECT_EQ(piles.merged[0].count.possible, 333'334);
}

TEST(Piles, WhatIsHighlightedStandsAlone) {
  const RowId alone[] = {RowId{4}};
  const Piles piles = pile(sample_of(at_one_place(9)), frame(), {}, alone);
  ASSERT_EQ(piles.single.size(), 1U);
  EXPECT_EQ(piles.single[0].row, RowId{4});
  EXPECT_EQ(piles.merged.at(0).count.all(), 8);
}

TEST(Piles, WhatIsStillToComeIsLeftOut) {
  std::vector<Incident> rows = at_one_place(8);
  for (int i = 0; i < 8; ++i) rows[static_cast<std::size_t>(i)].day = i;
  const Piles piles = pile(sample_of(rows), frame(), ShownDate{Day{std::chrono::days{6}}, 0});
  EXPECT_EQ(all_of(piles), 7);
}

TEST(Piles, WhatHasNoPlaceIsCounted) {
  std::vector<Incident> rows = at_one_place(3);
  rows[1].form = MarkForm::nowhere;
  EXPECT_EQ(pile(sample_of(rows)).nowhere, 1U);
}

TEST(Piles, AnExtentStaysAroundTheMergedMark) {
  std::vector<Incident> rows = at_one_place(9);
  EXPECT_EQ(pile(sample_of(rows)).merged.at(0).reach_m, 0) << "points claim points";
  rows[3].reach_m = 3000;
  rows[3].verification = Verification::alleged;
  rows[5].reach_m = 1000;
  const Piles piles = pile(sample_of(rows));
  EXPECT_EQ(piles.merged.at(0).reach_m, 3000);
  EXPECT_NEAR(piles.merged[0].spread_px, 0, 0.01);
  EXPECT_EQ(piles.merged[0].weakest, Verification::alleged);
}

TEST(Piles, WhatAllFadedIsFaded) {
  std::vector<Incident> rows = at_one_place(9);
  const Sample sample = sample_of(rows);
  // Every one on day 0: whole for a week, then fading for two, then at 0.45.
  EXPECT_NEAR(pile(sample, frame(), ShownDate{Day{std::chrono::days{100}}, 0}).merged.at(0).opacity, 0.45, 1e-9);
  rows[2].day = 99;
  EXPECT_EQ(pile(sample_of(rows), frame(), ShownDate{Day{std::chrono::days{100}}, 0}).merged.at(0).opacity, 1);
}

TEST(Piles, AnAreaIsAsSureAsItsLeastSureIncident) {
  std::vector<Incident> rows(7, Incident{0, 0, 0, MarkForm::area});
  rows[4].verification = Verification::alleged;
  rows[5].verification = Verification::corroborated;
  Sample sample = sample_of(rows);
  sample.points.areas = {{}};
  sample.points.outlined_areas = 1;
  const Piles piles = pile(sample);
  ASSERT_EQ(piles.areas.size(), 1U);
  EXPECT_EQ(piles.areas[0].weakest, Verification::alleged);
  EXPECT_EQ(piles.areas[0].count.all(), 7);
}

TEST(Piles, ManyRadiusAreasPileUpLikeCircles) {
  // A radius each, of one kilometre, around places 10 m apart: no outline is that of another.
  std::vector<Incident> rows;
  Sample sample;
  for (std::uint32_t i = 0; i < 400; ++i)
    rows.push_back({10.0 * i, 0, 0, MarkForm::area, 1000, {}, Verification::alleged, i});
  sample = sample_of(rows);
  sample.points.areas.resize(400);
  const Piles many = pile(sample);
  EXPECT_TRUE(many.areas.empty());
  EXPECT_EQ(all_of(many), 400);
  EXPECT_LT(many.single.size() + many.merged.size(), 20U);
  for (const MergedMark& mark : many.merged) EXPECT_EQ(mark.reach_m, 1000);
}

TEST(Piles, AFlowHoldsWhatIsMergedAndNotWhatStandsAlone) {
  std::vector<Incident> rows = at_one_place(9);
  for (Incident& row : rows) row.from_x = -30'000;
  const RowId alone[] = {RowId{4}};
  const Piles piles = pile(sample_of(rows), frame(), {}, alone, true);
  ASSERT_EQ(piles.flows.size(), 1U);
  EXPECT_EQ(piles.flows[0].count.possible, 3) << "rows 0, 3 and 6";
  EXPECT_EQ(piles.flows[0].count.certain, 5);
  EXPECT_NEAR(piles.flows[0].from.x, 100, 0.01);
  EXPECT_NEAR(piles.flows[0].to.x, 401, 0.01);
}

TEST(Piles, TheWeakerStandingSaysLess) {
  constexpr Verification weakest_first[] = {Verification::unknown, Verification::denied, Verification::alleged,
                                            Verification::corroborated, Verification::confirmed};
  for (std::size_t i = 0; i < std::size(weakest_first); ++i) {
    for (std::size_t k = 0; k < std::size(weakest_first); ++k)
      EXPECT_EQ(weaker(weakest_first[i], weakest_first[k]), weakest_first[std::min(i, k)]);
  }
}

TEST(Piles, NothingGivesNothing) {
  EXPECT_EQ(all_of(pile(sample_of({}))), 0);
}

TEST(PileLaws, EveryIncidentOfTheFrameIsInExactlyOneMark) {
  EXPECT_TRUE(rc::check("counts add up", [] {
    const std::vector<Incident> rows = some_incidents(900);
    const Piles piles = pile(sample_of(rows));
    RC_ASSERT(all_of(piles) == static_cast<std::int64_t>(rows.size()));
    for (std::size_t i = 1; i < piles.single.size(); ++i) RC_ASSERT(piles.single[i - 1].row < piles.single[i].row);
  }));
}

TEST(PileLaws, EveryExtentLiesWithinAMergedMarks) {
  EXPECT_TRUE(rc::check("no mark is smaller than the recorded extent", [] {
    std::vector<Incident> rows = some_incidents(900);
    for (Incident& row : rows) row.reach_m = *rc::gen::inRange(0, 3) * 700;
    const Piles piles = pile(sample_of(rows));
    std::vector<bool> single(rows.size());
    for (const Match& match : piles.single) single[index_of(match.row)] = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (single[i] || rows[i].reach_m == 0) continue;
      const ScreenPx at = frame().to_screen.apply(MapMetres{rows[i].x, rows[i].y});
      RC_ASSERT(std::any_of(piles.merged.begin(), piles.merged.end(), [&](const MergedMark& mark) {
        return std::hypot(at.x - mark.at.x, at.y - mark.at.y) <= mark.spread_px + 0.01 &&
               rows[i].reach_m <= mark.reach_m;
      }));
    }
  }));
}

TEST(PileLaws, MergedMarksDoNotCoverOneAnother) {
  EXPECT_TRUE(rc::check("apart", [] {
    const Piles piles = pile(sample_of(some_incidents(900)));
    for (std::size_t i = 0; i < piles.merged.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const MergedMark& a = piles.merged[i];
        const MergedMark& b = piles.merged[k];
        // A mark may have grown a size by what it took in.
        RC_ASSERT(std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) > a.radius_px + b.radius_px - 6);
      }
    }
  }));
}

TEST(PileLaws, WhatIsInAPileIsWhatItCounts) {
  EXPECT_TRUE(rc::check("the rows of all piles and the single ones are all rows, each once", [] {
    std::vector<Incident> incidents = some_incidents(900);
    // Some are areas: one with an outline, and two that are a radius.
    for (std::size_t i = 0; i < incidents.size(); i += 5) {
      incidents[i].form = MarkForm::area;
      incidents[i].area = static_cast<std::uint32_t>(i / 5 % 3);
    }
    Sample sample = sample_of(incidents);
    sample.points.areas = {{0, 0}, {0, 1}, {0, 2}};
    sample.points.outlined_areas = 1;
    const Piles piles = pile(sample);
    std::vector<RowId> rows;
    for (const Match& match : piles.single) rows.push_back(match.row);
    for (std::size_t i = 0; i < piles.areas.size(); ++i) {
      for (const Match& match :
           matches_in_pile(sample.incidents, sample.points, sample.matches, {}, {}, frame(), piles, {true, i})) {
        rows.push_back(match.row);
      }
    }
    for (std::size_t i = 0; i < piles.merged.size(); ++i) {
      const std::vector<Match> inside =
          matches_in_pile(sample.incidents, sample.points, sample.matches, {}, {}, frame(), piles, {false, i});
      PileCount count;
      double x = 0;
      for (const Match& match : inside) {
        ++(match.match == DateMatch::certain ? count.certain : count.possible);
        rows.push_back(match.row);
        x += static_cast<double>(sample.points.x[index_of(match.row)]);
      }
      RC_ASSERT(count.certain == piles.merged[i].count.certain);
      RC_ASSERT(count.possible == piles.merged[i].count.possible);
      // On the screen they lie around their mark: within a grid cell and the two marks' widths.
      RC_ASSERT(std::abs(400 + 0.01 * x / static_cast<double>(inside.size()) - piles.merged[i].at.x) < 120);
    }
    std::sort(rows.begin(), rows.end());
    RC_ASSERT(rows.size() == sample.matches.size());
    for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(rows[i] == sample.matches[i].row);
  }));
}

TEST(Piles, WhatIsInAnAreaIsFound) {
  std::vector<Incident> rows(14, Incident{0, 0, 3, MarkForm::area});
  rows[2].form = MarkForm::circle;
  rows[5].day = 9;
  Sample sample = sample_of(rows);
  sample.points.area = {0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1};
  sample.points.areas = {{0, 0}, {0, 1}};
  sample.points.outlined_areas = 2;
  const ShownDate shown{Day{std::chrono::days{5}}, 0};
  const RowId alone[] = {RowId{8}};
  const Piles piles = pile(sample, frame(), shown, alone);
  ASSERT_EQ(piles.areas.size(), 1U) << "of the other area five stand alone";
  const std::vector<Match> inside =
      matches_in_pile(sample.incidents, sample.points, sample.matches, shown, alone, frame(), piles, {true, 0});
  // Not row 2 (a circle), 5 (still to come), 8 (alone), nor those of the other area; every third is only possible.
  const std::vector<Match> expected{{RowId{0}, DateMatch::possible}, {RowId{3}, DateMatch::possible},
                                    {RowId{6}, DateMatch::possible}, {RowId{9}, DateMatch::possible},
                                    {RowId{11}, DateMatch::certain}, {RowId{12}, DateMatch::possible}};
  EXPECT_EQ(inside, expected);
}

TEST(PileLaws, PanningMovesPilesAndChangesNone) {
  EXPECT_TRUE(rc::check("the same piles elsewhere", [] {
    // All of them stay within the frame and its margin.
    const Sample sample = sample_of(some_incidents(900));
    const double right = *rc::gen::inRange(-60, 60), down = *rc::gen::inRange(-60, 60);
    const Piles here = pile(sample), there = pile(sample, frame(right, down));
    RC_ASSERT(here.merged.size() == there.merged.size());
    for (std::size_t i = 0; i < here.merged.size(); ++i) {
      RC_ASSERT(here.merged[i].count.all() == there.merged[i].count.all());
      RC_ASSERT(std::abs(here.merged[i].at.x + right - there.merged[i].at.x) < 0.05);
      RC_ASSERT(std::abs(here.merged[i].at.y + down - there.merged[i].at.y) < 0.05);
    }
  }));
}

}  // namespace
}  // namespace yalu
