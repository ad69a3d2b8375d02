#include "io/incident_writer.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "io/csv_in_memory.h"
#include "io/field_text.h"
#include "io/file_writer.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"
#include "io/incident_writer_ogr.h"
#include "io/incident_writer_rows.h"
#include "io/table_text.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, TableFormat>, 7> endings = {{{".csv", TableFormat::csv},
                                                                              {".geojson", TableFormat::geojson},
                                                                              {".json", TableFormat::geojson},
                                                                              {".gpkg", TableFormat::geopackage},
                                                                              {".fgb", TableFormat::flatgeobuf},
                                                                              {".xlsx", TableFormat::xlsx},
                                                                              {".ods", TableFormat::ods}}};

std::optional<OgrFormat> ogr_format(TableFormat format) {
  switch (format) {
    case TableFormat::geopackage:
      return OgrFormat{"GPKG", ".gpkg", true, false, true};
    case TableFormat::flatgeobuf:
      return OgrFormat{"FlatGeobuf", ".fgb", true, false, false};
    case TableFormat::xlsx:
      return OgrFormat{"XLSX", ".xlsx", false, true, true};
    case TableFormat::ods:
      return OgrFormat{"ODS", ".ods", false, true, true};
    case TableFormat::csv:
    case TableFormat::geojson:
      break;
  }
  return {};
}

std::string csv_of(const ClaimRows& rows) {
  std::string out;
  std::vector<std::string> line;
  for (const OutColumn& column : rows.columns()) line.push_back(guard(column.name));
  append_csv_line(line, out);
  std::vector<OutCell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows.read(row, cells);
    line.clear();
    for (const OutCell& cell : cells) {
      const bool is_text = std::holds_alternative<std::string>(cell);
      line.push_back(is_text ? guard(std::get<std::string>(cell)) : cell_text(cell));
    }
    append_csv_line(line, out);
  }
  return out;
}

std::string json_text(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json json_of(const OutCell& cell) {
  return std::visit(
      [](const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
          return json(nullptr);
        } else {
          return json(value);
        }
      },
      cell);
}

// RFC 7946. Not through GDAL, which writes a text such as "[1]" as a list.
std::string geojson_of(const ClaimRows& rows) {
  std::string out = "{\n\"type\": \"FeatureCollection\",\n\"name\": \"incidents\",\n\"features\": [";
  std::vector<OutCell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows.read(row, cells);
    json feature{{"type", "Feature"}, {"geometry", nullptr}};
    if (const std::optional<LonLat> point = rows.point(row)) {
      feature["geometry"] = json{{"type", "Point"}, {"coordinates", {point->lon_deg, point->lat_deg}}};
    }
    json& properties = feature["properties"];
    for (std::size_t i = 0; i < cells.size(); ++i) properties[rows.columns()[i].name] = json_of(cells[i]);
    out += (row == 0 ? "\n" : ",\n") + json_text(feature);
  }
  return out + "\n]\n}\n";
}

Result<std::string> bytes_of(const ClaimRows& rows, TableFormat format) {
  if (const std::optional<OgrFormat> ogr = ogr_format(format)) return write_with_ogr(rows, *ogr);
  return format == TableFormat::csv ? csv_of(rows) : geojson_of(rows);
}

std::string sources_csv(const std::vector<Source>& sources) {
  std::string out;
  append_csv_line(source_columns(), out);
  for (const Source& source : sources) {
    std::vector<std::string> line;
    for (const std::string& text : source_cells(source)) line.push_back(guard(text));
    append_csv_line(line, out);
  }
  return out;
}

/// Whether the list in the file describes each of the sources in the same words, and no id of which nothing is known.
bool describes_alike(const TextTable& list, const ClaimRows& rows) {
  TextTable lower = list;
  for (std::string& name : lower.columns) name = ascii_lower(name);
  const int id_column = lower.column("id");
  const auto row_of = [&](const std::string& id) {
    std::size_t row = 0;
    while (row < lower.rows.size() && unguard(lower.cell(row, id_column)) != id) ++row;
    return row;
  };
  const auto stands_alike = [&](const Source& source) {
    const std::size_t row = row_of(source.id);
    if (row == lower.rows.size()) return false;
    std::vector<std::string> cells;
    for (const std::string& name : source_columns()) {
      cells.push_back(to_valid_utf8(unguard(lower.cell(row, lower.column(name)))));
    }
    return cells == source_cells(source);
  };
  // A stranger's words must not be found under an id of which we know nothing.
  const auto stands = [&](const std::string& id) { return row_of(id) < lower.rows.size(); };
  return std::all_of(rows.sources().begin(), rows.sources().end(), stands_alike) &&
         std::none_of(rows.bare_source_ids().begin(), rows.bare_source_ids().end(), stands);
}

/// The list of sources beside a file that cannot hold it.
class SourcesBeside {
 public:
  SourcesBeside(const std::string& path, const ClaimRows& rows)
      : rows_(rows), path_((fs::path(path).parent_path() / "sources.csv").string()) {}

  /// What stands in the way, before anything is written.
  Status check(const std::string& path) {
    std::error_code failure;
    if (ascii_lower(fs::path(path).filename().string()) == "sources.csv") {
      return Error{path + " cannot be written: that is the name of the list of sources; choose another name"};
    }
    if (rows_.sources().empty() && rows_.bare_source_ids().empty()) return Done{};
    if (!fs::exists(path_, failure)) {
      missing_ = !rows_.sources().empty();
      return Done{};
    }
    Issues of_encoding;  // said when it is read as an input
    const Result<TextTable> there = read_user_csv(path_, "id", of_encoding);
    if (there && describes_alike(there.value(), rows_)) return Done{};
    return Error{path + " cannot be written: " + path_ +
                 " is there already and holds other sources; write into another folder or to a .gpkg"};
  }

  Status write() {
    if (!missing_) return Done{};
    Status written = write_file(path_, as_bytes(sources_csv(rows_.sources())));
    written_ = written.ok();
    return written;
  }
  void take_back() const {
    std::error_code failure;
    if (written_) fs::remove(path_, failure);
  }

 private:
  const ClaimRows& rows_;
  std::string path_;
  bool missing_ = false;
  bool written_ = false;
};

}  // namespace

std::optional<TableFormat> table_format_of(const std::string& path) {
  const std::string ending = ascii_lower(fs::path(path).extension().string());
  for (const auto& [known, format] : endings) {
    if (known == ending) return format;
  }
  return {};
}

std::vector<ClaimId> claims_of(const Incidents& incidents, const Selection& selection) {
  std::vector<ClaimId> claims;
  for (const Match& match : selection.matches) {
    const std::span<const ClaimId> own = incidents.claims[index_of(match.row)];
    claims.insert(claims.end(), own.begin(), own.end());
  }
  std::sort(claims.begin(), claims.end());
  return claims;
}

Status write_incidents(const std::string& path, const IncidentTable& table, const Locations& locations,
                       std::span<const ClaimId> claims, const WriteOptions& options) {
  const ClaimRows rows(table, locations, claims);
  const std::optional<OgrFormat> ogr = ogr_format(options.format);
  const bool beside = path != "-" && !(ogr && ogr->sources_inside);
  SourcesBeside sources(path, rows);
  if (beside) {
    if (Status clear = sources.check(path); !clear) return clear;
  }
  const Result<std::string> bytes = bytes_of(rows, options.format);
  if (!bytes) return Error{path + " cannot be written: " + bytes.error().message};
  if (beside) {
    if (Status written = sources.write(); !written) return written;
  }
  Status written = write_file(path, as_bytes(bytes.value()), options.inputs);
  if (!written) sources.take_back();
  return written;
}

std::size_t listed_source_count(const IncidentTable& table, const Locations& locations,
                                std::span<const ClaimId> claims) {
  return ClaimRows(table, locations, claims).sources().size();
}

}  // namespace yalu
