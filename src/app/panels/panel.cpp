#include "app/panels/panels.h"

namespace yalu {

bool begin_panel(const char* name, const ScreenRect& rect, int extra_flags) {
  if (rect.width < 1 || rect.height < 1) return false;
  ImGui::SetNextWindowPos({static_cast<float>(rect.x), static_cast<float>(rect.y)});
  ImGui::SetNextWindowSize({static_cast<float>(rect.width), static_cast<float>(rect.height)});
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBringToFrontOnFocus | extra_flags);
  return true;
}

void draw_edge(const Ui& ui, ScreenPx from, ScreenPx to) {
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->PushClipRectFullScreen();
  draw->AddLine({static_cast<float>(from.x), static_cast<float>(from.y)},
                {static_cast<float>(to.x), static_cast<float>(to.y)}, ui.theme.hairline);
  draw->PopClipRect();
}

}  // namespace yalu
