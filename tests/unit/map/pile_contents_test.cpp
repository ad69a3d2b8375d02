// Pile contents: a point over a counted mark gives just the incidents that it counts, and beside it nothing.
#include "map/pile_contents.h"

#include <cmath>

#include <gtest/gtest.h>

#include "unit/map/test_world.h"
#include "unit/test_fonts.h"

namespace yalu {
namespace {

const LonLat dandong{124.39, 40.12}, hyesan{128.18, 41.4};

// Nine at one place on nine days, the last first, and two at another: rows 0..8 and 9..10. Row 3 has no date.
World world_of_nine_and_two() {
  World world = empty_world();
  IncidentTable& table = world.table;
  for (int row = 0; row < 11; ++row) {
    const Day day = *make_day(2023, 11, static_cast<unsigned>(20 - row));
    table.file.push_back("rows.csv");
    table.file_row.push_back(row + 2);
    table.id.push_back("i" + std::to_string(row));
    table.date.push_back(row == 3 ? std::nullopt : std::optional(EdtfInterval{day, day}));
    for (PlaceColumns* end : {&table.origin, &table.destination}) {
      const bool named = end == &table.destination;
      end->name.push_back(!named ? "" : row < 9 ? "Dandong" : "Hyesan");
      end->position.push_back(named ? std::optional(row < 9 ? dandong : hyesan) : std::nullopt);
      end->precision.push_back(named ? std::optional(Precision::settlement) : std::nullopt);
    }
    for (TextColumn* column : {&table.title, &table.date_edtf, &table.date_text, &table.persons_text, &table.part_of,
                               &table.note, &table.tags})
      column->push_back({});
    for (TermColumn* column : {&table.crossing, &table.kind, &table.claimed_by, &table.confirmed_by, &table.denied_by,
                               &table.claim_group, &table.sensitivity})
      column->push_back("");
    table.persons.push_back({});
    table.verification.push_back(Verification::unknown);
    table.count_verification.push_back(Verification::unknown);
    table.published.push_back({});
    table.preferred.push_back(false);
    table.sources.push_back({});
  }
  world.locations = geocode_table(table, world.gazetteer, {}, world.issues);
  world.incidents = resolve_claims(table, world.locations, world.gazetteer, std::nullopt, world.issues);
  place_locations(world);
  return world;
}

ScreenPx on_screen(const World& world, const ViewState& view, const FontSet& fonts, LonLat place) {
  return map_frame(world, view, fonts).to_screen.apply(world.projection.forward(place));
}

std::vector<std::uint32_t> rows_of(const PileContents& contents) {
  std::vector<std::uint32_t> rows;
  for (const Match& match : contents.matches) rows.push_back(static_cast<std::uint32_t>(index_of(match.row)));
  return rows;
}

TEST(PileAt, GivesWhatTheMarkCountsInOrderOfTime) {
  const FontSet& fonts = test_fonts();
  const World world = world_of_nine_and_two();
  const ViewState view;
  const ScreenPx at = on_screen(world, view, fonts, dandong);
  const auto contents = pile_at(world, view, fonts, {at.x + 5, at.y - 5}, 0);
  ASSERT_TRUE(contents);
  EXPECT_EQ(contents->pile.count.all(), 9);
  EXPECT_FALSE(contents->pile.area);
  EXPECT_NEAR(contents->pile.center.x, at.x, 0.5);
  EXPECT_NEAR(contents->pile.center.y, at.y, 0.5);
  EXPECT_EQ(rows_of(*contents), (std::vector<std::uint32_t>{8, 7, 6, 5, 4, 2, 1, 0, 3})) << "the undated one last";
}

TEST(PileAt, CertainOnesComeFirst) {
  const FontSet& fonts = test_fonts();
  World world = world_of_nine_and_two();
  ViewState view;
  view.filter.window = {make_day(2023, 11, 13), std::nullopt};
  // Row 8 now reaches into the window and from before it.
  world.incidents.date.set(8, EdtfInterval{make_day(2023, 11, 1), make_day(2023, 11, 30)});
  const auto contents = pile_at(world, view, fonts, on_screen(world, view, fonts, dandong), 0);
  ASSERT_TRUE(contents);
  EXPECT_EQ(rows_of(*contents), (std::vector<std::uint32_t>{7, 6, 5, 4, 2, 1, 0, 8}));
  EXPECT_EQ(contents->matches.back().match, DateMatch::possible);
  EXPECT_EQ(contents->pile.count.certain, 7);
  EXPECT_EQ(contents->pile.count.possible, 1);
}

TEST(PileAt, BesideAPileAndAtSingleMarksThereIsNone) {
  const FontSet& fonts = test_fonts();
  const World world = world_of_nine_and_two();
  const ViewState view;
  const ScreenPx at = on_screen(world, view, fonts, dandong);
  EXPECT_FALSE(pile_at(world, view, fonts, {at.x + 40, at.y}, 5));
  EXPECT_FALSE(pile_at(world, view, fonts, on_screen(world, view, fonts, hyesan), 5));
  ViewState without = view;
  without.layers.incidents = false;
  EXPECT_FALSE(pile_at(world, without, fonts, at, 5));
}

TEST(PileAt, WhatIsHighlightedStandsBesideIt) {
  const FontSet& fonts = test_fonts();
  const World world = world_of_nine_and_two();
  ViewState view;
  view.highlight = {"i4"};
  const auto contents = pile_at(world, view, fonts, on_screen(world, view, fonts, dandong), 0);
  ASSERT_TRUE(contents);
  EXPECT_EQ(rows_of(*contents), (std::vector<std::uint32_t>{8, 7, 6, 5, 2, 1, 0, 3}));
}

}  // namespace
}  // namespace yalu
