#include "map/curved_names.h"

#include <cmath>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/test_fonts.h"

namespace yalu {
namespace {

TextStyle plain() {
  TextStyle style;
  style.size_px = 12;
  return style;
}

/// A name where its path bends least.
struct SetName {
  std::vector<ScreenRect> boxes;
  std::shared_ptr<const GlyphRun> run;  ///< null where it has no place
};

SetName set_where_straightest(const std::string& name, const std::vector<ScreenPx>& path, double offset_px) {
  const GlyphRun straight = shape(test_fonts(), name, plain());
  const std::vector<ScreenPx> letters = letter_path(path, offset_px);
  const std::vector<std::size_t> starts = starts_by_bend(letters, straight.width);
  if (starts.empty()) return {};
  return {boxes_along(letters, starts.front(), straight), run_along(letters, starts.front(), straight)};
}

TEST(CurvedNames, ANameFollowsItsRiverUpright) {
  // An arc of a circle, run through from right to left: the letters still read from left to right.
  std::vector<ScreenPx> path;
  for (int i = 0; i <= 200; ++i) {
    const double angle = std::numbers::pi * (0.25 + 0.5 * i / 200);
    path.push_back({200 + 300 * std::cos(angle), 400 - 300 * std::sin(angle)});
  }
  const SetName curved = set_where_straightest("Yalu", path, 6);
  ASSERT_TRUE(curved.run);
  const GlyphRun& run = *curved.run;
  EXPECT_EQ(curved.boxes.size(), run.glyphs.size());
  for (std::size_t i = 1; i < run.glyphs.size(); ++i) EXPECT_GT(run.glyphs[i].x, run.glyphs[i - 1].x);
  for (const Glyph& glyph : run.glyphs) {
    // Six pixels above the line on the outside of the circle, within the letter's own half width.
    const double radius = std::hypot(static_cast<double>(glyph.x) - 200, static_cast<double>(glyph.y) - 400);
    EXPECT_NEAR(radius, 306, 3);
  }
}

TEST(CurvedNames, TheStraightStretchComesFirst) {
  // A level line that turns into an arc of 60 px radius, and is level again.
  std::vector<ScreenPx> path;
  for (int x = 0; x < 300; x += 10) path.push_back({x * 1.0, 200});
  for (int i = 0; i <= 40; ++i) {
    const double angle = std::numbers::pi / 2 * (1 - i / 40.0);
    path.push_back({300 + 60 * std::cos(angle), 260 - 60 * std::sin(angle)});
  }
  const SetName curved = set_where_straightest("Tumen (Tuman)", path, 5);
  ASSERT_TRUE(curved.run);
  for (const Glyph& glyph : curved.run->glyphs) {
    EXPECT_NEAR(static_cast<double>(glyph.angle_rad), 0, 0.02);
    EXPECT_NEAR(static_cast<double>(glyph.y), 195, 0.5);
  }
}

TEST(CurvedNames, NothingStandsOnItsHeadOrBeyondTheEnd) {
  const GlyphRun straight = shape(test_fonts(), "Yalu", plain());
  const std::vector<ScreenPx> upright{{100, 0}, {100, 400}};
  EXPECT_TRUE(starts_by_bend(letter_path(upright, 6), straight.width).empty());
  const std::vector<ScreenPx> too_short{{0, 0}, {straight.width / 2, 0}};
  const std::vector<ScreenPx> letters = letter_path(too_short, 6);
  EXPECT_TRUE(starts_by_bend(letters, straight.width).empty());
  EXPECT_FALSE(run_along(letters, 0, straight));
  EXPECT_TRUE(boxes_along(letters, 0, straight).empty());
  EXPECT_TRUE(letter_path({}, 6).empty());
}

}  // namespace
}  // namespace yalu
