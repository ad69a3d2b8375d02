// The projections that the window offers can be used, and what was typed is remembered.
#include "app/projection_choice.h"

#include <gtest/gtest.h>

#include "map/projection.h"

namespace yalu {
namespace {

TEST(ProjectionChoice, EveryPresetIsAProjectionOfTheBorder) {
  for (const ProjectionPreset& preset : projection_presets()) {
    const auto projection = Projection::create(preset.definition);
    EXPECT_TRUE(projection.ok()) << preset.label << ": " << (projection.ok() ? "" : projection.error().message);
    EXPECT_EQ(find_preset(preset.definition), &preset);
  }
  EXPECT_EQ(find_preset("EPSG:5186"), nullptr);
}

TEST(ProjectionChoice, ABareNumberIsAnEpsgCode) {
  EXPECT_EQ(tidy_definition(" 5179\t"), "EPSG:5179");
  EXPECT_EQ(tidy_definition("  +proj=laea +lat_0=41 "), "+proj=laea +lat_0=41");
  EXPECT_EQ(tidy_definition("  "), "");
}

TEST(ProjectionChoice, RemembersTheLastFirstAndEachOnce) {
  std::vector<std::string> used;
  remember_projection(used, "EPSG:5186");
  remember_projection(used, "EPSG:3857");  // a preset is offered anyway
  remember_projection(used, "EPSG:32651");
  remember_projection(used, "EPSG:5186");
  EXPECT_EQ(used, (std::vector<std::string>{"EPSG:5186", "EPSG:32651"}));
  for (int code = 1; code < 30; ++code) remember_projection(used, "EPSG:" + std::to_string(code));
  EXPECT_EQ(used.size(), 10U);
  EXPECT_EQ(used.front(), "EPSG:29");
}

}  // namespace
}  // namespace yalu
