#include "io/country_areas_reader.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ogrsf_frmts.h>

#include "io/gdal_setup.h"

namespace yalu {
namespace {

// The region's outlines end at lon 115 to 136, lat 34 to 47, where a coast beyond would be missed: a tenth of a degree
// less is known for certain.
constexpr LonLatBox region{115.1, 34.1, 135.9, 46.9};
// OpenStreetMap at about 1:100,000 is good to 0.1 km, and the border is a line somewhere in a river of some 0.3 km.
constexpr double region_accuracy_km = 0.25;
// Natural Earth at 1:50 million: generalised by several kilometres.
constexpr double world_accuracy_km = 10;

// ISO 3166-1 alpha-3 or numeric to alpha-2, for the countries that the gazetteer and its neighbours have; Hong Kong and
// Macau are outlines of their own and parts of China.
std::string alpha2(const std::string& code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15> codes = {{{"CHN", "CN"},
                                                                                    {"JPN", "JP"},
                                                                                    {"KOR", "KR"},
                                                                                    {"MNG", "MN"},
                                                                                    {"PRK", "KP"},
                                                                                    {"RUS", "RU"},
                                                                                    {"156", "CN"},
                                                                                    {"344", "CN"},
                                                                                    {"446", "CN"},
                                                                                    {"392", "JP"},
                                                                                    {"410", "KR"},
                                                                                    {"496", "MN"},
                                                                                    {"408", "KP"},
                                                                                    {"643", "RU"},
                                                                                    {"704", "VN"}}};
  for (const auto& [from, to] : codes) {
    if (code == from) return std::string(to);
  }
  return code;
}

void add_rings(const OGRGeometry& geometry, std::vector<std::vector<LonLat>>& rings) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbMultiPolygon) {
    for (const OGRPolygon* part : *geometry.toMultiPolygon()) add_rings(*part, rings);
  } else if (type == wkbPolygon) {
    for (const OGRLinearRing* ring : *geometry.toPolygon()) {
      static_assert(sizeof(OGRRawPoint) == sizeof(LonLat));
      std::vector<OGRRawPoint> raw(static_cast<std::size_t>(ring->getNumPoints()));
      if (raw.empty()) continue;
      ring->getPoints(raw.data());
      std::vector<LonLat>& points = rings.emplace_back();
      points.reserve(raw.size());
      for (const OGRRawPoint& p : raw) points.push_back({p.x, p.y});
    }
  }
}

Result<std::vector<CountryArea>> read_areas(const std::filesystem::path& file, const char* layer_name,
                                            const char* code_column) {
  const GdalMessages messages;
  const auto failed = [&](const std::string& reason) {
    return Error{file.string() + ": the outlines of countries cannot be read: " + reason +
                 "; install the program again"};
  };
  const Result<DatasetPtr> opened = open_vector(file.string(), {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO"});
  if (!opened) return failed(opened.error().message);
  OGRLayer* layer = opened.value()->GetLayerByName(layer_name);
  if (layer == nullptr) return failed("it has no layer \"" + std::string(layer_name) + "\"");
  const int code = layer->GetLayerDefn()->GetFieldIndex(code_column);
  const int name = layer->GetLayerDefn()->GetFieldIndex("name");
  if (code < 0 || name < 0) return failed("it has no column \"" + std::string(code < 0 ? code_column : "name") + "\"");
  std::vector<CountryArea> areas;
  for (const OGRFeatureUniquePtr& feature : *layer) {
    CountryArea& area = areas.emplace_back();
    area.code = alpha2(feature->GetFieldAsString(code));
    area.name = feature->GetFieldAsString(name);
    if (const OGRGeometry* geometry = feature->GetGeometryRef()) add_rings(*geometry, area.rings);
  }
  if (!messages.failures().empty()) return failed(messages.first("unknown"));
  return areas;
}

}  // namespace

Result<CountryAreas> read_country_areas(const std::filesystem::path& base_folder) {
  Result<std::vector<CountryArea>> near = read_areas(base_folder / "osm.gpkg", "countries", "a3");
  if (!near) return near.error();
  Result<std::vector<CountryArea>> world = read_areas(base_folder / "naturalearth.gpkg", "world_countries", "id");
  if (!world) return world.error();
  std::vector<CountryOutlines> outlines(2);
  outlines[0] = {std::move(near).value(), region, region_accuracy_km};
  outlines[1] = {std::move(world).value(), {-180, -90, 180, 90}, world_accuracy_km};
  return CountryAreas(std::move(outlines));
}

}  // namespace yalu
