// Advances and glyph numbers come from the fonts' hmtx and cmap tables, read with fontTools.
#include "text/shaper.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/test_fonts.h"

namespace yalu {
namespace {

TextStyle style_of(double size, bool bold = false, bool italic = false) {
  TextStyle style;
  style.size_px = size;
  style.bold = bold;
  style.italic = italic;
  return style;
}

std::vector<FontId> fonts_of(std::string_view text, const TextStyle& style) {
  std::vector<FontId> result;
  for (const Glyph& glyph : shape(test_fonts(), text, style).glyphs) result.push_back(glyph.font);
  return result;
}

TEST(Shaper, AdvancesAreThoseOfTheFontScaledToTheSize) {
  const GlyphRun run = shape(test_fonts(), "Hal", style_of(20));
  ASSERT_EQ(run.glyphs.size(), 3U);
  EXPECT_EQ(run.glyphs[0].glyph_id, 41U);
  EXPECT_EQ(run.glyphs[1].glyph_id, 66U);
  EXPECT_EQ(run.glyphs[2].glyph_id, 77U);
  EXPECT_NEAR(run.glyphs[0].advance, 741 * 0.02, 1e-4);
  EXPECT_NEAR(run.glyphs[1].x, 741 * 0.02, 1e-4);
  EXPECT_NEAR(run.width, (741 + 561 + 258) * 0.02, 1e-4);
  EXPECT_NEAR(run.ascent, 1.069 * 20, 1e-9);
  EXPECT_NEAR(run.descent, 0.293 * 20, 1e-9);
}

TEST(Shaper, KerningMovesLettersTogether) {
  // AV is a kerned pair in Noto Sans: the run is narrower than its letters alone.
  const double apart = shape(test_fonts(), "A", style_of(100)).width + shape(test_fonts(), "V", style_of(100)).width;
  EXPECT_LT(shape(test_fonts(), "AV", style_of(100)).width, apart - 1);
}

TEST(Shaper, StyleChoosesTheFace) {
  EXPECT_EQ(fonts_of("a", style_of(10)), std::vector{FontId::latin_regular});
  EXPECT_EQ(fonts_of("a", style_of(10, true)), std::vector{FontId::latin_bold});
  EXPECT_EQ(fonts_of("a", style_of(10, false, true)), std::vector{FontId::latin_italic});
  EXPECT_EQ(fonts_of("단", style_of(10, false, true)), std::vector{FontId::korean_regular});
  EXPECT_EQ(fonts_of("단", style_of(10, true)), std::vector{FontId::korean_bold});
  EXPECT_EQ(fonts_of("丹", style_of(10, true)), std::vector{FontId::chinese_bold});
}

TEST(Shaper, HanFollowsTheStyleAndFallsBackToTheOtherFace) {
  TextStyle korean = style_of(10);
  korean.han = HanForms::korean;
  EXPECT_EQ(fonts_of("中", style_of(10)), std::vector{FontId::chinese_regular});
  EXPECT_EQ(fonts_of("中", korean), std::vector{FontId::korean_regular});
  // U+9DF4 (as in 鴨綠江, the Yalu) is in KS X 1001 and not in GB 2312; traditional 綠 likewise.
  for (const FontId font : fonts_of("鴨綠江", korean)) EXPECT_EQ(font, FontId::korean_regular);
  const GlyphRun run = shape(test_fonts(), "綠", style_of(10));
  ASSERT_EQ(run.glyphs.size(), 1U);
  EXPECT_NE(run.glyphs[0].glyph_id, 0U);
}

TEST(Shaper, SpacesAndPunctuationStayInTheirRun) {
  const auto l = FontId::latin_regular, k = FontId::korean_regular, c = FontId::chinese_regular;
  EXPECT_EQ(fonts_of("단둥 (시)", style_of(10)), (std::vector{k, k, k, k, k, k}));
  EXPECT_EQ(fonts_of("(시) a", style_of(10)), (std::vector{k, k, k, k, l}));
  EXPECT_EQ(fonts_of("丹东。", style_of(10)), (std::vector{c, c, c}));
  EXPECT_EQ(fonts_of("a 东", style_of(10)), (std::vector{l, l, c}));
  EXPECT_EQ(fonts_of("a。", style_of(10)), (std::vector{l, c}));
  EXPECT_EQ(fonts_of("2023년", style_of(10)), (std::vector{l, l, l, l, k}));
}

TEST(Shaper, SymbolsThatOnlyOneFaceHasAreDrawnWithIt) {
  for (const std::string_view text : {"a → b", "≥ 95"}) {
    for (const Glyph& glyph : shape(test_fonts(), text, style_of(10)).glyphs) EXPECT_NE(glyph.glyph_id, 0U) << text;
  }
}

TEST(Shaper, ClustersAreByteOffsets) {
  const GlyphRun run = shape(test_fonts(), "a단b", style_of(10));
  ASSERT_EQ(run.glyphs.size(), 3U);
  EXPECT_EQ(run.glyphs[0].cluster, 0U);
  EXPECT_EQ(run.glyphs[1].cluster, 1U);
  EXPECT_EQ(run.glyphs[2].cluster, 4U);
}

TEST(Shaper, LetterSpacingWidensEveryGapButNotTheEnd) {
  TextStyle spaced = style_of(20);
  spaced.letter_spacing_px = 3;
  const GlyphRun plain = shape(test_fonts(), "Hal", style_of(20)), wide = shape(test_fonts(), "Hal", spaced);
  EXPECT_NEAR(wide.width, plain.width + 6, 1e-4);
  EXPECT_NEAR(wide.glyphs[2].x, plain.glyphs[2].x + 6, 1e-4);
}

TEST(Shaper, DecomposedLettersCompose) {
  const GlyphRun composed = shape(test_fonts(), "ŏ", style_of(20)),
                 decomposed = shape(test_fonts(), "o\u0306", style_of(20));
  EXPECT_NEAR(composed.width, decomposed.width, 1e-6);
  // Hangul from conjoining jamo: 한 = U+1112 U+1161 U+11AB.
  const GlyphRun jamo = shape(test_fonts(), "\u1112\u1161\u11ab", style_of(20));
  ASSERT_EQ(jamo.glyphs.size(), 1U);
  EXPECT_EQ(jamo.glyphs[0].glyph_id, shape(test_fonts(), "한", style_of(20)).glyphs[0].glyph_id);
}

TEST(Shaper, UnknownCharactersBecomeTheMissingGlyphAndBadBytesDoNoHarm) {
  const GlyphRun unknown = shape(test_fonts(), "\U0001F6B6", style_of(10));
  ASSERT_EQ(unknown.glyphs.size(), 1U);
  EXPECT_EQ(unknown.glyphs[0].glyph_id, 0U);
  const GlyphRun bad = shape(test_fonts(), "a\xff\xc3", style_of(10));
  EXPECT_EQ(bad.text.substr(0, 4), "a\uFFFD");
  EXPECT_TRUE(shape(test_fonts(), "", style_of(10)).glyphs.empty());
  EXPECT_EQ(shape(test_fonts(), "", style_of(10)).width, 0);
}

TEST(Shaper, ControlCharactersAreSpaces) {
  EXPECT_EQ(shape(test_fonts(), "a\tb\nc", style_of(10)).width, shape(test_fonts(), "a b c", style_of(10)).width);
}

TEST(Shaper, RunsScaleWithTheSizeAndCoverTheText) {
  EXPECT_TRUE(rc::check("twice the size, twice the width; pens add up", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("Yalu", " ", "단둥", "东", "(", ")", "ŏ", "95", "–", "·", "。", "\u0301", "→"));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    const GlyphRun one = shape(test_fonts(), text, style_of(10)), two = shape(test_fonts(), text, style_of(20));
    RC_ASSERT(std::abs(two.width - 2 * one.width) < 1e-3 * (1 + one.width));
    double pen = 0;
    for (const Glyph& glyph : one.glyphs) {
      RC_ASSERT(glyph.cluster < text.size());
      pen += static_cast<double>(glyph.advance);
    }
    RC_ASSERT(std::abs(pen - one.width) < 1e-3 * (1 + one.width));
  }));
}

TEST(Shaper, ThreadsMayShareTheFonts) {
  const Result<FontSet> fresh = FontSet::load(YALU_SOURCE_DIR "/third_party/fonts");
  ASSERT_TRUE(fresh.ok());
  const auto width = [&] { return shape(fresh.value(), "Dandong 단둥 丹东 – 95", style_of(13)).width; };
  std::vector<double> widths(8);
  {
    std::vector<std::jthread> threads;
    for (double& result : widths) threads.emplace_back([&result, &width] { result = width(); });
  }
  for (const double result : widths) EXPECT_EQ(result, widths[0]);
  EXPECT_GT(widths[0], 100);
}

}  // namespace
}  // namespace yalu
