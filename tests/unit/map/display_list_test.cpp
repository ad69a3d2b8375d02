#include "map/display_list.h"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "test_geometry.h"

namespace yalu {
namespace {

FillArea area(GeometryRef shape, std::uint32_t row, Affine to_screen = {}) {
  return {std::move(shape), to_screen, {10, 20, 30, 255}, {}, RowId{row}};
}

StrokeLine line(GeometryRef shape, std::uint32_t row, double width = 2) {
  StrokeLine result;
  result.geometry = std::move(shape);
  result.width_px = width;
  result.row = RowId{row};
  return result;
}

Marker marker(ScreenPx center, double radius, std::uint32_t row, MarkerShape shape = MarkerShape::circle) {
  Marker result;
  result.center = center;
  result.radius_px = radius;
  result.shape = shape;
  result.rim_width_px = 0;
  result.row = RowId{row};
  return result;
}

DrawGlyphs label(std::string text, ScreenPx origin, double angle) {
  auto run = std::make_shared<GlyphRun>();
  run->text = std::move(text);
  run->width = 40;
  run->ascent = 10;
  run->descent = 3;
  DrawGlyphs result;
  result.run = run;
  result.origin = origin;
  result.angle_rad = angle;
  return result;
}

const GeometryRef square = test_geometry({{{10, 10}, {50, 10}, {50, 50}, {10, 50}}});

DisplayList list_of(std::vector<DisplayCommand> commands) {
  return {{100, 100}, {255, 255, 255, 255}, std::move(commands)};
}

TEST(DisplayListText, OneLineACommand) {
  StrokeLine dashed = line(test_geometry({{{0, 0}, {10.004, 0}}, {{0, 5}, {3, 5}}}), 7, 1.5);
  dashed.color = {255, 0, 0, 128};
  dashed.dash_px = {4, 2.5F};
  dashed.round_caps = false;
  FillArea hatched = area(square, 1, {2, 0, 0, 0, -1, 100});
  hatched.hatch = Hatch{};
  Marker diamond = marker({30, 40}, 6, 2, MarkerShape::diamond);
  diamond.fill.a = 0;
  DrawGlyphs text = label("Yalu 압록", {5, 20}, 0.5);
  text.halo = {255, 255, 255, 255};
  text.halo_width_px = 1.5;
  auto image = std::make_shared<Image>();
  image->width = 4;
  image->height = 2;
  const DisplayList list = list_of({PushClip{{1, 2, 30, 40}}, hatched, dashed, DrawMarkers{{diamond}}, text,
                                    DrawImage{image, {10, 0, 1, 0, 10, 2}, 0.5}, PopClip{}});
  EXPECT_EQ(to_text(list),
            "size 100x100 background #ffffff\n"
            "clip 1,2 30x40\n"
            "fill #0a141e hatch 5/1@45 row 1: 1 rings 4 points 20,90 100,90 100,50 20,50\n"
            "stroke #ff000080 width 1.5 dash 4,2.5 butt row 7: 2 lines 4 points 0,0 10,0 | 0,5 3,5\n"
            "markers 1\n"
            "  diamond 30,40 radius 6 fill #00000000 rim #000000 0 row 2\n"
            "text \"Yalu 압록\" at 5,20 size 14 width 40 #000000 angle 0.5 halo #ffffff 1.5\n"
            "image 4x2 opacity 0.5: 1,2 41,2 41,22 1,22\n"
            "end clip\n");
}

TEST(DisplayListText, LargeShapesShowBoxAndLength) {
  std::vector<MapMetres> ring;
  for (int i = 0; i < 16; ++i) ring.push_back({i < 8 ? i * 1.0 : 15.0 - i, i < 8 ? 0.0 : 4.0});
  EXPECT_EQ(to_text(list_of({line(test_geometry({ring}), 0)})),
            "size 100x100 background #ffffff\n"
            "stroke #000000 width 2 row 0: 1 lines 16 points in 0,0..7,4 length 18\n");
}

std::optional<RowId> row_at(const DisplayList& list, ScreenPx at, double tolerance_px) {
  const auto picked = pick(list, at, tolerance_px);
  return picked ? std::optional(picked->row) : std::nullopt;
}

TEST(Pick, MarksBeforeLinesBeforeAreas) {
  const DrawMarkers marks{{marker({30, 30}, 4, 1)}};
  const StrokeLine across = line(test_geometry({{{0, 30}, {100, 30}}}), 2);
  const FillArea ground = area(square, 3);
  const DisplayList list = list_of({marks, across, ground});  // the area is painted last
  EXPECT_EQ(row_at(list, {30, 30}, 0), RowId{1});
  EXPECT_EQ(row_at(list, {40, 30}, 0), RowId{2});
  EXPECT_EQ(row_at(list, {40, 40}, 0), RowId{3});
  EXPECT_EQ(row_at(list, {80, 80}, 3), std::nullopt);
}

TEST(Pick, TopmostOfTheSameKindAndNearestBeforeNear) {
  EXPECT_EQ(row_at(list_of({DrawMarkers{{marker({30, 30}, 8, 1), marker({32, 30}, 8, 2)}}}), {31, 30}, 5), RowId{2});
  EXPECT_EQ(row_at(list_of({DrawMarkers{{marker({30, 30}, 8, 1), marker({50, 30}, 8, 2)}}}), {37, 30}, 8), RowId{1});
}

TEST(Pick, ToleranceReachesJustThatFar) {
  const DisplayList list = list_of({DrawMarkers{{marker({30, 30}, 4, 1)}}});
  EXPECT_EQ(row_at(list, {36.9, 30}, 3), RowId{1});
  EXPECT_EQ(row_at(list, {37.1, 30}, 3), std::nullopt);
  const DisplayList stroke = list_of({line(test_geometry({{{0, 50}, {100, 50}}}), 4, 6)});
  EXPECT_EQ(row_at(stroke, {50, 54.9}, 2), RowId{4});
  EXPECT_EQ(row_at(stroke, {50, 55.1}, 2), std::nullopt);
}

// square covers 10..50; a bow over it is a filled ribbon 3 px wide.
TEST(Pick, AThinRibbonIsALineAndLiesBeforeTheAreaBeneathIt) {
  const FillArea ribbon = area(test_geometry({{{0, 30}, {90, 30}, {90, 33}, {0, 33}}}), 6);
  const DisplayList list = list_of({ribbon, area(square, 3)});
  EXPECT_EQ(row_at(list, {40, 31}, 4), RowId{6});
  EXPECT_EQ(row_at(list, {40, 36}, 4), RowId{6}) << "3 px beside it";
  EXPECT_EQ(row_at(list, {40, 38}, 4), RowId{3});
  EXPECT_EQ(pick(list, {40, 31}, 4)->kind, PickKind::line);
}

TEST(Pick, OfAreasOverOneAnotherTheSmallerWhicheverIsOnTop) {
  const FillArea large = area(test_geometry({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}}), 1), small = area(square, 2);
  EXPECT_EQ(row_at(list_of({large, small}), {30, 30}, 3), RowId{2});
  EXPECT_EQ(row_at(list_of({small, large}), {30, 30}, 3), RowId{2});
  EXPECT_EQ(row_at(list_of({small, large}), {80, 80}, 3), RowId{1});
}

TEST(Pick, ThroughAHollowMarkOneReachesWhatLiesBeneath) {
  Marker ring = marker({30, 30}, 20, 1);
  ring.fill.a = 0;
  const DisplayList list = list_of({DrawMarkers{{marker({30, 30}, 4, 2), ring}}});
  EXPECT_EQ(row_at(list, {30, 30}, 3), RowId{2});
  EXPECT_EQ(row_at(list, {40, 30}, 3), std::nullopt);
  EXPECT_EQ(row_at(list, {48, 30}, 3), RowId{1});
  ring.hatch = Hatch{};
  EXPECT_EQ(row_at(list_of({DrawMarkers{{ring}}}), {40, 30}, 3), RowId{1}) << "hatched is not hollow";
}

TEST(Pick, HolesAreOutsideAndClipsHide) {
  const FillArea ring =
      area(test_geometry({{{0, 0}, {90, 0}, {90, 90}, {0, 90}}, {{30, 30}, {60, 30}, {60, 60}, {30, 60}}}), 5);
  EXPECT_EQ(row_at(list_of({ring}), {45, 45}, 2), std::nullopt);
  EXPECT_EQ(row_at(list_of({ring}), {10, 45}, 2), RowId{5});
  const DisplayList clipped = list_of({PushClip{{0, 0, 20, 20}}, ring, PopClip{}});
  EXPECT_EQ(row_at(clipped, {10, 10}, 2), RowId{5});
  EXPECT_EQ(row_at(clipped, {10, 45}, 2), std::nullopt);
}

TEST(Pick, LabelsAnswerAlongTheirTurnedBox) {
  DrawGlyphs text = label("x", {50, 50}, M_PI / 2);  // runs downwards from the origin
  text.row = RowId{9};
  EXPECT_EQ(row_at(list_of({text}), {52, 85}, 0), RowId{9});  // ascent lies to the right
  EXPECT_EQ(row_at(list_of({text}), {85, 52}, 0), std::nullopt);
}

TEST(Pick, MarkShapesAnswerWhereTheyAreDrawn) {
  // A square of radius 10 has corners at 8.86: the corner is in the square and not in the circle.
  EXPECT_EQ(row_at(list_of({DrawMarkers{{marker({50, 50}, 10, 1, MarkerShape::square)}}}), {58.5, 58.5}, 0), RowId{1});
  EXPECT_EQ(row_at(list_of({DrawMarkers{{marker({50, 50}, 10, 1)}}}), {58.5, 58.5}, 0), std::nullopt);
}

TEST(Pick, AgreesWithAreaOfAConvexShape) {
  EXPECT_TRUE(rc::check("inside an axis-parallel rectangle by its bounds", [] {
    const double x = *rc::gen::inRange(0, 1000) / 10.0 + 0.05, y = *rc::gen::inRange(0, 1000) / 10.0 + 0.05;
    const bool inside = x > 10 && x < 50 && y > 10 && y < 50;
    RC_ASSERT(pick(list_of({area(square, 1)}), {x, y}, 0).has_value() == inside);
  }));
}

}  // namespace
}  // namespace yalu
