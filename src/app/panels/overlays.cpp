#include <algorithm>

#include "app/incident_words.h"
#include "app/panels/panels.h"
#include "app/pile_words.h"

namespace yalu {
namespace {

constexpr int card_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                           ImGuiWindowFlags_NoNav;

// A card whose corner `pivot` (0..1) stands at `at`; End with end_card().
void begin_card(const Ui& ui, const char* name, ImVec2 at, ImVec2 pivot, float width, int extra_flags = 0) {
  ImGui::SetNextWindowPos(at, ImGuiCond_Always, pivot);
  if (width > 0) ImGui::SetNextWindowSizeConstraints({width, 0}, {width, FLT_MAX});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, card_rounding_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.theme.card);
  ImGui::Begin(name, nullptr, card_flags | extra_flags);
}

void end_card() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
}

void show_loading(const AppState& state, const Ui& ui, ImVec2 top) {
  constexpr float width = 280;
  begin_card(ui, "Loading", top, {0.5f, 0}, width, ImGuiWindowFlags_NoInputs);
  put_text(ui.fonts.text, ui.theme.text, state.loading->text.empty() ? "Opening" : state.loading->text);
  put_gap(space::s);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float length = ImGui::GetContentRegionAvail().x;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, {at.x + length, at.y + 4}, ui.theme.hairline, 2);
  const float share = std::clamp(static_cast<float>(state.loading->share), 0.02f, 1.f);
  draw->AddRectFilled(at, {at.x + length * share, at.y + 4}, ui.theme.accent, 2);
  ImGui::Dummy({length, 4});
  end_card();
}

void show_error(AppState& state, const Ui& ui, ImVec2 top, float width) {
  begin_card(ui, "Error", top, {0.5f, 0}, width);
  const ImVec2 from = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->PushClipRectFullScreen();
  draw->AddRectFilled(from, {from.x + 6, from.y + size.y}, ui.theme.error, card_rounding_px,
                      ImDrawFlags_RoundCornersLeft);
  draw->PopClipRect();
  ImGui::SetCursorPos({width - target_px - space::xs, space::xs});
  const bool closed = icon_button(ui, "close", Icon::close, "Close (Escape)");
  ImGui::SetCursorPos({space::l + space::xs, space::m});
  ImGui::PushTextWrapPos(width - target_px - space::s);
  put_text(ui.fonts.text_bold, ui.theme.error, state.error);
  ImGui::PopTextWrapPos();
  end_card();
  if (closed) state.error.clear();
}

bool fold_tab(const Ui& ui, const char* name, ImVec2 at, ImVec2 pivot, ImVec2 size, Icon icon,
              const std::string& tooltip) {
  ImGui::SetNextWindowPos(at, ImGuiCond_Always, pivot);
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {8, 8});
  ImGui::Begin(name, nullptr, (card_flags & ~ImGuiWindowFlags_AlwaysAutoResize) | ImGuiWindowFlags_NoBackground);
  const ImVec2 from = ImGui::GetWindowPos(), to{from.x + size.x, from.y + size.y};
  const bool pressed = ImGui::InvisibleButton("unfold", size);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(from, to, ui.theme.card, control_rounding_px);
  draw->AddRect(from, to, ui.theme.hairline, control_rounding_px);
  const ImU32 color = ImGui::IsItemHovered() ? ui.theme.text : ui.theme.muted;
  draw_icon(draw, icon, {(from.x + to.x) / 2, (from.y + to.y) / 2}, 9, color);
  ImGui::PopStyleVar(2);
  tooltip_for_item(ui, tooltip);
  ImGui::End();
  return pressed;
}

}  // namespace

void show_scene_card(const AppState& state, const Ui& ui) {
  if (!state.briefing || state.briefing->scenes.empty()) return;
  const Scene& scene = state.briefing->scenes[state.scene];
  if (scene.title.empty() && scene.text.empty()) return;
  const ScreenRect& map = state.map_rect;
  const float width = std::min(340.f, static_cast<float>(map.width) - 2 * space::l);
  if (width < 160) return;
  // The border runs from the lower left to the upper right, legend and scale stand below: here the least is covered.
  begin_card(ui, "Scene", {static_cast<float>(map.x) + space::l, static_cast<float>(map.y) + space::l}, {0, 0}, width);
  if (!scene.title.empty()) put_wrapped(ui.fonts.emphasis, ui.theme.text, scene.title);
  if (!scene.title.empty() && !scene.text.empty()) put_gap(space::s);
  if (!scene.text.empty()) put_wrapped(ui.fonts.text, ui.theme.text, scene.text);
  end_card();
}

namespace {

// A card beside the pointer, on the side with more room.
void begin_hover_card(const Ui& ui) {
  const ImVec2 mouse = ImGui::GetIO().MousePos, display = ImGui::GetIO().DisplaySize;
  constexpr float width = 280, away = 18;
  const ImVec2 pivot{mouse.x + away + width > display.x ? 1.f : 0.f, mouse.y > display.y * 0.6f ? 1.f : 0.f};
  const ImVec2 at{mouse.x + (pivot.x > 0 ? -away : away), mouse.y + (pivot.y > 0 ? -away : away)};
  begin_card(ui, "Hover", at, pivot, width, ImGuiWindowFlags_NoInputs);
}

void tell_about_pile(const AppState& state, const Ui& ui) {
  const PileWords words = describe_pile(*state.world, state.view, *state.hover_pile);
  put_wrapped(ui.fonts.text_bold, ui.theme.text, words.heading);
  if (!words.certainty.empty()) put_wrapped(ui.fonts.text, ui.theme.text, words.certainty);
  put_gap(space::xs);
  put_wrapped(ui.fonts.small, ui.theme.muted, words.place);
  put_wrapped(ui.fonts.small, ui.theme.accent, "Click for the list");
}

void tell_about_incident(const AppState& state, const Ui& ui) {
  const IncidentWords words = describe_incident(*state.world, *state.hover);
  put_wrapped(ui.fonts.text_bold, ui.theme.text, words.title);
  put_gap(space::xs);
  put_wrapped(ui.fonts.text, ui.theme.text, words.date);
  put_wrapped(ui.fonts.text, ui.theme.text,
              words.figure + " persons" + (words.figure_standing.empty() ? "" : "; " + words.figure_standing));
  put_wrapped(ui.fonts.small, ui.theme.muted, words.said_by);
}

}  // namespace

void show_tooltip(const AppState& state, const Ui& ui) {
  if (state.map_drag || !(state.hover || state.hover_pile)) return;
  // The open list says it already.
  if (state.hover_pile && state.open_pile && state.hover_pile->center == state.open_pile->contents.pile.center) return;
  begin_hover_card(ui);
  if (state.hover_pile) {
    tell_about_pile(state, ui);
  } else {
    tell_about_incident(state, ui);
  }
  end_card();
}

void show_messages(AppState& state, const Ui& ui) {
  const ScreenRect& map = state.map_rect;
  const float middle = static_cast<float>(map.center().x);
  const ImVec2 top{middle, static_cast<float>(map.y) + space::l};
  if (!state.error.empty()) {
    show_error(state, ui, top, std::clamp(static_cast<float>(map.width) - 2 * space::l, 200.f, 560.f));
  } else if (state.loading) {
    show_loading(state, ui, top);
  }
  if (state.notice) {
    begin_card(ui, "Notice", {middle, static_cast<float>(map.bottom()) - 48}, {0.5f, 1}, 0, ImGuiWindowFlags_NoInputs);
    put_text(ui.fonts.text, ui.theme.text, state.notice->text);
    end_card();
  }
}

void show_field_error(const Ui& ui, const char* name, ImVec2 corner, const std::string& words) {
  begin_card(ui, (std::string("Wrong ") + name).c_str(), corner, {1, 1}, 320, ImGuiWindowFlags_NoInputs);
  put_wrapped(ui.fonts.text, ui.theme.error, words);
  end_card();
}

void show_fold_tabs(AppState& state, const Ui& ui) {
  if (state.folds.map_alone) return;
  const ScreenRect& map = state.map_rect;
  const float left = static_cast<float>(map.x), right = static_cast<float>(map.right());
  const float middle_x = static_cast<float>(map.center().x), middle_y = static_cast<float>(map.center().y);
  const ImVec2 upright{18, 48}, lying{48, 18};
  if (state.folds.filters &&
      fold_tab(ui, "Show filters", {left - 2, middle_y}, {0, 0.5f}, upright, Icon::right, "Filters and layers")) {
    state.folds.filters = false;
  }
  if (state.folds.incident &&
      fold_tab(ui, "Show incident", {right + 2, middle_y}, {1, 0.5f}, upright, Icon::left, "Incident")) {
    state.folds.incident = false;
  }
  if (state.folds.timeline && fold_tab(ui, "Show timeline", {middle_x, static_cast<float>(map.bottom()) + 2}, {0.5f, 1},
                                       lying, Icon::up, "Timeline")) {
    state.folds.timeline = false;
  }
}

}  // namespace yalu
