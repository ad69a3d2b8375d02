// Widgets: the few controls and text settings that every panel is made of, drawn in the window's own look.
#pragma once

#include <functional>
#include <string>

#include <imgui.h>

#include "app/theme.h"
#include "app/ui_fonts.h"

namespace yalu {

/// What a panel draws with.
struct Ui {
  Theme theme;
  UiFonts fonts;
  const Style* map_style = nullptr;  ///< of the map shown; set before a panel draws
};

enum class Icon { play, pause, left, right, up, down, close, half_moon, question, all, sliders };

/// Text in one line at the cursor.
void put_text(ImFont* font, ImU32 color, const std::string& text);
/// Text wrapped at the right edge of the panel.
void put_wrapped(ImFont* font, ImU32 color, const std::string& text);
/// Text drawn at a place of the screen, without moving the cursor; returns its width.
float draw_text(ImDrawList* draw, ImFont* font, ImVec2 at, ImU32 color, const std::string& text);
float text_width(ImFont* font, const std::string& text);
/// Height of a line of this font in ScreenPx.
float line_height(ImFont* font);
/// The text cut with an ellipsis to fit a width.
std::string fitted(ImFont* font, const std::string& text, float width);

/// Spaced small capitals over a group.
void put_heading(const Ui& ui, const std::string& text);
/// A hairline across the panel with space around it.
void put_hairline(const Ui& ui);
void put_gap(float height);

void draw_icon(ImDrawList* draw, Icon icon, ImVec2 center, float size, ImU32 color);

/// A square target with an icon; the tooltip says what it does and which key does it too.
bool icon_button(const Ui& ui, const char* id, Icon icon, const std::string& tooltip, bool enabled = true);
/// The one round button in the accent colour.
bool primary_button(const Ui& ui, const char* id, Icon icon, const std::string& tooltip, bool enabled = true);
/// Words that act, in the accent colour.
bool text_button(const Ui& ui, const char* id, const std::string& label);
/// Words that lead out of the program, underlined, wrapped to the panel.
bool link(const Ui& ui, const char* id, const std::string& label);

/// A line of a filter or of the layers: box, an optional mark, words, and a number at the right where it is not
/// negative.
using MarkDrawer = std::function<void(ImDrawList*, ImVec2 center)>;
bool check_row(const Ui& ui, const char* id, const std::string& label, bool checked, const MarkDrawer& mark,
               long long number);

/// Soft shadow, ground and hairline of a card.
void draw_card(ImDrawList* draw, const Ui& ui, ImVec2 from, ImVec2 to);
/// Parallel lines inside a rectangle: what is only possible.
void draw_hatch(ImDrawList* draw, ImVec2 from, ImVec2 to, ImU32 color, float spacing);

/// A tooltip in the window's look for the item just put.
void tooltip_for_item(const Ui& ui, const std::string& text);

}  // namespace yalu
