#include "map/camera.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

Projection projection_of(const char* definition = default_projection) {
  auto projection = Projection::create(definition);
  EXPECT_TRUE(projection.ok());
  return std::move(projection).value();
}

constexpr ScreenSize frame{1280, 800};

LonLat ground_under(const Camera& camera, const Projection& projection, ScreenPx at) {
  const ScreenPx p = camera_affine(camera, projection, frame).inverse().apply({at.x, at.y});
  return projection.inverse({p.x, p.y});
}

TEST(Camera, ZoomIsGroundResolutionAtTheCentreInAnyProjection) {
  EXPECT_NEAR(ground_metres_per_px(0), 78271.517, 1e-3);  // 40075016.686 / 512
  EXPECT_NEAR(zoom_for(ground_metres_per_px(7.25)), 7.25, 1e-12);
  for (const char* definition : {default_projection, "EPSG:3857", "EPSG:5179"}) {
    const Projection projection = projection_of(definition);
    Camera camera;
    camera.center = {126.9, 41.35};
    camera.zoom = 8;
    const ScreenPx middle{frame.width_px / 2, frame.height_px / 2};
    const LonLat a = ground_under(camera, projection, {middle.x - 10, middle.y});
    const LonLat b = ground_under(camera, projection, {middle.x + 10, middle.y});
    EXPECT_NEAR(geodesic_distance_m(a, b) / 20, ground_metres_per_px(8), 0.003 * ground_metres_per_px(8)) << definition;
  }
}

TEST(Camera, TheGroundUnderTheCursorStaysThereWhenZooming) {
  const Projection conic = projection_of(), mercator = projection_of("EPSG:3857"), utm = projection_of("EPSG:32652");
  EXPECT_TRUE(rc::check("zoomed keeps the fixed point", [&] {
    const Projection* all[] = {&conic, &mercator, &utm};
    const Projection& projection = *all[*rc::gen::inRange(0, 3)];
    Camera camera;
    camera.center = {*rc::gen::inRange(1230, 1310) / 10.0, *rc::gen::inRange(395, 433) / 10.0};
    camera.zoom = *rc::gen::inRange(50, 140) / 10.0;
    const ScreenPx cursor{*rc::gen::inRange(0, 1280) * 1.0, *rc::gen::inRange(0, 800) * 1.0};
    const double steps = *rc::gen::inRange(-10, 11) / 10.0;
    const LonLat before = ground_under(camera, projection, cursor);
    const Camera after = zoomed(camera, projection, frame, cursor, steps);
    const double moved = geodesic_distance_m(before, ground_under(after, projection, cursor));
    RC_ASSERT(moved < 0.1 * ground_metres_per_px(after.zoom));  // a tenth of a pixel
  }));
}

TEST(Camera, DraggingMovesTheGroundWithThePointer) {
  const Projection projection = projection_of();
  Camera camera;
  camera.center = {126.9, 41.35};
  camera.zoom = 8;
  const LonLat grabbed = ground_under(camera, projection, {300, 200});
  const Camera dragged = panned(camera, projection, frame, 150, -40);
  EXPECT_LT(geodesic_distance_m(grabbed, ground_under(dragged, projection, {450, 160})), 0.5 * ground_metres_per_px(8));
}

TEST(Camera, ABoxIsShownWholeAndFillsTheFrame) {
  const Projection projection = projection_of();
  Camera camera;
  camera.box = LonLatBox{124, 39.8, 130.5, 43.2};
  const Camera resolved = resolve_camera(camera, projection, frame);
  EXPECT_FALSE(resolved.box);
  const Affine affine = camera_affine(resolved, projection, frame);
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
  for (const LonLat corner : {LonLat{124, 39.8}, LonLat{130.5, 39.8}, LonLat{124, 43.2}, LonLat{130.5, 43.2},
                              LonLat{127.25, 39.8}, LonLat{127.25, 43.2}}) {
    const ScreenPx p = affine.apply(projection.forward(corner));
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  EXPECT_GE(left, -2);
  EXPECT_LE(right, frame.width_px + 2);
  EXPECT_GE(top, -2);
  EXPECT_LE(bottom, frame.height_px + 2);
  EXPECT_TRUE(right - left > 0.98 * frame.width_px || bottom - top > 0.98 * frame.height_px);
}

}  // namespace
}  // namespace yalu
