#include "app/layout.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

double area(const ScreenRect& rect) {
  return rect.width * rect.height;
}

TEST(Layout, TheMapIsTheLargestPart) {
  const WindowLayout layout = lay_out_window({1440, 900}, {});
  EXPECT_GT(area(layout.map), area(layout.filters) + area(layout.incident));
  EXPECT_GT(area(layout.map), area(layout.timeline) + area(layout.header));
}

TEST(Layout, F9LeavesTheMapAlone) {
  Folds folds;
  folds.map_alone = true;
  EXPECT_EQ(lay_out_window({1440, 900}, folds).map, (ScreenRect{0, 0, 1440, 900}));
}

TEST(Layout, AFoldedPanelGivesItsRoomToTheMap) {
  const WindowLayout open = lay_out_window({1440, 900}, {});
  Folds folds;
  folds.filters = true;
  const WindowLayout folded = lay_out_window({1440, 900}, folds);
  EXPECT_EQ(folded.filters.width, 0);
  EXPECT_DOUBLE_EQ(folded.map.width, open.map.width + open.filters.width);
  EXPECT_EQ(folded.incident, open.incident);
}

TEST(Layout, PartsTileTheWindow) {
  EXPECT_TRUE(rc::check([](bool filters, bool incident, bool timeline, bool alone, unsigned w, unsigned h) {
    const ScreenSize size{static_cast<double>(w % 4000 + 1), static_cast<double>(h % 3000 + 1)};
    const WindowLayout layout = lay_out_window(size, {filters, incident, timeline, alone});
    const ScreenRect parts[] = {layout.header, layout.filters, layout.map, layout.incident, layout.timeline};
    double sum = 0;
    for (const ScreenRect& part : parts) {
      RC_ASSERT(part.width >= 0 && part.height >= 0);
      sum += area(part);
    }
    // In windows smaller than the least map the map alone overlaps the edge.
    if (size.width_px >= 640 && size.height_px >= 400) RC_ASSERT(std::abs(sum - size.width_px * size.height_px) < 1e-6);
  }));
}

}  // namespace
}  // namespace yalu
