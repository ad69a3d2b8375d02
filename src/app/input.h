// Input: what a key means, given what has the focus; a pure table, so that it can be tested without a window.
#pragma once

#include <optional>

namespace yalu {

enum class Action {
  pan_left,
  pan_right,
  pan_up,
  pan_down,
  zoom_in,
  zoom_out,
  fit,
  fit_selection,  ///< what is selected, else all
  previous_view,
  next_view,
  measure,
  take_point_back,  ///< the last one measured
  previous_incident,
  next_incident,
  play,
  previous_scene,
  next_scene,
  map_alone,
  dismiss,  ///< closes what is open, else deselects
  settings,
  help,
  quit,
};

/// Where a key would go.
struct KeyContext {
  bool typing = false;            ///< a text field has the focus
  bool control_focused = false;   ///< a control was reached with the keyboard and shows its focus
  bool map_focused = true;        ///< no panel was clicked since the map was
  bool timeline_focused = false;  ///< the strip, not the map, has the arrows
  bool popup_open = false;        ///< which closes itself on Escape
};

/// `key` and `modifiers` as GLFW names them. Nothing: the key is not ours.
std::optional<Action> action_for_key(int key, int modifiers, const KeyContext& context);

/// For keys whose place differs from layout to layout: '+', '-', '?'.
std::optional<Action> action_for_character(unsigned codepoint, const KeyContext& context);

}  // namespace yalu
