#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <png.h>
#include <rapidcheck.h>

#include "pictures.h"

namespace yalu {
namespace {

Pixels noise(int width, int height, unsigned seed) {
  Pixels pixels{width, height, {}};
  std::uint32_t state = seed * 2654435761U + 1;
  for (int i = 0; i < width * height * 3; ++i) {
    state = state * 1664525U + 1013904223U;
    pixels.rgb.push_back(static_cast<std::uint8_t>(i / 300 % 2 == 0 ? 200 : state >> 24U));  // flat and rough by turns
  }
  return pixels;
}

struct ReadPicture {
  Pixels pixels;
  std::map<std::string, std::string> texts;
  std::uint32_t pixels_per_metre = 0;
  bool srgb = false;
};

/// Reads through libpng, which checks every checksum; a warning or an error fails the test.
ReadPicture read_png(const std::vector<std::byte>& bytes) {
  ReadPicture picture;
  const std::byte* at = bytes.data();
  const auto fail = [](png_structp, png_const_charp message) {
    ADD_FAILURE() << message;
    throw std::string(message);
  };
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, fail);
  png_infop info = png_create_info_struct(png);
  try {
    png_set_read_fn(png, static_cast<void*>(&at), [](png_structp reader, png_bytep out, std::size_t size) {
      auto& from = *static_cast<const std::byte**>(png_get_io_ptr(reader));
      std::memcpy(out, from, size);
      from += size;
    });
    png_read_info(png, info);
    EXPECT_EQ(png_get_color_type(png, info), PNG_COLOR_TYPE_RGB);
    picture.pixels.width = static_cast<int>(png_get_image_width(png, info));
    picture.pixels.height = static_cast<int>(png_get_image_height(png, info));
    const std::size_t row = static_cast<std::size_t>(picture.pixels.width) * 3;
    picture.pixels.rgb.resize(row * picture.pixels.height);
    for (int y = 0; y < picture.pixels.height; ++y) png_read_row(png, picture.pixels.rgb.data() + row * y, nullptr);
    png_read_end(png, info);
    picture.pixels_per_metre = png_get_x_pixels_per_meter(png, info);
    picture.srgb = png_get_valid(png, info, PNG_INFO_sRGB) != 0;
    png_textp texts = nullptr;
    const int count = png_get_text(png, info, &texts, nullptr);
    for (int i = 0; i < count; ++i) {
      EXPECT_EQ(texts[i].compression, PNG_ITXT_COMPRESSION_NONE);
      picture.texts[texts[i].key] = texts[i].text;
    }
  } catch (const std::string&) {
  }
  png_destroy_read_struct(&png, &info, nullptr);
  EXPECT_EQ(at, bytes.data() + bytes.size());
  return picture;
}

TEST(WritePng, LibpngReadsBackEveryPixel) {
  EXPECT_TRUE(rc::check("any size, several blocks", [] {
    const int width = *rc::gen::inRange(1, 80), height = *rc::gen::inRange(1, 600);
    const Pixels pixels = noise(width, height, *rc::gen::arbitrary<unsigned>());
    const auto png = write_png(pixels, 96, {});
    RC_ASSERT(png.ok());
    RC_ASSERT(read_png(png.value()).pixels.rgb == pixels.rgb);
  }));
}

TEST(WritePng, FactsAndResolutionAreInTheFile) {
  PictureFacts facts;
  facts.title = "Returns, Nov–Dec 2023";
  facts.description = "압록강";
  facts.creator = "Yalu 0.1.0";
  facts.created = "2024-01-16";
  facts.more = {{"Source", "Korea JoongAng Daily"}, {"  Bad\nkeyword ", "x"}, {"Empty", ""}};
  const auto png = write_png(noise(3, 3, 1), 300, facts);
  ASSERT_TRUE(png.ok());
  const ReadPicture picture = read_png(png.value());
  EXPECT_EQ(picture.pixels_per_metre, 11811U);
  EXPECT_TRUE(picture.srgb);
  EXPECT_EQ(picture.texts, (std::map<std::string, std::string>{{"Title", facts.title},
                                                               {"Description", facts.description},
                                                               {"Software", facts.creator},
                                                               {"Creation Time", facts.created},
                                                               {"Source", "Korea JoongAng Daily"},
                                                               {"Bad?keyword", "x"}}));
}

TEST(WritePng, TwiceTheSameBytes) {
  const Pixels pixels = noise(200, 500, 7);
  EXPECT_EQ(write_png(pixels, 96, {}).value(), write_png(pixels, 96, {}).value());
}

TEST(WritePng, RefusesWhatIsNoPicture) {
  EXPECT_FALSE(write_png(Pixels{}, 96, {}).ok());
  EXPECT_FALSE(write_png(Pixels{2, 2, {1, 2, 3}}, 96, {}).ok());
  EXPECT_FALSE(write_png(noise(2, 2, 1), 0, {}).ok());
}

}  // namespace
}  // namespace yalu
