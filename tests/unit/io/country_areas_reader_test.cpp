#include "io/country_areas_reader.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

// Cities far from any border, and towns that face each other over the Yalu and the Tumen (positions: GeoNames).
TEST(CountryAreasReader, PutsTownsOnTheirSideOfTheBorder) {
  const Result<CountryAreas> read = read_country_areas(YALU_SOURCE_DIR "/geodata/base");
  ASSERT_TRUE(read) << read.error().message;
  const CountryAreas& areas = read.value();
  struct Town {
    LonLat position;
    const char* country;
  };
  for (const Town& town :
       {Town{{124.39472, 40.12917}, "CN"}, Town{{124.39806, 40.10056}, "KP"}, Town{{129.84199, 42.96562}, "CN"},
        Town{{129.85722, 42.95389}, "KP"}, Town{{128.17778, 41.40167}, "KP"}, Town{{128.19624, 41.41772}, "CN"},
        Town{{125.75, 39.03}, "KP"}, Town{{126.98, 37.57}, "KR"}, Town{{131.9, 43.13}, "RU"},
        Town{{102.71833, 25.03889}, "CN"}, Town{{139.69, 35.69}, "JP"}, Town{{105.85, 21.03}, "VN"},
        Town{{114.17, 22.40}, "CN"}}) {
    EXPECT_EQ(areas.country_at(town.position), town.country) << town.position.lon_deg << ", " << town.position.lat_deg;
  }
  EXPECT_EQ(areas.country_at({123.0, 38.3}), std::nullopt);  // the Yellow Sea
  EXPECT_GT(areas.border_distance_km({123.0, 38.3}).value(), 50);
  // The Friendship Bridge, some 0.9 km long, crosses the line: each end is within a kilometre of it.
  EXPECT_LT(areas.border_distance_km({124.3925, 40.115}, "KP").value(), 1);
  EXPECT_EQ(areas.name_of("KP"), "North Korea");
}

TEST(CountryAreasReader, SaysWhatIsMissing) {
  const Result<CountryAreas> read = read_country_areas(YALU_SOURCE_DIR "/geodata");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("osm.gpkg"), std::string::npos);
  EXPECT_NE(read.error().message.find("install the program again"), std::string::npos);
}

}  // namespace
}  // namespace yalu
