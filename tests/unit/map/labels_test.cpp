#include "map/labels.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "map/geometry_build.h"
#include "unit/test_fonts.h"

namespace yalu {
namespace {

LabelLine line_of(std::string_view words, double size_px = 12) {
  TextStyle style;
  style.size_px = size_px;
  return {std::make_shared<GlyphRun>(shape(test_fonts(), words, style)), {0, 0, 0, 255}};
}

// The box a drawn straight run takes.
ScreenRect box_of(const DrawGlyphs& drawn) {
  return {drawn.origin.x, drawn.origin.y - 0.75 * drawn.run->style.size_px, drawn.run->width,
          0.95 * drawn.run->style.size_px};
}

TEST(LabelPlacer, LabelsNeverOverlapAndStayInTheFrame) {
  const ScreenRect frame{0, 0, 400, 300};
  EXPECT_TRUE(rc::check("no two overlap", [&] {
    LabelPlacer placer(frame);
    DisplayList list;
    const int count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
      PointLabel label;
      label.anchor = {*rc::gen::inRange(-20, 420) * 1.0, *rc::gen::inRange(-20, 320) * 1.0};
      label.lines = {line_of("Hoeryong"), line_of("\ud68c\ub839 \u00b7 \u4f1a\u5b81", 10)};
      placer.place(label, list);
    }
    std::vector<std::vector<ScreenRect>> blocks;
    for (std::size_t i = 0; i + 1 < list.commands.size(); i += 2) {
      blocks.push_back(
          {box_of(std::get<DrawGlyphs>(list.commands[i])), box_of(std::get<DrawGlyphs>(list.commands[i + 1]))});
    }
    for (std::size_t a = 0; a < blocks.size(); ++a) {
      for (const ScreenRect& r : blocks[a]) {
        RC_ASSERT(r.x >= 0 && r.right() <= 400 && r.y >= 0 && r.bottom() <= 300);
        for (std::size_t b = a + 1; b < blocks.size(); ++b) {
          for (const ScreenRect& other : blocks[b]) RC_ASSERT(!r.overlaps(other));
        }
      }
    }
  }));
}

TEST(LabelPlacer, KeepsOffWhatIsReserved) {
  LabelPlacer placer({0, 0, 200, 100});
  placer.reserve({0, 0, 200, 100});
  DisplayList list;
  PointLabel label;
  label.anchor = {100, 50};
  label.lines = {line_of("Tumen")};
  EXPECT_FALSE(placer.place(label, list));
  EXPECT_TRUE(list.commands.empty());
}

TEST(LabelPlacer, AnAreaNameLiesInsideItsArea) {
  // A U: the middle of its box is outside.
  const GeometryRef u = make_path({{0, 0}, {90, 0}, {90, 200}, {310, 200}, {310, 0}, {400, 0}, {400, 300}, {0, 300}});
  LabelPlacer placer({0, 0, 400, 300});
  DisplayList list;
  PointLabel label;
  label.lines = {line_of("LIAONING")};
  ASSERT_TRUE(placer.place_in_area(*u, {}, label, list));
  const ScreenRect box = box_of(std::get<DrawGlyphs>(list.commands.at(0)));
  EXPECT_GE(box.y, 200);
  EXPECT_LE(box.bottom(), 300);
}

TEST(LabelPlacer, AnAreaTooSmallGetsNoName) {
  LabelPlacer placer({0, 0, 400, 300});
  DisplayList list;
  const GeometryRef small = screen_rect({10, 10, 40, 20});
  PointLabel label;
  label.lines = {line_of("SOUTH HAMGYONG")};
  EXPECT_FALSE(placer.place_in_area(*small, {}, label, list));
}

}  // namespace
}  // namespace yalu
