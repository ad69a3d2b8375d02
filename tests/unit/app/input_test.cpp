#include "app/input.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

namespace yalu {
namespace {

constexpr KeyContext on_map{};

KeyContext in_timeline() {
  KeyContext context;
  context.map_focused = false;
  context.timeline_focused = true;
  return context;
}

KeyContext in_panel() {
  KeyContext context;
  context.map_focused = false;
  return context;
}

KeyContext while_typing() {
  KeyContext context = in_timeline();
  context.typing = true;
  return context;
}

TEST(Input, ArrowsMoveTheMapOrGoThroughTheIncidents) {
  EXPECT_EQ(action_for_key(GLFW_KEY_LEFT, 0, on_map), Action::pan_left);
  EXPECT_EQ(action_for_key(GLFW_KEY_UP, 0, on_map), Action::pan_up);
  EXPECT_EQ(action_for_key(GLFW_KEY_LEFT, 0, in_timeline()), Action::previous_incident);
  EXPECT_EQ(action_for_key(GLFW_KEY_RIGHT, 0, in_timeline()), Action::next_incident);
  EXPECT_EQ(action_for_key(GLFW_KEY_UP, 0, in_timeline()), std::nullopt);
  EXPECT_EQ(action_for_key(GLFW_KEY_DOWN, 0, in_panel()), std::nullopt);
}

TEST(Input, AltLeftIsThePreviousView) {
  EXPECT_EQ(action_for_key(GLFW_KEY_LEFT, GLFW_MOD_ALT, on_map), Action::previous_view);
  EXPECT_EQ(action_for_key(GLFW_KEY_LEFT, GLFW_MOD_ALT, in_timeline()), Action::previous_view);
}

TEST(Input, AltRightIsTheNextView) {
  EXPECT_EQ(action_for_key(GLFW_KEY_RIGHT, GLFW_MOD_ALT, on_map), Action::next_view);
}

TEST(Input, LettersMeasureAndFitUnlessTheyAreTyped) {
  EXPECT_EQ(action_for_character('m', on_map), Action::measure);
  EXPECT_EQ(action_for_character('F', on_map), Action::fit_selection);
  EXPECT_EQ(action_for_character('m', while_typing()), std::nullopt);
  EXPECT_EQ(action_for_key(GLFW_KEY_BACKSPACE, 0, on_map), Action::take_point_back);
  EXPECT_EQ(action_for_key(GLFW_KEY_BACKSPACE, 0, while_typing()), std::nullopt);
}

TEST(Input, ControlCommaOpensTheSettings) {
  EXPECT_EQ(action_for_key(GLFW_KEY_COMMA, GLFW_MOD_CONTROL, on_map), Action::settings);
  EXPECT_EQ(action_for_key(GLFW_KEY_COMMA, 0, on_map), std::nullopt);
}

TEST(Input, SpacePlaysUnlessAControlHasTheFocus) {
  EXPECT_EQ(action_for_key(GLFW_KEY_SPACE, 0, on_map), Action::play);
  EXPECT_EQ(action_for_key(GLFW_KEY_SPACE, 0, in_panel()), Action::play);
  KeyContext control = in_panel();
  control.control_focused = true;
  EXPECT_EQ(action_for_key(GLFW_KEY_SPACE, 0, control), std::nullopt);
  EXPECT_EQ(action_for_key(GLFW_KEY_SPACE, 0, while_typing()), std::nullopt);
}

TEST(Input, PageKeysStepScenesWhateverHasTheFocus) {
  for (const KeyContext& context : {on_map, in_timeline(), in_panel(), while_typing()}) {
    EXPECT_EQ(action_for_key(GLFW_KEY_PAGE_DOWN, 0, context), Action::next_scene);
    EXPECT_EQ(action_for_key(GLFW_KEY_PAGE_UP, 0, context), Action::previous_scene);
    EXPECT_EQ(action_for_key(GLFW_KEY_F9, 0, context), Action::map_alone);
  }
}

TEST(Input, TypingKeepsItsKeys) {
  for (const int key : {GLFW_KEY_LEFT, GLFW_KEY_HOME, GLFW_KEY_ESCAPE}) {
    EXPECT_EQ(action_for_key(key, 0, while_typing()), std::nullopt) << key;
  }
  EXPECT_EQ(action_for_character('-', while_typing()), std::nullopt);
}

TEST(Input, EscapeLeavesAPopupToItself) {
  EXPECT_EQ(action_for_key(GLFW_KEY_ESCAPE, 0, on_map), Action::dismiss);
  KeyContext popup = in_panel();
  popup.popup_open = true;
  EXPECT_EQ(action_for_key(GLFW_KEY_ESCAPE, 0, popup), std::nullopt);
}

TEST(Input, ModifiersMakeAnotherKey) {
  EXPECT_EQ(action_for_key(GLFW_KEY_Q, GLFW_MOD_CONTROL, while_typing()), Action::quit);
  EXPECT_EQ(action_for_key(GLFW_KEY_Q, 0, on_map), std::nullopt);
  EXPECT_EQ(action_for_key(GLFW_KEY_SPACE, GLFW_MOD_CONTROL, on_map), std::nullopt);
  // Lock keys are no modifiers.
  EXPECT_EQ(action_for_key(GLFW_KEY_HOME, GLFW_MOD_NUM_LOCK | GLFW_MOD_CAPS_LOCK, on_map), Action::fit);
}

TEST(Input, ZoomFollowsTheCharacterAndNotThePlaceOfTheKey) {
  EXPECT_EQ(action_for_character('+', on_map), Action::zoom_in);
  EXPECT_EQ(action_for_character('-', on_map), Action::zoom_out);
  EXPECT_EQ(action_for_character('?', on_map), Action::help);
  EXPECT_EQ(action_for_character('x', on_map), std::nullopt);
}

}  // namespace
}  // namespace yalu
