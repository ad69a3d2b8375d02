#include "io/incident_reader.h"

#include <array>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include "base/unicode.h"
#include "io/briefing_json.h"
#include "io/csv_rows.h"
#include "io/field_text.h"
#include "io/gdal_setup.h"
#include "io/incident_columns.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

constexpr const char* standard_input_file = "/vsimem/yalu-standard-input.csv";

bool has_extension(const fs::path& path, std::string_view extension) {
  return ascii_lower(path.extension().string()) == extension;
}

// What can be said about a path without GDAL; empty where it may well be readable.
std::string obvious_trouble(const std::string& path) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status)) {
    // "PG:dbname=..." and "/vsizip/..." are OGR's own names for what is no file.
    if (path.find(':') != std::string::npos || path.rfind("/vsi", 0) == 0) return {};
    return path + ": no such file; check its name and folder";
  }
  if (fs::is_directory(status)) {
    if (has_extension(path, ".gdb")) return {};
    return path + " is a folder; name the incident file in it";
  }
  if (!fs::is_regular_file(status)) return {};
  if (fs::file_size(path, failure) == 0 && !failure) return path + " is empty (0 bytes); it needs a header and rows";
  std::array<char, 24> start{};
  std::ifstream(path, std::ios::binary).read(start.data(), start.size());
  if (std::string_view(start.data(), start.size()).rfind("version https://git-lfs", 0) == 0) {
    return path + " is only a pointer of Git LFS, not the data; fetch it with git lfs pull";
  }
  if (has_extension(path, ".shp")) {
    for (const char* part : {".shx", ".dbf"}) {
      fs::path lower = path, upper = path;
      upper.replace_extension(part[1] == 's' ? ".SHX" : ".DBF");
      if (fs::exists(lower.replace_extension(part)) || fs::exists(upper)) continue;
      std::string text = path + ": its part " + lower.filename().string() + " is missing; put it back beside the .shp";
      if (part[1] == 's') text += ", or make it again with: ogrinfo --config SHAPE_RESTORE_SHX YES " + path;
      return text;
    }
  }
  return {};
}

struct ColumnMap {
  std::vector<std::optional<Column>> known;  // by field index
  std::vector<std::string> names;            // by field index

  bool has(Column column) const {
    for (const std::optional<Column>& k : known) {
      if (k == column) return true;
    }
    return false;
  }
  bool sufficient() const { return has(Column::id) && (has(Column::date) || has(Column::date_text)); }
};

ColumnMap map_columns(OGRLayer& layer, bool cut_names, const std::string& file, Issues* issues) {
  ColumnMap map;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    std::string name = to_valid_utf8(field_name(definition, i));
    std::optional<Column> column = cut_names ? parse_cut_column(name) : parse_column(name);
    if (column && map.has(*column)) {
      if (issues != nullptr) issues->push_back({file, 1, name, "the column stands twice; the first is used"});
      column.reset();
    }
    map.known.push_back(column);
    map.names.push_back(std::move(name));
  }
  return map;
}

std::string columns_in_words(const ColumnMap& map) {
  std::string text;
  for (const std::string& name : map.names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

struct Chosen {
  OGRLayer* layer = nullptr;
  ColumnMap columns;
};

// The layer `incidents`, else the first that has the needed columns.
Result<Chosen> choose_layer(GDALDataset& dataset, const std::string& file, bool cut_names, Issues& issues) {
  if (dataset.GetLayerCount() == 0) return Error{file + " holds no table and no layer"};
  Chosen chosen;
  std::string others;
  for (OGRLayer* layer : dataset.GetLayers()) {
    const ColumnMap columns = map_columns(*layer, cut_names, file, nullptr);
    const bool named = ascii_lower(layer->GetName()) == "incidents";
    if (!columns.sufficient() || (chosen.layer != nullptr && !named)) {
      if (columns.sufficient()) others += (others.empty() ? "" : ", ") + std::string(layer->GetName());
      continue;
    }
    if (chosen.layer != nullptr) others += (others.empty() ? "" : ", ") + std::string(chosen.layer->GetName());
    chosen.layer = layer;
  }
  if (chosen.layer == nullptr) {
    const ColumnMap found = map_columns(*dataset.GetLayer(0), cut_names, file, nullptr);
    return Error{file + " lacks needed columns: id, and date or date_text; found: " + columns_in_words(found) +
                 " (see docs/data-format.md)"};
  }
  if (!others.empty()) {
    issues.push_back(
        {file, 0, "", "only the layer " + std::string(chosen.layer->GetName()) + " is read; not read: " + others});
  }
  chosen.columns = map_columns(*chosen.layer, cut_names, file, &issues);
  return chosen;
}

// Points of a layer as WGS 84 degrees.
class LayerPoints {
 public:
  static Result<LayerPoints> create(OGRLayer& layer, const std::string& file, Issues& issues) {
    LayerPoints points;
    if (layer.GetGeomType() == wkbNone) return points;
    const OGRSpatialReference* system = layer.GetSpatialRef();
    if (system == nullptr) {
      OGREnvelope box;
      if (layer.GetExtent(&box) != OGRERR_NONE) return points;
      if (box.MinX < -180 || box.MaxX > 180 || box.MinY < -90 || box.MaxY > 90) {
        return Error{
            file +
            " has no coordinate system and its coordinates are not degrees; give it one (a shapefile: the .prj file)"};
      }
      issues.push_back({file, 0, "", "no coordinate system (a shapefile: no .prj file): taken as WGS 84 degrees"});
      return points;
    }
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (system->IsSame(&wgs84) == 0) {
      points.transformation_.reset(OGRCreateCoordinateTransformation(system, &wgs84));
      if (!points.transformation_)
        return Error{file +
                     ": its coordinate system cannot be turned into WGS 84; convert it with ogr2ogr -t_srs EPSG:4326"};
    }
    return points;
  }

  std::optional<LonLat> read(const OGRGeometry* geometry, const std::string& file, std::int64_t row,
                             Issues& issues) const {
    if (geometry == nullptr || geometry->IsEmpty()) return {};
    if (const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType()); type == wkbMultiPoint) {
      const OGRMultiPoint* several = geometry->toMultiPoint();
      if (several->getNumGeometries() == 1) geometry = several->getGeometryRef(0);
    }
    if (wkbFlatten(geometry->getGeometryType()) != wkbPoint) {
      issues.push_back(
          {file, row, "geometry", std::string("is a ") + geometry->getGeometryName() + ", not a point; left out"});
      return {};
    }
    double x = geometry->toPoint()->getX();
    double y = geometry->toPoint()->getY();
    const bool converted = !transformation_ || transformation_->Transform(1, &x, &y) != 0;
    const std::optional<LonLat> position = converted ? make_lon_lat(x, y) : std::nullopt;
    if (!position) issues.push_back({file, row, "geometry", "its point is no position on the earth; left out"});
    return position;
  }

 private:
  std::unique_ptr<OGRCoordinateTransformation> transformation_;
};

struct SourceList {
  std::vector<Source> sources;
  bool exists = false;
};

void take_sources(const TextTable& table, const std::string& file, SourceList& list, Issues& issues) {
  list.exists = true;
  TextTable lower = table;
  for (std::string& name : lower.columns) name = ascii_lower(name);
  const int id = lower.column("id");
  if (id < 0) {
    issues.push_back({file, 1, "id", "the sources have no column id and are not used"});
    return;
  }
  for (std::size_t r = 0; r < lower.rows.size(); ++r) {
    const auto text = [&](std::string_view name) { return to_valid_utf8(lower.cell(r, lower.column(name))); };
    Source source{text("id"),  text("title"),        text("publisher"), text("date"),
                  text("url"), text("archived_url"), text("note")};
    const auto row = static_cast<std::int64_t>(r) + 2;
    if (source.id.empty()) {
      issues.push_back({file, row, "id", "is empty; the source is not used"});
      continue;
    }
    for (const Source& other : list.sources) {
      if (other.id == source.id)
        issues.push_back({file, row, "id", "\"" + source.id + "\" stands twice; the first is used"});
    }
    if (!source.date.empty() && !parse_edtf(source.date)) {
      issues.push_back({file, row, "date", "\"" + source.date + "\" is no EDTF date; shown as it stands"});
    }
    list.sources.push_back(std::move(source));
  }
}

Status read_sources(GDALDataset& dataset, const OGRLayer* incidents, const std::string& path, SourceList& list,
                    Issues& issues) {
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (layer == incidents || ascii_lower(layer->GetName()) != "sources") continue;
    take_sources(read_text_table(*layer), path, list, issues);
    return Done{};
  }
  if (path == "-") return Done{};
  const fs::path beside = fs::path(path).parent_path() / "sources.csv";
  std::error_code failure;
  if (!fs::is_regular_file(beside, failure) || fs::equivalent(beside, path, failure)) return Done{};
  Result<TextTable> table = read_csv(beside.string());
  if (!table) return table.error();
  take_sources(table.value(), beside.string(), list, issues);
  return Done{};
}

// Copies one cell, mending what is not UTF-8.
std::string clean_cell(const OGRFeature& feature, int index, const std::string& file, std::int64_t row,
                       const std::string& name, Issues& issues) {
  std::string text = field_text(feature, index);
  if (is_valid_utf8(text)) return text;
  issues.push_back({file, row, name,
                    "is not UTF-8; the bytes that cannot be read are shown as \xEF\xBF\xBD. Save the file as UTF-8"});
  return to_valid_utf8(text);
}

std::size_t extra_column(IncidentTable& table, const std::string& name) {
  for (std::size_t i = 0; i < table.extra.size(); ++i) {
    if (table.extra[i].name == name) return i;
  }
  table.extra.push_back({name, std::vector<std::string>(table.size())});
  return table.extra.size() - 1;
}

// Rows as a spreadsheet counts them; what is not CSV, or was split otherwise by OGR, counts its features.
class RowNumbers {
 public:
  explicit RowNumbers(const std::string& csv) : rows_(csv_record_rows(csv)) {}
  void check(std::int64_t features) {
    if (static_cast<std::int64_t>(rows_.size()) != features + 1) rows_.clear();
  }
  std::int64_t operator[](std::size_t feature) const {
    return feature + 1 < rows_.size() ? rows_[feature + 1] : static_cast<std::int64_t>(feature) + 2;
  }

 private:
  std::vector<std::int64_t> rows_;  // the first is the header's
};

Status append_rows(const Chosen& chosen, const LayerPoints& points, const SourceList& sources, RowNumbers numbers,
                   const std::string& path, IncidentTable& table, Issues& issues) {
  const GdalMessages messages;
  std::vector<std::optional<std::size_t>> extras;
  for (std::size_t i = 0; i < chosen.columns.names.size(); ++i) {
    extras.push_back(chosen.columns.known[i] ? std::nullopt
                                             : std::optional(extra_column(table, chosen.columns.names[i])));
  }
  RowAppender appender(table, issues, path, sources.sources, sources.exists);
  std::size_t index = 0;
  std::size_t appended = 0;
  for (const auto& feature : *chosen.layer) {
    const std::int64_t row_number = numbers[index++];
    RowText row;
    std::vector<std::pair<std::size_t, std::string>> extra_cells;
    bool blank = true;
    for (std::size_t i = 0; i < extras.size(); ++i) {
      std::string text = clean_cell(*feature, static_cast<int>(i), path, row_number, chosen.columns.names[i], issues);
      blank = blank && text.empty();
      if (extras[i]) {
        extra_cells.emplace_back(*extras[i], std::move(text));
      } else {
        row[*chosen.columns.known[i]] = std::move(text);
      }
    }
    if (blank && feature->GetGeometryRef() == nullptr) continue;  // spreadsheets leave such rows at the end
    appender.append(row_number, row, points.read(feature->GetGeometryRef(), path, row_number, issues));
    for (ExtraColumn& column : table.extra) column.values.resize(table.size());
    for (auto& [column, text] : extra_cells) table.extra[column].values.back() = std::move(text);
    ++appended;
  }
  if (!messages.failures().empty()) {
    return Error{path + " cannot be read to its end: " + messages.first("") +
                 ". It may have been cut off; get a whole copy"};
  }
  if (appended == 0) issues.push_back({path, 0, "", "no rows: the file holds no incident"});
  return Done{};
}

Status read_dataset(const std::string& path, const std::string& gdal_path, const std::string& csv, IncidentTable& table,
                    Issues& issues) {
  Result<DatasetPtr> opened = open_vector(gdal_path, {"AUTODETECT_TYPE=NO", "HEADERS=YES"});
  if (!opened) {
    return Error{path + " cannot be read: " + opened.error().message +
                 ". Check that it is whole and of a format that 'yalu info' lists"};
  }
  GDALDataset& dataset = *opened.value();
  const GdalMessages messages;
  const std::string driver = dataset.GetDriverName() != nullptr ? dataset.GetDriverName() : "";
  const bool cut_names = driver == "ESRI Shapefile";
  Result<Chosen> chosen = choose_layer(dataset, path, cut_names, issues);
  if (!chosen) {
    if (messages.failures().empty()) return chosen.error();
    return Error{path + " cannot be read: " + messages.first("") + ". It may have been cut off; get a whole copy"};
  }
  Result<LayerPoints> points = LayerPoints::create(*chosen.value().layer, path, issues);
  if (!points) return points.error();
  SourceList sources;
  if (chosen.value().columns.has(Column::sources)) {
    if (Status read = read_sources(dataset, chosen.value().layer, path, sources, issues); !read) return read;
  }
  RowNumbers numbers(csv);
  if (!csv.empty()) numbers.check(chosen.value().layer->GetFeatureCount());
  return append_rows(chosen.value(), points.value(), sources, numbers, path, table, issues);
}

}  // namespace

Status read_incidents(const std::string& path, IncidentTable& table, Issues& issues) {
  if (path != "-") {
    if (std::string trouble = obvious_trouble(path); !trouble.empty()) return Error{trouble};
    if (!has_extension(path, ".csv")) return read_dataset(path, path, {}, table, issues);
    Result<std::string> csv = read_text_file(path);
    if (!csv) return csv.error();
    return read_dataset(path, path, csv.value(), table, issues);
  }
  Result<std::string> csv = read_text_file(path);
  if (!csv) return csv.error();
  if (csv.value().empty()) return Error{"standard input is empty; it needs a header and rows"};
  // GDAL reads the bytes where they lie; they outlive the dataset.
  std::string& bytes = csv.value();
  VSIFCloseL(VSIFileFromMemBuffer(standard_input_file, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
  Status status = read_dataset(path, standard_input_file, bytes, table, issues);
  VSIUnlink(standard_input_file);
  return status;
}

}  // namespace yalu
