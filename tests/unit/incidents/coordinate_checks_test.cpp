#include "incidents/coordinate_checks.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incidents/shifted_coordinates.h"

namespace yalu {
namespace {

using enum CoordinateProblem;

std::vector<LonLat> rectangle(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

// China north of 40 N, North Korea south of it and east of 124 E, the rest sea; nothing is known beyond 120 to 130 E.
CountryAreas two_countries() {
  CountryOutlines outlines;
  outlines.areas = {{"CN", "China", {rectangle(120, 40, 130, 45)}},
                    {"KP", "North Korea", {rectangle(124, 35, 130, 40)}}};
  outlines.known = {120, 34, 130, 45};
  outlines.accuracy_km = 0.25;
  return CountryAreas({outlines});
}

Place town(const char* name, const char* country, LonLat position) {
  Place place;
  place.name = name;
  place.country = country;
  place.position = position;
  place.precision = Precision::settlement;
  place.radius_km = 3;
  return place;
}

// 0.01 degrees of latitude are 1.11 km.
const Place north_town = town("Northtown", "CN", {125.12345, 40.01234});
const Place south_town = town("Southtown", "KP", {125.12345, 39.98765});

std::optional<CoordinateProblem> problem(StatedPosition stated, const Place* place) {
  const auto finding = check_coordinates(stated, place, two_countries());
  return finding ? std::optional(finding->problem) : std::nullopt;
}

std::string text(StatedPosition stated, const Place* place) {
  const auto finding = check_coordinates(stated, place, two_countries());
  return finding ? finding->text : "";
}

TEST(CoordinateChecks, FindsNothingWrongWithARightPosition) {
  EXPECT_EQ(problem({125.12345, 40.01234}, &north_town), std::nullopt);
  EXPECT_EQ(problem({125.13, 40.02}, &north_town), std::nullopt);
  EXPECT_EQ(problem({125.3, 40.1}, &north_town), std::nullopt);
  EXPECT_EQ(problem({125, 42}, nullptr), std::nullopt);
}

TEST(CoordinateChecks, KnowsWhatIsNoPosition) {
  EXPECT_EQ(text({225.5, 40}, &north_town),
            "lon 225.5, lat 40 is no position: longitude goes from -180 to 180, latitude from -90 to 90");
  EXPECT_EQ(problem({125, std::numeric_limits<double>::quiet_NaN()}, nullptr), out_of_range);
  EXPECT_EQ(problem({std::numeric_limits<double>::infinity(), 40}, &north_town), out_of_range);
  EXPECT_EQ(problem({10, 125}, &north_town), out_of_range) << "swapped it is far from the place and in no country";
}

TEST(CoordinateChecks, KnowsSwappedNumbers) {
  const auto finding = check_coordinates({40.012, 125.123}, &north_town, two_countries());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->problem, swapped);
  EXPECT_EQ(finding->text,
            "lon 40.012, lat 125.123 fits Northtown only when swapped: 125.123, 40.012; nothing was changed");
  EXPECT_EQ(finding->corrected, (LonLat{125.123, 40.012}));
  EXPECT_EQ(problem({42, 125}, nullptr), swapped) << "without a place a country will do";
  const Place low = town("Lowtown", "XX", {60, 20});
  EXPECT_EQ(problem({20, 60}, &low), swapped) << "both could be a latitude";
  EXPECT_EQ(problem({20, 60}, nullptr), std::nullopt);
  Place country;
  country.name = "North Korea";
  country.country = "KP";
  country.precision = Precision::country;
  EXPECT_EQ(problem({39, 125}, &country), swapped);
  EXPECT_EQ(problem({42, 125}, &country), out_of_range) << "swapped it is in the wrong country";
}

TEST(CoordinateChecks, UndoesShiftsThatAloneFit) {
  const LonLat gcj = gcj02_from_wgs84(*north_town.position);
  const auto finding = check_coordinates({gcj.lon_deg, gcj.lat_deg}, &north_town, two_countries());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->problem, gcj02);
  EXPECT_LT(great_circle_km(*finding->corrected, *north_town.position), 0.001);
  EXPECT_NE(finding->text.find(" fits Northtown only after undoing GCJ-02, which gives 125.12345, 40.01234; nothing"),
            std::string::npos)
      << finding->text;
  const LonLat bd = bd09_from_wgs84(*north_town.position);
  EXPECT_EQ(problem({bd.lon_deg, bd.lat_deg}, &north_town), bd09);
  Place area = north_town;
  area.precision = Precision::province;
  area.radius_km = 100;
  area.kind = PlaceKind::province;
  EXPECT_EQ(problem({gcj.lon_deg, gcj.lat_deg}, &area), std::nullopt) << "a province has no point";
  area.precision = Precision::county;
  area.kind = PlaceKind::county;
  EXPECT_EQ(problem({gcj.lon_deg, gcj.lat_deg}, &area), gcj02) << "a county has the point of its seat";
  EXPECT_EQ(problem({std::round(gcj.lon_deg * 100) / 100, std::round(gcj.lat_deg * 100) / 100}, &north_town),
            std::nullopt)
      << "two decimals cannot tell";
}

// 0.3 degrees of latitude are 33.4 km: more than the 3 km of a town and the 25 km tolerated, less than a county's 40.
TEST(CoordinateChecks, KnowsWhatIsFarFromThePlace) {
  EXPECT_EQ(text({125.12345, 40.31234}, &north_town),
            "125.12345, 40.31234 lies 33 km from Northtown, which the row names; nothing was changed");
  EXPECT_EQ(text({125.12345, 39.71234}, &north_town),
            "125.12345, 39.71234 lies in North Korea 33 km from Northtown, which the row names; nothing was changed");
  EXPECT_EQ(text({122, 39}, &north_town).find("122, 39 lies in the sea 2"), 0U);
  EXPECT_EQ(text({-77, 39}, &north_town).find("-77, 39 lies 1"), 0U) << "of what is there nothing is known";
  Place county = north_town;
  county.precision = Precision::county;
  county.radius_km = 0;
  EXPECT_EQ(problem({125.12345, 40.31234}, &county), std::nullopt);
}

TEST(CoordinateChecks, KnowsTheWrongSideOfTheBorder) {
  EXPECT_EQ(text({125.12345, 40.01234}, &south_town),
            "125.12345, 40.01234 lies in China, 1.4 km outside North Korea, to which Southtown belongs; nothing was "
            "changed");
  EXPECT_EQ(problem({125.12345, 40.00234}, &south_town), wrong_country) << "260 m over the line";
  EXPECT_EQ(problem({125.12345, 40.00198}, &south_town), std::nullopt) << "220 m over the line may be the river";
  EXPECT_EQ(problem({125.12, 40.005}, &south_town), wrong_country) << "written to 0.001 degrees: 550 m over it";
  EXPECT_EQ(problem({125.12, 40.01}, &south_town), wrong_country);
  EXPECT_EQ(problem({125.1, 40}, &south_town), std::nullopt);
  const Place bridge = town("Bridge", "CN/KP", {125.1, 40});
  EXPECT_EQ(problem({125.12345, 40.02}, &bridge), std::nullopt);
  EXPECT_EQ(problem({125.12345, 39.98}, &bridge), std::nullopt);
  const Place elsewhere = town("Elsewhere", "VN", {125.1, 40});
  EXPECT_EQ(problem({125.12345, 40.02}, &elsewhere), std::nullopt) << "a country without an outline tells nothing";
}

// The line runs along 40.0047 N, so 40.01 is 0.6 km over it: too little to tell with two decimals, which leave 0.7 km.
TEST(CoordinateChecks, GrantsWhatRoundingCanDo) {
  CountryOutlines outlines;
  outlines.areas = {{"CN", "China", {rectangle(120, 40.0047, 130, 45)}},
                    {"KP", "North Korea", {rectangle(124, 35, 130, 40.0047)}}};
  outlines.accuracy_km = 0.25;
  const CountryAreas areas({outlines});
  EXPECT_FALSE(check_coordinates({125.12, 40.01}, &south_town, areas));
  const auto finding = check_coordinates({125.12001, 40.01}, &south_town, areas);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->problem, wrong_country);
}

// Between 120 and 124 E the coast runs along 40 N: 0.02 degrees south of it are 2.2 km, 0.01 are 1.1 km.
TEST(CoordinateChecks, KnowsTheSea) {
  EXPECT_EQ(text({122.00001, 39.97}, nullptr),
            "122.00001, 39.97 lies in the sea, 3.3 km from land; nothing was changed");
  EXPECT_EQ(problem({122.00001, 39.99}, nullptr), std::nullopt) << "a pier";
  EXPECT_EQ(problem({122.00001, 39.98}, nullptr), at_sea) << "2.2 km";
  EXPECT_EQ(problem({122.01, 39.98}, nullptr), std::nullopt) << "2.2 km with two decimals";
  EXPECT_EQ(problem({110, 39}, nullptr), std::nullopt) << "outside what is known";
}

TEST(CoordinateChecks, SaysTheTownOfAShiftedPointAtThreeDecimals) {
  EXPECT_TRUE(rc::check([] {
    const LonLat at{*rc::gen::inRange(12'100'000, 12'900'000) / 1e5, *rc::gen::inRange(4'050'000, 4'450'000) / 1e5};
    const Place place = town("Town", "CN", at);
    const bool baidu = *rc::gen::arbitrary<bool>();
    const LonLat moved = baidu ? bd09_from_wgs84(at) : gcj02_from_wgs84(at);
    const StatedPosition stated{std::round(moved.lon_deg * 1000) / 1000, std::round(moved.lat_deg * 1000) / 1000};
    RC_PRE(rounding_km({stated.lon_deg, stated.lat_deg}) < 0.1);  // one in a hundred ends in zeros: two decimals
    RC_ASSERT(problem(stated, &place) == (baidu ? bd09 : gcj02));
  }));
}

// Half the diagonal of a cell at the equator: 111.195 km times the square root of two, halved.
TEST(CoordinateChecks, MeasuresWhatRoundingCanDo) {
  EXPECT_NEAR(rounding_km({10, 0}), 78.63, 0.01);
  EXPECT_NEAR(rounding_km({10.5, 0}), 7.863, 0.001);
  EXPECT_NEAR(rounding_km({10.123, 0}), 0.07863, 0.00001);
  EXPECT_NEAR(rounding_km({10.12, 0.001}), 0.07863, 0.00001);
  EXPECT_NEAR(rounding_km({124.39472, 0}), 0.0007863, 1e-7);
  EXPECT_NEAR(rounding_km({1.0 / 3, 0}), 0.00007863, 1e-8);
}

}  // namespace
}  // namespace yalu
