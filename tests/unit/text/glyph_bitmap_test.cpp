#include "text/glyph_bitmap.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "text/shaper.h"
#include "unit/test_fonts.h"

namespace yalu {
namespace {

std::uint32_t glyph_of(std::string_view text) {
  return shape(test_fonts(), text, TextStyle{}).glyphs.at(0).glyph_id;
}

double ink(const GlyphBitmap& bitmap) {
  return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0.0) / 255;
}

int coverage_at(const GlyphBitmap& bitmap, int x, int y_up) {
  const int column = x - bitmap.left, row = bitmap.top - 1 - y_up;
  if (column < 0 || column >= bitmap.width || row < 0 || row >= bitmap.height) return 0;
  return bitmap.coverage[static_cast<std::size_t>(row) * bitmap.width + column];
}

TEST(GlyphBitmap, AnEmDashIsItsRectangle) {
  // U+2014 of Noto Sans: the rectangle x 40..960, y 229..307 in units of 1/1000 em (its glyf table).
  GlyphRasterizer rasterizer(test_fonts());
  const auto bitmap = rasterizer.rasterize(FontId::latin_regular, glyph_of("—"), 1000, 0, 0, 0);
  ASSERT_TRUE(bitmap);
  EXPECT_EQ(bitmap->left, 40);
  EXPECT_EQ(bitmap->top, 307);
  EXPECT_EQ(bitmap->width, 920);
  EXPECT_EQ(bitmap->height, 78);
  EXPECT_NEAR(ink(*bitmap), static_cast<double>(bitmap->width) * bitmap->height, 1e-9);
}

TEST(GlyphBitmap, HaloIsTheMinkowskiSumWithADisc) {
  GlyphRasterizer rasterizer(test_fonts());
  const auto halo = rasterizer.rasterize(FontId::latin_regular, glyph_of("—"), 100, 6, 0, 0);
  ASSERT_TRUE(halo);
  const double width = 92, height = 7.8;
  const double expected = width * height + 2 * 6 * (width + height) + M_PI * 36;  // Steiner's formula
  EXPECT_NEAR(ink(*halo) / expected, 1, 0.01);
}

TEST(GlyphBitmap, HaloFillsCountersNarrowerThanItself) {
  // The counter of a small "e" must not show a spot of background, whatever the halo's width.
  GlyphRasterizer rasterizer(test_fonts());
  for (const double halo_width : {1.5, 2.0, 3.0, 4.0, 6.0}) {
    const auto glyph = rasterizer.rasterize(FontId::latin_bold, glyph_of("e"), 24, 0, 0, 0);
    const auto halo = rasterizer.rasterize(FontId::latin_bold, glyph_of("e"), 24, halo_width, 0, 0);
    ASSERT_TRUE(glyph && halo);
    for (int y = 0; y < 13; ++y) {
      bool within = false;
      for (int x = glyph->left + 2; x < glyph->left + glyph->width - 3; ++x) {
        within = within || coverage_at(*glyph, x, y) == 255;
        if (halo_width >= 2 && within && y > 2 && y < 11) {
          EXPECT_GT(coverage_at(*halo, x, y), 200) << x << "," << y;
        }
        EXPECT_GE(coverage_at(*halo, x, y), coverage_at(*glyph, x, y));
      }
    }
  }
}

TEST(GlyphBitmap, ShiftMovesRightAndDownBySubPixels) {
  GlyphRasterizer rasterizer(test_fonts());
  const auto at = rasterizer.rasterize(FontId::latin_regular, glyph_of("H"), 20, 0, 0, 0);
  const auto right = rasterizer.rasterize(FontId::latin_regular, glyph_of("H"), 20, 0, 1, 0);
  const auto down = rasterizer.rasterize(FontId::latin_regular, glyph_of("H"), 20, 0, 0, 1);
  const auto half = rasterizer.rasterize(FontId::latin_regular, glyph_of("H"), 20, 0, 0.5, 0);
  ASSERT_TRUE(at && right && down && half);
  EXPECT_EQ(right->left, at->left + 1);
  EXPECT_EQ(right->coverage, at->coverage);
  EXPECT_EQ(down->top, at->top - 1);
  EXPECT_EQ(down->coverage, at->coverage);
  EXPECT_NEAR(ink(*half), ink(*at), 0.3);
  EXPECT_NE(half->coverage, at->coverage);
}

TEST(GlyphBitmap, AngleTurnsClockwise) {
  GlyphRasterizer rasterizer(test_fonts());
  const auto upright = rasterizer.rasterize(FontId::latin_regular, glyph_of("—"), 100, 0, 0, 0);
  const auto turned = rasterizer.rasterize(FontId::latin_regular, glyph_of("—"), 100, 0, 0, 0, M_PI / 2);
  ASSERT_TRUE(upright && turned);
  EXPECT_EQ(turned->height, upright->width);
  EXPECT_EQ(turned->top, -upright->left);  // what lay to the right now lies below
  EXPECT_NEAR(ink(*turned), ink(*upright), 0.5);
}

TEST(GlyphBitmap, SpaceIsEmptyAndAMissingFileIsNoBitmap) {
  GlyphRasterizer rasterizer(test_fonts());
  const auto space = rasterizer.rasterize(FontId::latin_regular, glyph_of(" "), 20, 3, 0, 0);
  ASSERT_TRUE(space);
  EXPECT_TRUE(space->coverage.empty());
  EXPECT_FALSE(rasterizer.rasterize(FontId::latin_regular, glyph_of("H"), 0, 0, 0, 0));
  EXPECT_FALSE(rasterizer.rasterize(FontId::latin_regular, glyph_of("H"), 30000, 0, 0, 0));
}

TEST(GlyphBitmap, CjkGlyphsHaveInkWithinTheirEm) {
  GlyphRasterizer rasterizer(test_fonts());
  const auto bitmap = rasterizer.rasterize(FontId::korean_regular, glyph_of("단"), 50, 0, 0, 0);
  ASSERT_TRUE(bitmap);
  EXPECT_GT(ink(*bitmap), 200);
  EXPECT_LE(bitmap->width, 50);
}

}  // namespace
}  // namespace yalu
