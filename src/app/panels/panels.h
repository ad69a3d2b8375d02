// Panels: one function a part of the window; each reads the world and writes the view, and keeps nothing of its own.
#pragma once

#include "app/app_state.h"
#include "app/layout.h"
#include "app/widgets.h"
#include "map/scene.h"

namespace yalu {

/// The map as last drawn, which pointing refers to.
struct MapPicture {
  DisplayList list;
  MapFrame frame;
  std::size_t built = 0;             ///< how many pictures there were up to this one
  std::optional<PilePicture> piles;  ///< found out when the pointer first needs them
};

void show_header(AppState& state, const Ui& ui, const ScreenRect& rect);
void show_filters(AppState& state, const Ui& ui, const ScreenRect& rect);
void show_incident(AppState& state, const Ui& ui, const ScreenRect& rect);
void show_timeline(AppState& state, const Ui& ui, const ScreenRect& rect);

/// Title and text of the scene, over the upper left of the map.
void show_scene_card(const AppState& state, const Ui& ui);
/// What is in the pile that was clicked.
void show_pile_list(AppState& state, const Ui& ui);
/// What the pointer is over, in a card beside it.
void show_tooltip(const AppState& state, const Ui& ui);
/// Where the pointer is or last was on the ground; a click writes it in another way.
void show_readout(AppState& state, const MapPicture& picture, const Ui& ui);
/// The way that is being measured, over the map.
void show_measure(const AppState& state, const MapPicture& picture, const Ui& ui);
/// Errors, progress and short notices, over the top and foot of the map.
void show_messages(AppState& state, const Ui& ui);
/// What is wrong with a field, in a card whose lower right corner is given.
void show_field_error(const Ui& ui, const char* name, ImVec2 corner, const std::string& words);
/// Handles that bring folded panels back.
void show_fold_tabs(AppState& state, const Ui& ui);
/// Motion, coordinates and projection.
void show_settings(AppState& state, const Ui& ui);
void show_help(AppState& state, const Ui& ui);

/// How near a pointer must come to a mark.
inline constexpr double pick_tolerance_px = 5;

/// Wheel, drag, click, double click and right click on the map.
void handle_map_pointer(AppState& state, const MapPicture& picture, const Ui& ui);

/// A hairline along an edge of a panel, drawn over its padding.
void draw_edge(const Ui& ui, ScreenPx from, ScreenPx to);

/// Begins a panel that fills `rect`; false where it has no area. End with ImGui::End() only where it is true.
bool begin_panel(const char* name, const ScreenRect& rect, int extra_flags = 0);

}  // namespace yalu
