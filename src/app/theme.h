// Theme: the colours and spacing of the window, light and dark, and ImGui told of them.
#pragma once

#include <imgui.h>

#include "base/color.h"
#include "map/style.h"

namespace yalu {

/// Colours as ImGui's draw lists take them.
struct Theme {
  ImU32 window, panel, card, hairline, text, muted, accent, on_accent, warning, error;
  ImU32 hover, pressed;    ///< tints over a panel
  ImU32 field;             ///< ground of an input
  ImU32 shadow;            ///< of cards over the map
  ImU32 bar, bar_outside;  ///< persons of the histogram, within and outside the window of dates
  ImU32 band, band_edge;   ///< the window of dates
};

/// `dark` or light. What map and window share comes from the map's styles.
Theme theme_for(const Styles& styles, bool dark);

/// Sets ImGui's colours, roundings and spacing for what we leave to its widgets.
void apply_theme(const Theme& theme);

ImU32 to_imgui(Rgba8 color);

/// Steps of the grid, in ScreenPx.
namespace space {
inline constexpr float xs = 4, s = 8, m = 12, l = 16, xl = 24;
}
inline constexpr float control_rounding_px = 6;
inline constexpr float card_rounding_px = 8;
inline constexpr float control_height_px = 28;
inline constexpr float target_px = 32;

}  // namespace yalu
