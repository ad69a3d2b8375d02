#include "app/app_state.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "io/connection.h"
#include "map/camera.h"
#include "map/scene.h"
#include "story/flight.h"

namespace yalu {
namespace {

constexpr double key_zoom_step = 0.5;
constexpr double key_pan_px = 96;

std::optional<RowId> row_of_id(const World& world, const std::string& id) {
  const auto& ids = world.incidents.id;
  for (std::size_t row = 0; row < ids.size(); ++row) {
    if (ids[row] == id) return RowId{static_cast<std::uint32_t>(row)};
  }
  return std::nullopt;
}

std::string title_of_files(const std::vector<std::string>& files) {
  if (files.empty()) return {};
  std::string first = is_connection(files.front()) ? shown_source(files.front())
                                                   : std::filesystem::path(files.front()).filename().string();
  if (files.size() == 1) return first;
  return first + " and " + std::to_string(files.size() - 1) + " more";
}

// Slow at both ends, so that a flight neither jerks nor stops dead.
double eased(double t) {
  return t * t * (3 - 2 * t);
}

void pan(AppState& state, double dx_px, double dy_px) {
  move_camera(state, panned(resolved_camera(state), state.world->projection, state.view.size, dx_px, dy_px));
}

void zoom(AppState& state, double steps) {
  const ScreenPx middle{state.view.size.width_px / 2, state.view.size.height_px / 2};
  move_camera(state, zoomed(resolved_camera(state), state.world->projection, state.view.size, middle, steps));
}

void fit(AppState& state) {
  Camera camera;
  camera.box = box_of_incidents(*state.world, state.view.filter);
  move_camera(state, camera);
}

void fit_selection(AppState& state) {
  if (!state.selected) return fit(state);
  const Match selected[] = {{*state.selected, DateMatch::certain}};
  if (const auto box = box_of(*state.world, selected)) {
    Camera camera;
    camera.box = box;
    move_camera(state, camera);
  } else {
    notify(state, "What is selected has no place on the map");
  }
}

void show_view(AppState& state, const std::optional<Camera>& camera) {
  if (!camera) return;
  state.flight.reset();
  state.view.camera = *camera;
}

void step_incident(AppState& state, int step) {
  if (const auto row = neighbour_by_date(state.facts.by_date, state.selected, step)) select_incident(state, row);
}

void step_scene(AppState& state, int step) {
  if (!state.briefing) return;
  if (step < 0 ? state.scene == 0 : state.scene + 1 >= state.briefing->scenes.size()) return;
  go_to_scene(state, step < 0 ? state.scene - 1 : state.scene + 1, true);
}

void dismiss(AppState& state) {
  if (state.help_open) {
    state.help_open = false;
  } else if (state.settings_open) {
    state.settings_open = false;
  } else if (!state.error.empty()) {
    state.error.clear();
  } else if (!state.from_field.error.empty() || !state.to_field.error.empty()) {
    state.from_field.error.clear();
    state.to_field.error.clear();
  } else if (state.open_pile) {
    state.open_pile.reset();
  } else if (state.measure) {
    state.measure.reset();
  } else if (state.folds.map_alone) {
    state.folds.map_alone = false;
  } else if (state.playback.state() != Playback::State::rest) {
    state.playback.stop();
  } else {
    select_incident(state, std::nullopt);
  }
}

}  // namespace

void open_world(AppState& state, WorldRef world, std::optional<Briefing> briefing, std::vector<std::string> files) {
  ViewState view;
  view.style = state.view.style;
  view.size = state.view.size;
  view.language = state.view.language;
  view.reduced_motion = state.view.reduced_motion;
  state.world = std::move(world);
  state.briefing = std::move(briefing);
  state.files = std::move(files);
  state.title = state.briefing ? state.briefing->title : title_of_files(state.files);
  state.view = view;
  state.scene = 0;
  state.flight.reset();
  state.playback.stop();
  state.history.clear();
  state.hover.reset();
  state.hover_pile.reset();
  state.open_pile.reset();
  state.measure.reset();
  state.pointer_place.reset();
  state.selected.reset();

  if (state.briefing && !state.briefing->scenes.empty()) {
    state.view.style = state.briefing->scenes.front().view.style;
    go_to_scene(state, 0, false);
  } else {
    state.view.camera.box = box_of_incidents(*state.world, state.view.filter);
    set_filter(state, state.view.filter);
  }
  if (state.facts.play) state.playback.set_days_per_second(default_speed(*state.facts.play));
}

void exchange_world(AppState& state, WorldRef world) {
  // The files may have been edited since: an incident is known by its id, not by its row.
  std::string selected_id;
  if (state.selected) selected_id = state.world->incidents.id[index_of(*state.selected)];
  state.world = std::move(world);
  state.hover.reset();
  state.hover_pile.reset();
  state.open_pile.reset();
  state.selected = selected_id.empty() ? std::nullopt : row_of_id(*state.world, selected_id);
  set_filter(state, state.view.filter);
}

void place_map(AppState& state, const ScreenRect& rect, bool window_resized) {
  const ScreenRect before = state.map_rect;
  if (rect == before) return;
  state.map_rect = rect;
  state.view.size = {rect.width, rect.height};
  if (!state.world || state.view.camera.box || window_resized || state.flight) return;
  state.view.camera = panned(state.view.camera, state.world->projection, state.view.size,
                             before.center().x - rect.center().x, before.center().y - rect.center().y);
}

void set_filter(AppState& state, const Filter& filter) {
  const bool window_changed = filter.window != state.view.filter.window;
  state.view.filter = filter;
  if (window_changed) {
    state.playback.stop();
    state.from_field.error.clear();
    state.to_field.error.clear();
  }
  if (state.world) state.facts = gather_facts(*state.world, filter);
}

void enter_date(AppState& state, WindowEnd end, std::string_view typed) {
  DateField& field = end == WindowEnd::from ? state.from_field : state.to_field;
  const auto day = read_typed_date(typed, end);
  if (!day.ok()) {
    field.error = day.error().message;
    return;
  }
  field.error.clear();
  Filter filter = state.view.filter;
  DayWindow& window = filter.window;
  (end == WindowEnd::from ? window.from : window.to) = day.value();
  if (window.from && window.to && *window.to < *window.from) std::swap(window.from, window.to);
  if (window != state.view.filter.window) set_filter(state, filter);
}

void select_incident(AppState& state, std::optional<RowId> row) {
  state.selected = row;
  state.view.highlight.clear();
  if (row) state.view.highlight.emplace_back(state.world->incidents.id[index_of(*row)]);
}

void open_pile(AppState& state, PileContents contents) {
  state.open_pile = OpenPile{std::move(contents), state.view};
}

void close_outdated_pile(AppState& state) {
  if (!state.open_pile) return;
  ViewState then = state.open_pile->view;
  then.highlight = state.view.highlight;
  then.style = state.view.style;
  if (then != state.view) state.open_pile.reset();
}

void choose_projection(AppState& state, const std::string& definition) {
  ProjectionDialog& dialog = state.projection_dialog;
  dialog.error.clear();
  const std::string tidy = tidy_definition(definition);
  if (tidy.empty() || tidy == state.world->projection.definition()) return;
  const auto projection = Projection::create(tidy);
  if (!projection.ok()) {
    dialog.error = projection.error().message;
    return;
  }
  if (!can_be_centre(projection.value(), resolved_camera(state).center)) {
    dialog.error =
        "The projection '" + tidy + "' does not cover the middle of the map; move the map or choose another.";
    return;
  }
  remember_projection(dialog.used, tidy);
  state.requests.projection = tidy;
}

void set_reduced_motion(AppState& state, bool reduced) {
  state.view.reduced_motion = reduced;
  if (!reduced || !state.flight) return;
  state.view.camera = state.flight->arrival;
  state.flight.reset();
}

Camera resolved_camera(const AppState& state) {
  return resolve_camera(state.view.camera, state.world->projection, state.view.size);
}

void move_camera(AppState& state, const Camera& camera) {
  if (camera == state.view.camera) return;
  state.history.leave(state.view.camera, state.now_seconds);
  state.flight.reset();
  state.view.camera = camera;
}

void go_to_scene(AppState& state, std::size_t index, bool fly_there) {
  const Scene& scene = state.briefing->scenes[index];
  const Camera from = resolved_camera(state);
  ViewState view = scene.view;
  // The reader's, not the scene's: the size of the window, and what was chosen to read comfortably.
  view.size = state.view.size;
  view.layout = Layout::screen;
  view.style = state.view.style;
  view.reduced_motion = state.view.reduced_motion;
  view.symbols = state.briefing->symbols;

  state.scene = index;
  state.playback.stop();
  state.flight.reset();
  state.hover.reset();
  const Filter filter = view.filter;
  state.view = std::move(view);
  set_filter(state, filter);
  state.selected =
      state.view.highlight.size() == 1 ? row_of_id(*state.world, state.view.highlight.front()) : std::nullopt;

  if (fly_there && scene.flight_seconds > 0 && !state.view.reduced_motion) {
    state.flight = SceneFlight{from, resolved_camera(state), state.view.camera, scene.flight_seconds, 0};
    state.view.camera = from;
  }
}

void perform(AppState& state, Action action) {
  if (action == Action::quit) {
    state.requests.quit = true;
    return;
  }
  if (!state.world) return;
  switch (action) {
    case Action::pan_left:
      return pan(state, key_pan_px, 0);
    case Action::pan_right:
      return pan(state, -key_pan_px, 0);
    case Action::pan_up:
      return pan(state, 0, key_pan_px);
    case Action::pan_down:
      return pan(state, 0, -key_pan_px);
    case Action::zoom_in:
      return zoom(state, key_zoom_step);
    case Action::zoom_out:
      return zoom(state, -key_zoom_step);
    case Action::fit:
      return fit(state);
    case Action::fit_selection:
      return fit_selection(state);
    case Action::previous_view:
      return show_view(state, state.history.back(state.view.camera));
    case Action::next_view:
      return show_view(state, state.history.forward(state.view.camera));
    case Action::measure:
      if (!state.measure) state.measure.emplace();
      return;
    case Action::take_point_back:
      if (state.measure && !state.measure->points.empty()) state.measure->points.pop_back();
      return;
    case Action::previous_incident:
      return step_incident(state, -1);
    case Action::next_incident:
      return step_incident(state, 1);
    case Action::play:
      if (state.facts.play) state.playback.toggle(*state.facts.play);
      return;
    case Action::previous_scene:
      return step_scene(state, -1);
    case Action::next_scene:
      return step_scene(state, 1);
    case Action::map_alone:
      state.folds.map_alone = !state.folds.map_alone;
      return;
    case Action::dismiss:
      return dismiss(state);
    case Action::settings:
      state.settings_open = !state.settings_open;
      return;
    case Action::help:
      state.help_open = !state.help_open;
      return;
    case Action::quit:
      return;
  }
}

void notify(AppState& state, std::string text) {
  constexpr double seconds = 3;
  state.notice = Notice{std::move(text), state.now_seconds + seconds};
}

void advance(AppState& state, double seconds) {
  state.playback.advance(seconds);
  state.view.shown =
      state.playback.state() == Playback::State::rest && state.briefing && !state.briefing->scenes.empty()
          ? state.briefing->scenes[state.scene].view.shown
          : state.playback.shown();
  if (state.view.reduced_motion && state.view.shown && state.playback.playing()) state.view.shown->fraction = 0;
  if (state.flight) {
    SceneFlight& flight = *state.flight;
    flight.elapsed += seconds;
    if (flight.elapsed >= flight.seconds) {
      state.view.camera = flight.arrival;
      state.flight.reset();
    } else {
      state.view.camera = fly(flight.from, flight.to, eased(flight.elapsed / flight.seconds));
    }
  }
  if (state.notice && state.now_seconds >= state.notice->until_seconds) state.notice.reset();
}

bool animating(const AppState& state) {
  return state.playback.playing() || state.flight.has_value();
}

}  // namespace yalu
