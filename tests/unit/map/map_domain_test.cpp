#include "map/map_domain.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

// What a ring covers by the even-odd rule.
bool covers(const std::vector<LonLat>& ring, double lon, double lat) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat &a = ring[i], &b = ring[j];
    if ((a.lat_deg > lat) != (b.lat_deg > lat) &&
        lon < (b.lon_deg - a.lon_deg) * (lat - a.lat_deg) / (b.lat_deg - a.lat_deg) + a.lon_deg) {
      inside = !inside;
    }
  }
  return inside;
}

TEST(ClipRing, CoversWhatTheRingCoversInsideTheBoxAndNothingOutside) {
  const LonLatBox box{10, 10, 20, 20};
  EXPECT_TRUE(rc::check([&box] {
    const auto coordinates = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(0, 300));
    std::vector<LonLat> ring;
    for (std::size_t i = 0; i + 1 < coordinates.size(); i += 2)
      ring.push_back({coordinates[i] / 10.0, coordinates[i + 1] / 10.0});
    const std::vector<LonLat> clipped = clip_ring(ring, box);
    for (const LonLat& p : clipped) {
      RC_ASSERT(p.lon_deg >= 10 - 1e-9 && p.lon_deg <= 20 + 1e-9 && p.lat_deg >= 10 - 1e-9 && p.lat_deg <= 20 + 1e-9);
    }
    // Off the grid of the ring's corners, so that no point lies on an edge by accident of the grid.
    const double lon = 10.0 + (*rc::gen::inRange(0, 100) + 0.4567) / 10.0;
    const double lat = 10.0 + (*rc::gen::inRange(0, 100) + 0.3217) / 10.0;
    if (lon < 20 && lat < 20) RC_ASSERT(covers(ring, lon, lat) == (!clipped.empty() && covers(clipped, lon, lat)));
  }));
}

Projection projection_of(const std::string& definition) {
  auto projection = Projection::create(definition);
  EXPECT_TRUE(projection.ok()) << projection.error().message;
  return std::move(projection).value();
}

const std::vector<std::string>& definitions() {
  static const std::vector<std::string> all = {default_projection,
                                               "EPSG:3857",
                                               "EPSG:32652",
                                               "EPSG:3995",
                                               "+proj=eqearth",
                                               "+proj=robin +lon_0=127",
                                               "+proj=eqc +lon_0=-100",
                                               "+proj=laea +lat_0=52 +lon_0=179",
                                               "+proj=ortho +lat_0=40 +lon_0=127",
                                               "+proj=aeqd +lat_0=41 +lon_0=126.5",
                                               "+proj=aea +lat_1=25 +lat_2=47 +lon_0=105"};
  return all;
}

TEST(MapDomain, EndsWhereTheProjectionDoes) {
  const MapDomain mercator = MapDomain::of(projection_of("EPSG:3857"));
  EXPECT_TRUE(mercator.contains({-179, 84.9}));
  EXPECT_FALSE(mercator.contains({0, 87}));
  // Beyond 90 degrees from its centre an orthographic globe turns its back.
  const MapDomain globe = MapDomain::of(projection_of("+proj=ortho +lat_0=40 +lon_0=127"));
  EXPECT_TRUE(globe.contains({127, -49}));
  EXPECT_FALSE(globe.contains({127, -51}));
  EXPECT_FALSE(globe.contains({-53, 40}));
  EXPECT_TRUE(globe.contains({-53, 51})) << "beyond the pole, 89 degrees away";
  // UTM zone 52: central meridian 129 E.
  const MapDomain utm = MapDomain::of(projection_of("EPSG:32652"));
  EXPECT_TRUE(utm.contains({71, 40}));
  EXPECT_FALSE(utm.contains({67, 40}));
  EXPECT_FALSE(utm.contains({-53, 40}));
}

TEST(MapDomain, ALineAcrossTheCutIsTwo) {
  // The default map is cut open at 53.5 W, opposite to 126.5 E.
  const MapDomain domain = MapDomain::of(projection_of(default_projection));
  const auto lines = domain.cut_line({{-60, 10}, {-50, 10}});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[0].front().lon_deg, -53.5, 1e-6);
  EXPECT_NEAR(lines[1].back().lon_deg, 306.5, 1e-6);
  // The date line is no cut there: a path that jumps from 179 E to 179 W is one short line.
  const auto across = domain.cut_line({{179, 50}, {-179, 50}});
  ASSERT_EQ(across.size(), 1U);
  EXPECT_NEAR(across[0].back().lon_deg, 181, 1e-9);
}

// A star around a place: corners in the order of their direction, so that it does not cross itself.
struct Star {
  std::vector<LonLat> ring;
  double center_lon = 0;
};
Star any_star() {
  Star star;
  star.center_lon = *rc::gen::inRange(-1800, 1800) / 10.0;
  const double lat = *rc::gen::inRange(-600, 600) / 10.0;
  const int corners = *rc::gen::inRange(3, 9);
  for (int i = 0; i < corners; ++i) {
    const double angle = 6.283185307 * i / corners, reach = *rc::gen::inRange(20, 200) / 10.0;
    star.ring.push_back({star.center_lon + reach * std::cos(angle), lat + reach * std::sin(angle)});
  }
  return star;
}

double distance_to_edges(const std::vector<LonLat>& ring, LonLat p) {
  double nearest = 1e9;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
    const double dx = b.lon_deg - a.lon_deg, dy = b.lat_deg - a.lat_deg;
    const double share =
        std::clamp(((p.lon_deg - a.lon_deg) * dx + (p.lat_deg - a.lat_deg) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    nearest = std::min(nearest, std::hypot(p.lon_deg - a.lon_deg - share * dx, p.lat_deg - a.lat_deg - share * dy));
  }
  return nearest;
}

TEST(MapDomainLaws, ACutAreaCoversOnTheMapWhatItCoversOnTheGlobe) {
  for (const std::string& definition : definitions()) {
    const Projection projection = projection_of(definition);
    const MapDomain domain = MapDomain::of(projection);
    EXPECT_TRUE(rc::check(definition, [&] {
      const Star star = any_star();
      std::vector<LonLat> ring = star.ring;
      // As data has it: longitudes from -180 to 180.
      for (LonLat& p : ring) p.lon_deg = std::remainder(p.lon_deg, 360);
      const LonLat at{star.center_lon + *rc::gen::inRange(-250, 250) / 10.0 + 0.0123,
                      star.ring[0].lat_deg + *rc::gen::inRange(-250, 250) / 10.0 + 0.0217};
      const LonLat position{std::remainder(at.lon_deg, 360), at.lat_deg};
      if (std::fabs(at.lat_deg) > 89 || !domain.contains(position)) return;
      // Edges of half a degree are chords on the map.
      if (distance_to_edges(star.ring, at) < 0.1) return;
      const MapMetres on_map = projection.forward(position);
      bool covered = false;
      for (const auto& cut : domain.cut_ring(ring)) {
        std::vector<MapMetres> projected(cut.size());
        projection.forward(cut, projected);
        std::vector<LonLat> plane;
        for (const MapMetres& p : projected) {
          RC_ASSERT(std::isfinite(p.x) && std::isfinite(p.y));
          plane.push_back({p.x, p.y});
        }
        covered ^= covers(plane, on_map.x, on_map.y);
      }
      RC_ASSERT(covered == covers(star.ring, at.lon_deg, at.lat_deg));
    }));
  }
}

TEST(MapDomainLaws, NoLineJumpsAcrossTheMap) {
  for (const std::string& definition : definitions()) {
    const Projection projection = projection_of(definition);
    const MapDomain domain = MapDomain::of(projection);
    EXPECT_TRUE(rc::check(definition, [&] {
      const Star star = any_star();
      for (const auto& line : domain.cut_line(star.ring)) {
        for (std::size_t i = 1; i < line.size(); ++i) {
          const MapMetres a = projection.forward(line[i - 1]), b = projection.forward(line[i]);
          // Half a degree is at most 56 km; at 165 degrees from its centre an equidistant map stretches it 11 times.
          RC_ASSERT(std::hypot(b.x - a.x, b.y - a.y) < 1e6);
        }
      }
    }));
  }
}

TEST(MapDomain, AContinentAroundThePoleIsCutAsItsDataIs) {
  // As Antarctica is given: along 70 S, down the date line, along the pole and up again; or without the cut.
  std::vector<LonLat> whole;
  for (int lon = -180; lon < 180; lon += 5) whole.push_back({static_cast<double>(lon), -70});
  std::vector<LonLat> cut_open = whole;
  for (const LonLat p : {LonLat{180, -70}, LonLat{180, -90}, LonLat{-180, -90}}) cut_open.push_back(p);
  const Projection projection = projection_of("+proj=eqearth +lon_0=127");
  const MapDomain domain = MapDomain::of(projection);
  for (const std::vector<LonLat>& ring : {whole, cut_open})
    for (const LonLat at : {LonLat{10, -80}, LonLat{-60, -85}, LonLat{179, -75}, LonLat{-179.9, -89}}) {
      const MapMetres on_map = projection.forward(at);
      bool covered = false;
      for (const auto& piece : domain.cut_ring(ring)) {
        std::vector<LonLat> plane;
        for (const LonLat& p : piece) {
          const MapMetres q = projection.forward(p);
          plane.push_back({q.x, q.y});
        }
        covered ^= covers(plane, on_map.x, on_map.y);
      }
      EXPECT_TRUE(covered) << at.lon_deg << " " << at.lat_deg;
    }
}

}  // namespace
}  // namespace yalu
