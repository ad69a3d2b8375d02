// Furniture: legend and scale bar, built from what is on the map and no more.
#pragma once

#include "map/mark_layout.h"
#include "map/paint.h"

namespace yalu {

/// Type sizes of a legend: larger on the screen than on paper.
struct LegendStyle {
  double text_px = 12;
  double width_px = 216;
};

/// Draws the legend of these marks with its top left corner at `top_left`; returns the y below it. Explains only what
/// occurs: kinds, sizes, certainty, standing of the claims, areas, arrows, and what has no place on the map.
double draw_legend(Painter& paint, const World& world, const ViewState& view, const MarkLayout& marks,
                   const Style& style, const LegendStyle& sizes, ScreenPx top_left);

/// A bar of a round length on the ground, at most `longest_px` long, its left end at `left_end` (on its baseline). Its
/// length is the geodesic between its two ends, so it is right where it stands. Returns the room it takes.
ScreenRect draw_scale_bar(Painter& paint, const World& world, const MapFrame& frame, const Style& style,
                          ScreenPx left_end, double longest_px, double text_px);

}  // namespace yalu
