#include "map/style.h"

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(Style, NamesGoBothWays) {
  for (const StyleName name : {StyleName::light, StyleName::dark, StyleName::print})
    EXPECT_EQ(parse_style_name(to_string(name)), name);
  EXPECT_FALSE(parse_style_name("sepia"));
}

TEST(Style, EachNameHasItsOwn) {
  Styles styles;
  styles.light.sea = {1, 0, 0, 255};
  styles.dark.sea = {2, 0, 0, 255};
  styles.print.sea = {3, 0, 0, 255};
  EXPECT_EQ(styles[StyleName::light].sea.r, 1);
  EXPECT_EQ(styles[StyleName::dark].sea.r, 2);
  EXPECT_EQ(styles[StyleName::print].sea.r, 3);
}

TEST(Style, UnknownKindsLookLikeStatements) {
  Style style;
  style.arrest = {1, 2, 3, 255};
  style.statement = {9, 9, 9, 255};
  EXPECT_EQ(kind_color(style, "arrest"), style.arrest);
  EXPECT_EQ(kind_color(style, "something else"), style.statement);
}

TEST(ByZoom, IsStraightBetweenStopsAndConstantBeyond) {
  const ByZoom width{{{4, 1}, {6, 3}, {10, 3.5}}};
  EXPECT_EQ(width.at(0), 1);
  EXPECT_EQ(width.at(4), 1);
  EXPECT_EQ(width.at(5), 2);
  EXPECT_EQ(width.at(6), 3);
  EXPECT_EQ(width.at(8), 3.25);
  EXPECT_EQ(width.at(22), 3.5);
  EXPECT_EQ((ByZoom{{{0, 7}}}).at(12), 7);
  EXPECT_TRUE(rc::check("never leaves the range of its stops", [&] {
    const double value = width.at(*rc::gen::inRange(0, 2400) / 100.0);
    RC_ASSERT(value >= 1 && value <= 3.5);
  }));
}

TEST(ZoomRange, HoldsItsFirstZoomAndNotItsLast) {
  const ZoomRange range{5, 8};
  EXPECT_FALSE(range.holds(4.99));
  EXPECT_TRUE(range.holds(5));
  EXPECT_TRUE(range.holds(7.99));
  EXPECT_FALSE(range.holds(8));
}

TEST(LineStyle, DashesAreCountedInWidths) {
  LineStyle line;
  line.width_px = {{{0, 2}, {10, 4}}};
  line.dash = {3, 1};
  EXPECT_EQ(line.dash_px(0), (std::vector<float>{6, 2}));
  EXPECT_EQ(line.dash_px(10), (std::vector<float>{12, 4}));
  line.dash.clear();
  EXPECT_TRUE(line.dash_px(0).empty());
}

TEST(NameStyle, SpacingFollowsTheSize) {
  NameStyle name;
  name.size_px = {{{0, 10}, {10, 20}}};
  name.letter_spacing_em = 0.1;
  name.italic = true;
  EXPECT_EQ(name.text(10).size_px, 20);
  EXPECT_DOUBLE_EQ(name.text(10).letter_spacing_px, 2);
  EXPECT_TRUE(name.text(10).italic);
  EXPECT_LT(name.others_text(10).size_px, name.text(10).size_px);
  EXPECT_FALSE(name.others_text(10).italic);
}

}  // namespace
}  // namespace yalu
