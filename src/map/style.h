// Style: every colour, width and type size of the map, as one value per named style.
#pragma once

#include <optional>
#include <string_view>

#include "base/color.h"
#include "map/view_state.h"

namespace yalu {

struct Style {
  // Ground
  Rgba8 sea, land_china, land_korea, land_elsewhere, coast, province_line, other_border, border, border_casing, river;
  // Text on the map
  Rgba8 place_text, country_text, river_text, halo;
  // Page and cards
  Rgba8 paper, card, hairline, text, muted, accent;
  // Kinds of incident (Okabe-Ito)
  Rgba8 forced_return, arrest, transfer, crossing, release, statement;
  double relief_opacity = 1;
};

const Style& style_of(StyleName name);

/// Colour and mark of a kind; unknown kinds look like statements.
Rgba8 kind_color(const Style& style, std::string_view kind_term);

std::string_view to_string(StyleName name);
std::optional<StyleName> parse_style_name(std::string_view text);

}  // namespace yalu
