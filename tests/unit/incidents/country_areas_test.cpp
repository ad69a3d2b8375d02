#include "incidents/country_areas.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

std::vector<LonLat> rectangle(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

// Two squares with a common side at lon 10, the eastern one with a lake-like hole that belongs to a third.
CountryAreas three_countries() {
  std::vector<CountryOutlines> outlines(2);
  outlines[0].areas = {{"AA", "Aland", {rectangle(0, 0, 10, 10)}},
                       {"BB", "Bland", {rectangle(10, 0, 20, 10), rectangle(14, 4, 16, 6)}},
                       {"CC", "Cland", {rectangle(14, 4, 16, 6)}}};
  outlines[0].known = {-5, -5, 25, 15};
  outlines[0].accuracy_km = 0.5;
  outlines[1].areas = {{"DD", "Dland", {rectangle(30, 0, 40, 10)}}};
  outlines[1].known = {-5, -5, 45, 15};
  outlines[1].accuracy_km = 10;
  return CountryAreas(std::move(outlines));
}

TEST(CountryAreas, TellsCountriesHolesSeaAndTheUnknown) {
  const CountryAreas areas = three_countries();
  EXPECT_EQ(areas.country_at({5, 5}), "AA");
  EXPECT_EQ(areas.country_at({12, 5}), "BB");
  EXPECT_EQ(areas.country_at({15, 5}), "CC");
  EXPECT_EQ(areas.country_at({9.999, 9.999}), "AA");
  EXPECT_EQ(areas.country_at({10.001, 9.999}), "BB");
  EXPECT_EQ(areas.country_at({22, 5}), std::nullopt);
  EXPECT_TRUE(areas.knows({22, 5}));
  EXPECT_EQ(areas.country_at({35, 5}), "DD");
  EXPECT_FALSE(areas.knows({100, 5}));
  EXPECT_EQ(areas.country_at({100, 5}), std::nullopt);
  EXPECT_EQ(areas.border_distance_km({100, 5}), std::nullopt);
  EXPECT_EQ(areas.accuracy_km({5, 5}), 0.5);
  EXPECT_EQ(areas.accuracy_km({35, 5}), 10);
  EXPECT_EQ(areas.name_of("BB"), "Bland");
  EXPECT_EQ(areas.name_of("ZZ"), "ZZ");
}

// One degree of a great circle is 111.195 km on the sphere of mean radius 6371.0088 km.
TEST(CountryAreas, MeasuresToTheNearestOutline) {
  const CountryAreas areas = three_countries();
  EXPECT_NEAR(areas.border_distance_km({5, 9}).value(), 111.195, 0.01);
  EXPECT_NEAR(areas.border_distance_km({5, 12}).value(), 222.39, 0.02);
  EXPECT_NEAR(areas.border_distance_km({11, 0.0001}, "AA").value(), 111.195, 0.01);
  EXPECT_NEAR(areas.border_distance_km({15, 5.5}, "AA").value(), 5 * 111.195 * std::cos(5.5 * 3.14159265 / 180), 0.2);
  EXPECT_EQ(areas.border_distance_km({5, 5}, "DD"), std::nullopt);
}

TEST(CountryAreas, NothingIsKnownWithoutOutlines) {
  EXPECT_FALSE(CountryAreas().knows({5, 5}));
  EXPECT_EQ(CountryAreas().country_at({5, 5}), std::nullopt);
  const CountryAreas empty({CountryOutlines{}});
  EXPECT_EQ(empty.country_at({5, 5}), std::nullopt);
  EXPECT_EQ(empty.border_distance_km({5, 5}), std::nullopt);
}

// A star around its centre: a ray from the centre meets the outline once, so the radius there decides.
TEST(CountryAreas, AgreesWithTheRadiusOfAStar) {
  EXPECT_TRUE(rc::check([] {
    constexpr double pi = 3.14159265358979;
    const int corners = *rc::gen::inRange(3, 40);
    std::vector<LonLat> ring;
    std::vector<double> radii;
    for (int i = 0; i < corners; ++i) {
      radii.push_back(*rc::gen::inRange(100, 900) / 100.0);
      const double angle = 2 * pi * i / corners;
      ring.push_back({50 + radii.back() * std::cos(angle), 20 + radii.back() * std::sin(angle)});
    }
    CountryOutlines outlines;
    outlines.areas = {{"AA", "Aland", {ring}}};
    const CountryAreas areas({outlines});
    const int at = *rc::gen::inRange(0, corners);
    const double angle = 2 * pi * at / corners;
    const auto point = [&](double share) {
      const double r = radii[static_cast<std::size_t>(at)] * share;
      return LonLat{50 + r * std::cos(angle), 20 + r * std::sin(angle)};
    };
    RC_ASSERT(areas.country_at(point(0.99)) == std::optional<std::string_view>("AA"));
    RC_ASSERT(!areas.country_at(point(1.01)));
    RC_ASSERT(areas.border_distance_km(point(1)).value() < 1e-6);
  }));
}

// The search from cell to cell against the plain one: the least distance to many points set along every edge.
TEST(CountryAreas, FindsTheNearestOfManyOutlines) {
  EXPECT_TRUE(rc::check([] {
    CountryOutlines outlines;
    const int count = *rc::gen::inRange(1, 80);
    std::vector<std::vector<LonLat>> rings;
    for (int i = 0; i < count; ++i) {
      const double x = *rc::gen::inRange(0, 300) / 10.0, y = *rc::gen::inRange(0, 300) / 10.0;
      const double w = *rc::gen::inRange(1, 50) / 100.0, h = *rc::gen::inRange(1, 50) / 100.0;
      rings.push_back(rectangle(x, y, x + w, y + h));
      outlines.areas.push_back({i % 2 == 0 ? "AA" : "BB", "", {rings.back()}});
    }
    const CountryAreas areas({outlines});
    const LonLat p{*rc::gen::inRange(-50, 400) / 10.0, *rc::gen::inRange(-50, 400) / 10.0};
    const auto plain = [&](bool only_even) {
      double best = 1e9;
      for (std::size_t i = 0; i < rings.size(); ++i) {
        if (only_even && i % 2 != 0) continue;
        for (std::size_t k = 0; k < 4; ++k) {
          const LonLat a = rings[i][k], b = rings[i][(k + 1) % 4];
          for (int step = 0; step <= 200; ++step) {
            const double x = a.lon_deg + (b.lon_deg - a.lon_deg) * step / 200 - p.lon_deg;
            const double y = a.lat_deg + (b.lat_deg - a.lat_deg) * step / 200 - p.lat_deg;
            best = std::min(best, 111.195 * std::hypot(x * std::cos(p.lat_deg * 3.14159265358979 / 180), y));
          }
        }
      }
      return best;
    };
    RC_ASSERT(std::abs(areas.border_distance_km(p).value() - plain(false)) < 0.3);
    RC_ASSERT(std::abs(areas.border_distance_km(p, "AA").value() - plain(true)) < 0.3);
  }));
}

}  // namespace
}  // namespace yalu
