// Coordinates in words: degrees, minutes and seconds, UTM, about as fine as a pixel is on the ground.
#include "app/coordinate_text.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

constexpr auto degrees = CoordinateFormat::degrees, dms = CoordinateFormat::degrees_minutes_seconds,
               utm = CoordinateFormat::utm;

TEST(CoordinateText, InDegreesAsFineAsAPixel) {
  EXPECT_EQ(coordinate_text(degrees, {124.39, 40.12}, 400), "40.12\u00B0 N, 124.39\u00B0 E");
  EXPECT_EQ(coordinate_text(degrees, {-79.5, -3.25}, 400), "3.25\u00B0 S, 79.50\u00B0 W");
  EXPECT_EQ(coordinate_text(degrees, {-0.5, -33.21}, 20000), "33.2\u00B0 S, 0.5\u00B0 W");
  EXPECT_EQ(coordinate_text(degrees, {124.39, 40.12}, 1), "40.12000\u00B0 N, 124.39000\u00B0 E");
}

TEST(CoordinateText, InMinutesAndSeconds) {
  // 0.12 degrees are 7 minutes 12 seconds, 0.39 degrees 23 minutes 24 seconds.
  EXPECT_EQ(coordinate_text(dms, {124.39, 40.12}, 100), "40\u00B0 07\u2032 12\u2033 N, 124\u00B0 23\u2032 24\u2033 E");
  EXPECT_EQ(coordinate_text(dms, {124.39, 40.12}, 1000), "40\u00B0 07\u2032 N, 124\u00B0 23\u2032 E");
  EXPECT_EQ(coordinate_text(dms, {-124.5, -0.0025}, 3),
            "0\u00B0 00\u2032 09.0\u2033 S, 124\u00B0 30\u2032 00.0\u2033 W");
}

TEST(CoordinateText, SecondsThatRoundUpBecomeAMinute) {
  EXPECT_EQ(coordinate_text(dms, {124.9999, 40.99999}, 100),
            "41\u00B0 00\u2032 00\u2033 N, 125\u00B0 00\u2032 00\u2033 E");
}

TEST(CoordinateText, InUtmRoundedToWhatAPixelTells) {
  // The CN Tower: zone 17, 630084 m east, 4833438 m north (Wikipedia's article on UTM).
  const LonLat tower{-(79 + 23 / 60.0 + 13.7 / 3600), 43 + 38 / 60.0 + 33.24 / 3600};
  EXPECT_EQ(coordinate_text(utm, tower, 12), "UTM 17N 630080 E 4833440 N");
  EXPECT_EQ(coordinate_text(utm, tower, 250), "UTM 17N 630100 E 4833400 N");
  EXPECT_EQ(coordinate_text(utm, {126, 85}, 400), "85.00\u00B0 N, 126.00\u00B0 E") << "beyond UTM";
}

TEST(CoordinateText, TheFormatsFollowOneAnother) {
  EXPECT_EQ(next_format(degrees), dms);
  EXPECT_EQ(next_format(dms), utm);
  EXPECT_EQ(next_format(utm), degrees);
}

}  // namespace
}  // namespace yalu
