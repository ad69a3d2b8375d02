#include "io/incident_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <system_error>
#include <thread>
#include <utility>

#include <ogrsf_frmts.h>
#include <unistd.h>

#include "io/connection.h"
#include "io/csv_chunks.h"
#include "io/csv_header.h"
#include "io/csv_in_memory.h"
#include "io/csv_rows.h"
#include "io/feature_rows.h"
#include "io/field_text.h"
#include "io/foreign_json.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"
#include "io/profile_layouts.h"
#include "io/server_table.h"
#include "io/spreadsheet_cells.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

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
  if (::access(path.c_str(), R_OK) != 0) {
    return path + " cannot be opened: " + std::error_code(errno, std::generic_category()).message();
  }
  std::array<char, 24> bytes{};
  std::ifstream(path, std::ios::binary).read(bytes.data(), bytes.size());
  const std::string_view start(bytes.data(), bytes.size());
  if (start.rfind("version https://git-lfs", 0) == 0) {
    return path + " is only a pointer of Git LFS, not the data; fetch it with git lfs pull";
  }
  const bool plain = is_csv_name(path) || has_extension(path, ".json") || has_extension(path, ".geojson");
  if (start.rfind("PK\x03\x04", 0) == 0 && (plain || has_extension(path, ".zip"))) {
    return path + " is a zip archive; unpack it and name the file that was in it";
  }
  if (start.rfind("\x1F\x8B", 0) == 0 && (plain || has_extension(path, ".gz"))) {
    return path + " is packed with gzip; unpack it and name the file that was in it";
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

void say_profile(const ImportProfile& profile, const std::string& file, Issues& issues) {
  for (const std::string& sentence : profile.report()) issues.push_back({file, 0, "", sentence, 0, true});
  for (const std::string& sentence : profile.warnings()) issues.push_back({file, 0, "", sentence});
}

void say_double_columns(const std::vector<std::string>& columns, const ImportProfile& profile, const std::string& file,
                        Issues& issues) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string name = ascii_lower(columns[i]);
    const bool seen = std::any_of(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i),
                                  [&](const std::string& other) { return ascii_lower(other) == name; });
    if (!seen) continue;
    issues.push_back(
        {file, 1, columns[i],
         "the column stands twice; " + (profile.carried(i) ? "this one is kept as \"" + profile.carried_name(i) + "\""
                                                           : std::string("both are read"))});
  }
}

void unguard_names(std::vector<std::string>& names) {
  for (std::string& name : names) name = std::string(unguard(name));
}

struct Chosen {
  OGRLayer* layer = nullptr;
  std::vector<std::string> columns;
  std::optional<ImportProfile> profile;
};

std::string quoted(const std::string& name) {
  return "\"" + name + "\"";
}

/// Tables of a server may be many.
std::string layer_names(GDALDataset& dataset) {
  constexpr int most_named = 40;
  std::string names;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    if (i == most_named) return names + " and " + std::to_string(dataset.GetLayerCount() - i) + " more";
    names += (names.empty() ? "" : ", ") + std::string(dataset.GetLayer(i)->GetName());
  }
  return names;
}

Error no_such_layer(const std::string& file, const std::string& wanted, const std::string& names) {
  return Error{file + " has no layer " + quoted(wanted) + "; it has: " + names + ". Name one of them with --layer"};
}

/// A file that is one table has one layer, called as the file is, as OGR has it.
Status check_only_layer(const std::string& path, const std::string& wanted) {
  const std::string name = path == "-" ? "-" : fs::path(path).stem().string();
  if (wanted.empty() || wanted == name) return Done{};
  return no_such_layer(path == "-" ? "standard input" : path, wanted, name);
}

/// As choose_layer sees them: a server's whole-number primary key, which GDAL takes for its own row number, is a
/// column.
std::vector<std::string> columns_of(GDALDataset& dataset, OGRLayer& layer) {
  std::vector<std::string> columns = column_names(layer);
  if (is_spreadsheet(dataset)) unguard_names(columns);
  const std::string key = layer.GetFIDColumn() != nullptr ? layer.GetFIDColumn() : "";
  if (is_server(dataset) && !key.empty() && key != "ogc_fid") columns.push_back(key);
  return columns;
}

Result<Chosen> take_layer(GDALDataset& dataset, const std::string& file, const ReadOptions& options, bool cut_names) {
  OGRLayer* layer = nullptr;
  for (OGRLayer* other : dataset.GetLayers()) {
    if (options.layer == other->GetName()) layer = other;
  }
  if (layer == nullptr) {
    // GDAL also finds a name in other letters, and tables of a server that it does not list.
    const GdalMessages unheard;
    layer = dataset.GetLayerByName(options.layer.c_str());
  }
  if (layer == nullptr) return no_such_layer(file, options.layer, layer_names(dataset));
  Chosen chosen{layer, columns_of(dataset, *layer), {}};
  Result<ImportProfile> profile = choose_profile(chosen.columns, options.profile, cut_names);
  if (!profile) {
    return Error{file + ", layer " + layer->GetName() + ": " + profile.error().message + " (see docs/data-format.md)"};
  }
  chosen.profile = std::move(profile).value();
  return chosen;
}

/// The layer asked for; else the layer `incidents`, else the first whose columns fit a profile.
Result<Chosen> choose_layer(GDALDataset& dataset, const std::string& file, const ReadOptions& options, bool cut_names,
                            Issues& issues) {
  if (dataset.GetLayerCount() == 0) return Error{file + " holds no table and no layer"};
  if (!options.layer.empty()) return take_layer(dataset, file, options, cut_names);
  Chosen chosen;
  std::string others;
  std::string reason;
  for (OGRLayer* layer : dataset.GetLayers()) {
    const std::string name = ascii_lower(layer->GetName());
    if (name == "sources" && dataset.GetLayerCount() > 1) continue;
    std::vector<std::string> columns = columns_of(dataset, *layer);
    Result<ImportProfile> profile = choose_profile(columns, options.profile, cut_names);
    if (!profile && reason.empty()) reason = profile.error().message;
    const bool taken = profile && (chosen.layer == nullptr || name == "incidents");
    if (taken && chosen.layer != nullptr) others += (others.empty() ? "" : ", ") + std::string(chosen.layer->GetName());
    if (taken) {
      chosen = {layer, columns, std::move(profile).value()};
    } else if (profile) {
      others += (others.empty() ? "" : ", ") + std::string(layer->GetName());
    }
  }
  if (chosen.layer == nullptr) {
    const char* hint = is_spreadsheet(dataset)
                           ? "; the names of the columns must stand in the first row: take away what is above them"
                           : "";
    return Error{file + ": " + reason + hint + " (see docs/data-format.md)"};
  }
  if (!others.empty()) {
    issues.push_back({file, 0, "",
                      "only the layer " + std::string(chosen.layer->GetName()) + " is read; not read: " + others +
                          " (see --layer)"});
  }
  return chosen;
}

Error cut_off(const std::string& path, const std::string& reason) {
  return Error{path + " cannot be read: " + reason +
               (is_connection(path) ? ". Check that the server still runs, and read again"
                                    : ". It may have been cut off; get a whole copy")};
}

Error cancelled() {
  return Error{"loading was cancelled"};
}

Error cannot_open(const std::string& path, const std::string& reason) {
  if (!is_connection(path)) {
    const bool json = has_extension(path, ".json") || has_extension(path, ".geojson");
    return Error{path + " cannot be read: " + reason +
                 (json ? ". It must be GeoJSON or one of the forms of JSON in docs/import.md"
                       : ". Check that it is whole and of a format that 'yalu info' lists")};
  }
  return Error{shown_source(path) + " cannot be read: " + shown_reason(reason) +
               ". Check that the server runs and that host, port, dbname, user and password are right (see "
               "docs/postgresql.md)"};
}

/// What is read, and how.
struct Rows {
  Query query;  ///< of a server: the layer is its answer
  Chosen chosen;
  double estimated = 0;
  bool narrowed = false;
};

/// The server's table in a fixed order, of it only what is needed; or GDAL's layer where it is no plain table.
Result<Rows> rows_of_server(GDALDataset& dataset, OGRLayer& layer, const std::string& file,
                            const ReadOptions& options) {
  const auto failed = [&](const std::string& reason) {
    return Error{file + ", layer " + layer.GetName() + " cannot be read: " + shown_reason(reason) +
                 ". Check that the server still runs and that the user may read the table"};
  };
  Rows rows;
  Result<std::optional<ServerTable>> found = ServerTable::find(dataset, layer.GetName());
  if (!found) return failed(found.error().message);
  OGRLayer* columns = &layer;
  Query no_rows;
  if (found.value()) {
    Result<Query> asked = found.value()->columns();
    if (!asked) return failed(asked.error().message);
    no_rows = std::move(asked).value();
    columns = no_rows.get();
  }
  rows.chosen = {columns, column_names(*columns), {}};
  Result<ImportProfile> profile = choose_profile(rows.chosen.columns, options.profile, false);
  if (!profile) {
    return Error{file + ", layer " + layer.GetName() + ": " + profile.error().message + " (see docs/data-format.md)"};
  }
  rows.chosen.profile = std::move(profile).value();
  if (!found.value()) return rows;
  std::string condition;
  if (options.needed) {
    Result<std::string> made = found.value()->condition(*columns, *rows.chosen.profile, *options.needed);
    if (!made) return failed(made.error().message);
    condition = std::move(made).value();
  }
  Result<Query> query = found.value()->rows(condition);
  if (!query) return failed(query.error().message);
  rows.query = std::move(query).value();
  rows.chosen.layer = rows.query.get();
  rows.estimated = found.value()->estimated_rows();
  rows.narrowed = !condition.empty();
  return rows;
}

Status read_dataset(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues) {
  const FirstRowIsHeader header;
  // For GeoJSON: a text that looks like a date or a time is still a text.
  const Result<DatasetPtr> opened = open_vector(path, {"DATE_AS_STRING=YES"});
  const std::string file = shown_source(path);
  if (!opened) return cannot_open(path, opened.error().message);
  GDALDataset& dataset = *opened.value();
  const GdalMessages messages;
  const std::string driver = dataset.GetDriverName() != nullptr ? dataset.GetDriverName() : "";
  Result<Chosen> chosen = choose_layer(dataset, file, options, driver == "ESRI Shapefile", issues);
  if (!chosen) return messages.failures().empty() ? chosen.error() : cut_off(file, messages.first(""));
  Result<ListedSources> sources = read_listed_sources(dataset, chosen.value().layer, path, issues);
  if (!sources) return sources.error();
  OGRLayer* described = chosen.value().layer;
  Result<Rows> rows = is_server(dataset) ? rows_of_server(dataset, *chosen.value().layer, file, options)
                                         : Rows{nullptr, std::move(chosen.value())};
  if (!rows) return rows.error();
  OGRLayer& layer = *rows.value().chosen.layer;
  const bool spreadsheet = is_spreadsheet(dataset);
  const TableShape shape{file,
                         std::move(rows.value().chosen.columns),
                         std::move(*rows.value().chosen.profile),
                         std::move(sources).value(),
                         false,
                         spreadsheet,
                         spreadsheet};
  say_double_columns(shape.columns, shape.profile, file, issues);
  say_profile(shape.profile, file, issues);
  say_lost_cells(path, driver, issues);
  const double total =
      std::max(1.0, rows.value().query ? rows.value().estimated : static_cast<double>(layer.GetFeatureCount(FALSE)));
  const std::size_t rows_before = table.size();
  DayOrders orders;
  const auto on_row = [&](std::size_t row) {
    constexpr std::size_t rows_between = 4096;
    if (row % rows_between == 0 && options.progress) options.progress(std::min(1.0, static_cast<double>(row) / total));
    return row % rows_between != 0 || !options.stop.stop_requested();
  };
  const auto row_number = [](std::size_t feature) { return static_cast<std::int64_t>(feature) + 2; };
  if (Status read = append_features(layer, *described, shape, row_number, on_row, table, orders, issues); !read)
    return read;
  settle_day_order(orders, table, issues);
  if (options.stop.stop_requested()) return cancelled();
  if (table.size() == rows_before && !rows.value().narrowed)
    issues.push_back({file, 0, "", "no rows: the file holds no incident"});
  return Done{};
}

/// The rows of one piece of a CSV file.
struct Part {
  IncidentTable table;
  DayOrders orders;
  Issues issues;
  Status status = Done{};
};

struct CsvHeader {
  std::string text;       ///< as OGR is to read it: csv_header.h
  std::size_t bytes = 0;  ///< of the file up to the end of its own header; 0 where it has none
  CsvShape shape;
};

Part read_part(CsvChunk chunk, const CsvHeader& header, const TableShape& shape) {
  Part part;
  const bool first = chunk.first_row == 1;
  CsvRows rows = csv_record_rows(chunk.text, chunk.first_row, header.shape);
  std::size_t records_before = 0;
  std::int64_t header_row = 0;
  if (first && header.bytes > 0) {
    const CsvRows before =
        csv_record_rows(std::string_view(chunk.text).substr(0, header.bytes), 1, {header.shape.separator});
    records_before = before.rows.size();
    header_row = before.next - 1;
  }
  // The header is the first record of every piece, so that OGR takes all of them alike.
  chunk.text.replace(0, first ? header.bytes : 0, header.text);
  for (const CsvRows::Ragged& ragged : rows.ragged) {
    if (ragged.row <= header_row) continue;
    const bool too_many = ragged.cells > header.shape.cells;
    part.issues.push_back({shape.file, ragged.row, "",
                           "has " + std::to_string(ragged.cells) + " cells where the header has " +
                               std::to_string(header.shape.cells) +
                               (too_many ? "; those beyond are left out"
                                         : "; those that are missing are taken as empty. "
                                           "The row may have been cut off")});
  }
  const CsvInMemory file(chunk.text);
  Result<DatasetPtr> opened = file.open(true);
  if (!opened || opened.value()->GetLayerCount() == 0) {
    part.status = cut_off(shape.file, opened ? "it holds no table" : opened.error().message);
    return part;
  }
  OGRLayer& layer = *opened.value()->GetLayer(0);
  const auto row_number = [&](std::size_t feature) {
    const std::size_t record = feature + records_before;
    return record < rows.rows.size() ? rows.rows[record] : rows.next;
  };
  part.status = append_features(
      layer, layer, shape, row_number, [](std::size_t) { return true; }, part.table, part.orders, part.issues);
  return part;
}

/// What the first piece says of the whole file.
struct CsvStart {
  CsvHeader header;
  TableShape shape;
};

Result<CsvStart> read_csv_start(const std::string& path, const CsvChunk& chunk, char separator,
                                const ReadOptions& options, Issues& issues) {
  const std::vector<std::int64_t> rows = csv_record_rows(chunk.text, 1, {separator}).rows;
  if (rows.empty()) return Error{path + " holds nothing but blank lines; it needs a header and rows"};
  CsvStart start{{}, {path, {}, ImportProfile(), {}, true, false, true}};
  const FirstRecord first = first_record(chunk.text, separator);
  start.header.bytes = first.end;
  const std::string_view record = std::string_view(chunk.text).substr(first.begin, first.end - first.begin);
  const std::vector<std::string> names = csv_cells(record, separator);
  const bool headerless = is_headerless_ged(names);
  if (headerless) start.header.bytes = 0;
  start.header.text = quoted_csv_record(headerless ? ged_columns() : names, separator);
  start.header.shape = {separator, names.size()};
  std::string header = start.header.text;
  const CsvInMemory file(header);
  Result<DatasetPtr> opened = file.open(true);
  if (!opened || opened.value()->GetLayerCount() == 0) {
    return Error{path + " cannot be read: " + (opened ? "it holds no table" : opened.error().message)};
  }
  start.shape.columns = column_names(*opened.value()->GetLayer(0));
  unguard_names(start.shape.columns);
  if (headerless) {
    issues.push_back({path, 0, "", "has no header; its columns are taken in the published order of UCDP GED"});
  }
  Result<ImportProfile> profile = choose_profile(start.shape.columns, options.profile, false);
  if (!profile) {
    const bool others = std::any_of(csv_separators.begin(), csv_separators.end(), [&](char sign) {
      return sign != separator && record.find(sign) != std::string_view::npos;
    });
    return Error{
        path + ": " + profile.error().message +
        (others ? "; if these are not the names of its columns, say what sets them apart with --separator" : "") +
        " (see docs/data-format.md)"};
  }
  start.shape.profile = std::move(profile).value();
  Result<ListedSources> sources = read_listed_sources(*opened.value(), opened.value()->GetLayer(0), path, issues);
  if (!sources) return sources.error();
  start.shape.sources = std::move(sources).value();
  say_double_columns(start.shape.columns, start.shape.profile, path, issues);
  say_profile(start.shape.profile, path, issues);
  return start;
}

Status read_csv_incidents(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues) {
  const auto fits = [&options](std::vector<std::string> names) {
    unguard_names(names);
    return is_headerless_ged(names) || choose_profile(names, options.profile, false).ok();
  };
  const auto choose = [&](std::string_view header) {
    return options.separator ? Result<char>(*options.separator) : choose_csv_separator(header, fits);
  };
  Result<CsvChunks> opened = CsvChunks::open(path, choose, issues);
  if (!opened) return opened.error();
  CsvChunks& chunks = opened.value();
  Result<std::optional<CsvChunk>> chunk = chunks.next();
  if (!chunk) return chunk.error();
  if (!chunk.value())
    return Error{(path == "-" ? "standard input" : path) + std::string(" is empty; it needs a header and rows")};
  const Result<CsvStart> start = read_csv_start(path, *chunk.value(), chunks.separator(), options, issues);
  if (!start) return start.error();

  const std::size_t rows_before = table.size();
  const std::size_t most_at_once = std::max(1U, std::thread::hardware_concurrency());
  DayOrders orders;
  std::deque<std::future<Part>> running;
  while (chunk.value() || !running.empty()) {
    if (options.stop.stop_requested()) return cancelled();
    if (chunk.value() && running.size() < most_at_once) {
      running.push_back(std::async(std::launch::async, [&start, piece = std::move(*chunk.value())]() mutable {
        return read_part(std::move(piece), start.value().header, start.value().shape);
      }));
      chunk = chunks.next();
      if (!chunk) return chunk.error();
      continue;
    }
    Part part = running.front().get();
    running.pop_front();
    if (!part.status) return part.status;
    add(orders, part.orders, table.size());
    append_table(table, std::move(part.table));
    issues.append(part.issues);
    if (options.progress && chunks.size() > 0)
      options.progress(static_cast<double>(chunks.position()) / static_cast<double>(chunks.size()));
  }
  settle_day_order(orders, table, issues);
  if (table.size() == rows_before) issues.push_back({path, 0, "", "no rows: the file holds no incident"});
  return Done{};
}

Status append_foreign(const std::string& path, ForeignTable foreign, const ReadOptions& options, IncidentTable& table,
                      Issues& issues) {
  Result<ImportProfile> profile = choose_profile(foreign.columns, options.profile, false);
  if (!profile) return Error{path + ": " + profile.error().message};
  const bool has_sources = !foreign.sources.empty();
  const TableShape shape{path,
                         std::move(foreign.columns),
                         std::move(profile).value(),
                         ListedSources{std::move(foreign.sources), has_sources},
                         true,
                         false};
  say_profile(shape.profile, path, issues);
  for (std::string& remark : foreign.remarks) issues.push_back({path, 0, "", std::move(remark)});
  DayOrders orders;
  TableRows rows(shape, table, orders, issues);
  std::int64_t number = 0;
  for (const std::vector<std::string>& row : foreign.rows) {
    if (options.stop.stop_requested()) return cancelled();
    const std::vector<std::string_view> cells(row.begin(), row.end());
    rows.append(++number, cells, {}, false);
  }
  rows.finish();
  settle_day_order(orders, table, issues);
  if (number == 0) issues.push_back({path, 0, "", "no rows: the file holds no incident"});
  return Done{};
}

}  // namespace

std::vector<std::string> files_read_with(const std::string& path) {
  std::vector<std::string> files{path};
  if (path == "-" || is_connection(path)) return files;
  files.push_back((fs::path(path).parent_path() / "sources.csv").string());
  if (!has_extension(path, ".json")) return files;
  for (std::string& companion : foreign_json_companions(path)) files.push_back(std::move(companion));
  return files;
}

Status read_incidents(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues) {
  if (is_connection(path)) return read_dataset(path, options, table, issues);
  if (path == "-") {
    if (Status only = check_only_layer(path, options.layer); !only) return only;
    return read_csv_incidents(path, options, table, issues);
  }
  if (std::string trouble = obvious_trouble(path); !trouble.empty()) return Error{trouble};
  if (has_extension(path, ".json")) {
    Result<std::optional<ForeignTable>> foreign = read_foreign_json(path);
    if (!foreign) return foreign.error();
    if (foreign.value()) {
      if (Status only = check_only_layer(path, options.layer); !only) return only;
      return append_foreign(path, std::move(*foreign.value()), options, table, issues);
    }
  }
  if (!is_csv_name(path)) return read_dataset(path, options, table, issues);
  if (Status only = check_only_layer(path, options.layer); !only) return only;
  return read_csv_incidents(path, options, table, issues);
}

}  // namespace yalu
