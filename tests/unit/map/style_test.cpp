#include "map/style.h"

#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace yalu {
namespace {

// Contrast ratio of WCAG 2.1 (success criterion 1.4.3).
double luminance(Rgba8 c) {
  const auto channel = [](std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
}
double contrast(Rgba8 a, Rgba8 b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

TEST(Style, TextIsLegibleOnItsGround) {
  for (const StyleName name : {StyleName::light, StyleName::dark, StyleName::print}) {
    const Style& s = style_of(name);
    EXPECT_GE(contrast(s.text, s.paper), 4.5) << to_string(name);
    EXPECT_GE(contrast(s.muted, s.paper), 4.5) << to_string(name);
    EXPECT_GE(contrast(s.place_text, s.land_china), 4.5) << to_string(name);
    EXPECT_GE(contrast(s.place_text, s.land_korea), 4.5) << to_string(name);
    EXPECT_GE(contrast(s.river_text, s.land_korea), 3) << to_string(name);
    EXPECT_GE(contrast(s.border, s.land_korea), 3) << to_string(name);
  }
}

TEST(Style, NamesGoBothWays) {
  for (const StyleName name : {StyleName::light, StyleName::dark, StyleName::print})
    EXPECT_EQ(parse_style_name(to_string(name)), name);
  EXPECT_FALSE(parse_style_name("sepia"));
}

TEST(Style, PrintIsGreyButForTheKinds) {
  const Style& s = style_of(StyleName::print);
  for (const Rgba8 c :
       {s.sea, s.land_china, s.land_korea, s.land_elsewhere, s.coast, s.province_line, s.border, s.river, s.text})
    EXPECT_TRUE(c.r == c.g && c.g == c.b);
}

TEST(Style, KindsHaveColoursOfTheirOwn) {
  const Style& s = style_of(StyleName::light);
  std::set<std::string> colors;
  for (const char* term : {"forced-repatriation", "arrest", "transfer", "crossing", "release", "statement"})
    colors.insert(to_string(kind_color(s, term)));
  EXPECT_EQ(colors.size(), 6u);
  EXPECT_EQ(kind_color(s, "something else"), s.statement);
}

}  // namespace
}  // namespace yalu
