#include "app/theme.h"

namespace yalu {
namespace {

constexpr Rgba8 hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb),
          alpha};
}

ImVec4 vec(ImU32 color) {
  return ImGui::ColorConvertU32ToFloat4(color);
}

}  // namespace

ImU32 to_imgui(Rgba8 color) {
  return IM_COL32(color.r, color.g, color.b, color.a);
}

Theme theme_for(const Styles& styles, bool dark) {
  const Style& style = dark ? styles.dark : styles.light;
  Theme theme;
  theme.window = to_imgui(dark ? hex(0x17191C) : hex(0xFAF9F6));
  theme.panel = to_imgui(dark ? hex(0x1F2226) : hex(0xFFFFFF));
  theme.card = theme.panel;
  theme.hairline = to_imgui(style.hairline);
  theme.text = to_imgui(style.text);
  theme.muted = to_imgui(style.muted);
  theme.accent = to_imgui(style.accent);
  theme.on_accent = to_imgui(dark ? hex(0x10181C) : hex(0xFFFFFF));
  theme.warning = to_imgui(dark ? hex(0xE3B341) : hex(0x8A5A00));
  theme.error = to_imgui(dark ? hex(0xF0857B) : hex(0xA3261B));
  theme.hover = to_imgui(dark ? hex(0xFFFFFF, 16) : hex(0x22201C, 12));
  theme.pressed = to_imgui(dark ? hex(0xFFFFFF, 28) : hex(0x22201C, 24));
  theme.field = theme.window;
  theme.shadow = to_imgui(dark ? hex(0x000000, 90) : hex(0x22201C, 26));
  theme.bar = to_imgui(dark ? hex(0xC9C4BA) : hex(0x4A463F));
  theme.bar_outside = to_imgui(dark ? hex(0xC9C4BA, 110) : hex(0x4A463F, 100));
  theme.band = to_imgui(with_opacity(style.accent, dark ? 0.20 : 0.12));
  theme.band_edge = theme.accent;
  return theme;
}

void apply_theme(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {space::l, space::m};
  style.FramePadding = {space::s, 5};
  style.ItemSpacing = {space::s, space::xs};
  style.ItemInnerSpacing = {space::s, space::xs};
  style.WindowRounding = 0;
  style.ChildRounding = 0;
  style.FrameRounding = control_rounding_px;
  style.PopupRounding = card_rounding_px;
  style.GrabRounding = control_rounding_px;
  style.ScrollbarRounding = control_rounding_px;
  style.ScrollbarSize = 10;
  style.WindowBorderSize = 0;
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;
  style.DisabledAlpha = 0.45f;
  style.CircleTessellationMaxError = 0.15f;

  ImVec4* colors = style.Colors;
  const ImVec4 none{0, 0, 0, 0};
  colors[ImGuiCol_Text] = vec(theme.text);
  colors[ImGuiCol_TextDisabled] = vec(theme.muted);
  colors[ImGuiCol_WindowBg] = vec(theme.panel);
  colors[ImGuiCol_ChildBg] = none;
  colors[ImGuiCol_PopupBg] = vec(theme.card);
  colors[ImGuiCol_Border] = vec(theme.hairline);
  colors[ImGuiCol_BorderShadow] = none;
  colors[ImGuiCol_FrameBg] = vec(theme.field);
  colors[ImGuiCol_FrameBgHovered] = vec(theme.field);
  colors[ImGuiCol_FrameBgActive] = vec(theme.field);
  colors[ImGuiCol_ScrollbarBg] = none;
  colors[ImGuiCol_ScrollbarGrab] = vec(theme.hairline);
  colors[ImGuiCol_ScrollbarGrabHovered] = vec(theme.muted);
  colors[ImGuiCol_ScrollbarGrabActive] = vec(theme.muted);
  colors[ImGuiCol_Button] = none;
  colors[ImGuiCol_ButtonHovered] = vec(theme.hover);
  colors[ImGuiCol_ButtonActive] = vec(theme.pressed);
  colors[ImGuiCol_Header] = vec(theme.hover);
  colors[ImGuiCol_HeaderHovered] = vec(theme.hover);
  colors[ImGuiCol_HeaderActive] = vec(theme.pressed);
  colors[ImGuiCol_TextSelectedBg] = vec(theme.band);
  colors[ImGuiCol_NavHighlight] = vec(theme.accent);
  colors[ImGuiCol_DragDropTarget] = vec(theme.accent);
}

}  // namespace yalu
