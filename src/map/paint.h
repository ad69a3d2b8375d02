// Painting helpers: short ways to put text and shapes into a display list.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "map/display_list.h"
#include "map/geometry_build.h"
#include "text/paragraph.h"

namespace yalu {

enum class Align { left, center, right };

/// A display list under construction, with the fonts it is set in.
struct Painter {
  DisplayList& list;
  const FontSet& fonts;

  void fill(const ScreenRect& rect, Rgba8 color, double corner_radius_px = 0) {
    list.commands.push_back(FillArea{screen_rect(rect, corner_radius_px), {}, color, {}, {}});
  }
  void outline(const ScreenRect& rect, Rgba8 color, double width_px, double corner_radius_px = 0) {
    list.commands.push_back(StrokeLine{screen_rect(rect, corner_radius_px), {}, true, color, width_px, {}, false, {}});
  }
  void line(ScreenPx a, ScreenPx b, Rgba8 color, double width_px) {
    const ScreenPx ends[] = {a, b};
    list.commands.push_back(StrokeLine{screen_path(ends), {}, false, color, width_px, {}, false, {}});
  }
  void marker(Marker marker) { list.commands.push_back(DrawMarkers{{std::move(marker)}}); }

  /// One line with its baseline at `at.y`; returns its width.
  double text(std::string_view words, ScreenPx at, const TextStyle& style, Rgba8 color, Align align = Align::left) {
    auto run = shaped(fonts, words, style);
    const double width = run->width;
    if (align == Align::center) at.x -= width / 2;
    if (align == Align::right) at.x -= width;
    list.commands.push_back(DrawGlyphs{std::move(run), at, 0, color, {0, 0, 0, 0}, 0, {}});
    return width;
  }

  /// A paragraph whose first line's top is `top_left.y`; returns the y below its last line.
  double paragraph(std::string_view words, ScreenPx top_left, double width_px, const TextStyle& style, Rgba8 color,
                   double line_height_factor = 1.35) {
    const Paragraph laid_out = lay_out_paragraph(fonts, words, style, width_px, line_height_factor);
    // The baseline sits so that the leading is shared above and below the line.
    double baseline = top_left.y + (laid_out.line_height + 0.72 * style.size_px) / 2;
    for (const GlyphRun& line_run : laid_out.lines) {
      list.commands.push_back(
          DrawGlyphs{std::make_shared<GlyphRun>(line_run), {top_left.x, baseline}, 0, color, {0, 0, 0, 0}, 0, {}});
      baseline += laid_out.line_height;
    }
    return top_left.y + laid_out.height;
  }
};

}  // namespace yalu
