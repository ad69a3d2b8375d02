#include "map/graticule.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

TEST(Graticule, StepsAreRoundAndLinesApart) {
  // 1 degree is 111,195 m: at 1,000 m a pixel it is 111 px, at 1,100 m a pixel it is 101.
  EXPECT_DOUBLE_EQ(graticule_step_deg(1000), 1);
  EXPECT_DOUBLE_EQ(graticule_step_deg(1100), 2);
  EXPECT_DOUBLE_EQ(graticule_step_deg(100), 10.0 / 60);
  EXPECT_DOUBLE_EQ(graticule_step_deg(10), 1.0 / 60);
  EXPECT_DOUBLE_EQ(graticule_step_deg(40'000), 45);
}

TEST(Graticule, AnglesAreWrittenAsOnMaps) {
  EXPECT_EQ(longitude_in_words(126), "126\u00b0 E");
  EXPECT_EQ(longitude_in_words(-53.5), "53\u00b0 30\u2032 W");
  EXPECT_EQ(longitude_in_words(186), "174\u00b0 W");
  EXPECT_EQ(longitude_in_words(180), "180\u00b0");
  EXPECT_EQ(longitude_in_words(-180), "180\u00b0");
  EXPECT_EQ(longitude_in_words(0), "0\u00b0");
  EXPECT_EQ(latitude_in_words(41 + 20.0 / 60), "41\u00b0 20\u2032 N");
  EXPECT_EQ(latitude_in_words(-30), "30\u00b0 S");
}

}  // namespace
}  // namespace yalu
