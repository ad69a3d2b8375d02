#include "app/widgets.h"

#include <algorithm>
#include <cmath>

namespace yalu {
namespace {

float size_of(const ImFont* font) {
  return font->FontSize * ImGui::GetIO().FontGlobalScale;
}

bool focused_by_key() {
  return ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
}

void draw_focus(const Ui& ui, ImVec2 from, ImVec2 to, float rounding) {
  if (focused_by_key()) ImGui::GetWindowDrawList()->AddRect(from, to, ui.theme.accent, rounding, 0, 2);
}

ImU32 tint_of_item(const Ui& ui) {
  if (ImGui::IsItemActive()) return ui.theme.pressed;
  return ImGui::IsItemHovered() ? ui.theme.hover : 0;
}

void show_hand_over_item() {
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

}  // namespace

float text_width(ImFont* font, const std::string& text) {
  return font->CalcTextSizeA(size_of(font), FLT_MAX, 0, text.c_str(), text.c_str() + text.size()).x;
}

float line_height(ImFont* font) {
  return size_of(font);
}

float draw_text(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 color, const std::string& text) {
  // Whole pixels keep the letters sharp.
  const ImVec2 snapped{std::round(at.x), std::round(at.y)};
  draw->AddText(font, size_of(font), snapped, color, text.c_str(), text.c_str() + text.size());
  return text_width(font, text);
}

std::string fitted(ImFont* font, const std::string& text, float width) {
  if (text_width(font, text) <= width) return text;
  std::string cut = text;
  while (!cut.empty() && text_width(font, cut + "\u2026") > width) {
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80) cut.pop_back();
    if (!cut.empty()) cut.pop_back();
  }
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + "\u2026";
}

void put_text(ImFont* font, ImU32 color, const std::string& text) {
  ImGui::PushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
  ImGui::TextUnformatted(text.c_str(), text.c_str() + text.size());
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void put_wrapped(ImFont* font, ImU32 color, const std::string& text) {
  ImGui::PushTextWrapPos(0);
  put_text(font, color, text);
  ImGui::PopTextWrapPos();
}

void put_heading(const Ui& ui, const std::string& text) {
  constexpr float spacing = 0.8f;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x;
  for (const char letter : text)
    x += draw_text(draw, ui.fonts.small_bold, {x, at.y}, ui.theme.muted, {letter}) + spacing;
  ImGui::Dummy({x - at.x, line_height(ui.fonts.small_bold) + space::xs});
}

void put_gap(float height) {
  ImGui::Dummy({0, std::max(0.f, height - ImGui::GetStyle().ItemSpacing.y)});
}

void put_hairline(const Ui& ui) {
  put_gap(space::m);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {at.x + ImGui::GetContentRegionAvail().x, at.y}, ui.theme.hairline);
  put_gap(space::m);
}

void draw_icon(ImDrawList* draw, Icon icon, ImVec2 center, float size, ImU32 color) {
  const float h = size / 2, x = center.x, y = center.y;
  constexpr float pen = 1.6f;
  const auto chevron = [&](ImVec2 a, ImVec2 b, ImVec2 c) {
    const ImVec2 points[] = {a, b, c};
    draw->AddPolyline(points, 3, color, 0, pen);
  };
  switch (icon) {
    case Icon::play:
      draw->AddTriangleFilled({x - h * 0.6f, y - h * 0.9f}, {x - h * 0.6f, y + h * 0.9f}, {x + h * 0.95f, y}, color);
      break;
    case Icon::pause:
      draw->AddRectFilled({x - h * 0.7f, y - h * 0.8f}, {x - h * 0.2f, y + h * 0.8f}, color, 1);
      draw->AddRectFilled({x + h * 0.2f, y - h * 0.8f}, {x + h * 0.7f, y + h * 0.8f}, color, 1);
      break;
    case Icon::left:
      chevron({x + h * 0.4f, y - h * 0.75f}, {x - h * 0.4f, y}, {x + h * 0.4f, y + h * 0.75f});
      break;
    case Icon::right:
      chevron({x - h * 0.4f, y - h * 0.75f}, {x + h * 0.4f, y}, {x - h * 0.4f, y + h * 0.75f});
      break;
    case Icon::up:
      chevron({x - h * 0.75f, y + h * 0.4f}, {x, y - h * 0.4f}, {x + h * 0.75f, y + h * 0.4f});
      break;
    case Icon::down:
      chevron({x - h * 0.75f, y - h * 0.4f}, {x, y + h * 0.4f}, {x + h * 0.75f, y - h * 0.4f});
      break;
    case Icon::close:
      draw->AddLine({x - h * 0.6f, y - h * 0.6f}, {x + h * 0.6f, y + h * 0.6f}, color, pen);
      draw->AddLine({x + h * 0.6f, y - h * 0.6f}, {x - h * 0.6f, y + h * 0.6f}, color, pen);
      break;
    case Icon::half_moon:
      draw->AddCircle(center, h * 0.85f, color, 0, pen);
      draw->PathArcTo(center, h * 0.85f, -1.5708f, 1.5708f);
      draw->PathFillConvex(color);
      break;
    case Icon::question: {
      ImFont* font = ImGui::GetFont();
      const float width = text_width(font, "?");
      draw_text(draw, font, {x - width / 2, y - line_height(font) / 2}, color, "?");
      break;
    }
    case Icon::sliders:
      for (const auto& [line, knob] : {std::pair{-0.65f, 0.4f}, std::pair{0.f, -0.4f}, std::pair{0.65f, 0.15f}}) {
        draw->AddLine({x - h, y + h * line}, {x + h, y + h * line}, color, pen);
        draw->AddCircleFilled({x + h * knob, y + h * line}, h * 0.32f, color);
      }
      break;
    case Icon::all:
      draw->AddLine({x - h, y - h * 0.6f}, {x - h, y + h * 0.6f}, color, pen);
      draw->AddLine({x + h, y - h * 0.6f}, {x + h, y + h * 0.6f}, color, pen);
      draw->AddLine({x - h, y}, {x + h, y}, color, pen);
      break;
  }
}

void tooltip_for_item(const Ui& ui, const std::string& text) {
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {space::s, 6});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, control_rounding_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::BeginTooltip();
  put_text(ui.fonts.small, ui.theme.text, text);
  ImGui::EndTooltip();
  ImGui::PopStyleVar(3);
}

bool icon_button(const Ui& ui, const char* id, Icon icon, const std::string& tooltip, bool enabled) {
  ImGui::BeginDisabled(!enabled);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end{at.x + target_px, at.y + target_px};
  const bool pressed = ImGui::InvisibleButton(id, {target_px, target_px});
  ImDrawList* draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled(at, end, tint_of_item(ui), control_rounding_px);
  const ImU32 color = ImGui::GetColorU32(enabled && ImGui::IsItemHovered() ? ui.theme.text : ui.theme.muted);
  const ImU32 faded = enabled ? color : (color & ~IM_COL32_A_MASK) | (90u << IM_COL32_A_SHIFT);
  draw_icon(draw, icon, {at.x + target_px / 2, at.y + target_px / 2}, 13, faded);
  draw_focus(ui, at, end, control_rounding_px);
  ImGui::EndDisabled();
  tooltip_for_item(ui, tooltip);
  return pressed;
}

bool primary_button(const Ui& ui, const char* id, Icon icon, const std::string& tooltip, bool enabled) {
  ImGui::BeginDisabled(!enabled);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 center{at.x + target_px / 2, at.y + target_px / 2};
  const bool pressed = ImGui::InvisibleButton(id, {target_px, target_px});
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImU32 ground = enabled ? ui.theme.accent : ui.theme.hairline;
  draw->AddCircleFilled(center, target_px / 2, ground);
  draw->AddCircleFilled(center, target_px / 2, tint_of_item(ui));
  draw_icon(draw, icon, center, 13, enabled ? ui.theme.on_accent : ui.theme.muted);
  if (focused_by_key()) draw->AddCircle(center, target_px / 2 + 3, ui.theme.accent, 0, 2);
  ImGui::EndDisabled();
  tooltip_for_item(ui, tooltip);
  return pressed;
}

bool text_button(const Ui& ui, const char* id, const std::string& label) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{text_width(ui.fonts.text, label) + 2 * space::s, control_height_px};
  const bool pressed = ImGui::InvisibleButton(id, size);
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  draw->AddRectFilled(at, end, tint_of_item(ui), control_rounding_px);
  draw_text(draw, ui.fonts.text, {at.x + space::s, at.y + (size.y - line_height(ui.fonts.text)) / 2}, ui.theme.accent,
            label);
  draw_focus(ui, at, end, control_rounding_px);
  show_hand_over_item();
  return pressed;
}

bool link(const Ui& ui, const char* id, const std::string& label) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = ui.fonts.text;
  const float scale = ImGui::GetIO().FontGlobalScale, step = line_height(font) + space::xs;
  // Broken by hand, so that every line gets its own rule beneath.
  float y = at.y;
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const char* end = label.c_str() + label.size();
  for (const char* from = label.c_str(); from < end;) {
    const char* to = font->CalcWordWrapPositionA(scale, from, end, width);
    if (to == from) ++to;
    const std::string line(from, to);
    const float length = draw_text(draw, font, {at.x, y}, ui.theme.accent, line);
    draw->AddLine({at.x, y + step - 2.5f}, {at.x + length, y + step - 2.5f},
                  (ui.theme.accent & ~IM_COL32_A_MASK) | (110u << IM_COL32_A_SHIFT));
    y += step;
    from = to;
    while (from < end && *from == ' ') ++from;
  }
  const bool pressed = ImGui::InvisibleButton(id, {width, std::max(y - at.y, 1.f)});
  draw_focus(ui, {at.x - 3, at.y - 2}, {at.x + width + 3, y + 2}, space::xs);
  show_hand_over_item();
  return pressed;
}

bool check_row(const Ui& ui, const char* id, const std::string& label, bool checked, const MarkDrawer& mark,
               long long number) {
  constexpr float box = 16;
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const bool pressed = ImGui::InvisibleButton(id, {width, control_height_px});
  ImGui::PopStyleVar();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  const ImVec2 from{at.x - space::s, at.y}, to{at.x + width + space::s, at.y + control_height_px};
  draw->AddRectFilled(from, to, tint_of_item(ui), control_rounding_px);

  const float middle = at.y + control_height_px / 2;
  const ImVec2 box_from{at.x, middle - box / 2}, box_to{at.x + box, middle + box / 2};
  if (checked) {
    draw->AddRectFilled(box_from, box_to, ui.theme.accent, 4);
    const ImVec2 tick[] = {{at.x + 3.8f, middle + 0.2f}, {at.x + 6.8f, middle + 3.2f}, {at.x + 12.2f, middle - 3.2f}};
    draw->AddPolyline(tick, 3, ui.theme.on_accent, 0, 1.8f);
  } else {
    draw->AddRect({box_from.x + 0.5f, box_from.y + 0.5f}, {box_to.x - 0.5f, box_to.y - 0.5f}, ui.theme.muted, 4);
  }
  float x = at.x + box + space::s;
  if (mark) {
    mark(draw, {x + 7, middle});
    x += 14 + space::s;
  }
  const std::string words = number >= 0 ? std::to_string(number) : std::string{};
  const float number_width = text_width(ui.fonts.text, words);
  const float text_y = middle - line_height(ui.fonts.text) / 2;
  const float room = at.x + width - x - (number >= 0 ? number_width + space::s : 0);
  draw_text(draw, ui.fonts.text, {x, text_y}, checked ? ui.theme.text : ui.theme.muted,
            fitted(ui.fonts.text, label, room));
  if (number >= 0) draw_text(draw, ui.fonts.text, {at.x + width - number_width, text_y}, ui.theme.muted, words);
  draw_focus(ui, from, to, control_rounding_px);
  return pressed;
}

void draw_card(ImDrawList* draw, const Ui& ui, ImVec2 from, ImVec2 to) {
  draw->AddRectFilled({from.x - 2, from.y - 1}, {to.x + 2, to.y + 4}, ui.theme.shadow, card_rounding_px + 2);
  draw->AddRectFilled(from, to, ui.theme.card, card_rounding_px);
  draw->AddRect(from, to, ui.theme.hairline, card_rounding_px);
}

void draw_hatch(ImDrawList* draw, ImVec2 from, ImVec2 to, ImU32 color, float spacing) {
  draw->PushClipRect(from, to, true);
  const float height = to.y - from.y;
  // Phase fixed to the screen, so that neighbouring rectangles carry one pattern.
  for (float x = std::floor((from.x - height) / spacing) * spacing; x < to.x; x += spacing) {
    const float shift = std::fmod(to.y, spacing);
    draw->AddLine({x + shift, to.y}, {x + shift + height, from.y}, color, 1);
  }
  draw->PopClipRect();
}

}  // namespace yalu
