#include <algorithm>
#include <cmath>
#include <iostream>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

#include "incidents/coordinate_checks.h"
#include "incidents/shifted_coordinates.h"
#include "io/country_areas_reader.h"
#include "io/gazetteer_reader.h"

namespace yalu {
namespace {

// The checks over the real gazetteer and the real outlines: how many shifted towns are recognised, and how many honest
// positions are doubted. The shifts themselves are held against published pairs in shifted_coordinates_test.cpp.
class CoordinateChecksOfGazetteer : public testing::Test {
 protected:
  void SetUp() override {
    Issues issues;
    Result<Gazetteer> gazetteer = read_gazetteer(YALU_SOURCE_DIR "/geodata/gazetteer", issues);
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    for (const Place& place : gazetteer.value().places()) {
      if (!place.position) continue;
      placed_.push_back(place);
      const bool area = place.kind == PlaceKind::province || place.kind == PlaceKind::prefecture;
      if (!area) towns_.push_back(place);
    }
    ASSERT_GT(towns_.size(), 80U);
    Result<CountryAreas> areas = read_country_areas(YALU_SOURCE_DIR "/geodata/base");
    ASSERT_TRUE(areas) << areas.error().message;
    areas_ = std::move(areas).value();
  }

  std::optional<CoordinateFinding> check(LonLat p, const Place& place) const {
    return check_coordinates({p.lon_deg, p.lat_deg}, &place, areas_);
  }

  template <class Make>
  double share(const char* what, const std::vector<Place>& places, int times, Make finds) const {
    int found = 0;
    for (int i = 0; i < times; ++i) {
      for (const Place& place : places) found += finds(place) ? 1 : 0;
    }
    const double percent = 100.0 * found / (static_cast<double>(places.size()) * times);
    std::cout << what << ": " << percent << " % of " << places.size() << " places\n";
    return percent;
  }

  std::vector<Place> placed_, towns_;
  CountryAreas areas_;
};

LonLat rounded(LonLat p, int decimals) {
  const double steps = std::pow(10, decimals);
  return {std::round(p.lon_deg * steps) / steps, std::round(p.lat_deg * steps) / steps};
}

LonLat moved(LonLat p, double east_km, double north_km) {
  const double lat = p.lat_deg + north_km / 111.195;
  return {p.lon_deg + east_km / (111.195 * std::cos(p.lat_deg * std::numbers::pi / 180)), lat};
}

bool is_shift(const std::optional<CoordinateFinding>& finding) {
  return finding && (finding->problem == CoordinateProblem::gcj02 || finding->problem == CoordinateProblem::bd09);
}

TEST_F(CoordinateChecksOfGazetteer, RecognisesShiftedTowns) {
  for (const int decimals : {9, 5, 4, 3}) {
    // With three, one position in a hundred ends in zeros and is taken for two; several places share such a one.
    const double least = decimals == 3 ? 90 : 95;
    const std::string digits = ", " + std::to_string(decimals) + " decimals";
    const auto finds = [&](LonLat shifted, const Place& place, CoordinateProblem expected) {
      const auto finding = check(rounded(shifted, decimals), place);
      return finding && finding->problem == expected && finding->corrected &&
             great_circle_km(*finding->corrected, *place.position) < 0.08;
    };
    EXPECT_GE(share(("GCJ-02 recognised" + digits).c_str(), towns_, 1,
                    [&](const Place& place) {
                      return finds(gcj02_from_wgs84(*place.position), place, CoordinateProblem::gcj02);
                    }),
              least);
    EXPECT_GE(share(("BD-09 recognised" + digits).c_str(), towns_, 1,
                    [&](const Place& place) {
                      return finds(bd09_from_wgs84(*place.position), place, CoordinateProblem::bd09);
                    }),
              least);
  }
}

TEST_F(CoordinateChecksOfGazetteer, DoubtsNoPlaceWhereTheGazetteerHasIt) {
  for (const int decimals : {9, 4, 3, 2}) {
    const std::string what = "doubted in their own place, " + std::to_string(decimals) + " decimals";
    EXPECT_LE(share(what.c_str(), placed_, 1,
                    [&](const Place& place) {
                      const auto finding = check(rounded(*place.position, decimals), place);
                      if (finding) std::cout << place.id << ": " << finding->text << '\n';
                      return finding.has_value();
                    }),
              2);
  }
}

TEST_F(CoordinateChecksOfGazetteer, CallsHonestScatterShiftedInTwoOfAHundredAtMost) {
  constexpr int times = 20;
  std::mt19937_64 random(20231120);
  for (const int decimals : {9, 4, 3}) {
    for (const double radius_km : {0.3, 0.6, 1.0, 3.0}) {
      const auto in_disc = [&](const Place& place) {
        std::uniform_real_distribution<double> unit(0, 1);
        const double r = radius_km * std::sqrt(unit(random));
        const double angle = 2 * std::numbers::pi * unit(random);
        const LonLat p = moved(*place.position, r * std::cos(angle), r * std::sin(angle));
        return is_shift(check(rounded(p, decimals), place));
      };
      const std::string what =
          "called shifted within " + std::to_string(radius_km) + " km, " + std::to_string(decimals) + " decimals";
      EXPECT_LE(share(what.c_str(), towns_, times, in_disc), 2);
    }
    for (const double sigma_km : {0.2, 0.4, 0.8}) {
      const auto normal = [&](const Place& place) {
        std::normal_distribution<double> off(0, sigma_km);
        const double east = off(random), north = off(random);
        return is_shift(check(rounded(moved(*place.position, east, north), decimals), place));
      };
      const std::string what = "called shifted, normal scatter of " + std::to_string(sigma_km) + " km, " +
                               std::to_string(decimals) + " decimals";
      EXPECT_LE(share(what.c_str(), towns_, times, normal), 2);
    }
  }
}

TEST_F(CoordinateChecksOfGazetteer, RecognisesSwappedTowns) {
  EXPECT_GE(share("swapped recognised", placed_, 1,
                  [&](const Place& place) {
                    const auto finding = check({place.position->lat_deg, place.position->lon_deg}, place);
                    return finding && finding->problem == CoordinateProblem::swapped;
                  }),
            100);
}

TEST_F(CoordinateChecksOfGazetteer, KnowsTheSideOfFacingTowns) {
  const auto by_id = [&](const char* id) {
    const auto found = std::find_if(placed_.begin(), placed_.end(), [&](const Place& place) { return place.id == id; });
    EXPECT_NE(found, placed_.end()) << id;
    return *found;
  };
  // Each pair faces the other over a river; the position of one is given for the other.
  for (const auto& [chinese, korean] : {std::pair{"cn_dandong", "kp_sinuiju"}, std::pair{"cn_tumen", "kp_namyang"},
                                        std::pair{"cn_jian", "kp_manpo"}, std::pair{"cn_sanhe", "kp_hoeryong"}}) {
    const Place cn = by_id(chinese), kp = by_id(korean);
    for (const auto& finding : {check(*cn.position, kp), check(*kp.position, cn)}) {
      ASSERT_TRUE(finding) << chinese;
      EXPECT_EQ(finding->problem, CoordinateProblem::wrong_country) << finding->text;
    }
  }
}

}  // namespace
}  // namespace yalu
