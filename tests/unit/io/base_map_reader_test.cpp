#include "io/base_map_reader.h"

#include <cmath>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "io/base_layer.h"
#include "test_folder.h"

namespace yalu {
namespace {

const std::filesystem::path folder_of_base = YALU_SOURCE_DIR "/geodata/base";

Projection default_map() {
  return std::move(Projection::create(default_projection)).value();
}

void expect_sound(const std::vector<MapFeature>& features, bool with_geometry) {
  for (const MapFeature& feature : features) {
    EXPECT_TRUE(std::isfinite(feature.anchor.x) && std::isfinite(feature.anchor.y)) << feature.names.latin;
    EXPECT_EQ(feature.geometry != nullptr, with_geometry) << feature.names.latin;
    if (!feature.geometry) continue;
    const Geometry& geometry = *feature.geometry;
    ASSERT_FALSE(geometry.part_starts.empty());
    EXPECT_EQ(geometry.part_starts.front(), 0U);
    MapBox box;
    for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
      const auto [begin, end] = geometry.part(part);
      EXPECT_LT(begin, end);
    }
    for (const MapMetres& p : geometry.points) {
      ASSERT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
      box.add(p);
    }
    EXPECT_EQ(box, geometry.bounds);
  }
}

const MapFeature& named(const std::vector<MapFeature>& features, const std::string& latin) {
  for (const MapFeature& feature : features) {
    if (feature.names.latin == latin) return feature;
  }
  ADD_FAILURE() << "no " << latin;
  return features.front();
}

double length_of(const MapFeature& feature) {
  double length = 0;
  for (std::size_t part = 0; part < feature.geometry->part_starts.size(); ++part) {
    const auto [begin, end] = feature.geometry->part(part);
    for (std::size_t i = begin + 1; i < end; ++i) {
      const MapMetres &a = feature.geometry->points[i - 1], &b = feature.geometry->points[i];
      length += std::hypot(a.x - b.x, a.y - b.y);
    }
  }
  return length;
}

TEST(BaseMap, IsWholeAndSound) {
  const Projection projection = default_map();
  const Result<BaseMap> read = read_base_map(folder_of_base, projection, BaseMapDetail::full);
  ASSERT_TRUE(read) << read.error().message;
  const BaseMap& map = read.value();
  for (const GroundDetail* detail : {&map.overview, &map.full}) {
    for (const auto* features : {&detail->countries, &detail->provinces, &detail->coastline, &detail->province_lines,
                                 &detail->other_borders}) {
      EXPECT_FALSE(features->empty());
      expect_sound(*features, true);
    }
  }
  for (const auto* features : {&map.world_countries, &map.border_sections, &map.rivers, &map.lakes}) {
    EXPECT_FALSE(features->empty());
    expect_sound(*features, true);
  }
  EXPECT_FALSE(map.settlements.empty());
  expect_sound(map.settlements, false);
  EXPECT_FALSE(map.sources.empty());
  for (const DataSource& source : map.sources)
    EXPECT_FALSE(source.attribution.empty() || source.licence.empty()) << source.id;
}

TEST(BaseMap, OverviewLeavesTheFullDetailOut) {
  const Result<BaseMap> map = read_base_map(folder_of_base, default_map(), BaseMapDetail::overview);
  ASSERT_TRUE(map);
  EXPECT_TRUE(map.value().full.countries.empty());
  EXPECT_FALSE(map.value().overview.countries.empty());
}

TEST(BaseMap, NamesAndCodesAreThoseOfTheData) {
  const Projection projection = default_map();
  const Result<BaseMap> read = read_base_map(folder_of_base, projection, BaseMapDetail::overview);
  ASSERT_TRUE(read);
  const BaseMap& map = read.value();
  std::set<std::string> codes;
  for (const MapFeature& country : map.overview.countries) codes.insert(country.code);
  EXPECT_EQ(codes, (std::set<std::string>{"CN", "KP", "RU", "KR", "JP", "MN"}));
  EXPECT_EQ(named(map.border_sections, "Yalu").names.local, "Amnok");
  EXPECT_EQ(named(map.rivers, "Tumen").names.chinese, "图们江");
  EXPECT_EQ(named(map.settlements, "Dandong").names.korean, "단둥");
  EXPECT_EQ(named(map.settlements, "Pyongyang").rank, 1);
  std::set<std::string> borders;
  for (const MapFeature& border : map.overview.other_borders) borders.insert(border.code);
  EXPECT_TRUE(borders.count("KP-KR"));
  EXPECT_FALSE(borders.count("CN-KP"));

  // The oracles: the length that the recipe measured on the ellipsoid, and a position from the gazetteer.
  EXPECT_NEAR(length_of(named(map.border_sections, "Yalu")), 801.3e3, 0.005 * 801.3e3);
  const MapMetres dandong = projection.forward({124.39472, 40.12917});
  const MapMetres found = named(map.settlements, "Dandong").anchor;
  EXPECT_LT(std::hypot(found.x - dandong.x, found.y - dandong.y), 2000);
}

TEST(BaseMap, TheReliefLiesWhereItsFileSays) {
  const Result<BaseMap> map = read_base_map(folder_of_base, default_map(), BaseMapDetail::overview);
  ASSERT_TRUE(map);
  ASSERT_TRUE(map.value().relief);
  const Relief& relief = *map.value().relief;
  ASSERT_EQ(relief.image->rgba.size(),
            static_cast<std::size_t>(relief.image->width) * static_cast<std::size_t>(relief.image->height) * 4);
  EXPECT_GT(relief.to_map.xx, 0);
  EXPECT_LT(relief.to_map.yy, 0);
  std::size_t inked = 0;
  for (std::size_t i = 0; i < relief.image->rgba.size(); i += 4) {
    ASSERT_EQ(relief.image->rgba[i] | relief.image->rgba[i + 1] | relief.image->rgba[i + 2], 0);
    inked += relief.image->rgba[i + 3] > 0 ? 1 : 0;
  }
  EXPECT_GT(inked, relief.image->rgba.size() / 4 / 20);
  EXPECT_LT(inked, relief.image->rgba.size() / 4 / 2);
}

TEST(BaseMap, TheReliefFadesOutWhereTheDetailedGroundEnds) {
  const Projection projection = default_map();
  const Result<BaseMap> map = read_base_map(folder_of_base, projection, BaseMapDetail::overview);
  ASSERT_TRUE(map);
  const Relief& relief = *map.value().relief;
  const Affine to_pixel = relief.to_map.inverse();
  // Mean ink along a meridian through the mountains of Hebei and Inner Mongolia.
  const auto ink = [&](double lon) {
    double sum = 0;
    int count = 0;
    for (double lat = 37; lat < 46; lat += 0.01) {
      const ScreenPx at = to_pixel.apply(projection.forward({lon, lat}));
      const int x = static_cast<int>(at.x), y = static_cast<int>(at.y);
      if (x < 0 || y < 0 || x >= relief.image->width || y >= relief.image->height) continue;
      sum += relief.image->rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(relief.image->width) +
                                 static_cast<std::size_t>(x)) *
                                    4 +
                                3];
      ++count;
    }
    return count > 0 ? sum / count : 0.0;
  };
  EXPECT_GT(ink(116.6), 2);
  EXPECT_LT(ink(115.05), 0.1 * ink(116.6));
}

TEST(BaseMap, AnotherProjectionGetsAWarpedRelief) {
  const Projection mercator = std::move(Projection::create("EPSG:3857")).value();
  const Result<BaseMap> map = read_base_map(folder_of_base, mercator, BaseMapDetail::overview);
  ASSERT_TRUE(map) << map.error().message;
  const Relief& relief = *map.value().relief;
  const ScreenPx corner = relief.to_map.apply({0, 0});
  const LonLat north_west = mercator.inverse({corner.x, corner.y});
  EXPECT_NEAR(north_west.lon_deg, 112.5, 1.0);
  EXPECT_NEAR(north_west.lat_deg, 47, 1.0);
}

TEST(BaseMap, AProjectionMadeForElsewhereIsNoReasonToFail) {
  for (const char* definition : {"EPSG:3031", "EPSG:32633"}) {
    const Result<BaseMap> map =
        read_base_map(folder_of_base, std::move(Projection::create(definition)).value(), BaseMapDetail::overview);
    ASSERT_TRUE(map) << definition << ": " << map.error().message;
    const std::optional<Relief>& relief = map.value().relief;
    EXPECT_LE(relief ? relief->image->rgba.size() : 0, 80'000'000U);
    expect_sound(map.value().overview.countries, true);
  }
}

TEST(BaseMap, AMissingFileIsNamed) {
  const Result<BaseMap> map = read_base_map("/nowhere", default_map(), BaseMapDetail::overview);
  ASSERT_FALSE(map);
  EXPECT_NE(map.error().message.find("/nowhere/osm.gpkg"), std::string::npos) << map.error().message;
}

}  // namespace
}  // namespace yalu
