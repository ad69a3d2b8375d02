// Pile words: a counted mark says how many and how sure, never more than was asked.
#include "app/pile_words.h"

#include <gtest/gtest.h>

#include "app/app_state.h"
#include "unit/map/test_world.h"

namespace yalu {
namespace {

World world_with_onsong() {
  World world = empty_world();
  Location onsong;
  onsong.name = "Onsong County";
  onsong.precision = Precision::county;
  world.locations.sets = {{}, {onsong}};
  world.mark_points.areas = {{1, 0}};
  return world;
}

Pile pile_of(std::int64_t certain, std::int64_t possible, std::optional<std::uint32_t> area = {}) {
  return {{certain, possible}, area, {100, 100}, 12};
}

TEST(PileWords, SayNothingOfCertaintyWhereNoDatesWereAsked) {
  const PileWords words = describe_pile(world_with_onsong(), ViewState{}, pile_of(34, 6));
  EXPECT_EQ(words.heading, "40 incidents");
  EXPECT_EQ(words.certainty, "");
  EXPECT_NE(words.place.find("no place"), std::string::npos);
}

TEST(PileWords, TellCertainFromPossibleInAWindowOfDates) {
  ViewState view;
  view.filter.window.from = make_day(2023, 11, 1);
  EXPECT_EQ(describe_pile(world_with_onsong(), view, pile_of(34, 6)).certainty, "34 certain, 6 only possible");
  EXPECT_EQ(describe_pile(world_with_onsong(), view, pile_of(34, 0)).certainty, "All certain");
  EXPECT_EQ(describe_pile(world_with_onsong(), view, pile_of(0, 6)).certainty, "All only possible");
}

TEST(PileWords, AnAreaIsNamedAndNothingWithinIt) {
  const PileWords words = describe_pile(world_with_onsong(), ViewState{}, pile_of(12, 0, 0));
  EXPECT_EQ(words.place, "Known to Onsong County only; where in it nobody has said.");
}

TEST(OpenPile, ClosesWithEscapeOrAnotherViewAndNotWithASelection) {
  AppState state;
  open_world(state, std::make_shared<const World>(empty_world()), std::nullopt, {});
  open_pile(state, {pile_of(7, 0), {}});
  state.view.highlight = {"d4"};
  state.view.style = StyleName::dark;
  close_outdated_pile(state);
  EXPECT_TRUE(state.open_pile);
  perform(state, Action::dismiss);
  EXPECT_FALSE(state.open_pile);
  EXPECT_EQ(state.view.highlight.size(), 1U) << "the list goes first";

  open_pile(state, {pile_of(7, 0), {}});
  perform(state, Action::zoom_in);
  close_outdated_pile(state);
  EXPECT_FALSE(state.open_pile);
}

}  // namespace
}  // namespace yalu
