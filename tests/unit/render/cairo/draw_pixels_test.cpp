#include <cmath>
#include <cstdlib>
#include <numbers>
#include <string>

#include <gtest/gtest.h>

#include "map/marker_shape.h"
#include "pictures.h"

namespace yalu {
namespace {

constexpr Rgb white_pixel{255, 255, 255}, black_pixel{0, 0, 0}, red_pixel{255, 0, 0};

TEST(DrawPixels, SizeIsThatOfTheListTimesTheScaleRounded) {
  const Pixels pixels = test_pixels(test_list({}, 1122.52, 793.7), 3.125);
  EXPECT_EQ(pixels.width, 3508);
  EXPECT_EQ(pixels.height, 2480);
  EXPECT_EQ(pixel_at(pixels, 3507, 2479), white_pixel);
}

TEST(DrawPixels, AFilledSquareCoversItsPixelsExactly) {
  for (const int scale : {1, 2, 3}) {
    const Pixels pixels = test_pixels(test_list({test_fill(test_rect(10, 20, 30, 50), red)}), scale);
    for (int y = 0; y < pixels.height; ++y) {
      for (int x = 0; x < pixels.width; ++x) {
        const bool in = x >= 10 * scale && x < 30 * scale && y >= 20 * scale && y < 50 * scale;
        ASSERT_EQ(pixel_at(pixels, x, y), in ? red_pixel : white_pixel) << x << "," << y;
      }
    }
  }
}

TEST(DrawPixels, TheAffineOfACommandIsUsed) {
  FillArea fill = test_fill(test_rect(0, 0, 1000, 2000));
  fill.to_screen = {0.01, 0, 50, 0, -0.01, 60};  // metres, north up
  const Pixels pixels = test_pixels(test_list({fill}));
  EXPECT_EQ(pixel_at(pixels, 50, 40), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 59, 59), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 60, 59), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 39), white_pixel);
  EXPECT_NEAR(ink_of(pixels), 200, 1e-9);
}

TEST(DrawPixels, HolesAreEvenOdd) {
  const auto ring = test_geometry({{{10, 10}, {90, 10}, {90, 90}, {10, 90}}, {{30, 30}, {70, 30}, {70, 70}, {30, 70}}});
  EXPECT_NEAR(ink_of(test_pixels(test_list({test_fill(ring)}))), 80 * 80 - 40 * 40, 1e-9);
}

TEST(DrawPixels, ALineTwoPixelsWideCoversTwoRows) {
  const Pixels pixels = test_pixels(test_list({test_stroke(test_geometry({{{10, 50}, {90, 50}}}), 2)}));
  EXPECT_EQ(pixel_at(pixels, 50, 48), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 49), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 50), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 51), white_pixel);
  EXPECT_NEAR(ink_of(pixels), 160, 1e-9);
}

TEST(DrawPixels, RoundCapsAddHalfADiscAtEachEnd) {
  StrokeLine line = test_stroke(test_geometry({{{30, 50}, {70, 50}}}), 20);
  line.round_caps = true;
  EXPECT_NEAR(ink_of(test_pixels(test_list({line}))), 40 * 20 + 100 * std::numbers::pi, 4);
}

TEST(DrawPixels, AClosedLineHasItsLastEdge) {
  StrokeLine line = test_stroke(test_rect(20, 20, 80, 80), 2);
  line.closed = true;
  const Pixels pixels = test_pixels(test_list({line}));
  EXPECT_EQ(pixel_at(pixels, 19, 50), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 80, 50), black_pixel);
}

TEST(DrawPixels, DashesGoOnAcrossBands) {
  // 700 rows are several bands; dashes of 10 on, 10 off must not begin anew in any of them.
  StrokeLine line = test_stroke(test_geometry({{{5, -35}, {5, 720}}}), 4);
  line.dash_px = {10, 10};
  const Pixels pixels = test_pixels(test_list({line}, 10, 700));
  for (int y = 0; y < 700; ++y) {
    const bool on = (y + 35) % 20 < 10;
    ASSERT_EQ(pixel_at(pixels, 5, y), on ? black_pixel : white_pixel) << y;
  }
}

TEST(DrawPixels, WhatReachesFarBeyondThePictureIsDrawnRight) {
  const Pixels pixels = test_pixels(
      test_list({test_fill(test_rect(-3e9, 40, 4e9, 2e9)), test_stroke(test_geometry({{{-1e9, 20}, {1e9, 20}}}), 2)}));
  EXPECT_NEAR(ink_of(pixels), 60 * 100 + 2 * 100, 1e-9);
}

TEST(DrawPixels, BandsLeaveNoSeam) {
  // The same picture 37 pixels lower: bands then end elsewhere, the pixels must not.
  const auto picture = [](double down) {
    std::vector<MapMetres> blob;
    for (int i = 0; i < 400; ++i) {
      const double angle = i * std::numbers::pi / 200, radius = 200 + 30 * std::sin(17 * angle);
      blob.push_back({250 + radius * std::cos(angle), 250 + down + radius * std::sin(angle)});
    }
    Marker marker;
    marker.center = {250, 220 + down};
    marker.radius_px = 60;
    marker.fill = {0, 0, 200, 100};
    marker.rim = black;
    FillArea hatched = test_fill(test_geometry({blob}));
    hatched.hatch = Hatch{7, 2, 0};
    hatched.to_screen = {1, 0, 0, 0, 1, 0};
    StrokeLine outline = test_stroke(test_geometry({blob}), 5);
    outline.closed = true;
    DrawGlyphs text = test_text("Sinuiju 신의주", 60, {60, 270 + down});
    text.halo = white;
    text.halo_width_px = 4;
    return test_pixels(test_list(
        {test_fill(test_geometry({blob}), {200, 180, 0, 255}), outline, DrawMarkers{{marker}}, text}, 500, 600));
  };
  const Pixels a = picture(0), b = picture(37);
  int worst = 0;
  for (int y = 0; y < 560; ++y) {
    for (int x = 0; x < 500; ++x) {
      const Rgb p = pixel_at(a, x, y), q = pixel_at(b, x, y + 37);
      for (std::size_t c = 0; c < 3; ++c) worst = std::max(worst, std::abs(p[c] - q[c]));
    }
  }
  EXPECT_LE(worst, 3);
}

TEST(DrawPixels, HatchCoversItsShareAndAgreesBetweenNeighbours) {
  const auto hatched = [](GeometryRef geometry) {
    FillArea fill = test_fill(std::move(geometry));
    fill.hatch = Hatch{5, 1, 45};
    return fill;
  };
  const Pixels whole = test_pixels(test_list({hatched(test_rect(0, 0, 100, 100))}));
  EXPECT_NEAR(ink_of(whole) / 10000, 0.2, 0.004);
  const Pixels halves =
      test_pixels(test_list({hatched(test_rect(0, 0, 43, 100)), hatched(test_rect(43, 0, 100, 100))}));
  for (std::size_t i = 0; i < whole.rgb.size(); ++i) ASSERT_NEAR(whole.rgb[i], halves.rgb[i], 12) << i;
  // 45 degrees clockwise from the x axis: lines fall to the right, and one goes through the origin.
  EXPECT_LT(pixel_at(whole, 50, 50)[0], 100);
  EXPECT_GT(pixel_at(whole, 52, 48)[0], 200);
}

TEST(DrawPixels, MarkersOfAllShapesHaveTheAreaOfTheCircle) {
  for (const auto shape : {MarkerShape::circle, MarkerShape::triangle, MarkerShape::triangle_down, MarkerShape::square,
                           MarkerShape::diamond, MarkerShape::dash}) {
    Marker marker;
    marker.center = {50.3, 49.8};
    marker.radius_px = 20;
    marker.shape = shape;
    marker.fill = black;
    marker.rim_width_px = 0;
    EXPECT_NEAR(ink_of(test_pixels(test_list({DrawMarkers{{marker}}}))) / (400 * std::numbers::pi), 1, 0.01)
        << static_cast<int>(shape);
  }
}

TEST(DrawPixels, ARimLiesCentredOnTheOutlineAndIsMeasuredFromTheTop) {
  Marker marker;
  marker.center = {50, 50};
  marker.radius_px = 30;
  marker.fill = {0, 0, 0, 0};
  marker.rim = black;
  marker.rim_width_px = 4;
  EXPECT_NEAR(ink_of(test_pixels(test_list({DrawMarkers{{marker}}}))), std::numbers::pi * (32 * 32 - 28 * 28), 4);
  const auto quarter = static_cast<float>(30 * std::numbers::pi / 2);
  marker.rim_dash_px = {quarter, 3 * quarter};
  const Pixels dashed = test_pixels(test_list({DrawMarkers{{marker}}}));
  EXPECT_EQ(pixel_at(dashed, 71, 28), black_pixel);  // upper right
  EXPECT_EQ(pixel_at(dashed, 71, 71), white_pixel);
  EXPECT_EQ(pixel_at(dashed, 28, 71), white_pixel);
  EXPECT_EQ(pixel_at(dashed, 28, 28), white_pixel);
}

TEST(DrawPixels, AHatchedMarkerShowsLinesOverItsFill) {
  Marker marker;
  marker.center = {50, 50};
  marker.radius_px = 40;
  marker.fill = white;
  marker.hatch = Hatch{10, 2, 0};
  marker.rim = black;
  marker.rim_width_px = 0;
  const Pixels pixels = test_pixels(test_list({DrawMarkers{{marker}}}));
  EXPECT_EQ(pixel_at(pixels, 50, 50), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 55), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 5, 50), white_pixel);  // outside the circle
}

TEST(DrawPixels, ClipsIntersectAndEnd) {
  const auto page = test_rect(0, 0, 100, 100);
  const Pixels pixels =
      test_pixels(test_list({PushClip{{10, 10, 50, 50}}, PushClip{{30, 0, 60, 100}}, test_fill(page, red), PopClip{},
                             PopClip{}, test_fill(test_rect(90, 90, 100, 100))}));
  EXPECT_EQ(pixel_at(pixels, 29, 30), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 30, 10), red_pixel);
  EXPECT_EQ(pixel_at(pixels, 59, 59), red_pixel);
  EXPECT_EQ(pixel_at(pixels, 60, 59), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 30, 9), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 95, 95), black_pixel);
}

TEST(DrawPixels, ClipsCutTextAsWell) {
  const DrawGlyphs text = test_text("———", 40, {0, 60});
  const double all = ink_of(test_pixels(test_list({text}, 120, 100)));
  const Pixels clipped = test_pixels(test_list({PushClip{{0, 0, 60, 100}}, text, PopClip{}}, 120, 100));
  EXPECT_NEAR(ink_of(clipped), all / 2, all * 0.02);
  for (int y = 0; y < 100; ++y) ASSERT_EQ(pixel_at(clipped, 60, y), white_pixel);
}

TEST(DrawPixels, AnImageHasItsCornersWhereTheAffineSays) {
  auto image = std::make_shared<Image>();
  image->width = 2;
  image->height = 2;
  image->rgba = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255};
  const DrawImage draw{image, {20, 0, 10, 0, 20, 30}, 1};
  const Pixels pixels = test_pixels(test_list({draw}));
  EXPECT_EQ(pixel_at(pixels, 10, 30), red_pixel);
  EXPECT_EQ(pixel_at(pixels, 49, 30), (Rgb{0, 255, 0}));
  EXPECT_EQ(pixel_at(pixels, 10, 69), (Rgb{0, 0, 255}));
  EXPECT_EQ(pixel_at(pixels, 49, 69), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 9, 30), white_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 69), white_pixel);
  const Rgb middle = pixel_at(pixels, 30, 50);  // bilinear: a mixture of all four
  for (const int channel : middle) EXPECT_NEAR(channel, 64, 8);
  // Only part of it in the picture: the same pixels as far as they are seen.
  const Pixels part = test_pixels(test_list({DrawImage{image, {2000, 0, -1990, 0, 2000, -1990}, 1}}));
  EXPECT_NEAR(pixel_at(part, 0, 0)[2], 64, 8);
}

TEST(DrawPixels, ImageOpacityAndAlphaMultiply) {
  auto image = std::make_shared<Image>();
  image->width = 1;
  image->height = 1;
  image->rgba = {0, 0, 0, 128};
  const Pixels pixels = test_pixels(test_list({DrawImage{image, {100, 0, 0, 0, 100, 0}, 0.5}}));
  EXPECT_NEAR(pixel_at(pixels, 50, 50)[0], 191, 2);
}

TEST(DrawPixels, TextHasTheInkOfItsOutlineWhereItStands) {
  // The em dash of Noto Sans is the rectangle x 0.04..0.96, y 0.229..0.307 em.
  const Pixels pixels = test_pixels(test_list({test_text("—", 80, {10, 60})}));
  EXPECT_NEAR(ink_of(pixels), 0.92 * 80 * 0.078 * 80, 2);
  EXPECT_EQ(pixel_at(pixels, 50, 38), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 45), white_pixel);
}

TEST(DrawPixels, TextTurnsClockwiseAboutItsOrigin) {
  DrawGlyphs text = test_text("—", 80, {50, 10});
  text.angle_rad = std::numbers::pi / 2;
  const Pixels pixels = test_pixels(test_list({text}));
  EXPECT_EQ(pixel_at(pixels, 71, 50), black_pixel);  // what was above the baseline is to its right
  EXPECT_EQ(pixel_at(pixels, 50, 50), white_pixel);
}

TEST(DrawPixels, AHaloSurroundsTheTextBehindIt) {
  DrawGlyphs text = test_text("—", 80, {10, 60});
  text.halo = red;
  text.halo_width_px = 5;
  const Pixels pixels = test_pixels(test_list({text}));
  EXPECT_EQ(pixel_at(pixels, 50, 38), black_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 32), red_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 45), red_pixel);
  EXPECT_EQ(pixel_at(pixels, 50, 28), white_pixel);
}

TEST(DrawPixels, ATranslucentHaloIsLaidOnOnce) {
  DrawGlyphs text = test_text("———", 40, {0, 60});
  text.color = {0, 0, 0, 0};
  text.halo = {0, 0, 0, 128};
  text.halo_width_px = 6;
  const Pixels pixels = test_pixels(test_list({text}, 120, 100));
  for (int x = 5; x < 115; ++x) ASSERT_NEAR(pixel_at(pixels, x, 49)[0], 127, 1) << x;
}

TEST(DrawPixels, TwiceTheSame) {
  DrawGlyphs text = test_text("Hyesan 혜산 惠山", 20, {5.3, 60.7});
  text.halo = {255, 0, 0, 200};
  text.halo_width_px = 2;
  const DisplayList list = test_list({test_fill(test_rect(3.3, 4.4, 70.7, 80.8), {1, 2, 3, 99}), text}, 300, 900);
  EXPECT_EQ(test_pixels(list, 1.7).rgb, test_pixels(list, 1.7).rgb);
}

TEST(DrawPixels, SaysWhatIsWrongWithASize) {
  const auto large = draw_pixels(test_list({}, 40000, 100), test_fonts(), 1);
  ASSERT_FALSE(large.ok());
  EXPECT_NE(large.error().message.find("40000 by 100 pixels is too large"), std::string::npos) << large.error().message;
  EXPECT_FALSE(draw_pixels(test_list({}, 0, 100), test_fonts(), 1).ok());
  EXPECT_FALSE(draw_pixels(test_list({}), test_fonts(), std::nan("")).ok());
}

}  // namespace
}  // namespace yalu
