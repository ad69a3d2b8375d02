#include "io/base_map_reader.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <utility>

#include <ogrsf_frmts.h>

#include "io/base_layer.h"
#include "io/gdal_setup.h"
#include "io/relief_reader.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

// What of the world comes into view around the region, as far as most projections of the region hold it; further north
// the data lack a part of Russia.
constexpr LonLatBox world_box{45, -12, 180, 65};

constexpr LayerColumns country_columns{.latin = "name", .korean = "name_ko", .chinese = "name_zh", .code = "a3"};
constexpr LayerColumns province_columns{.latin = "name",
                                        .korean = "name_ko",
                                        .chinese = "name_zh",
                                        .code = "a3",
                                        .label_lon = "label_x",
                                        .label_lat = "label_y"};
constexpr LayerColumns river_columns{
    .latin = "name", .local = "name_kp", .korean = "name_ko", .chinese = "name_zh", .rank = "rank"};
constexpr LayerColumns lake_columns{.latin = "name", .local = "name_kp", .korean = "name_ko", .chinese = "name_zh"};
constexpr LayerColumns settlement_columns{
    .latin = "name_latin", .korean = "name_ko", .chinese = "name_zh", .code = "country", .rank = "rank"};
constexpr LayerColumns border_columns{.latin = "name", .local = "name_kp", .korean = "name_ko", .chinese = "name_zh"};

// One file of the base data; remembers the first failure so that a list of layers reads as a list.
class BaseFile {
 public:
  BaseFile(const fs::path& path, const Projection& projection) : path_(path.string()), projection_(projection) {
    // What the program ships is never written to: no locks, no look at layers that are not registered.
    std::vector<std::string> options;
    if (path.extension() == ".gpkg") options = {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO"};
    Result<DatasetPtr> opened = open_vector(path_, options);
    if (opened) {
      dataset_ = std::move(opened).value();
    } else {
      fail(opened.error().message);
    }
  }

  std::vector<MapFeature> layer(const LayerRequest& request) {
    if (!dataset_) return {};
    Result<std::vector<MapFeature>> features = read_base_layer(*dataset_, request, projection_);
    if (features) return std::move(features).value();
    fail(features.error().message);
    return {};
  }

  Status status() const {
    if (failure_.empty()) return Done{};
    return Error{"the base map of the program cannot be read: " + failure_ + "; install the program again"};
  }

 private:
  void fail(const std::string& reason) {
    if (failure_.empty()) failure_ = path_ + ": " + reason;
  }

  std::string path_;
  const Projection& projection_;
  DatasetPtr dataset_;
  std::string failure_;
};

bool is_china_korea_border(const MapFeature& feature) {
  return feature.names.latin == "CN-KP";
}

// Larger lakes matter more; thresholds in square kilometres.
int lake_rank(double area_km2) {
  return area_km2 > 500 ? 1 : area_km2 > 100 ? 2 : area_km2 > 20 ? 3 : 4;
}

GroundDetail read_ground(BaseFile& file, const std::string& suffix) {
  const auto other_border = [](const OGRFeature&, MapFeature& feature) {
    if (is_china_korea_border(feature)) return false;
    feature.code = std::exchange(feature.names.latin, {});
    return true;
  };
  GroundDetail ground;
  ground.countries = file.layer({"countries" + suffix, country_columns});
  ground.provinces = file.layer({"provinces" + suffix, province_columns});
  ground.coastline = file.layer({"coastline" + suffix, {}});
  ground.province_lines = file.layer({"province_lines" + suffix, {.code = "a3"}});
  ground.other_borders = file.layer({"borders" + suffix, {.latin = "name"}, {}, other_border});
  return ground;
}

Status read_osm(const fs::path& folder, const Projection& projection, BaseMapDetail detail, BaseMap& map) {
  BaseFile file(folder / "osm.gpkg", projection);
  map.overview = read_ground(file, "_overview");
  if (detail == BaseMapDetail::full) map.full = read_ground(file, "");
  map.rivers = file.layer({"rivers_border", river_columns});
  return file.status();
}

Status read_border(const fs::path& folder, const Projection& projection, BaseMap& map) {
  BaseFile file(folder / "border_cn_kp_sections.shp", projection);
  const auto mark = [](const OGRFeature&, MapFeature& feature) {
    feature.code = "CN-KP";
    feature.rank = 1;
    return true;
  };
  map.border_sections = file.layer({"border_cn_kp_sections", border_columns, {}, mark});
  return file.status();
}

Status read_waters(const fs::path& folder, const Projection& projection, BaseMap& map) {
  BaseFile file(folder / "gshhg.gpkg", projection);
  for (MapFeature& river : file.layer({"rivers", river_columns})) map.rivers.push_back(std::move(river));
  const auto rank = [](const OGRFeature& feature, MapFeature& lake) {
    lake.rank = lake_rank(feature.GetFieldAsDouble("area_km2"));
    return true;
  };
  map.lakes = file.layer({"lakes", lake_columns, {}, rank});
  return file.status();
}

Status read_settlements(const fs::path& folder, const Projection& projection, BaseMap& map) {
  BaseFile file(folder / "geonames.gpkg", projection);
  map.settlements = file.layer({"cities", settlement_columns});
  std::stable_sort(map.settlements.begin(), map.settlements.end(),
                   [](const MapFeature& a, const MapFeature& b) { return a.rank < b.rank; });
  return file.status();
}

Status read_world(const fs::path& folder, const Projection& projection, BaseMap& map) {
  BaseFile file(folder / "naturalearth.gpkg", projection);
  const auto name_code = [](const OGRFeature&, MapFeature& feature) {
    // ISO 3166-1 numeric to alpha-2, for the countries that have a look of their own.
    constexpr std::pair<std::string_view, std::string_view> codes[] = {{"156", "CN"}, {"408", "KP"}, {"643", "RU"},
                                                                       {"410", "KR"}, {"392", "JP"}, {"496", "MN"}};
    for (const auto& [number, letters] : codes) {
      if (feature.code == number) feature.code = letters;
    }
    return true;
  };
  map.world_countries = file.layer({"world_countries", {.latin = "name", .code = "id"}, world_box, name_code});
  return file.status();
}

}  // namespace

Result<BaseMap> read_base_map(const fs::path& folder, const Projection& projection, BaseMapDetail detail) {
  BaseMap map;
  // Each file is read on one thread from opening to closing; the two halves take about the same time.
  BaseMap other;
  std::future<Status> background = std::async(std::launch::async, [&]() -> Status {
    Result<std::optional<Relief>> relief = read_relief(folder / "relief_hillshade.tif", projection);
    if (!relief) return relief.error();
    other.relief = std::move(relief).value();
    return read_settlements(folder, projection, other);
  });
  const auto foreground = [&]() -> Status {
    if (Status osm = read_osm(folder, projection, detail, map); !osm) return osm;
    if (Status border = read_border(folder, projection, map); !border) return border;
    if (Status waters = read_waters(folder, projection, map); !waters) return waters;
    if (Status world = read_world(folder, projection, map); !world) return world;
    Result<std::vector<DataSource>> sources = read_data_sources(folder);
    if (!sources) return sources.error();
    map.sources = std::move(sources).value();
    return Done{};
  };
  const Status here = foreground();
  const Status there = background.get();
  if (!here) return here.error();
  if (!there) return there.error();
  map.relief = std::move(other.relief);
  map.settlements = std::move(other.settlements);
  return map;
}

Result<std::vector<DataSource>> read_data_sources(const fs::path& folder) {
  const std::string file = (folder / "sources.csv").string();
  const Result<TextTable> table = read_csv(file);
  if (!table) return Error{"the base map of the program: " + table.error().message + "; install the program again"};
  const TextTable& t = table.value();
  std::vector<DataSource> sources;
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto text = [&](std::string_view name) { return t.cell(r, t.column(name)); };
    sources.push_back({text("id"), text("file"), text("title"), text("attribution"), text("version"), text("date"),
                       text("licence"), text("licence_url"), text("scale"), text("note")});
  }
  return sources;
}

}  // namespace yalu
