#include <algorithm>

#include "app/panels/panels.h"

namespace yalu {
namespace {

// Empty where there are none; of fewer words where there is little room.
std::string issues_label(const AppState& state, const Ui& ui, float room) {
  const std::int64_t count = state.world ? state.world->issues.total() : 0;
  if (count == 0) return {};
  const std::string words = std::to_string(count) + (count == 1 ? " issue" : " issues");
  const std::string more = words + " in the data";
  return text_width(ui.fonts.text, more) + 2 * space::s + space::m <= room ? more : words;
}

void show_issues(const AppState& state, const Ui& ui, const std::string& label) {
  constexpr float width = 460, height = 320;
  ImGui::SetCursorPosY(space::s);
  if (text_button(ui, "issues", label)) ImGui::OpenPopup("Issues");
  const ImVec2 below{ImGui::GetItemRectMax().x - width, ImGui::GetItemRectMax().y + space::s};
  ImGui::SetNextWindowPos({std::max(space::s, below.x), below.y});
  ImGui::SetNextWindowSize({width, height});
  if (ImGui::BeginPopup("Issues")) {
    put_heading(ui, "ISSUES IN THE DATA");
    put_wrapped(ui.fonts.small, ui.theme.muted, "These rows are kept and shown as far as they can be read.");
    put_gap(space::s);
    for (const Issue& issue : state.world->issues) {
      put_wrapped(ui.fonts.text, ui.theme.text, to_string(issue));
      put_gap(space::s);
    }
    ImGui::EndPopup();
  }
  ImGui::SameLine();
}

void show_scene_stepper(AppState& state, const Ui& ui, double middle_x) {
  if (!state.briefing || state.briefing->scenes.empty()) return;
  const std::size_t count = state.briefing->scenes.size();
  const std::string words = "Scene " + std::to_string(state.scene + 1) + " of " + std::to_string(count);
  // As wide as the widest number needs, so that the buttons do not move while stepping.
  const float width = text_width(ui.fonts.text, "Scene 88 of 88") + space::l;
  const float top = (44 - target_px) / 2;
  ImGui::SetCursorPos({static_cast<float>(middle_x) - width / 2 - target_px, top});
  if (icon_button(ui, "previous scene", Icon::left, "Previous scene (Page Up)", state.scene > 0)) {
    perform(state, Action::previous_scene);
  }
  const ImVec2 at = ImGui::GetWindowPos();
  draw_text(ImGui::GetWindowDrawList(), ui.fonts.text,
            {at.x + static_cast<float>(middle_x) - text_width(ui.fonts.text, words) / 2,
             at.y + (44 - line_height(ui.fonts.text)) / 2},
            ui.theme.text, words);
  ImGui::SetCursorPos({static_cast<float>(middle_x) + width / 2, top});
  if (icon_button(ui, "next scene", Icon::right, "Next scene (Page Down)", state.scene + 1 < count)) {
    perform(state, Action::next_scene);
  }
}

}  // namespace

void show_header(AppState& state, const Ui& ui, const ScreenRect& rect) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {space::l, 0});
  const bool open = begin_panel("Header", rect, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  if (!open) return;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const float width = static_cast<float>(rect.width), height = static_cast<float>(rect.height);
  draw_edge(ui, {0, rect.bottom() - 0.5}, {rect.right(), rect.bottom() - 0.5});

  float right = width - space::s - 3 * target_px - 2 * space::xs;
  const std::string issues = issues_label(state, ui, right - (width / 2 + 130));
  const float issues_x = issues.empty() ? right : right - text_width(ui.fonts.text, issues) - 2 * space::s - space::m;

  float x = space::l;
  x += draw_text(draw, ui.fonts.emphasis, {x, (height - line_height(ui.fonts.emphasis)) / 2}, ui.theme.accent, "Yalu");
  if (!state.title.empty()) {
    x += space::l;
    const bool stepper = state.briefing && !state.briefing->scenes.empty();
    const float room = (stepper ? std::min(width / 2 - 110, issues_x) : issues_x) - space::m - x;
    draw_text(draw, ui.fonts.text_bold, {x, (height - line_height(ui.fonts.text_bold)) / 2}, ui.theme.text,
              fitted(ui.fonts.text_bold, state.title, std::max(room, 40.f)));
  }
  show_scene_stepper(state, ui, rect.width / 2);

  if (!issues.empty()) {
    ImGui::SetCursorPosX(issues_x);
    show_issues(state, ui, issues);
  }
  ImGui::SetCursorPos({right, (height - target_px) / 2});
  if (icon_button(ui, "settings", Icon::sliders, "Settings (Ctrl-,)")) perform(state, Action::settings);
  right += target_px + space::xs;
  ImGui::SetCursorPos({right, (height - target_px) / 2});
  const bool dark = state.view.style == StyleName::dark;
  if (icon_button(ui, "style", Icon::half_moon, dark ? "Light colours" : "Dark colours")) {
    state.view.style = dark ? StyleName::light : StyleName::dark;
  }
  right += target_px + space::xs;
  ImGui::SetCursorPos({right, (height - target_px) / 2});
  ImGui::PushFont(ui.fonts.emphasis);
  if (icon_button(ui, "help", Icon::question, "Keys and mouse (F1)")) perform(state, Action::help);
  ImGui::PopFont();
  ImGui::End();
}

}  // namespace yalu
