// What OpenGL cannot do is said, and what there is nothing to draw of draws nothing.
#include <cstdio>
#include <cstdlib>

#include "picture_pair.h"

namespace yalu {
namespace {

using GlLimits = GlPictures;

TEST_F(GlLimits, APictureOfNoPixelsIsRefused) {
  for (const auto& [width, height] : {std::pair{0, 10}, std::pair{10, 0}, std::pair{-4, 3}}) {
    const auto gl = OffscreenGl::create(width, height);
    ASSERT_FALSE(gl);
    EXPECT_NE(gl.error().message.find("shows nothing"), std::string::npos) << gl.error().message;
  }
}

TEST_F(GlLimits, AMinimisedWindowDrawsNothing) {
  DisplayList list = paper();
  list.size = {0, 0};
  EXPECT_TRUE(renderer_->draw(list, 1));
  list.size = {100, 0.2};
  EXPECT_TRUE(renderer_->draw(list, 1));
  EXPECT_EQ(gl_->take_error(), "");
}

TEST_F(GlLimits, APictureLargerThanTheDriverAllowsIsRefusedAndTheNextOneIsDrawn) {
  DisplayList list = paper();
  list.size = {2e6, 10};
  const Status drawn = renderer_->draw(list, 1);
  ASSERT_FALSE(drawn);
  EXPECT_NE(drawn.error().message.find("2000000 x 10"), std::string::npos) << drawn.error().message;
  EXPECT_NE(drawn.error().message.find("smaller"), std::string::npos) << drawn.error().message;
  list = paper();
  EXPECT_EQ(draw_gl(list, 1).rgb.front(), list.background.r);
}

/// Prints why there is no context and ends; in a process of its own, since a process has one driver.
[[noreturn]] void try_without_window(int width, int height) {
  const auto gl = OffscreenGl::create(width, height);
  if (!gl) std::fprintf(stderr, "%s\n", gl.error().message.c_str());
  std::exit(gl ? 0 : 1);
}

TEST(GlDriver, OneWithoutOpenGl33IsNamedAsTheReason) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        setenv("MESA_GL_VERSION_OVERRIDE", "3.0", 1);
        try_without_window(16, 16);
      },
      ::testing::ExitedWithCode(1), "OpenGL 3.3.*newer.*driver");
}

TEST(GlDriver, AFramebufferLargerThanItAllowsIsRefused) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(try_without_window(2000000, 16), ::testing::ExitedWithCode(1), "2000000 x 16 pixels is larger");
}

}  // namespace
}  // namespace yalu
