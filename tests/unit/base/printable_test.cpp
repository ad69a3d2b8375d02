#include "base/printable.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

TEST(Printable, ShowsControlCharactersAndLeavesTheRest) {
  EXPECT_EQ(printable("a\x1B[31mb\x07\x7F\r"), "a\u241B[31mb\u2407\u2421\u240D");
  EXPECT_EQ(printable("x\xC2\x9By"), "x\uFFFDy") << "U+009B begins a sequence as ESC [ does";
  EXPECT_EQ(printable("\xC2\xA0 \u91CF\uAC15\uB3C4\n\t"), "\xC2\xA0 \u91CF\uAC15\uB3C4\n\t");
}

}  // namespace
}  // namespace yalu
