#include <gtest/gtest.h>

#include "base/unicode.h"

namespace yalu {
namespace {

TEST(DisplayWidth, IsThatOfATerminal) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("Dandong"), 7U);
  EXPECT_EQ(display_width("丹东"), 4U);
  EXPECT_EQ(display_width("량강도"), 6U);
  EXPECT_EQ(display_width("e\u0301"), 1U);       // a letter and a combining accent
  EXPECT_EQ(display_width("\u2013\u2265"), 2U);  // en dash, greater or equal
  EXPECT_EQ(display_width("\uFF21"), 2U);        // full-width A
  EXPECT_EQ(display_width("a\xff"), 2U);         // what is not UTF-8 shows as one mark
}

}  // namespace
}  // namespace yalu
