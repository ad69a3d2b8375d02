#include "base/number_text.h"

#include <limits>

#include <gtest/gtest.h>

namespace yalu {
namespace {

TEST(DecimalText, RoundsAndTrims) {
  EXPECT_EQ(decimal_text(12.5, 2), "12.5");
  EXPECT_EQ(decimal_text(12.346, 2), "12.35");
  EXPECT_EQ(decimal_text(-3, 2), "-3");
  EXPECT_EQ(decimal_text(100, 0), "100");
  EXPECT_EQ(decimal_text(1000, 2), "1000");
  EXPECT_EQ(decimal_text(-0.001, 2), "0");
  EXPECT_EQ(decimal_text(0.001, 3), "0.001");
}

TEST(DecimalText, NeedsNoRoomAndNamesWhatIsNoNumber) {
  EXPECT_EQ(decimal_text(-std::numeric_limits<double>::max(), 9).size(), 310U);
  EXPECT_EQ(decimal_text(std::numeric_limits<double>::infinity(), 2), "inf");
  EXPECT_EQ(decimal_text(std::numeric_limits<double>::quiet_NaN(), 2).substr(0, 3), "nan");
}

}  // namespace
}  // namespace yalu
