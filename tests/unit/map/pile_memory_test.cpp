// What was kept of former frames gives what a new pass would.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "test_piles.h"

namespace yalu {

// Only where both are of the same incidents are these equal to the last bit.
static bool operator==(const PileCount& a, const PileCount& b) {
  return a.certain == b.certain && a.possible == b.possible;
}
static bool operator==(const MergedMark& a, const MergedMark& b) {
  return a.at.x == b.at.x && a.at.y == b.at.y && a.radius_px == b.radius_px && a.count == b.count &&
         a.spread_px == b.spread_px && a.reach_m == b.reach_m && a.weakest == b.weakest && a.opacity == b.opacity;
}
static bool operator==(const AreaPile& a, const AreaPile& b) {
  return a.area == b.area && a.count == b.count && a.weakest == b.weakest && a.opacity == b.opacity;
}
static bool operator==(const Flow& a, const Flow& b) {
  return a.from.x == b.from.x && a.from.y == b.from.y && a.to.x == b.to.x && a.to.y == b.to.y && a.count == b.count;
}

namespace {

bool same(const Piles& a, const Piles& b) {
  return a.single == b.single && a.merged == b.merged && a.areas == b.areas && a.flows == b.flows &&
         a.nowhere == b.nowhere && a.mark_of_cell == b.mark_of_cell;
}

Sample many_incidents() {
  std::vector<Incident> rows = some_incidents(900);
  rows.resize(rows.size() + few_marks, Incident{700, 900, 2});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].day = static_cast<int>(i % 11);
    if (i % 4 == 0) rows[i].reach_m = 500;
    if (i % 3 == 0) rows[i].from_x = -20'000.0 + static_cast<double>(i);
    if (i % 7 == 0) rows[i].form = i % 2 == 0 ? MarkForm::area : MarkForm::nowhere;
    rows[i].verification = static_cast<Verification>(i % 5);
  }
  Sample sample = sample_of(rows);
  sample.points.areas = {{0, 0}};
  sample.points.outlined_areas = 1;
  return sample;
}

// Anywhere near, at four levels.
MapFrame some_frame() {
  MapFrame where = frame(*rc::gen::inRange(-900, 900), *rc::gen::inRange(-700, 700));
  const double zoom = std::exp2(*rc::gen::inRange(-3, 5) / 2.0);
  where.to_screen.xx *= zoom;
  where.to_screen.yy *= zoom;
  return where;
}

TEST(PileMemoryLaws, WhatIsKeptGivesWhatANewPassWould) {
  EXPECT_TRUE(rc::check("over any way of the camera, dates and highlights", [] {
    const Sample sample = many_incidents();
    PileMemory memory;
    std::optional<ShownDate> shown;
    std::vector<RowId> alone;
    for (int step = 0; step < 12; ++step) {
      if (*rc::gen::inRange(0, 4) == 0) shown = ShownDate{Day{std::chrono::days{*rc::gen::inRange(0, 12)}}, 0};
      if (*rc::gen::inRange(0, 6) == 0) alone = {RowId{static_cast<std::uint32_t>(*rc::gen::inRange(0, 300))}};
      const MapFrame where = some_frame();
      const auto piles = [&](PileMemory* kept) {
        return pile_up(sample.incidents, sample.points, sample.matches, shown, alone, where, true, kept);
      };
      RC_ASSERT(same(piles(&memory), piles(nullptr)));
    }
  }));
}

TEST(PileMemory, OtherIncidentsCountAfterForgetting) {
  const Sample all = sample_of(std::vector<Incident>(400, Incident{100, 100, 0}));
  const Sample fewer = sample_of(std::vector<Incident>(350, Incident{100, 100, 0}));
  PileMemory memory;
  const auto counted = [&](const Sample& sample) {
    return pile_up(sample.incidents, sample.points, sample.matches, {}, {}, frame(), false, &memory)
        .merged.at(0)
        .count.all();
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(counted(all), 400);
  memory.forget();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(counted(fewer), 350);
}

}  // namespace
}  // namespace yalu
