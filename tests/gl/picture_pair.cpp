#include "picture_pair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/resources.h"

namespace yalu {
namespace {

// Larger than any picture: the renderer must find the top left corner of its viewport.
constexpr int framebuffer_width = 700;
constexpr int framebuffer_height = 560;

struct Difference {
  double mean = 0;
  double far_share = 0;
  std::size_t painted = 0;
};

Difference compare(const Pixels& a, const Pixels& b, const Rgba8& background, int far_apart) {
  Difference result;
  double sum = 0;
  std::size_t far_count = 0;
  const std::array<int, 3> ground{background.r, background.g, background.b};
  for (std::size_t i = 0; i + 2 < a.rgb.size(); i += 3) {
    int worst = 0;
    bool painted = false;
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const int va = a.rgb[i + channel], vb = b.rgb[i + channel];
      const int difference = std::abs(va - vb);
      sum += difference;
      worst = std::max(worst, difference);
      painted = painted || va != ground[channel] || vb != ground[channel];
    }
    if (painted) ++result.painted;
    if (worst > far_apart) ++far_count;
  }
  if (result.painted > 0) {
    result.mean = sum / 3 / static_cast<double>(result.painted);
    result.far_share = static_cast<double>(far_count) / static_cast<double>(result.painted);
  }
  return result;
}

std::string write(const Pixels& pixels, double scale, const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(YALU_BINARY_DIR) / "gl_differences";
  std::filesystem::create_directories(folder);
  const auto path = folder / name;
  const auto png = write_png(pixels, 96 * scale, {});
  if (!png) return png.error().message;
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(png.value().data()), static_cast<std::streamsize>(png.value().size()));
  return path.string();
}

}  // namespace

// Without GL these tests say nothing, and a machine that is to say something must have it.
void GlPictures::SetUp() {
  const auto resources = find_resources();
  ASSERT_TRUE(resources) << resources.error().message;
  auto fonts = FontSet::load(resources.value().fonts);
  ASSERT_TRUE(fonts) << fonts.error().message;
  auto gl = OffscreenGl::create(framebuffer_width, framebuffer_height);
  ASSERT_TRUE(gl) << gl.error().message;
  fonts_ = std::move(fonts).value();
  gl_ = std::move(gl).value();
  renderer_.emplace(*fonts_);
}

DisplayList GlPictures::paper() {
  DisplayList list;
  list.size = {picture_width_px, picture_height_px};
  list.background = {250, 247, 240, 255};
  return list;
}

Pixels GlPictures::draw_gl(const DisplayList& list, double scale) {
  const Status drawn = renderer_->draw(list, scale);
  EXPECT_TRUE(drawn) << drawn.error().message;
  renderer_->show(0, 0, framebuffer_height);
  std::vector<unsigned char> all;
  gl_->read_pixels(all);
  Pixels pixels;
  pixels.width = static_cast<int>(std::lround(list.size.width_px * scale));
  pixels.height = static_cast<int>(std::lround(list.size.height_px * scale));
  for (int row = 0; row < pixels.height; ++row) {
    const unsigned char* texel = all.data() + std::ptrdiff_t{framebuffer_height - 1 - row} * framebuffer_width * 4;
    for (int column = 0; column < pixels.width; ++column, texel += 4) {
      pixels.rgb.insert(pixels.rgb.end(), texel, texel + 3);
    }
  }
  EXPECT_EQ(gl_->take_error(), "");
  return pixels;
}

void GlPictures::expect_agreement(const DisplayList& list, const Limits& limits) {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  for (const double scale : {1.0, 2.0}) {
    const Pixels gl = draw_gl(list, scale);
    const auto cairo = draw_pixels(list, *fonts_, scale);
    ASSERT_TRUE(cairo) << cairo.error().message;
    ASSERT_EQ(gl.width, cairo.value().width);
    ASSERT_EQ(gl.height, cairo.value().height);
    const Difference difference = compare(gl, cairo.value(), list.background, limits.far_apart);
    EXPECT_GT(difference.painted, 20U) << "nothing to compare: the picture is empty";
    const std::string name = std::string(test->name()) + (scale == 1 ? "_1x" : "_2x");
    ::testing::Test::RecordProperty(name + "_mean", std::to_string(difference.mean));
    ::testing::Test::RecordProperty(name + "_far", std::to_string(difference.far_share));
    if (difference.mean <= limits.mean && difference.far_share <= limits.far_share) continue;
    ADD_FAILURE() << "the pictures differ at scale " << scale << ": mean " << difference.mean << " of " << limits.mean
                  << ", far apart " << difference.far_share << " of " << limits.far_share << "; see "
                  << write(gl, scale, name + "_gl.png") << " and " << write(cairo.value(), scale, name + "_cairo.png");
  }
}

}  // namespace yalu
