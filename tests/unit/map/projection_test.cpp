#include "map/projection.h"

#include <cmath>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

// Snyder 1987, Map Projections - A Working Manual, USGS Professional Paper 1395, equations 15-1 to 15-11, 14-15 and
// 15-9a: Lambert conformal conic on the ellipsoid with two standard parallels. The second implementation to hold PROJ
// against.
MapMetres snyder_lcc(LonLat position) {
  constexpr double a = 6378137, f = 1 / 298.257223563;
  const double e = std::sqrt(f * (2 - f));
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
  const auto m = [&](double phi) { return std::cos(phi) / std::sqrt(1 - e * e * std::sin(phi) * std::sin(phi)); };
  const auto t = [&](double phi) {
    return std::tan(std::numbers::pi / 4 - phi / 2) /
           std::pow((1 - e * std::sin(phi)) / (1 + e * std::sin(phi)), e / 2);
  };
  const double phi_1 = radians(40.5), phi_2 = radians(42.5), phi_0 = radians(41.5), lambda_0 = radians(126.5);
  const double n = (std::log(m(phi_1)) - std::log(m(phi_2))) / (std::log(t(phi_1)) - std::log(t(phi_2)));
  const double big_f = m(phi_1) / (n * std::pow(t(phi_1), n));
  const double rho_0 = a * big_f * std::pow(t(phi_0), n);
  const double rho = a * big_f * std::pow(t(radians(position.lat_deg)), n);
  const double theta = n * (radians(position.lon_deg) - lambda_0);
  return {rho * std::sin(theta), rho_0 - rho * std::cos(theta)};
}

Projection default_one() {
  auto projection = Projection::create(default_projection);
  EXPECT_TRUE(projection.ok());
  return std::move(projection).value();
}

TEST(Projection, AgreesWithSnydersFormulaEverywhereInTheRegion) {
  const Projection projection = default_one();
  EXPECT_TRUE(rc::check("forward equals Snyder within a millimetre", [&] {
    const LonLat at{*rc::gen::inRange(11500, 13600) / 100.0, *rc::gen::inRange(3400, 4700) / 100.0};
    const MapMetres expected = snyder_lcc(at), got = projection.forward(at);
    RC_ASSERT(std::abs(got.x - expected.x) < 1e-3);
    RC_ASSERT(std::abs(got.y - expected.y) < 1e-3);
    const LonLat back = projection.inverse(got);
    RC_ASSERT(std::abs(back.lon_deg - at.lon_deg) < 1e-9);
    RC_ASSERT(std::abs(back.lat_deg - at.lat_deg) < 1e-9);
  }));
}

TEST(Projection, ManyPointsGoAsSingleOnes) {
  const Projection projection = default_one();
  const std::vector<LonLat> positions{{124.39, 40.13}, {129.99, 42.96}, {128.18, 41.40}};
  std::vector<MapMetres> out(positions.size());
  projection.forward(positions, out);
  for (std::size_t i = 0; i < positions.size(); ++i) EXPECT_EQ(out[i], projection.forward(positions[i]));
}

TEST(Projection, TheScaleIsTrueOnTheStandardParallels) {
  const Projection projection = default_one();
  EXPECT_NEAR(projection.scale_at({126.5, 40.5}), 1, 2e-5);
  EXPECT_NEAR(projection.scale_at({126.5, 42.5}), 1, 2e-5);
  EXPECT_LT(projection.scale_at({126.5, 41.5}), 1);  // between the parallels the cone lies inside
}

TEST(Projection, WebMercatorShowsLengthsTooLongHere) {
  const auto mercator = Projection::create("EPSG:3857");
  ASSERT_TRUE(mercator.ok()) << mercator.error().message;
  // The secant of the latitude, 1.33 at 41.5 N (on the sphere; a quarter per cent more or less on the ellipsoid).
  EXPECT_NEAR(mercator.value().scale_at({126.5, 41.5}), 1 / std::cos(41.5 * std::numbers::pi / 180), 0.005);
  // x of EPSG:3857 is the radius times the longitude in radians.
  EXPECT_NEAR(mercator.value().forward({126.5, 41.5}).x, 6378137 * 126.5 * std::numbers::pi / 180, 0.01);
}

TEST(Projection, RefusesWhatIsNoProjection) {
  for (const char* bad : {"", "nonsense", "EPSG:4326", "EPSG:999999", "+proj=longlat", "+proj=nothing"}) {
    const auto projection = Projection::create(bad);
    ASSERT_FALSE(projection.ok()) << bad;
    EXPECT_NE(projection.error().message.find("projection '" + std::string(bad) + "'"), std::string::npos);
  }
}

TEST(Projection, NamesItselfForThePage) {
  EXPECT_EQ(default_one().name(),
            "Lambert conformal conic, standard parallels 40.5\u00b0 N and 42.5\u00b0 N, central meridian 126.5\u00b0 "
            "E, WGS 84");
}

TEST(Geodesic, KnowsPublishedLengths) {
  // One degree of the equator is a 360th of its circumference.
  EXPECT_NEAR(geodesic_distance_m({0, 0}, {1, 0}), 2 * std::numbers::pi * 6378137 / 360, 1e-6);
  // The meridian quadrant of WGS 84 is 10 001 965.729 m.
  EXPECT_NEAR(geodesic_distance_m({126, 0}, {126, 90}), 10001965.729, 1e-3);
}

TEST(Geodesic, AgreesWithThePublishedExampleOfGeographicLib) {
  // Wellington to Salamanca, nearly antipodal; the manual of GeographicLib gives 19959679.267 m.
  EXPECT_NEAR(geodesic_distance_m({174.81, -41.32}, {-5.50, 40.96}), 19959679.267, 1e-3);
}

TEST(Geodesic, ALineHasPiecesOfOneLengthThatAddUp) {
  const LonLat a{124.39, 40.12}, b{130.6, 42.3};
  const std::vector<LonLat> line = geodesic_line(a, b, 7);
  ASSERT_EQ(line.size(), 8U);
  EXPECT_EQ(line.front(), a);
  EXPECT_EQ(line.back(), b);
  const double whole = geodesic_distance_m(a, b);
  for (std::size_t i = 1; i < line.size(); ++i)
    EXPECT_NEAR(geodesic_distance_m(line[i - 1], line[i]), whole / 7, 1e-3) << i;
}

TEST(Utm, AgreesWithAPublishedPosition) {
  // The CN Tower, 43 deg 38 min 33.24 s N, 79 deg 23 min 13.7 s W, as Wikipedia's article on UTM gives it.
  const auto tower = utm_position({-(79 + 23 / 60.0 + 13.7 / 3600), 43 + 38 / 60.0 + 33.24 / 3600});
  ASSERT_TRUE(tower);
  EXPECT_EQ(tower->zone, 17);
  EXPECT_TRUE(tower->north);
  EXPECT_NEAR(tower->easting_m, 630084, 1);
  EXPECT_NEAR(tower->northing_m, 4833438, 1);
}

TEST(Utm, TheSouthMirrorsTheNorth) {
  const auto north = utm_position({126.9, 37.5}), south = utm_position({126.9, -37.5});
  ASSERT_TRUE(north && south);
  EXPECT_FALSE(south->north);
  EXPECT_NEAR(south->northing_m, 10'000'000 - north->northing_m, 1e-6);
  EXPECT_NEAR(utm_position({129, 0})->easting_m, 500'000, 1e-6) << "on the central meridian of zone 52";
}

TEST(Utm, KnowsItsZonesAndItsEnds) {
  const auto zone = [](double lon, double lat) { return utm_position({lon, lat})->zone; };
  EXPECT_EQ(zone(125.999, 40), 51);
  EXPECT_EQ(zone(126, 40), 52);
  EXPECT_EQ(zone(-180, 0), 1);
  EXPECT_EQ(zone(180, 0), 60);
  EXPECT_EQ(zone(5.3, 60.4), 32) << "Bergen";
  EXPECT_EQ(zone(5.3, 55.9), 31);
  EXPECT_EQ(zone(15.6, 78.2), 33) << "Longyearbyen";
  EXPECT_EQ(zone(8.9, 73), 31);
  EXPECT_EQ(zone(30, 80), 35);
  EXPECT_EQ(zone(41.9, 72), 37);
  EXPECT_FALSE(utm_position({126, 84.1}));
  EXPECT_FALSE(utm_position({126, -80.1}));
}

TEST(Geodesic, DestinationLiesThatFarAway) {
  EXPECT_TRUE(rc::check("distance of the destination", [] {
    const LonLat start{*rc::gen::inRange(-1799, 1800) / 10.0, *rc::gen::inRange(-850, 850) / 10.0};
    const double azimuth = *rc::gen::inRange(0, 360), length = *rc::gen::inRange(1, 500000);
    RC_ASSERT(std::abs(geodesic_distance_m(start, geodesic_destination(start, azimuth, length)) - length) < 1e-3);
  }));
}

}  // namespace
}  // namespace yalu
