#include "base/color.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(Color, ReadsSixAndEightDigits) {
  EXPECT_EQ(parse_color("#D55E00"), (Rgba8{0xD5, 0x5E, 0x00, 0xFF}));
  EXPECT_EQ(parse_color("#d55e0080"), (Rgba8{0xD5, 0x5E, 0x00, 0x80}));
}

TEST(Color, RefusesEverythingElse) {
  for (const char* text : {"", "#", "#fff", "D55E00", "#D55E0", "#D55E000", "#GG5E00", "#D55E00800", "red"}) {
    EXPECT_EQ(parse_color(text), std::nullopt) << text;
  }
}

TEST(Color, TextReadsBackAsTheSameColor) {
  EXPECT_TRUE(rc::check([](std::uint8_t r, std::uint8_t g, std::uint8_t b, std::uint8_t a) {
    const Rgba8 color{r, g, b, a};
    const std::string text = to_string(color);
    RC_ASSERT(text.size() == (a == 255 ? 7U : 9U));
    RC_ASSERT(parse_color(text) == color);
  }));
}

TEST(Color, OpacityMultipliesAlphaOnly) {
  EXPECT_EQ(with_opacity({10, 20, 30, 200}, 0.5), (Rgba8{10, 20, 30, 100}));
  EXPECT_EQ(with_opacity({10, 20, 30, 200}, 7), (Rgba8{10, 20, 30, 200}));
}

TEST(Color, MixGoesFromOneToTheOther) {
  const Rgba8 black{0, 0, 0, 255};
  const Rgba8 white{255, 255, 255, 255};
  EXPECT_EQ(mix(black, white, 0), black);
  EXPECT_EQ(mix(black, white, 1), white);
  EXPECT_EQ(mix(black, white, 0.2), (Rgba8{51, 51, 51, 255}));
  EXPECT_EQ(mix(white, black, 0.2), (Rgba8{204, 204, 204, 255}));
}

}  // namespace
}  // namespace yalu
