// Scene tests: a view and incidents in, the display list as text out, exactly; for a few also its picture.
//
// tests/scenes/<name>/ holds view.json, incidents.csv (else the example of geodata is taken), expected.txt and, where
// the picture matters, expected.png; a file named `projection` holds another than the usual one. A folder with a file
// named `base_map` is drawn on the real ground; its list is too long to be read, so only its picture is compared.
// `scenes --update` rewrites what is expected.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cairo.h>
#include <gtest/gtest.h>

#include "io/briefing_json.h"
#include "io/file_writer.h"
#include "io/world_loader.h"
#include "map/scene.h"
#include "render/cairo/cairo_renderer.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

fs::path scenes_folder() {
  return fs::path(YALU_SOURCE_DIR) / "tests" / "scenes";
}

std::vector<std::string> scene_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(scenes_folder())) {
    if (fs::exists(entry.path() / "view.json")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Resources resources() {
  const fs::path source = YALU_SOURCE_DIR;
  return {source / "geodata", source / "third_party" / "fonts"};
}

// 8-bit RGB of a PNG, through Cairo's own reader.
Pixels read_png(const fs::path& path) {
  Pixels pixels;
  cairo_surface_t* surface = cairo_image_surface_create_from_png(path.c_str());
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
    pixels.width = cairo_image_surface_get_width(surface);
    pixels.height = cairo_image_surface_get_height(surface);
    for (int y = 0; y < pixels.height; ++y) {
      const unsigned char* row = cairo_image_surface_get_data(surface) +
                                 static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
      for (int x = 0; x < pixels.width; ++x) {
        for (const int channel : {2, 1, 0}) pixels.rgb.push_back(row[4 * x + channel]);
      }
    }
  }
  cairo_surface_destroy(surface);
  return pixels;
}

// Share of pixels of which a channel differs by more than a visible step.
double share_that_differs(const Pixels& a, const Pixels& b) {
  if (a.width != b.width || a.height != b.height) return 1;
  std::size_t different = 0;
  for (std::size_t i = 0; i + 2 < a.rgb.size(); i += 3) {
    for (std::size_t channel = 0; channel < 3; ++channel) {
      if (std::abs(int{a.rgb[i + channel]} - int{b.rgb[i + channel]}) > 12) {
        ++different;
        break;
      }
    }
  }
  return static_cast<double>(different) * 3 / static_cast<double>(a.rgb.size());
}

class SceneTest : public testing::Test {
 public:
  SceneTest(std::string name, bool update) : name_(std::move(name)), update_(update) {}

 private:
  void TestBody() override;

  std::string name_;
  bool update_;  ///< what is expected
};

void SceneTest::TestBody() {
  const fs::path folder = scenes_folder() / name_;
  const auto view = parse_view(read_file(folder / "view.json"), "view.json");
  ASSERT_TRUE(view.ok()) << view.error().message;
  fs::path incidents = folder / "incidents.csv";
  if (!fs::exists(incidents)) incidents = fs::path(YALU_SOURCE_DIR) / "geodata/incidents/hanbyun-2024-01.csv";
  const auto input = read_input({incidents.string()});
  ASSERT_TRUE(input.ok()) << input.error().message;
  LoadOptions options;
  options.with_base_map = fs::exists(folder / "base_map");
  if (fs::exists(folder / "projection")) {
    std::istringstream line(read_file(folder / "projection"));
    std::getline(line, options.projection);
  }
  const auto world = load_world(input.value(), resources(), options);
  ASSERT_TRUE(world.ok()) << world.error().message;
  const auto fonts = FontSet::load(resources().fonts);
  ASSERT_TRUE(fonts.ok()) << fonts.error().message;
  const auto list = build_scene(*world.value(), view.value(), fonts.value());
  ASSERT_TRUE(list.ok()) << list.error().message;

  if (!options.with_base_map) {
    const std::string text = to_text(list.value());
    if (update_) {
      ASSERT_TRUE(write_file((folder / "expected.txt").string(), as_bytes(text)).ok());
    }
    EXPECT_EQ(text, read_file(folder / "expected.txt")) << "run `scenes --update` if the change is wanted";
  }
  const fs::path picture = folder / "expected.png";
  if (!fs::exists(picture)) return;
  const auto pixels = draw_pixels(list.value(), fonts.value(), 1);
  ASSERT_TRUE(pixels.ok()) << pixels.error().message;
  const auto png = write_png(pixels.value(), 96, {});
  ASSERT_TRUE(png.ok()) << png.error().message;
  if (update_) {
    ASSERT_TRUE(write_file(picture.string(), png.value()).ok());
  }
  const double share = share_that_differs(pixels.value(), read_png(picture));
  const fs::path got = fs::path(YALU_BINARY_DIR) / ("scene_" + name_ + ".png");
  ASSERT_TRUE(write_file(got.string(), png.value()).ok());
  EXPECT_LT(share, 0.001) << "the picture differs; it now is " << got;
}

}  // namespace
}  // namespace yalu

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  bool update = false;
  for (int i = 1; i < argc; ++i) update = update || std::string_view(argv[i]) == "--update";
  for (const std::string& name : yalu::scene_names()) {
    testing::RegisterTest("Scenes", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [name, update] { return new yalu::SceneTest(name, update); });
  }
  return RUN_ALL_TESTS();
}
