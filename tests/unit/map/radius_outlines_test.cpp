// Radius outlines: what is known by a radius is as wide as that radius, stays in its country, and is made once.
#include "map/radius_outlines.h"

#include <gtest/gtest.h>

#include "map/geometry_build.h"
#include "unit/map/test_world.h"

namespace yalu {
namespace {

const LonLat sinuiju{124.39, 40.1};

// One set with one place known within 3 km.
World world_of(double radius_km, bool named) {
  World world = empty_world();
  Location location;
  location.position = sinuiju;
  location.precision = Precision::settlement;
  location.radius_km = radius_km;
  if (named) {
    Place place;
    place.id = "kp_sinuiju";
    place.country = "KP";
    place.position = sinuiju;
    world.gazetteer = Gazetteer({place});
    location.place = world.gazetteer.find_id("kp_sinuiju");
  }
  world.locations.sets = {{location}};
  place_locations(world);
  return world;
}

TEST(RadiusOutlines, AreAsWideAsTheRadius) {
  const World world = world_of(3, false);
  const GeometryRef outline = outline_of(world, 0, 0);
  ASSERT_TRUE(outline);
  EXPECT_NEAR(outline->bounds.width(), 6000, 10);  // the projection's scale is not quite 1 here
  EXPECT_NEAR(outline->bounds.height(), 6000, 10);
}

TEST(RadiusOutlines, AreNotForPoints) {
  EXPECT_FALSE(outline_of(world_of(0, false), 0, 0));
}

TEST(RadiusOutlines, StayInTheirCountry) {
  World world = world_of(3, true);
  const MapMetres middle = world.placed[0][0].point;
  MapFeature country;
  country.code = "KP";
  country.geometry = make_path({{middle.x - 1e5, middle.y - 1e5},
                                {middle.x + 1e5, middle.y - 1e5},
                                {middle.x + 1e5, middle.y + 1000},
                                {middle.x - 1e5, middle.y + 1000}});
  world.base_map.overview.countries = {country};
  EXPECT_NEAR(outline_of(world, 0, 0)->bounds.max_y, middle.y + 1000, 1e-6);
  country.code = "CN";
  world.base_map.overview.countries = {country};
  world.radius_outlines = std::make_shared<RadiusOutlines>();
  EXPECT_NEAR(outline_of(world, 0, 0)->bounds.max_y, middle.y + 3000, 10) << "another country does not cut it";
}

TEST(RadiusOutlines, AreTheSameObjectAsLongAsTheyAreShown) {
  const World world = world_of(3, false);
  const GeometryRef first = outline_of(world, 0, 0);
  Location other = world.locations.sets[0][0];
  for (int i = 0; i < 18'000; ++i) {
    other.position->lon_deg = 120 + i * 1e-4;
    world.radius_outlines->of(world, other, world.projection.forward(*other.position));
    if (i % 1000 == 0) {
      ASSERT_EQ(outline_of(world, 0, 0), first) << "after " << i << " others";
    }
  }
}

}  // namespace
}  // namespace yalu
