// Paragraphs: text broken into shaped lines that fit a width.
#pragma once

#include <string_view>
#include <vector>

#include "text/shaper.h"

namespace yalu {

struct Paragraph {
  std::vector<GlyphRun> lines;
  double line_height = 0;  ///< ScreenPx from baseline to baseline
  double width = 0;        ///< ScreenPx, the longest line
  double height = 0;       ///< ScreenPx, lines times line_height
};

/// Breaks at Unicode line break opportunities (also in Hangul and Hanzi) and at '\n'. A word longer than the width is
/// broken where it must be (nothing is cut off). `line_height_factor` times the style's size is the line height.
Paragraph lay_out_paragraph(const FontSet& fonts, std::string_view text, const TextStyle& style, double width_px,
                            double line_height_factor = 1.35);

}  // namespace yalu
