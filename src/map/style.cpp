#include "map/style.h"

#include <algorithm>
#include <cmath>

#include "incidents/vocabulary.h"

namespace yalu {
namespace {

constexpr double others_share = 0.82;  // of the size of the first name

}  // namespace

double ByZoom::at(double zoom) const {
  const auto next = std::find_if(stops.begin(), stops.end(), [&](const auto& stop) { return stop.first > zoom; });
  if (next == stops.begin()) return stops.front().second;
  if (next == stops.end()) return stops.back().second;
  const auto& [z0, v0] = *(next - 1);
  const auto& [z1, v1] = *next;
  return v0 + (v1 - v0) * (zoom - z0) / (z1 - z0);
}

std::vector<float> LineStyle::dash_px(double at_zoom) const {
  std::vector<float> lengths;
  const double width = width_px.at(at_zoom);
  for (const double length : dash) lengths.push_back(static_cast<float>(length * width));
  return lengths;
}

namespace {

// Letters of one size are drawn once for many zooms; the eye does not see such a step.
double in_steps(double size_px) {
  constexpr double steps_a_px = 4;
  return std::max(1.0, std::round(size_px * steps_a_px)) / steps_a_px;
}

}  // namespace

TextStyle NameStyle::text(double at_zoom) const {
  TextStyle style;
  style.size_px = in_steps(size_px.at(at_zoom));
  style.bold = bold;
  style.italic = italic;
  style.letter_spacing_px = letter_spacing_em * style.size_px;
  return style;
}

TextStyle NameStyle::others_text(double at_zoom) const {
  TextStyle style;
  style.size_px = in_steps(others_share * size_px.at(at_zoom));
  return style;
}

const Style& Styles::operator[](StyleName name) const {
  switch (name) {
    case StyleName::dark:
      return dark;
    case StyleName::print:
      return print;
    case StyleName::light:
      break;
  }
  return light;
}

const LineStyle& river_style(const Style& style, int rank) {
  return rank <= 2 ? style.river_major : rank == 3 ? style.river : style.river_minor;
}

Rgba8 kind_color(const Style& style, std::string_view kind_term) {
  if (kind_term == kind::forced_repatriation) return style.forced_return;
  if (kind_term == kind::arrest) return style.arrest;
  if (kind_term == kind::transfer) return style.transfer;
  if (kind_term == kind::crossing) return style.crossing;
  if (kind_term == kind::release) return style.release;
  return style.statement;
}

Rgba8 rim_color(const Style& style, Rgba8 color) {
  return mix(color, style.rim, 0.35);
}

std::string_view to_string(StyleName name) {
  switch (name) {
    case StyleName::dark:
      return "dark";
    case StyleName::print:
      return "print";
    case StyleName::light:
      break;
  }
  return "light";
}

std::optional<StyleName> parse_style_name(std::string_view text) {
  for (const StyleName name : {StyleName::light, StyleName::dark, StyleName::print}) {
    if (to_string(name) == text) return name;
  }
  return std::nullopt;
}

}  // namespace yalu
