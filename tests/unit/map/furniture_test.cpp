#include "map/furniture.h"

#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "map/camera.h"
#include "map/geometry_build.h"
#include "map/incident_marks.h"
#include "unit/map/test_world.h"
#include "unit/test_fonts.h"

namespace yalu {
namespace {

TEST(ScaleBar, IsAsLongAsItSaysWhereItStands) {
  const FontSet& fonts = test_fonts();
  for (const char* projection : {default_projection, "EPSG:3857"}) {
    const World world = empty_world(projection);
    EXPECT_TRUE(rc::check("the geodesic between its ends is the length it names", [&] {
      ViewState view;
      view.camera.center = {*rc::gen::inRange(1230, 1310) / 10.0, *rc::gen::inRange(395, 433) / 10.0};
      view.camera.zoom = *rc::gen::inRange(40, 130) / 10.0;
      const MapFrame frame = map_frame(world, view, fonts);
      DisplayList list;
      Painter paint{list, fonts};
      const ScreenPx left{*rc::gen::inRange(16, 900) * 1.0, *rc::gen::inRange(40, 780) * 1.0};
      draw_scale_bar(paint, world, frame, Style{}, left, 150, 11);
      const auto& bar = std::get<StrokeLine>(list.commands.at(0)).geometry->points;
      const std::string& words = std::get<DrawGlyphs>(list.commands.back()).run->text;
      const double named_m = std::atof(words.c_str()) * (words.find("km") != std::string::npos ? 1000 : 1);
      const Affine to_map = frame.to_screen.inverse();
      const auto ground = [&](MapMetres p) {
        const ScreenPx m = to_map.apply(p);
        return world.projection.inverse({m.x, m.y});
      };
      const double measured_m = geodesic_distance_m(ground(bar[1]), ground(bar[2]));
      RC_ASSERT(std::abs(measured_m / named_m - 1) < 0.001);
      RC_ASSERT(bar[2].x - bar[1].x <= 151);
      RC_ASSERT(bar[2].x - bar[1].x > 50);  // 1, 2, 5: never less than two fifths of the longest
    }));
  }
}

TEST(GroundCircle, StaysWithinItsCountry) {
  auto created = Projection::create(default_projection);
  ASSERT_TRUE(created.ok());
  const Projection projection = std::move(created).value();
  const LonLat center{126.5, 41.5};
  const MapMetres middle = projection.forward(center);
  // A country whose northern border runs 5 km north of the place, straight from west to east.
  const GeometryRef country = make_path({{middle.x - 1e5, middle.y - 1e5},
                                         {middle.x + 1e5, middle.y - 1e5},
                                         {middle.x + 1e5, middle.y + 5000},
                                         {middle.x - 1e5, middle.y + 5000}});
  const GeometryRef within = ground_circle_within(projection, center, 15000, *country);
  EXPECT_NEAR(within->bounds.max_y, middle.y + 5000, 1e-6);
  EXPECT_NEAR(within->bounds.min_y, middle.y - 15000, 20);  // the projection's scale is not quite 1 here
  EXPECT_NEAR(within->bounds.width(), 30000, 40);
  const GeometryRef wide =
      make_path({{middle.x - 1e6, middle.y - 1e6}, {middle.x + 1e6, middle.y - 1e6}, {middle.x, middle.y + 1e6}});
  EXPECT_EQ(ground_circle_within(projection, center, 15000, *wide)->points,
            ground_circle(projection, center, 15000)->points);
}

TEST(Marks, AreaGrowsWithPersons) {
  const SymbolScale scale;
  const double small = radius_for(100, scale), large = radius_for(400, scale);
  EXPECT_NEAR(large / small, 2, 1e-9);
  EXPECT_EQ(radius_for(0, scale), scale.min_radius_px);
}

TEST(Marks, RimDashesCloseTheCircle) {
  EXPECT_TRUE(rc::check("whole number of dashes", [] {
    const double radius = *rc::gen::inRange(40, 600) / 10.0;
    for (const Verification v : {Verification::alleged, Verification::corroborated}) {
      const auto dash = rim_dash(v, radius);
      RC_ASSERT(dash.size() == 2u);
      const double pairs =
          2 * 3.14159265358979 * radius / (static_cast<double>(dash[0]) + static_cast<double>(dash[1]));
      RC_ASSERT(std::abs(pairs - std::round(pairs)) < 1e-3);
    }
  }));
  EXPECT_TRUE(rim_dash(Verification::confirmed, 10).empty());
}

}  // namespace
}  // namespace yalu
