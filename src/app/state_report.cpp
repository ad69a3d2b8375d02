#include "app/state_report.h"

#include <cmath>
#include <cstdio>
#include <map>

#include "io/briefing_json.h"

namespace yalu {
namespace {

std::string quoted(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
      json += code;
    } else {
      json += c;
    }
  }
  return json + "\"";
}

std::string number(double value) {
  if (!std::isfinite(value)) return "null";
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

std::string truth(bool value) {
  return value ? "true" : "false";
}

std::string id_or_null(const AppState& state, const std::optional<RowId>& row) {
  return row && state.world ? quoted(std::string(state.world->incidents.id[index_of(*row)])) : "null";
}

// Where each incident can be clicked: its mark, else the middle of its area.
std::map<std::string, ScreenPx> places_of_incidents(const AppState& state, const MapPicture& picture) {
  std::map<std::string, ScreenPx> places;
  if (!state.world) return places;
  const auto put = [&](RowId row, ScreenPx at) {
    places.emplace(state.world->incidents.id[index_of(row)],
                   ScreenPx{at.x + state.map_rect.x, at.y + state.map_rect.y});
  };
  for (const DisplayCommand& command : picture.list.commands) {
    if (const auto* markers = std::get_if<DrawMarkers>(&command)) {
      for (const Marker& marker : markers->markers) {
        if (marker.row) put(*marker.row, marker.center);
      }
    }
  }
  for (const DisplayCommand& command : picture.list.commands) {
    const auto* area = std::get_if<FillArea>(&command);
    if (area && area->row) put(*area->row, area->to_screen.apply(area->geometry->bounds.center()));
  }
  return places;
}

// Middle and number of each pile that the pointer has asked for.
std::string piles_in_sight(const AppState& state, const MapPicture& picture) {
  std::string json;
  if (!picture.piles) return "[]";
  for (const Pile& pile : picture.piles->piles) {
    json += (json.empty() ? "[" : ", [") + number(pile.center.x + state.map_rect.x) + ", " +
            number(pile.center.y + state.map_rect.y) + ", " + std::to_string(pile.count.all()) + "]";
  }
  return "[" + json + "]";
}

std::string pointer_place(const AppState& state, const MapPicture& picture, const std::optional<ScreenPx>& pointer) {
  if (!pointer || !state.world || !state.map_rect.contains(*pointer)) return "null";
  const ScreenPx ground =
      picture.frame.to_screen.inverse().apply({pointer->x - state.map_rect.x, pointer->y - state.map_rect.y});
  const LonLat place = state.world->projection.inverse({ground.x, ground.y});
  return "[" + number(place.lon_deg) + ", " + number(place.lat_deg) + "]";
}

}  // namespace

std::string report_state(const AppState& state, const MapPicture& picture, const StartTimes& times, ScreenSize window,
                         std::optional<ScreenPx> pointer) {
  std::string json = "{\n";
  const auto put = [&](const std::string& key, const std::string& value) {
    json += quoted(key) + ": " + value + ",\n";
  };
  put("start_ms", "{\"window\": " + number(times.window_ms) + ", \"renderer\": " + number(times.renderer_ms) +
                      ", \"world\": " + number(times.world_ms) + ", \"fonts\": " + number(times.fonts_ms) +
                      ", \"scene\": " + number(times.scene_ms) + ", \"first_frame\": " + number(times.first_frame_ms) +
                      "}");
  put("title", quoted(state.title));
  put("loaded", truth(state.world != nullptr));
  put("loading", truth(state.loading.has_value()));
  put("error", quoted(state.error));
  put("notice", state.notice ? quoted(state.notice->text) : "null");
  put("scene", state.briefing ? std::to_string(state.scene + 1) : "null");
  put("scenes", state.briefing ? std::to_string(state.briefing->scenes.size()) : "null");
  put("flying", truth(state.flight.has_value()));
  put("playing", truth(state.playback.playing()));
  put("hover", id_or_null(state, state.hover));
  put("selected", id_or_null(state, state.selected));
  put("hover_pile", state.hover_pile ? std::to_string(state.hover_pile->count.all()) : "null");
  put("open_pile", state.open_pile ? std::to_string(state.open_pile->contents.matches.size()) : "null");
  put("readout", state.pointer_place ? quoted(coordinate_text(state.coordinate_format, *state.pointer_place,
                                                              picture.frame.ground_metres_per_px))
                                     : "null");
  put("measured_points", state.measure ? std::to_string(state.measure->points.size()) : "null");
  put("measured_m", state.measure ? number(length_m(state.measure->points)) : "null");
  put("date_error", quoted(state.from_field.error + state.to_field.error));
  put("settings", truth(state.settings_open));
  put("projection", state.world ? quoted(state.world->projection.definition()) : "null");
  put("projection_error", quoted(state.projection_dialog.error));
  put("reduced_motion", truth(state.view.reduced_motion));
  put("help", truth(state.help_open));
  put("folds", "{\"filters\": " + truth(state.folds.filters) + ", \"incident\": " + truth(state.folds.incident) +
                   ", \"timeline\": " + truth(state.folds.timeline) +
                   ", \"map_alone\": " + truth(state.folds.map_alone) + "}");
  put("certain_incidents", std::to_string(state.facts.total.certain.incidents));
  put("possible_incidents", std::to_string(state.facts.total.possible.incidents));
  put("window", "[" + number(window.width_px) + ", " + number(window.height_px) + "]");
  put("scenes_built", std::to_string(picture.built));
  const ScreenRect& map = state.map_rect;
  put("map", "[" + number(map.x) + ", " + number(map.y) + ", " + number(map.width) + ", " + number(map.height) + "]");
  put("metres_per_px", number(picture.frame.ground_metres_per_px));
  put("mouse", pointer ? "[" + number(pointer->x) + ", " + number(pointer->y) + "]" : "null");
  put("pointer", pointer_place(state, picture, pointer));
  std::string incidents;
  for (const auto& [id, at] : places_of_incidents(state, picture)) {
    incidents += (incidents.empty() ? "" : ", ") + quoted(id) + ": [" + number(at.x) + ", " + number(at.y) + "]";
  }
  put("incidents", "{" + incidents + "}");
  put("piles", piles_in_sight(state, picture));
  json += "\"view\": " + write_view(state.view) + "}\n";
  return json;
}

}  // namespace yalu
