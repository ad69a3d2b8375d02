#include "app/app_state.h"

#include <cmath>

#include <gtest/gtest.h>

#include "map/camera.h"
#include "unit/map/test_world.h"

namespace yalu {
namespace {

// What is under test here is what the window does with views.
WorldRef nothing_loaded() {
  return std::make_shared<const World>(empty_world());
}

Briefing two_scenes() {
  Briefing briefing;
  briefing.title = "Two scenes";
  briefing.scenes.resize(2);
  briefing.scenes[0].view.camera.box = LonLatBox{123, 39, 131, 44};
  briefing.scenes[1].view.camera.box = LonLatBox{124, 40, 125, 41};
  briefing.scenes[1].flight_seconds = 2;
  briefing.scenes[1].view.shown = ShownDate{Day{std::chrono::days{19700}}, 0};
  return briefing;
}

struct State : testing::Test {
  State() {
    state.view.size = {800, 600};
    place_map(state, {232, 44, 800, 600}, true);
  }

  // Where a place stands in the window.
  ScreenPx on_window(LonLat place) const {
    const Affine affine = camera_affine(resolved_camera(state), state.world->projection, state.view.size);
    const ScreenPx p = affine.apply(state.world->projection.forward(place));
    return {p.x + state.map_rect.x, p.y + state.map_rect.y};
  }

  AppState state;
  const LonLat dandong{124.39, 40.12};
};

TEST_F(State, ABriefingOpensOnItsFirstScene) {
  open_world(state, nothing_loaded(), two_scenes(), {"two.briefing.json"});
  EXPECT_EQ(state.title, "Two scenes");
  EXPECT_EQ(state.scene, 0u);
  EXPECT_FALSE(state.flight);
  EXPECT_EQ(state.view.camera.box, (LonLatBox{123, 39, 131, 44}));
  EXPECT_EQ(state.view.size, (ScreenSize{800, 600}));
}

TEST_F(State, FilesAreNamedWhereThereIsNoBriefing) {
  open_world(state, nothing_loaded(), std::nullopt, {"/data/a.csv", "/data/b.csv"});
  EXPECT_EQ(state.title, "a.csv and 1 more");
}

TEST_F(State, TheCameraFliesIntoASceneAndArrivesAtItsBox) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  const Camera start = resolved_camera(state);
  perform(state, Action::next_scene);
  ASSERT_TRUE(state.flight);
  EXPECT_TRUE(animating(state));
  EXPECT_EQ(state.view.camera, start);
  advance(state, 1);
  EXPECT_TRUE(state.flight);
  EXPECT_FALSE(state.view.camera.box);
  advance(state, 1.01);
  EXPECT_FALSE(state.flight);
  EXPECT_EQ(state.view.camera.box, (LonLatBox{124, 40, 125, 41}));
  EXPECT_EQ(state.view.shown, (ShownDate{Day{std::chrono::days{19700}}, 0}));
  perform(state, Action::next_scene);
  EXPECT_EQ(state.scene, 1u) << "there is no scene after the last";
}

TEST_F(State, AStepDuringAFlightBeginsWhereTheCameraIs) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  perform(state, Action::next_scene);
  advance(state, 1);
  const Camera midway = state.view.camera;
  perform(state, Action::previous_scene);
  ASSERT_TRUE(state.flight);
  EXPECT_EQ(state.scene, 0u);
  EXPECT_EQ(state.flight->from, midway);
}

TEST_F(State, AMoveOfTheReaderEndsTheFlightAndCanBeTakenBack) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  perform(state, Action::next_scene);
  advance(state, 1);
  const Camera midway = state.view.camera;
  state.now_seconds = 100;
  perform(state, Action::zoom_in);
  EXPECT_FALSE(state.flight);
  EXPECT_NEAR(state.view.camera.zoom, midway.zoom + 0.5, 1e-9);
  perform(state, Action::previous_view);
  EXPECT_EQ(state.view.camera, midway);
}

TEST_F(State, FoldingAPanelKeepsTheGroundWhereItIs) {
  open_world(state, nothing_loaded(), std::nullopt, {});
  perform(state, Action::zoom_in);
  const ScreenPx before = on_window(dandong);
  place_map(state, {0, 44, 1032, 600}, false);
  const ScreenPx after = on_window(dandong);
  EXPECT_NEAR(after.x, before.x, 0.5);
  EXPECT_NEAR(after.y, before.y, 0.5);
}

TEST_F(State, ResizingTheWindowKeepsTheCentre) {
  open_world(state, nothing_loaded(), std::nullopt, {});
  perform(state, Action::zoom_in);
  const Camera before = state.view.camera;
  place_map(state, {232, 44, 1200, 900}, true);
  EXPECT_EQ(state.view.camera, before);
}

TEST_F(State, AFittedBoxStaysFitted) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  place_map(state, {0, 44, 1032, 600}, false);
  EXPECT_EQ(state.view.camera.box, (LonLatBox{123, 39, 131, 44}));
}

TEST_F(State, EscapeClosesTheUppermostFirst) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  state.help_open = true;
  state.error = "no such file";
  state.folds.map_alone = true;
  perform(state, Action::dismiss);
  EXPECT_FALSE(state.help_open);
  EXPECT_FALSE(state.error.empty());
  perform(state, Action::dismiss);
  EXPECT_TRUE(state.error.empty());
  EXPECT_TRUE(state.folds.map_alone);
  perform(state, Action::dismiss);
  EXPECT_FALSE(state.folds.map_alone);
}

TEST_F(State, TheStyleIsTheReadersThroughAllScenes) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  state.view.style = StyleName::dark;
  perform(state, Action::next_scene);
  EXPECT_EQ(state.view.style, StyleName::dark);
}

TEST_F(State, WithReducedMotionScenesChangeAtOnce) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  set_reduced_motion(state, true);
  perform(state, Action::next_scene);
  EXPECT_FALSE(state.flight);
  EXPECT_FALSE(animating(state));
  EXPECT_EQ(state.view.camera.box, (LonLatBox{124, 40, 125, 41}));
  EXPECT_TRUE(state.view.reduced_motion) << "it is the reader's, not the scene's";
}

TEST_F(State, ReducingMotionDuringAFlightArrives) {
  open_world(state, nothing_loaded(), two_scenes(), {});
  perform(state, Action::next_scene);
  advance(state, 1);
  set_reduced_motion(state, true);
  EXPECT_FALSE(state.flight);
  EXPECT_EQ(state.view.camera.box, (LonLatBox{124, 40, 125, 41}));
}

TEST_F(State, WithReducedMotionPlayingStepsByWholeDays) {
  open_world(state, nothing_loaded(), std::nullopt, {});
  set_reduced_motion(state, true);
  const Day first = Day{std::chrono::days{19700}};
  state.playback.set_days_per_second(1);
  state.playback.toggle({first, first + std::chrono::days{9}});
  advance(state, 2.6);
  EXPECT_EQ(state.view.shown, (ShownDate{first + std::chrono::days{2}, 0}));
}

TEST_F(State, AProjectionThatCannotBeUsedIsSaidAndChangesNothing) {
  open_world(state, nothing_loaded(), std::nullopt, {});
  choose_projection(state, "+proj=nonsense");
  EXPECT_NE(state.projection_dialog.error.find("+proj=nonsense"), std::string::npos);
  EXPECT_TRUE(state.requests.projection.empty());
  EXPECT_TRUE(state.projection_dialog.used.empty());
  choose_projection(state, "EPSG:4326");
  EXPECT_NE(state.projection_dialog.error.find("not a projected system"), std::string::npos);
  choose_projection(state, " 5186 ");
  EXPECT_EQ(state.projection_dialog.error, "");
  EXPECT_EQ(state.requests.projection, "EPSG:5186");
  EXPECT_EQ(state.projection_dialog.used, (std::vector<std::string>{"EPSG:5186"}));
}

TEST_F(State, ATypedDateThatIsNoneStaysWithTheReason) {
  open_world(state, nothing_loaded(), std::nullopt, {});
  enter_date(state, WindowEnd::from, "Nov 2023");
  EXPECT_EQ(state.view.filter.window.from, make_day(2023, 11, 1));
  enter_date(state, WindowEnd::to, "Novmber");
  EXPECT_NE(state.to_field.error.find("Novmber"), std::string::npos);
  EXPECT_EQ(state.view.filter.window, (DayWindow{make_day(2023, 11, 1), std::nullopt}));
  perform(state, Action::dismiss);
  EXPECT_EQ(state.to_field.error, "");
  enter_date(state, WindowEnd::to, "Oct 2023");
  EXPECT_EQ(state.view.filter.window, (DayWindow{make_day(2023, 10, 31), make_day(2023, 11, 1)})) << "turned round";
}

TEST_F(State, ANoticeSpeaksForAMoment) {
  state.now_seconds = 10;
  notify(state, "Copied");
  advance(state, 0);
  EXPECT_TRUE(state.notice);
  state.now_seconds = 20;
  advance(state, 0);
  EXPECT_FALSE(state.notice);
}

}  // namespace
}  // namespace yalu
