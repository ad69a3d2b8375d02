#include <utility>

#include "app/panels/panels.h"

namespace yalu {
namespace {

using Lines = std::initializer_list<std::pair<const char*, const char*>>;

void show_group(const Ui& ui, const char* heading, const Lines& lines) {
  constexpr float words_x = 190;
  put_heading(ui, heading);
  for (const auto& [keys, words] : lines) {
    put_text(ui.fonts.text_bold, ui.theme.text, keys);
    ImGui::SameLine(words_x);
    put_text(ui.fonts.text, ui.theme.text, words);
  }
  put_gap(space::l);
}

}  // namespace

void show_help(AppState& state, const Ui& ui) {
  if (!state.help_open) return;
  constexpr float width = 560;
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, std::max(display.y - 2 * space::xl, 100.f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, card_rounding_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {space::xl, space::xl});
  ImGui::Begin("Help", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoNav);
  const ImVec2 content = ImGui::GetCursorPos();
  ImGui::SetCursorPos({width - target_px - space::m, space::m});
  if (icon_button(ui, "close", Icon::close, "Close (Escape)")) state.help_open = false;
  ImGui::SetCursorPos(content);
  put_text(ui.fonts.title, ui.theme.text, "Keys and mouse");
  put_gap(space::l);
  show_group(ui, "MAP",
             {{"Wheel, + and \u2212", "zoom; the wheel zooms to the pointer"},
              {"Drag, arrows", "move"},
              {"Shift and drag", "zoom to a box"},
              {"Double-click", "zoom in; with Shift out"},
              {"Home", "show all incidents"},
              {"F", "show what is selected, else all"},
              {"Alt-Left, Alt-Right", "previous and next view"},
              {"M", "measure a distance; Backspace takes a point back"},
              {"Click", "select an incident, or list what a counted mark holds"},
              {"Right-click", "copy the coordinate"},
              {"Click the coordinate", "degrees, minutes and seconds, or UTM"}});
  show_group(ui, "TIME",
             {{"Space", "play and pause"},
              {"Drag the band", "move the window of dates; edges resize it"},
              {"Drag below the bars", "move the date shown"},
              {"Double-click", "all dates"},
              {"Tab", "the other date field; dates may be written: Nov 2023"},
              {"Left and right", "previous and next incident, after a click here"}});
  show_group(ui, "WINDOW",
             {{"Page Down, Page Up", "next and previous scene"},
              {"Ctrl-,", "settings: motion, coordinates, projection"},
              {"F9", "the map alone, and back"},
              {"Escape", "close, stop, deselect"},
              {"Ctrl-Q", "quit"}});
  ImGui::End();
  ImGui::PopStyleVar(3);
}

}  // namespace yalu
