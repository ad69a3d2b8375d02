#include "io/incident_writer_ogr.h"

#include <atomic>
#include <set>
#include <utility>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "base/unicode.h"
#include "io/field_text.h"
#include "io/flatgeobuf_points.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"

namespace yalu {
namespace {

// Limits of the spreadsheet programs, not of GDAL, which would write more than they open.
constexpr std::size_t most_spreadsheet_rows = 1048575;
constexpr std::size_t most_spreadsheet_text = 32767;

/// A file name in memory; the file is gone with the object.
class MemoryFile {
 public:
  explicit MemoryFile(const char* extension) : name_("/vsimem/yalu-out-" + std::to_string(next_number()) + extension) {}
  ~MemoryFile() { VSIUnlink(name_.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  const std::string& name() const { return name_; }
  std::string bytes() const {
    vsi_l_offset size = 0;
    const GByte* data = VSIGetMemFileBuffer(name_.c_str(), &size, FALSE);
    return data == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(data), size);
  }

 private:
  // GDAL's files in memory belong to the process, so their names must differ between all threads.
  static std::uint64_t next_number() {
    static std::atomic<std::uint64_t> number = 0;
    return ++number;
  }
  std::string name_;
};

std::string free_name(std::string name, const std::set<std::string>& taken) {
  while (taken.count(name) > 0) name += "_";
  return name;
}

bool is_flatgeobuf(const OgrFormat& format) {
  return std::string_view(format.driver) == "FlatGeobuf";
}

/// GDAL leaves rows without a geometry out of a FlatGeobuf: they get this point until it is taken away again. One of
/// the file's own, so that it widens no envelope.
LonLat stand_in(const ClaimRows& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (const std::optional<LonLat> point = rows.point(row)) return *point;
  }
  return {};
}

std::vector<bool> rows_with_point(const ClaimRows& rows) {
  std::vector<bool> has_point;
  for (std::size_t row = 0; row < rows.size(); ++row) has_point.push_back(rows.point(row).has_value());
  return has_point;
}

class OgrWriter {
 public:
  OgrWriter(GDALDataset& dataset, const OgrFormat& format) : dataset_(dataset), format_(format) {}

  Status add_incidents(const ClaimRows& rows) {
    Result<OGRLayer*> layer = add_layer("incidents", rows.columns(), format_.points);
    if (!layer) return layer.error();
    std::vector<OutCell> cells;
    const std::optional<LonLat> otherwise = is_flatgeobuf(format_) ? std::optional(stand_in(rows)) : std::nullopt;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows.read(row, cells);
      const std::optional<LonLat> own = rows.point(row);
      if (Status added = add_feature(*layer.value(), rows.columns(), cells, own ? own : otherwise); !added)
        return added;
    }
    return Done{};
  }

  Status add_sources(const std::vector<Source>& sources) {
    std::vector<OutColumn> columns;
    for (const std::string& name : source_columns()) columns.push_back({name, CellType::text});
    Result<OGRLayer*> layer = add_layer("sources", columns, false);
    if (!layer) return layer.error();
    for (const Source& source : sources) {
      std::vector<OutCell> cells;
      for (std::string& text : source_cells(source)) {
        cells.push_back(text.empty() ? OutCell() : OutCell(std::move(text)));
      }
      if (Status added = add_feature(*layer.value(), columns, cells, {}); !added) return added;
    }
    return Done{};
  }

 private:
  Result<OGRLayer*> add_layer(const char* name, const std::vector<OutColumn>& columns, bool points) {
    OGRSpatialReference degrees;
    degrees.SetWellKnownGeogCS("WGS84");
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    if (std::string_view(format_.driver) == "GPKG") {
      std::set<std::string> names;
      for (const OutColumn& column : columns) names.insert(ascii_lower(column.name));
      options.SetNameValue("FID", free_name("fid", names).c_str());
      options.SetNameValue("GEOMETRY_NAME", free_name("geom", names).c_str());
    }
    // An index would put the rows into another order and has no place for those without a point.
    if (is_flatgeobuf(format_)) options.SetNameValue("SPATIAL_INDEX", "NO");
    OGRLayer* layer =
        dataset_.CreateLayer(name, points ? &degrees : nullptr, points ? wkbPoint : wkbNone, options.List());
    if (layer == nullptr) return Error{messages_.first("the layer cannot be made")};
    for (const OutColumn& column : columns) {
      OGRFieldDefn field((format_.spreadsheet ? guard(column.name) : column.name).c_str(), field_type(column.type));
      if (layer->CreateField(&field, FALSE) != OGRERR_NONE) {
        return Error{"it cannot hold the column \"" + column.name + "\": " + messages_.first("no reason given")};
      }
    }
    return layer;
  }

  static OGRFieldType field_type(CellType type) {
    if (type == CellType::whole) return OFTInteger64;
    return type == CellType::degrees ? OFTReal : OFTString;
  }

  Status add_feature(OGRLayer& layer, const std::vector<OutColumn>& columns, const std::vector<OutCell>& cells,
                     const std::optional<LonLat>& point) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int field = static_cast<int>(i);
      if (const auto* whole = std::get_if<std::int64_t>(&cells[i])) {
        feature->SetField(field, static_cast<GIntBig>(*whole));
      } else if (const auto* number = std::get_if<double>(&cells[i])) {
        feature->SetField(field, *number);
      } else if (const auto* text = std::get_if<std::string>(&cells[i])) {
        const std::string safe = format_.spreadsheet ? guard(*text) : *text;
        if (format_.spreadsheet && code_point_count(safe) > most_spreadsheet_text) {
          return Error{"\"" + columns[i].name + "\" of \"" + cell_text(cells.front()) + "\" has " +
                       std::to_string(code_point_count(safe)) +
                       " characters, and a cell of a spreadsheet holds 32,767; write .csv or .gpkg"};
        }
        feature->SetField(field, safe.c_str());
      }
    }
    // Readers tell the header of a spreadsheet by its length among other things: the last cell is always there.
    if (format_.spreadsheet && std::holds_alternative<std::monostate>(cells.back())) {
      feature->SetField(static_cast<int>(cells.size()) - 1, "");
    }
    if (point && format_.points) {
      OGRPoint geometry(point->lon_deg, point->lat_deg);
      feature->SetGeometry(&geometry);
    }
    if (layer.CreateFeature(feature.get()) != OGRERR_NONE) return Error{messages_.first("a row cannot be written")};
    return Done{};
  }

  GDALDataset& dataset_;
  const OgrFormat& format_;
  const GdalMessages messages_;
};

Status fill(GDALDataset& dataset, const ClaimRows& rows, const OgrFormat& format) {
  OgrWriter writer(dataset, format);
  // Without a transaction a database flushes after each row.
  const bool transaction = dataset.TestCapability(ODsCTransactions) != 0;
  if (transaction && dataset.StartTransaction() != OGRERR_NONE) return Error{"its database cannot be written to"};
  if (Status added = writer.add_incidents(rows); !added) return added;
  if (format.sources_inside) {
    // Ids of which nothing is known stand in the list too, with nothing beside them: else a reader would look them up
    // in whatever sources.csv lies beside the file.
    std::vector<Source> sources = rows.sources();
    for (const std::string& id : rows.bare_source_ids()) {
      sources.emplace_back();
      sources.back().id = id;
    }
    if (!sources.empty()) {
      if (Status added = writer.add_sources(sources); !added) return added;
    }
  }
  if (transaction && dataset.CommitTransaction() != OGRERR_NONE) return Error{"its database cannot be written to"};
  return Done{};
}

}  // namespace

Result<std::string> write_with_ogr(const ClaimRows& rows, const OgrFormat& format) {
  if (format.spreadsheet && rows.size() > most_spreadsheet_rows) {
    return Error{std::to_string(rows.size()) + " rows, and a spreadsheet holds 1,048,575; write .csv or .gpkg"};
  }
  const GdalMessages messages;
  GDALAllRegister();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver);
  if (driver == nullptr) {
    return Error{std::string("this GDAL has no driver ") + format.driver + "; install its package or write .csv"};
  }
  const MemoryFile file(format.extension);
  DatasetPtr dataset(driver->Create(file.name().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset) return Error{messages.first("it cannot be made")};
  if (Status filled = fill(*dataset, rows, format); !filled) return filled.error();
  dataset.reset();  // writes what is left
  if (!messages.failures().empty()) return Error{messages.first("")};
  std::string bytes = file.bytes();
  if (is_flatgeobuf(format)) {
    if (Status taken = take_points_away(bytes, rows_with_point(rows)); !taken) return taken.error();
  }
  return bytes;
}

}  // namespace yalu
