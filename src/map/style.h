// Style: how the map looks, as plain values read from geodata/styles; one per named style.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/color.h"
#include "map/view_state.h"
#include "text/shaper.h"

namespace yalu {

/// A value that follows the zoom: straight between the stops, constant beyond the first and the last of them
/// (`["interpolate", ["linear"], ["zoom"], ...]` of the MapLibre style specification). Zooms ascend; never empty once
/// read.
struct ByZoom {
  std::vector<std::pair<double, double>> stops;  ///< zoom and value

  double at(double zoom) const;
};

/// The zooms at which a layer shows: from `min` on, up to but without `max`.
struct ZoomRange {
  double min = 0;
  double max = 24;

  bool holds(double zoom) const { return zoom >= min && zoom < max; }
};

struct LineStyle {
  ZoomRange zoom;
  Rgba8 color;
  ByZoom width_px;
  std::vector<double> dash;  ///< on, off in widths of the line; empty: solid

  std::vector<float> dash_px(double at_zoom) const;
};

struct DotStyle {
  Rgba8 fill, rim;
  ByZoom radius_px;
  double rim_width_px = 1;
};

struct NameStyle {
  ZoomRange zoom;
  Rgba8 color;
  Rgba8 others_color;  ///< of the names in the other scripts
  Rgba8 halo;          ///< alpha 0: none
  double halo_width_px = 0;
  ByZoom size_px;
  double letter_spacing_em = 0;
  bool bold = false, italic = false;
  bool capitals = false;  ///< Latin names in capitals
  bool others = false;    ///< the names in the other scripts stand with it

  TextStyle text(double at_zoom) const;
  /// Of the names in the other scripts, smaller and plain.
  TextStyle others_text(double at_zoom) const;
};

/// Settlements have ranks from 1, the capital, to 5.
inline constexpr std::size_t town_ranks = 5;

struct Style {
  // Ground
  Rgba8 sea, lake, land_china, land_korea, land_elsewhere;
  ByZoom relief_opacity;
  LineStyle coast_elsewhere, coast, province_line, other_border, demarcation_line, border_casing, border;
  LineStyle river_major, river, river_minor;  ///< ranks 1 and 2, 3, 4
  LineStyle crossing_sign;
  // Names and symbols of the ground
  std::array<DotStyle, town_ranks> town_dots;
  std::array<NameStyle, town_ranks> towns;
  NameStyle crossing_name, country_name, province_name, river_major_name, river_name, mountain_name;
  // Page and cards
  Rgba8 paper, card, hairline, text, muted, accent;
  Rgba8 halo;  ///< of what is written over the map
  Rgba8 rim;   ///< what the rims of marks tend to
  // Kinds of incident
  Rgba8 forced_return, arrest, transfer, crossing, release, statement;
};

/// All styles that ship with the program.
struct Styles {
  Style light, dark, print;

  const Style& operator[](StyleName name) const;
};

/// The line of a river of this rank, 1 the largest.
const LineStyle& river_style(const Style& style, int rank);

/// Colour and mark of a kind; unknown kinds look like statements.
Rgba8 kind_color(const Style& style, std::string_view kind_term);

/// Of a mark in a colour: it stands out from the ground where the mark is hollow.
Rgba8 rim_color(const Style& style, Rgba8 color);

std::string_view to_string(StyleName name);
std::optional<StyleName> parse_style_name(std::string_view text);

}  // namespace yalu
