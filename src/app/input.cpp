#include "app/input.h"

#include <GLFW/glfw3.h>

namespace yalu {
namespace {

std::optional<Action> action_for_arrow(int key, const KeyContext& context) {
  const bool timeline = context.timeline_focused;
  if (!timeline && !context.map_focused) return std::nullopt;
  switch (key) {
    case GLFW_KEY_LEFT:
      return timeline ? Action::previous_incident : Action::pan_left;
    case GLFW_KEY_RIGHT:
      return timeline ? Action::next_incident : Action::pan_right;
    case GLFW_KEY_UP:
      return timeline ? std::nullopt : std::optional(Action::pan_up);
    case GLFW_KEY_DOWN:
      return timeline ? std::nullopt : std::optional(Action::pan_down);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Action> action_for_key(int key, int modifiers, const KeyContext& context) {
  constexpr int all = GLFW_MOD_SHIFT | GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
  const int held = modifiers & all;
  if (held == GLFW_MOD_CONTROL && key == GLFW_KEY_Q) return Action::quit;
  if (held == GLFW_MOD_CONTROL && key == GLFW_KEY_COMMA) return Action::settings;
  if (held == GLFW_MOD_ALT && key == GLFW_KEY_LEFT) return Action::previous_view;
  if (held == GLFW_MOD_ALT && key == GLFW_KEY_RIGHT) return Action::next_view;
  if (held != 0) return std::nullopt;

  // What a presenter's remote sends steps the scenes, whatever has the focus.
  switch (key) {
    case GLFW_KEY_PAGE_DOWN:
      return Action::next_scene;
    case GLFW_KEY_PAGE_UP:
      return Action::previous_scene;
    case GLFW_KEY_F1:
      return Action::help;
    case GLFW_KEY_F9:
      return Action::map_alone;
    default:
      break;
  }
  if (context.typing) return std::nullopt;
  if (key == GLFW_KEY_ESCAPE) return context.popup_open ? std::nullopt : std::optional(Action::dismiss);
  if (context.control_focused) return std::nullopt;
  if (key == GLFW_KEY_BACKSPACE) return Action::take_point_back;
  if (key == GLFW_KEY_HOME) return Action::fit;
  if (key == GLFW_KEY_SPACE) return Action::play;
  return action_for_arrow(key, context);
}

std::optional<Action> action_for_character(unsigned codepoint, const KeyContext& context) {
  if (context.typing) return std::nullopt;
  switch (codepoint) {
    case '+':
    case '=':  // the same key without Shift where '+' is above '='
      return Action::zoom_in;
    case '-':
      return Action::zoom_out;
    case 'f':
    case 'F':
      return Action::fit_selection;
    case 'm':
    case 'M':
      return Action::measure;
    case '?':
      return Action::help;
    default:
      return std::nullopt;
  }
}

}  // namespace yalu
