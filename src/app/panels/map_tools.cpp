#include <algorithm>
#include <cmath>

#include "app/panels/panels.h"

namespace yalu {
namespace {

constexpr float hint_px = 112;  // over the notices at the foot of the map

constexpr int tool_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                           ImGuiWindowFlags_NoNav;

bool finite(ImVec2 p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

// A small line of words over the map, on a ground that keeps it legible.
void put_tag(ImDrawList* draw, const Ui& ui, ImVec2 at, const std::string& words, bool strong) {
  ImFont* font = strong ? ui.fonts.text_bold : ui.fonts.small_bold;
  const float width = text_width(font, words), height = line_height(font);
  const ImVec2 from{at.x, at.y - height / 2 - 3}, to{at.x + width + 2 * space::s, at.y + height / 2 + 3};
  draw->AddRectFilled(from, to, ui.theme.card, control_rounding_px);
  draw->AddRect(from, to, ui.theme.hairline, control_rounding_px);
  draw_text(draw, font, {at.x + space::s, at.y - height / 2}, ui.theme.text, words);
}

}  // namespace

void show_readout(AppState& state, const MapPicture& picture, const Ui& ui) {
  constexpr double least_width_px = 420;
  if (!state.pointer_place || state.folds.map_alone || state.map_rect.width < least_width_px) return;
  const std::string words =
      coordinate_text(state.coordinate_format, *state.pointer_place, picture.frame.ground_metres_per_px);
  const ScreenRect& map = state.map_rect;
  // Beside the scale bar where there is room between it and the legend, else above it.
  constexpr float beside_px = 236, room_px = 820, above_px = 40;
  const bool beside = state.view.layers.scale_bar && map.width > static_cast<double>(room_px);
  const float x = static_cast<float>(map.x) + (beside ? beside_px : space::m);
  const float y = static_cast<float>(map.bottom()) - (beside || !state.view.layers.scale_bar ? space::m : above_px);
  ImGui::SetNextWindowPos({x, y}, ImGuiCond_Always, {0, 1});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {8, 8});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, control_rounding_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.card);
  ImGui::Begin("Coordinate", nullptr, tool_flags);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{text_width(ui.fonts.small, words) + 2 * space::s, 24};
  const bool pressed = ImGui::InvisibleButton("coordinate", size);
  const bool hovered = ImGui::IsItemHovered();
  draw_text(ImGui::GetWindowDrawList(), ui.fonts.small,
            {at.x + space::s, at.y + (24 - line_height(ui.fonts.small)) / 2}, hovered ? ui.theme.text : ui.theme.muted,
            words);
  ImGui::PopStyleVar(4);
  tooltip_for_item(ui, "Degrees, minutes and seconds, or UTM: click to change");
  ImGui::End();
  ImGui::PopStyleColor();
  if (pressed) state.coordinate_format = next_format(state.coordinate_format);
}

void show_measure(const AppState& state, const MapPicture& picture, const Ui& ui) {
  if (!state.measure) return;
  const ScreenRect& map = state.map_rect;
  const auto on_window = [&](LonLat place) {
    const ScreenPx p = picture.frame.to_screen.apply(state.world->projection.forward(place));
    return ImVec2{static_cast<float>(p.x + map.x), static_cast<float>(p.y + map.y)};
  };
  ImDrawList* draw = ImGui::GetBackgroundDrawList();
  draw->PushClipRect({static_cast<float>(map.x), static_cast<float>(map.y)},
                     {static_cast<float>(map.right()), static_cast<float>(map.bottom())}, true);
  std::vector<LonLat> way = state.measure->points;
  const std::size_t clicked = way.size();
  if (!way.empty() && state.pointer_over_map && state.pointer_place) way.push_back(*state.pointer_place);

  for (std::size_t i = 1; i < way.size(); ++i) {
    std::vector<ImVec2> line;
    for (const LonLat place : geodesic_line(way[i - 1], way[i], 48)) {
      if (const ImVec2 p = on_window(place); finite(p)) line.push_back(p);
    }
    const auto count = static_cast<int>(line.size());
    draw->AddPolyline(line.data(), count, ui.theme.card, 0, 5);
    draw->AddPolyline(line.data(), count, ui.theme.accent, 0, i < clicked ? 2.5f : 1.5f);
  }
  for (std::size_t i = 0; i < way.size(); ++i) {
    const ImVec2 p = on_window(way[i]);
    if (!finite(p)) continue;
    if (i < clicked) {
      draw->AddCircleFilled(p, 5, ui.theme.card);
      draw->AddCircleFilled(p, 3.5f, ui.theme.accent);
    }
    if (i == 0) continue;
    const std::vector<LonLat> until(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    put_tag(draw, ui, {p.x + space::m, p.y}, length_in_words(length_m(until)), i + 1 == way.size());
  }
  const char* words = clicked == 0 ? "Click where the way begins; Escape ends"
                                   : "Click for the next point; Backspace takes the last back, Escape ends";
  const float width = text_width(ui.fonts.text_bold, words) + 2 * space::s;
  put_tag(draw, ui, {static_cast<float>(map.center().x) - width / 2, static_cast<float>(map.bottom()) - hint_px}, words,
          true);
  draw->PopClipRect();
}

}  // namespace yalu
