#include <algorithm>

#include "app/panels/panels.h"

namespace yalu {
namespace {

constexpr float width_px = 460;

// A line of which one is chosen: a ring, words, and what they are good for.
bool choice_row(const Ui& ui, const char* id, const std::string& label, const std::string& purpose, bool chosen) {
  const float width = ImGui::GetContentRegionAvail().x, height = purpose.empty() ? control_height_px : 44;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const bool pressed = ImGui::InvisibleButton(id, {width, height});
  ImGui::PopStyleVar();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 from{at.x - space::s, at.y}, to{at.x + width + space::s, at.y + height};
  if (ImGui::IsItemHovered()) draw->AddRectFilled(from, to, ui.theme.hover, control_rounding_px);
  if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible)
    draw->AddRect(from, to, ui.theme.accent, control_rounding_px, 0, 2);
  const float first = at.y + (purpose.empty() ? (height - line_height(ui.fonts.text)) / 2 : 5);
  const ImVec2 ring{at.x + 8, first + line_height(ui.fonts.text) / 2};
  draw->AddCircle(ring, 7, chosen ? ui.theme.accent : ui.theme.muted, 0, 1.5f);
  if (chosen) draw->AddCircleFilled(ring, 4, ui.theme.accent);
  const float x = at.x + 16 + space::s, room = at.x + width - x;
  draw_text(draw, ui.fonts.text, {x, first}, ui.theme.text, fitted(ui.fonts.text, label, room));
  if (!purpose.empty()) {
    draw_text(draw, ui.fonts.small, {x, first + line_height(ui.fonts.text) + 3}, ui.theme.muted,
              fitted(ui.fonts.small, purpose, room));
  }
  return pressed;
}

void show_projection_field(AppState& state, const Ui& ui) {
  ProjectionDialog& dialog = state.projection_dialog;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {space::s, (target_px - line_height(ui.fonts.text)) / 2});
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - 64);
  const bool entered =
      ImGui::InputTextWithHint("##definition", "EPSG code or PROJ string", dialog.typed.data(), dialog.typed.size(),
                               ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  ImGui::SameLine(0, space::s);
  const bool pressed = text_button(ui, "use", "Use");
  if (entered || pressed) choose_projection(state, dialog.typed.data());
  if (!dialog.error.empty()) put_wrapped(ui.fonts.small, ui.theme.error, dialog.error);
}

void show_projections(AppState& state, const Ui& ui) {
  put_heading(ui, "PROJECTION");
  const std::string& now = state.world->projection.definition();
  for (const ProjectionPreset& preset : projection_presets()) {
    if (choice_row(ui, preset.label, preset.label, preset.purpose, now == preset.definition))
      choose_projection(state, preset.definition);
  }
  const std::vector<std::string> used = state.projection_dialog.used;
  for (const std::string& definition : used) {
    if (choice_row(ui, definition.c_str(), definition, {}, now == definition)) choose_projection(state, definition);
  }
  put_gap(space::s);
  show_projection_field(state, ui);
}

void show_coordinates(AppState& state, const Ui& ui) {
  put_heading(ui, "COORDINATES");
  const std::pair<const char*, CoordinateFormat> formats[] = {
      {"Degrees", CoordinateFormat::degrees},
      {"Degrees, minutes and seconds", CoordinateFormat::degrees_minutes_seconds},
      {"UTM", CoordinateFormat::utm}};
  for (const auto& [label, format] : formats) {
    if (choice_row(ui, label, label, {}, state.coordinate_format == format)) state.coordinate_format = format;
  }
}

}  // namespace

void show_settings(AppState& state, const Ui& ui) {
  if (!state.settings_open || !state.world) return;
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float most = std::max(display.y - 44 - 2 * space::s, 100.f);
  ImGui::SetNextWindowPos({display.x - space::s, 44 + space::s}, ImGuiCond_Always, {1, 0});
  ImGui::SetNextWindowSizeConstraints({width_px, 0}, {width_px, most});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, card_rounding_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {space::xl, space::l});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.card);
  ImGui::Begin("Settings", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
  const ImVec2 content = ImGui::GetCursorPos();
  ImGui::SetCursorPos({width_px - target_px - space::s, space::s});
  if (icon_button(ui, "close", Icon::close, "Close (Escape)")) state.settings_open = false;
  ImGui::SetCursorPos(content);
  put_text(ui.fonts.title, ui.theme.text, "Settings");
  put_gap(space::m);
  put_heading(ui, "MOTION");
  if (check_row(ui, "reduced motion", "Reduced motion: no flights, no travelling arcs", state.view.reduced_motion, {},
                -1)) {
    set_reduced_motion(state, !state.view.reduced_motion);
  }
  put_gap(space::m);
  show_coordinates(state, ui);
  put_gap(space::m);
  show_projections(state, ui);
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

}  // namespace yalu
