// The mark of an incident is the same wherever it is drawn, and certain and possible ones differ without colour.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/world_loader.h"
#include "map/scene.h"
#include "map/style.h"
#include "render/cairo/cairo_renderer.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

const fs::path source = YALU_SOURCE_DIR;
const Resources shipped{source / "geodata", source / "third_party" / "fonts"};

WorldRef world_of(const fs::path& file) {
  const auto input = read_input({file.string()});
  EXPECT_TRUE(input.ok());
  LoadOptions options;
  options.with_base_map = false;
  auto world = load_world(input.value(), shipped, options);
  EXPECT_TRUE(world.ok());
  return world.value();
}

// The mark itself by row: not its leader's dot, nor the thin rings of its bounds.
std::map<RowId, Marker> marks_in(const DisplayList& list) {
  std::map<RowId, Marker> marks;
  for (const auto& command : list.commands) {
    const auto* markers = std::get_if<DrawMarkers>(&command);
    if (markers == nullptr) continue;
    for (const Marker& marker : markers->markers) {
      if (marker.row && marker.rim_width_px == 1.5 && marker.radius_px >= 4) marks.emplace(*marker.row, marker);
    }
  }
  return marks;
}

TEST(Marks, AreTheSameInEveryViewAndExport) {
  const WorldRef world = world_of(source / "geodata/incidents/repatriations.csv");
  const auto fonts = FontSet::load(shipped.fonts);
  ASSERT_TRUE(fonts.ok());
  std::map<RowId, Marker> known;
  std::size_t seen_again = 0;
  SceneBuilder builder(fonts.value());
  for (const ScreenSize size : {ScreenSize{1280, 800}, ScreenSize{640, 400}, ScreenSize{3840, 2160}}) {
    for (const double zoom : {5.0, 7.0, 9.0}) {
      for (const LonLat center : {LonLat{124.4, 40.1}, LonLat{129.8, 42.9}}) {
        ViewState view;
        view.size = size;
        view.camera.center = center;
        view.camera.zoom = zoom;
        const auto list = builder.build(world, view);
        ASSERT_TRUE(list.ok()) << list.error().message;
        for (const auto& [row, mark] : marks_in(list.value())) {
          const auto [entry, is_new] = known.emplace(row, mark);
          if (is_new) continue;
          ++seen_again;
          EXPECT_EQ(mark.radius_px, entry->second.radius_px) << index_of(row);
          EXPECT_EQ(mark.fill, entry->second.fill) << index_of(row);
          EXPECT_EQ(mark.rim, entry->second.rim) << index_of(row);
          EXPECT_EQ(mark.shape, entry->second.shape) << index_of(row);
          EXPECT_EQ(mark.rim_dash_px, entry->second.rim_dash_px) << index_of(row);
        }
      }
    }
  }
  EXPECT_GT(seen_again, 20U);
}

// Mean luma (ITU-R BT.601) of the disc within 0.7 of the radius.
double luma_within(const Pixels& pixels, const Marker& mark) {
  double sum = 0;
  int count = 0;
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      if (std::hypot(x + 0.5 - mark.center.x, y + 0.5 - mark.center.y) > 0.7 * mark.radius_px) continue;
      const auto* p = &pixels.rgb[3 * static_cast<std::size_t>(y * pixels.width + x)];
      sum += 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
      ++count;
    }
  }
  return sum / count;
}

TEST(Marks, CertainAndPossibleDifferInGrey) {
  const fs::path file = fs::path(testing::TempDir()) / "certain_and_possible.csv";
  std::ofstream(file) << "id,date,kind,destination_lat,destination_lon,destination_precision,persons_best\n"
                         "a,2023-11-20,forced-repatriation,41.4,127.5,exact,40\n"
                         "b,2023-11,forced-repatriation,41.4,128.5,exact,40\n"
                         "c,2023-11-20,arrest,41.0,127.5,exact,40\n"
                         "d,2023-11,arrest,41.0,128.5,exact,40\n";
  const WorldRef world = world_of(file);
  const auto fonts = FontSet::load(shipped.fonts);
  ASSERT_TRUE(fonts.ok());
  for (const StyleName style : {StyleName::light, StyleName::dark, StyleName::print}) {
    ViewState view;
    view.style = style;
    view.camera.center = {128, 41.2};
    view.camera.zoom = 7;
    view.filter.window = {make_day(2023, 11, 15), make_day(2023, 11, 30)};
    const auto list = build_scene(*world, view, fonts.value());
    ASSERT_TRUE(list.ok());
    const std::map<RowId, Marker> marks = marks_in(list.value());
    ASSERT_EQ(marks.size(), 4U);
    // The marks alone: figures in and beside them would blur what is compared.
    DisplayList alone;
    alone.size = list.value().size;
    alone.background = (*world->styles)[style].land_korea;
    for (const auto& [row, mark] : marks) alone.commands.emplace_back(DrawMarkers{{mark}});
    const auto pixels = draw_pixels(alone, fonts.value(), 1);
    ASSERT_TRUE(pixels.ok());
    for (const std::uint32_t certain : {0U, 2U}) {
      const double difference = luma_within(pixels.value(), marks.at(RowId{certain})) -
                                luma_within(pixels.value(), marks.at(RowId{certain + 1}));
      EXPECT_GT(std::fabs(difference), 25) << "of 255, style " << static_cast<int>(style) << ", row " << certain;
    }
  }
}

}  // namespace
}  // namespace yalu
