// AppState: everything the window knows, as one value; panels read it and write the view, and the loop does what they
// ask.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/camera_history.h"
#include "app/coordinate_text.h"
#include "app/facts.h"
#include "app/input.h"
#include "app/layout.h"
#include "app/measure.h"
#include "app/playback.h"
#include "app/projection_choice.h"
#include "app/typed_date.h"
#include "map/pile_contents.h"
#include "map/view_state.h"
#include "map/world.h"
#include "story/briefing.h"

namespace yalu {

/// The way of the camera into a scene.
struct SceneFlight {
  Camera from, to;  ///< both with centre and zoom
  Camera arrival;   ///< the scene's own, which may be a box that is fitted anew when the window changes
  double seconds = 0;
  double elapsed = 0;
};

/// A line that speaks for a moment.
struct Notice {
  std::string text;
  double until_seconds = 0;
};

struct Loading {
  double share = 0;  ///< 0..1
  std::string text;
};

/// The pointer holds a part of the timeline's band, or the date shown.
struct TimelineDrag {
  BandPart part = BandPart::outside;
  DayWindow before;
  double start_x_px = 0;
  bool of_date = false;  ///< the date shown, not the band
};

/// The pointer holds the map: to drag it, or with Shift to draw a box.
struct MapDrag {
  ScreenPx start, last;  ///< within the map
  bool box = false;
  bool moved = false;  ///< far enough not to be a click
};

/// The list of what is in a pile, beside it.
struct OpenPile {
  PileContents contents;
  ViewState view;  ///< in which it was opened; another camera, filter or date closes it
  bool is_new = true;
};

/// The choice of a projection in the settings.
struct ProjectionDialog {
  std::array<char, 1024> typed{};
  std::string error;              ///< why what was typed cannot be used; empty: nothing is wrong
  std::vector<std::string> used;  ///< in this session, the last first
};

/// A field for one end of the window of dates.
struct DateField {
  std::array<char, 64> text{};  ///< as typed; follows the filter unless it is being typed or is wrong
  bool active = false, take_focus = false;
  std::string error;  ///< why `text` is no date
};

/// What panels ask of the loop, which empties it each frame.
struct Requests {
  std::vector<std::string> open_files;
  std::string open_link;
  std::string copy_text;
  std::string projection;             ///< a definition that Projection::create() took
  std::optional<ScreenPx> open_pile;  ///< at this point of the map
  bool quit = false;
};

struct AppState {
  // Loaded
  WorldRef world;
  std::optional<Briefing> briefing;
  std::vector<std::string> files;
  std::string title;

  // Shown
  ViewState view;
  ScreenRect map_rect;  ///< of the map in the window
  Facts facts;          ///< of world and view.filter
  std::size_t scene = 0;
  std::optional<SceneFlight> flight;
  Playback playback;
  CameraHistory history;
  std::optional<RowId> hover;
  std::optional<Pile> hover_pile;  ///< never beside `hover`
  std::optional<RowId> selected;
  std::optional<OpenPile> open_pile;

  // The window's own
  Folds folds;
  KeyContext key_context;  ///< as the last frame left it
  std::optional<TimelineDrag> timeline_drag;
  DateField from_field, to_field;
  std::optional<MapDrag> map_drag;
  std::optional<LonLat> pointer_place;  ///< on the ground, where it last was over the map
  bool pointer_over_map = false;
  CoordinateFormat coordinate_format = CoordinateFormat::degrees;
  std::optional<Measure> measure;
  bool help_open = false;
  bool settings_open = false;
  ProjectionDialog projection_dialog;
  std::string error;  ///< of the last file that could not be opened; empty: none
  std::optional<Notice> notice;
  std::optional<Loading> loading;
  double now_seconds = 0;  ///< of GLFW's clock at the start of this frame
  Requests requests;
};

/// Shows a newly opened file from its beginning: a briefing's first scene, else all incidents.
void open_world(AppState& state, WorldRef world, std::optional<Briefing> briefing, std::vector<std::string> files);

/// The same files with other ground; what is shown stays.
void exchange_world(AppState& state, WorldRef world);

/// The map got another place in the window. Where a panel folded, the ground that stays in sight keeps its place on the
/// screen; where the window itself was resized, the centre stays the centre. A fitted box is fitted anew.
void place_map(AppState& state, const ScreenRect& rect, bool window_resized);

/// Sets the filter and brings the facts up to date.
void set_filter(AppState& state, const Filter& filter);

/// Takes what was typed as an end of the window of dates, exchanging the ends where they are the wrong way round; where
/// it is no date the field keeps it with the reason, and the window of dates stays.
void enter_date(AppState& state, WindowEnd end, std::string_view typed);

/// Selects and highlights an incident, or nothing.
void select_incident(AppState& state, std::optional<RowId> row);

/// Opens the list of a pile of the view that is shown now.
void open_pile(AppState& state, PileContents contents);

/// Closes that list where the view is no longer the one it was opened in; a selection makes no difference.
void close_outdated_pile(AppState& state);

/// Asks for other ground in this projection, a preset's or a typed definition; where it cannot be used the dialog says
/// why and everything stays.
void choose_projection(AppState& state, const std::string& definition);

/// With it scenes change without a flight, arcs do not travel, and playing steps by whole days.
void set_reduced_motion(AppState& state, bool reduced);

/// The camera with centre and zoom, whatever box it was given.
Camera resolved_camera(const AppState& state);

/// A move by the reader: the view before is remembered, a flight ends here.
void move_camera(AppState& state, const Camera& camera);

/// Steps to a scene of the briefing; from another scene the camera flies, from wherever it is.
void go_to_scene(AppState& state, std::size_t index, bool fly_there);

void perform(AppState& state, Action action);

/// Says something for a moment at the foot of the map.
void notify(AppState& state, std::string text);

/// Lets `seconds` pass for playback, flight and notices.
void advance(AppState& state, double seconds);

/// Whether the picture changes without input, so that the loop must not sleep.
bool animating(const AppState& state);

}  // namespace yalu
