// Every kind of command, drawn by OpenGL and by Cairo from the same list.
#include <cmath>
#include <numbers>

#include "map/marker_shape.h"
#include "picture_pair.h"
#include "text/shaper.h"
#include "unit/map/test_geometry.h"

namespace yalu {
namespace {

constexpr double pi = std::numbers::pi;
constexpr Rgba8 ink{91, 35, 51, 255};
constexpr Rgba8 blue{11, 110, 143, 255};
constexpr Rgba8 orange{213, 94, 0, 255};
constexpr Rgba8 clear{0, 0, 0, 0};

// Both weigh the area of a pixel that lies within the edges.
constexpr Limits areas{.mean = 0.5, .far_apart = 24, .far_share = 0.001};
// Cairo weighs the whole area of a pixel, OpenGL's lines only the distance across their edges: thin slanting strokes
// differ by some shades everywhere. A stroke that is missing, moved or of another width differs by more.
constexpr Limits lines{.mean = 3};
constexpr Limits hatched{.mean = 5};
constexpr Limits dashed{.mean = 5.5, .far_share = 0.004};
// Outlines may lie a quarter of a pixel aside.
constexpr Limits simplified_line{.mean = 8};
// The same bitmaps on the same pixels: only rounding differs.
constexpr Limits glyphs{.mean = 0.5, .far_apart = 4, .far_share = 0.001};

std::vector<MapMetres> circle(MapMetres center, double radius, int points, double bumps = 0) {
  std::vector<MapMetres> ring;
  for (int i = 0; i < points; ++i) {
    const double turn = 2 * pi * i / points;
    const double r = radius * (1 + bumps * std::sin(9 * turn) + bumps / 3 * std::sin(71 * turn));
    ring.push_back({center.x + r * std::cos(turn), center.y + r * std::sin(turn)});
  }
  return ring;
}

/// North up, `metres` a ScreenPx, with (x, y) metres in the middle of the picture.
Affine map_view(double x, double y, double metres) {
  return {1 / metres, 0, picture_width_px / 2 - x / metres, 0, -1 / metres, picture_height_px / 2 + y / metres};
}

using GlAreas = GlPictures;
using GlLines = GlPictures;
using GlMarkers = GlPictures;
using GlText = GlPictures;
using GlImages = GlPictures;
using GlLists = GlPictures;

TEST_F(GlAreas, RingsWithAHole) {
  DisplayList list = paper();
  const GeometryRef shape =
      test_geometry({circle({0, 0}, 100, 90), {{-40, -30}, {50, -20}, {10, 60}}, {{120, 20}, {150, 90}, {90, 80}}});
  list.commands.push_back(FillArea{shape, Affine{1, 0, 150.3, 0, 1, 118.6}, blue, {}, {}});
  expect_agreement(list, areas);
}

TEST_F(GlAreas, CrossingRingsByTheEvenOddRule) {
  DisplayList list = paper();
  std::vector<MapMetres> star;
  for (int i = 0; i < 5; ++i) star.push_back({100 * std::sin(i * 4 * pi / 5), -100 * std::cos(i * 4 * pi / 5)});
  list.commands.push_back(FillArea{test_geometry({star}), Affine{1, 0, 160, 0, 1, 120}, blue, {}, {}});
  expect_agreement(list, areas);
}

TEST_F(GlAreas, TranslucentAreasFarFromTheOriginOfTheMap) {
  DisplayList list = paper();
  // A precision of float metres would move these edges by pixels.
  const MapMetres far{12345678.9, -9876543.2};
  list.commands.push_back(FillArea{test_geometry({circle({far.x - 9, far.y + 4}, 30, 64)}),
                                   map_view(far.x, far.y, 0.4),
                                   with_opacity(orange, 0.5),
                                   {},
                                   {}});
  list.commands.push_back(FillArea{test_geometry({circle({far.x + 15, far.y - 6}, 28, 7)}),
                                   map_view(far.x, far.y, 0.4),
                                   with_opacity(blue, 0.4),
                                   {},
                                   {}});
  expect_agreement(list, areas);
}

TEST_F(GlAreas, HatchFromTheOriginOfTheScreen) {
  DisplayList list = paper();
  list.commands.push_back(
      FillArea{test_geometry({circle({0, 0}, 80, 60)}), Affine{1, 0, 100.4, 0, 1, 120.2}, ink, Hatch{}, {}});
  list.commands.push_back(
      FillArea{test_geometry({circle({0, 0}, 60, 60)}), Affine{1, 0, 240, 0, 1, 100}, blue, Hatch{9, 2.5, 20}, {}});
  expect_agreement(list, hatched);
}

TEST_F(GlAreas, ManyPointsSimplifiedForTheScaleAndCutAtTheFrame) {
  const GeometryRef coast = test_geometry({circle({5e5, 3e5}, 1e5, 60000, 0.1)});
  for (const double metres : {900.0, 100.0, 15.0}) {
    DisplayList list = paper();
    list.commands.push_back(
        FillArea{coast, map_view(coast->points[1234].x, coast->points[1234].y, metres), blue, {}, {}});
    expect_agreement(list, {.mean = 0.5, .far_share = 0.001});  // outlines lie up to 0.2 of a pixel aside
  }
}

TEST_F(GlLines, ThinAndThickWithRoundJoins) {
  DisplayList list = paper();
  std::vector<MapMetres> zigzag;
  for (int i = 0; i < 14; ++i) zigzag.push_back({10 + 22.0 * i, i % 2 == 0 ? 20.0 : 20.0 + 6 * i});
  double y = 0;
  for (const double width : {0.5, 0.75, 1.0, 2.5, 7.0}) {
    list.commands.push_back(
        StrokeLine{test_geometry({zigzag}), Affine{1, 0, 0.3, 0, 0.6, 8.2 + y}, false, ink, width, {}, true, {}});
    y += 36;
  }
  expect_agreement(list, lines);
}

TEST_F(GlLines, TranslucentAndSelfCrossingIsBlendedOnce) {
  DisplayList list = paper();
  std::vector<MapMetres> loop;
  for (int i = 0; i <= 200; ++i) {
    const double t = 4 * pi * i / 200;
    loop.push_back({160 + 120 * std::sin(t * 1.5), 120 + 90 * std::sin(t)});
  }
  list.commands.push_back(StrokeLine{test_geometry({loop}), {}, false, with_opacity(blue, 0.4), 9, {}, true, {}});
  expect_agreement(list, lines);
}

TEST_F(GlLines, CapsRoundAndButt) {
  DisplayList list = paper();
  double y = 30;
  for (const bool round : {true, false}) {
    list.commands.push_back(StrokeLine{
        test_geometry({{{40, y}, {150, y + 20}}, {{180, y + 30}, {280, y}}}), {}, false, ink, 14, {}, round, {}});
    list.commands.push_back(
        StrokeLine{test_geometry({{{40, y + 50}, {80, y + 40}, {120, y + 62}}}), {}, false, blue, 3, {}, round, {}});
    y += 100;
  }
  expect_agreement(list, lines);
}

TEST_F(GlLines, ClosedRings) {
  DisplayList list = paper();
  list.commands.push_back(StrokeLine{
      test_geometry({{{60, 40}, {250, 60}, {160, 200}}, circle({90, 160}, 30, 24)}), {}, true, ink, 4, {}, false, {}});
  expect_agreement(list, lines);
}

TEST_F(GlLines, DashesAlongTheLine) {
  DisplayList list = paper();
  std::vector<MapMetres> wave;
  for (int i = 0; i <= 300; ++i) wave.push_back({10.0 + i, 30 + 18 * std::sin(i / 17.0)});
  list.commands.push_back(StrokeLine{test_geometry({wave}), {}, false, ink, 2, {8, 5}, false, {}});
  list.commands.push_back(
      StrokeLine{test_geometry({wave}), Affine{1, 0, 0, 0, 1, 50}, false, blue, 4, {1, 8}, true, {}});
  list.commands.push_back(
      StrokeLine{test_geometry({wave}), Affine{1, 0, 0, 0, 1, 100}, false, orange, 3, {12, 4, 2, 4}, false, {}});
  list.commands.push_back(
      StrokeLine{test_geometry({wave}), Affine{1, 0, 0, 0, 1, 150}, false, with_opacity(ink, 0.5), 5, {9}, false, {}});
  expect_agreement(list, dashed);
}

TEST_F(GlLines, DashesOnACorner) {
  DisplayList list = paper();
  list.commands.push_back(StrokeLine{
      test_geometry({{{30, 30}, {280, 40}, {60, 120}, {270, 210}, {40, 200}}}), {}, false, ink, 6, {22, 12}, true, {}});
  expect_agreement(list, lines);
}

TEST_F(GlLines, ManyPointsSimplifiedForTheScaleAndCutAtTheFrame) {
  const GeometryRef coast = test_geometry({circle({5e5, 3e5}, 1e5, 60000, 0.1)});
  for (const double metres : {900.0, 100.0, 15.0}) {
    DisplayList list = paper();
    list.commands.push_back(
        StrokeLine{coast, map_view(coast->points[1234].x, coast->points[1234].y, metres), true, ink, 2, {}, true, {}});
    expect_agreement(list, simplified_line);
  }
}

DisplayList markers(const Marker& pattern) {
  DisplayList list;
  list.size = {picture_width_px, picture_height_px};
  list.background = {250, 247, 240, 255};
  DrawMarkers command;
  for (int i = 0; i < 15; ++i) {
    Marker marker = pattern;
    marker.shape = static_cast<MarkerShape>(i % 5);
    marker.radius_px = i < 5 ? 24 : i < 10 ? 12.5 : 5;
    marker.center = {35 + 62.0 * (i % 5) + 0.3 * i, (i < 5 ? 50.0 : i < 10 ? 130.0 : 190.0) + 0.17 * i};
    command.markers.push_back(marker);
  }
  list.commands.push_back(command);
  return list;
}

TEST_F(GlMarkers, FilledWithARim) {
  expect_agreement(markers({{}, 0, {}, with_opacity(orange, 0.85), {}, ink, 1.5, {}, {}}));
}

TEST_F(GlMarkers, WithoutARim) {
  expect_agreement(markers({{}, 0, {}, blue, {}, ink, 0, {}, {}}));
}

TEST_F(GlMarkers, HollowAndHatched) {
  expect_agreement(markers({{}, 0, {}, clear, Hatch{4, 1, 45}, ink, 2, {}, {}}), hatched);
}

TEST_F(GlMarkers, DashedRimClockwiseFromTheTop) {
  expect_agreement(markers({{}, 0, {}, with_opacity(blue, 0.3), {}, ink, 2.5, {7, 4}, {}}));
}

TEST_F(GlMarkers, RimWithOneGap) {
  expect_agreement(markers({{}, 0, {}, clear, {}, ink, 3, {6, 14, 1000, 1}, {}}));
}

std::shared_ptr<const GlyphRun> run(const FontSet& fonts, const char* text, double size, bool italic = false) {
  TextStyle style;
  style.size_px = size;
  style.italic = italic;
  return std::make_shared<GlyphRun>(shape(fonts, text, style));
}

TEST_F(GlText, StraightAndSharpInThreeScripts) {
  DisplayList list = paper();
  double y = 30.4;
  for (const char* text : {"Sinuiju 95 persons", "신의주 양강도", "丹东 鸭绿江", "gyŏ Ž ỹ"}) {
    list.commands.push_back(DrawGlyphs{run(*fonts_, text, 20), {12.3, y}, 0, ink, clear, 0, {}});
    list.commands.push_back(DrawGlyphs{run(*fonts_, text, 11), {212.7, y}, 0, blue, clear, 0, {}});
    y += 52;
  }
  expect_agreement(list, glyphs);
}

TEST_F(GlText, TranslucentHaloBehindAllGlyphs) {
  DisplayList list = paper();
  list.commands.push_back(FillArea{test_geometry({{{0, 0}, {320, 0}, {320, 240}, {0, 240}}}), {}, blue, {}, {}});
  list.commands.push_back(
      DrawGlyphs{run(*fonts_, "Hyesan 혜산 惠山", 26), {20, 80}, 0, ink, {255, 255, 255, 150}, 3, {}});
  list.commands.push_back(DrawGlyphs{run(*fonts_, "Onsong", 26), {20.6, 170.2}, 0, ink, {255, 255, 255, 230}, 1.8, {}});
  expect_agreement(list, glyphs);
}

TEST_F(GlText, TurnedAndAlongACurve) {
  DisplayList list = paper();
  list.commands.push_back(
      DrawGlyphs{run(*fonts_, "Tumen River", 22, true), {30, 40}, 0.5, blue, {255, 255, 255, 200}, 2, {}});
  GlyphRun curved = shape(*fonts_, "Yalu / Amnok", TextStyle{});
  for (Glyph& glyph : curved.glyphs) {
    const float turn = glyph.x / 60;
    glyph.angle_rad = turn;
    glyph.x = 60 * std::sin(turn);
    glyph.y = 60 * (1 - std::cos(turn));
  }
  list.commands.push_back(DrawGlyphs{std::make_shared<GlyphRun>(curved), {200, 60}, 0.1, ink, clear, 0, {}});
  expect_agreement(list, glyphs);
}

TEST_F(GlText, CutAtTheFrame) {
  DisplayList list = paper();
  list.commands.push_back(DrawGlyphs{run(*fonts_, "Dandong Dandong Dandong", 40), {-50, 20}, 0, ink, clear, 0, {}});
  list.commands.push_back(DrawGlyphs{run(*fonts_, "Dandong Dandong Dandong", 40), {100, 245}, 0, ink, clear, 0, {}});
  expect_agreement(list, glyphs);
}

std::shared_ptr<const Image> checks() {
  auto image = std::make_shared<Image>();
  image->width = 8;
  image->height = 6;
  for (int i = 0; i < 48; ++i) {
    const bool on = (i % 8 + i / 8) % 2 == 0;
    // What is transparent has a loud colour: it must not bleed.
    const std::array<std::uint8_t, 4> texel =
        on ? std::array<std::uint8_t, 4>{11, 110, 143, 255} : std::array<std::uint8_t, 4>{255, 0, 0, 0};
    image->rgba.insert(image->rgba.end(), texel.begin(), texel.end());
  }
  return image;
}

TEST_F(GlImages, BilinearWithStraightAlpha) {
  DisplayList list = paper();
  list.commands.push_back(DrawImage{checks(), Affine{20, 0, 10, 0, 20, 10}, 1});
  list.commands.push_back(DrawImage{checks(), Affine{12, 5, 180, -5, 12, 100}, 0.5});
  expect_agreement(list, {.mean = 1, .far_share = 0.001});
}

TEST_F(GlImages, BlackInkOfARelief) {
  DisplayList list = paper();
  auto relief = std::make_shared<Image>();
  relief->width = 64;
  relief->height = 48;
  for (int y = 0; y < relief->height; ++y) {
    for (int x = 0; x < relief->width; ++x) {
      const auto alpha = static_cast<std::uint8_t>(128 + 100 * std::sin(x / 5.0) * std::cos(y / 4.0));
      relief->rgba.insert(relief->rgba.end(), {0, 0, 0, alpha});
    }
  }
  list.commands.push_back(DrawImage{relief, Affine{4.5, 0, 12, 0, 4.5, 10}, 0.4});
  expect_agreement(list);
}

TEST_F(GlLists, ClipsAreIntersectedAndTakenBack) {
  DisplayList list = paper();
  const GeometryRef all = test_geometry({{{0, 0}, {320, 0}, {320, 240}, {0, 240}}});
  list.commands.push_back(PushClip{{20.4, 30.6, 200, 150}});
  list.commands.push_back(FillArea{all, {}, blue, {}, {}});
  list.commands.push_back(PushClip{{100, 10, 300, 100}});
  list.commands.push_back(FillArea{all, {}, orange, {}, {}});
  list.commands.push_back(DrawGlyphs{run(*fonts_, "Clipped here", 30), {40, 60}, 0, ink, clear, 0, {}});
  list.commands.push_back(PopClip{});
  list.commands.push_back(StrokeLine{test_geometry({{{0, 140}, {320, 170}}}), {}, false, ink, 6, {}, true, {}});
  list.commands.push_back(PopClip{});
  list.commands.push_back(StrokeLine{test_geometry({{{0, 210}, {320, 190}}}), {}, false, ink, 6, {}, true, {}});
  expect_agreement(list);
}

TEST_F(GlLists, PaintOrderHoldsForHundredsOfCommandsOfEveryKind) {
  DisplayList list = paper();
  const auto name = run(*fonts_, "Hoeryong", 15);
  for (int i = 0; i < 600; ++i) {
    const double x = (i * 37) % 300, y = (i * 53) % 220;
    const Affine at{1, 0, x, 0, 1, y};
    const auto shade = static_cast<std::uint8_t>(i % 256);
    const Rgba8 color{shade, 90, static_cast<std::uint8_t>(255 - shade),
                      static_cast<std::uint8_t>(i % 3 == 0 ? 255 : 120)};
    switch (i % 4) {
      case 0:
        list.commands.push_back(FillArea{test_geometry({{{-9, -7}, {14, -3}, {2, 16}}}), at, color, {}, {}});
        break;
      case 1:
        list.commands.push_back(
            StrokeLine{test_geometry({{{-20, 0}, {0, 9}, {20, -4}}}), at, false, color, 5, {}, true, {}});
        break;
      case 2:
        list.commands.push_back(DrawMarkers{{Marker{{x, y}, 7, MarkerShape::diamond, color, {}, ink, 1, {}, {}}}});
        break;
      default:
        list.commands.push_back(DrawGlyphs{name, {x, y}, 0, color, clear, 0, {}});
        break;
    }
  }
  expect_agreement(list, {.mean = 1, .far_share = 0.001});
}

TEST_F(GlLists, TheSameListGivesTheSamePixelsEveryTime) {
  DisplayList list = paper();
  list.commands.push_back(FillArea{
      test_geometry({circle({0, 0}, 80, 60)}), Affine{1, 0, 100, 0, 1, 100}, with_opacity(blue, 0.5), Hatch{}, {}});
  list.commands.push_back(StrokeLine{
      test_geometry({circle({0, 0}, 80, 60)}), Affine{1, 0, 100, 0, 1, 100}, true, ink, 3, {6, 3}, true, {}});
  list.commands.push_back(DrawGlyphs{run(*fonts_, "Musan", 30), {150.2, 60}, 0, ink, {255, 255, 255, 200}, 2, {}});
  const Pixels first = draw_gl(list, 1);
  DisplayList other = paper();
  other.commands.push_back(
      FillArea{test_geometry({circle({0, 0}, 50, 9)}), Affine{1, 0, 60, 0, 1, 60}, orange, {}, {}});
  EXPECT_NE(draw_gl(other, 2).rgb, first.rgb);
  EXPECT_EQ(draw_gl(list, 1).rgb, first.rgb);
}

TEST_F(GlLists, TheStillPartOfAListIsKeptAndWhatStandsOnItIsNot) {
  const auto list_with = [](double x, const std::shared_ptr<const void>& identity) {
    DisplayList list = paper();
    list.commands.push_back(FillArea{
        test_geometry({circle({0, 0}, 80, 60)}), Affine{1, 0, 100, 0, 1, 100}, with_opacity(blue, 0.5), {}, {}});
    list.still = {list.commands.size(), identity};
    list.commands.push_back(DrawMarkers{{Marker{{x, 90}, 12, MarkerShape::circle, orange, {}, ink, 2, {}, {}}}});
    return list;
  };
  const auto identity = std::make_shared<const int>(1);
  for (const double x : {60.0, 120.0, 200.0, 90.5}) {
    EXPECT_EQ(draw_gl(list_with(x, identity), 1).rgb, draw_gl(list_with(x, {}), 1).rgb) << x;
  }
  // Twice in turn it is kept; then it is taken by its identity alone.
  for (int i = 0; i < 2; ++i) draw_gl(list_with(60, identity), 1);
  DisplayList other = list_with(60, identity);
  std::get<FillArea>(other.commands[0]).color = ink;
  EXPECT_EQ(draw_gl(other, 1).rgb, draw_gl(list_with(60, identity), 1).rgb);
  // Not at another size.
  EXPECT_EQ(draw_gl(list_with(60, identity), 2).rgb, draw_gl(list_with(60, {}), 2).rgb);
}

TEST_F(GlLists, AnEmptyListIsItsBackground) {
  DisplayList list = paper();
  const Pixels pixels = draw_gl(list, 1);
  for (std::size_t i = 0; i + 2 < pixels.rgb.size(); i += 3) {
    ASSERT_EQ(pixels.rgb[i], 250);
    ASSERT_EQ(pixels.rgb[i + 1], 247);
    ASSERT_EQ(pixels.rgb[i + 2], 240);
  }
}

}  // namespace
}  // namespace yalu
