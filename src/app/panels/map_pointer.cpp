#include <algorithm>
#include <cmath>

#include "app/coordinate_text.h"
#include "app/panels/panels.h"
#include "map/camera.h"

namespace yalu {
namespace {

constexpr double click_px = 4, wheel_step = 0.4;

bool finite(LonLat p) {
  return std::isfinite(p.lon_deg) && std::isfinite(p.lat_deg);
}

LonLat place_under(const AppState& state, const MapPicture& picture, ScreenPx at) {
  const ScreenPx ground = picture.frame.to_screen.inverse().apply({at.x, at.y});
  return state.world->projection.inverse({ground.x, ground.y});
}

void zoom_at(AppState& state, ScreenPx at, double steps) {
  move_camera(state, zoomed(resolved_camera(state), state.world->projection, state.view.size, at, steps));
}

// So that the box drawn fills the frame.
void zoom_to_box(AppState& state, ScreenPx a, ScreenPx b) {
  const double width = std::abs(a.x - b.x), height = std::abs(a.y - b.y);
  const ScreenSize size = state.view.size;
  const Camera now = resolved_camera(state);
  const Camera centred = panned(now, state.world->projection, size, size.width_px / 2 - (a.x + b.x) / 2,
                                size.height_px / 2 - (a.y + b.y) / 2);
  const double steps = std::log2(std::min(size.width_px / width, size.height_px / height));
  const ScreenPx middle{size.width_px / 2, size.height_px / 2};
  move_camera(state, zoomed(centred, state.world->projection, size, middle, steps));
}

// Marks of single incidents and piles are weighed against one another as they lie over one another on the map; of an
// incident and a pile that both cover the point the pile is meant, or a highlighted incident would lock its area.
struct Hit {
  std::optional<RowId> row;
  std::optional<Pile> pile;
};
Hit hit_at(const MapPicture& picture, ScreenPx at) {
  const auto single = pick(picture.list, at, pick_tolerance_px);
  const auto pile = picture.piles ? pick_pile(*picture.piles, at, pick_tolerance_px) : std::nullopt;
  if (pile && (!single || means_rather(*pile, *single))) return {{}, picture.piles->piles[index_of(pile->row)]};
  return {single ? std::optional(single->row) : std::nullopt, {}};
}

void draw_box(const AppState& state, const Ui& ui) {
  const MapDrag& drag = *state.map_drag;
  const auto on_window = [&](ScreenPx p) {
    return ImVec2{static_cast<float>(p.x + state.map_rect.x), static_cast<float>(p.y + state.map_rect.y)};
  };
  const ImVec2 a = on_window(drag.start), b = on_window(drag.last);
  const ImVec2 from{std::min(a.x, b.x), std::min(a.y, b.y)}, to{std::max(a.x, b.x), std::max(a.y, b.y)};
  ImGui::GetBackgroundDrawList()->AddRectFilled(from, to, ui.theme.band);
  ImGui::GetBackgroundDrawList()->AddRect(from, to, ui.theme.accent, 0, 0, 1.5f);
}

void follow_drag(AppState& state, const Ui& ui, const MapPicture& picture, ScreenPx at) {
  MapDrag& drag = *state.map_drag;
  drag.moved = drag.moved || std::hypot(at.x - drag.start.x, at.y - drag.start.y) >= click_px;
  if (drag.moved && !drag.box && (at.x != drag.last.x || at.y != drag.last.y)) {
    const Camera camera = panned(resolved_camera(state), state.world->projection, state.view.size, at.x - drag.last.x,
                                 at.y - drag.last.y);
    move_camera(state, camera);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  }
  if (drag.moved || drag.box) drag.last = at;
  if (drag.box && drag.moved) draw_box(state, ui);
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;

  const MapDrag done = drag;
  state.map_drag.reset();
  if (!done.moved && state.measure) {
    if (const LonLat place = place_under(state, picture, at); finite(place)) state.measure->points.push_back(place);
  } else if (!done.moved) {
    const Hit hit = hit_at(picture, at);
    if (hit.pile) {
      state.requests.open_pile = at;
    } else {
      state.open_pile.reset();
      select_incident(state, hit.row);
    }
  } else if (done.box && std::abs(at.x - done.start.x) >= click_px && std::abs(at.y - done.start.y) >= click_px) {
    zoom_to_box(state, done.start, at);
  }
}

void copy_coordinate(AppState& state, const MapPicture& picture, ScreenPx at) {
  const LonLat place = place_under(state, picture, at);
  if (!finite(place)) return;
  state.requests.copy_text = coordinate_text(state.coordinate_format, place, picture.frame.ground_metres_per_px);
  notify(state, "Copied " + state.requests.copy_text);
}

}  // namespace

void handle_map_pointer(AppState& state, const MapPicture& picture, const Ui& ui) {
  const ImGuiIO& io = ImGui::GetIO();
  const ScreenPx at{io.MousePos.x - state.map_rect.x, io.MousePos.y - state.map_rect.y};
  state.pointer_over_map = false;
  if (state.map_drag) return follow_drag(state, ui, picture, at);

  state.hover.reset();
  state.hover_pile.reset();
  const bool over_map = !io.WantCaptureMouse && ImGui::IsMousePosValid() &&
                        ScreenRect{0, 0, state.map_rect.width, state.map_rect.height}.contains(at);
  if (!over_map) return;
  if (const LonLat place = place_under(state, picture, at); finite(place)) {
    state.pointer_place = place;
    state.pointer_over_map = true;
  }
  if (!state.measure) {
    const Hit hit = hit_at(picture, at);
    state.hover = hit.row;
    state.hover_pile = hit.pile;
    if (hit.row || hit.pile) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (io.MouseWheel != 0) zoom_at(state, at, wheel_step * static_cast<double>(io.MouseWheel));
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && !state.measure) {
    zoom_at(state, at, io.KeyShift ? -1 : 1);
  } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    state.map_drag = MapDrag{at, at, io.KeyShift, false};
  } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    copy_coordinate(state, picture, at);
  }
}

}  // namespace yalu
