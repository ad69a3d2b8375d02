// Shaping: text and a style in, positioned glyphs out; the same run is drawn by every renderer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/font_set.h"

namespace yalu {

/// Which regional forms Han characters take where a text mixes scripts.
enum class HanForms { chinese, korean };

struct TextStyle {
  double size_px = 14;  ///< em size in ScreenPx
  bool bold = false;
  bool italic = false;           ///< Latin only; Hangul and Hanzi have no italic and stay upright
  double letter_spacing_px = 0;  ///< added after every cluster
  bool tabular_figures = false;
  HanForms han = HanForms::chinese;

  bool operator==(const TextStyle&) const = default;
};

/// One glyph of a run. The position is the glyph's origin on its baseline, relative to the run's origin, in ScreenPx,
/// y down; `angle_rad` turns it clockwise about that origin (0 for straight text).
struct Glyph {
  FontId font = FontId::latin_regular;
  std::uint32_t glyph_id = 0;
  float x = 0;
  float y = 0;
  float angle_rad = 0;
  std::uint32_t cluster = 0;  ///< byte offset into the text of the cluster this glyph belongs to
  float advance = 0;          ///< ScreenPx along the baseline, letter spacing included
};

/// A line of shaped text, left to right. The origin is at the left end of the baseline.
struct GlyphRun {
  std::string text;  ///< UTF-8
  TextStyle style;
  std::vector<Glyph> glyphs;
  double width = 0;    ///< ScreenPx, the sum of advances without trailing letter spacing
  double ascent = 0;   ///< above the baseline, positive
  double descent = 0;  ///< below the baseline, positive
};

/// Shapes one line (no line breaks inside). A character that no bundled font has becomes the font's .notdef box.
GlyphRun shape(const FontSet& fonts, std::string_view text, const TextStyle& style);

/// The same, shaped once for as long as the fonts remember it: names come back in every frame, and a renderer keeps
/// what it made of a run by the run's address.
std::shared_ptr<const GlyphRun> shaped(const FontSet& fonts, std::string_view text, const TextStyle& style);

}  // namespace yalu
