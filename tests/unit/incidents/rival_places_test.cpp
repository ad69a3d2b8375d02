#include "incidents/rival_places.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "incident_samples.h"

namespace yalu {
namespace {

using samples::resolve;

struct Point {
  const char* name;
  std::optional<LonLat> position = {};
  std::optional<Precision> precision = {};
};

/// The destination of rivals that name these.
std::vector<Location> together(const std::vector<Point>& claims) {
  std::vector<samples::Row> rows;
  for (const Point& claim : claims) {
    rows.push_back({.id = std::to_string(rows.size()),
                    .destination = claim.name,
                    .claim_group = "g",
                    .destination_position = claim.position,
                    .destination_precision = claim.precision});
  }
  const auto data = resolve(rows);
  return data.locations.sets[data.incidents.destination[0]];
}

// Hand-measured: 0.1 degrees of longitude at 40.1 N are 8.5 km, 0.08 degrees of latitude 8.9 km; a settlement has 3 km.
constexpr LonLat east{124.40, 40.13}, west{124.30, 40.05}, center{124.39, 40.13};

TEST(RivalPlaces, TwoPositionsOfOnePlaceAreBothHeld) {
  const auto both = together({{"Dandong", east, Precision::exact}, {"Dandong", west, Precision::exact}});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].position, east);
  EXPECT_EQ(both[1].position, west);
  EXPECT_EQ(both[0].precision, Precision::exact);
}

TEST(RivalPlaces, APointWithinTheSettlementIsHeldByIt) {
  for (const auto& claims : {std::vector<Point>{{"Dandong", east, Precision::exact}, {"Dandong"}},
                             std::vector<Point>{{"Dandong"}, {"Dandong", east, Precision::exact}}}) {
    const auto held = together(claims);
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held[0].precision, Precision::settlement);
    EXPECT_EQ(held[0].position, center);
  }
}

TEST(RivalPlaces, APointBesideTheSettlementIsHeldBesideIt) {
  const auto held = together({{"Dandong"}, {"Dandong", east, Precision::exact}, {"Dandong", west, Precision::exact}});
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].precision, Precision::settlement);
  EXPECT_EQ(held[1].position, west);
}

TEST(RivalPlaces, APointGivenInACountyIsNotTheCounty) {
  const auto held = together({{"Onsong", LonLat{129.99, 42.96}, Precision::exact}, {"Musan County"}});
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].name, "North Hamgyong Province");
}

TEST(RivalPlaces, PlacesWithoutANameInTheGazetteerAreKeptBesideOthersOnlyWithinSets) {
  const auto held = together({{"Dandong; Atlantis"}, {"Dandong"}});
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[1].name, "Atlantis");
  EXPECT_TRUE(together({{"Dandong"}, {"Atlantis"}}).empty()) << "no place is known to hold both";
}

// The law: whatever a claim names lies within one of the places of the answer, or the answer is unknown.
TEST(RivalPlaces, HoldEveryPlaceOfEveryClaim) {
  EXPECT_TRUE(rc::check([] {
    const auto claims = *rc::gen::container<std::vector<std::string>>(
        3, rc::gen::element<std::string>("Dandong", "Tumen", "China", "Jilin", "Dandong; Tumen", "Onsong; Musan",
                                         "Onsong", "Tumen; Hyesan", "North Hamgyong", "Hyesan", "Sinuiju; Onsong"));
    std::vector<samples::Row> rows;
    for (const std::string& claim : claims)
      rows.push_back({.id = std::to_string(rows.size()), .destination = claim, .claim_group = "g"});
    const auto data = resolve(rows);
    const auto& answer = data.locations.sets[data.incidents.destination[0]];
    if (answer.empty()) return;
    for (const std::uint32_t set : data.locations.destination) {
      for (const Location& named : data.locations.sets[set]) {
        RC_ASSERT(std::any_of(answer.begin(), answer.end(), [&](const Location& place) {
          return data.gazetteer.is_within(*named.place, *place.place);
        }));
      }
    }
  }));
}

}  // namespace
}  // namespace yalu
