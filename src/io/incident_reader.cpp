#include "io/incident_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <system_error>
#include <thread>
#include <utility>

#include <ogrsf_frmts.h>

#include "io/csv_chunks.h"
#include "io/csv_in_memory.h"
#include "io/csv_rows.h"
#include "io/feature_rows.h"
#include "io/field_text.h"
#include "io/foreign_json.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"
#include "io/profile_layouts.h"

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

void say_profile(const ImportProfile& profile, const std::string& file, Issues& issues) {
  for (const std::string& sentence : profile.report()) issues.push_back({file, 0, "", sentence, 0, true});
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

/// The layer `incidents`, else the first whose columns fit a profile.
Result<Chosen> choose_layer(GDALDataset& dataset, const std::string& file, const ProfileRequest& request,
                            bool cut_names, Issues& issues) {
  if (dataset.GetLayerCount() == 0) return Error{file + " holds no table and no layer"};
  Chosen chosen;
  std::string others;
  std::string reason;
  for (OGRLayer* layer : dataset.GetLayers()) {
    const std::string name = ascii_lower(layer->GetName());
    if (name == "sources" && dataset.GetLayerCount() > 1) continue;
    std::vector<std::string> columns = column_names(*layer);
    if (is_spreadsheet(dataset)) unguard_names(columns);
    Result<ImportProfile> profile = choose_profile(columns, request, cut_names);
    if (!profile && reason.empty()) reason = profile.error().message;
    const bool taken = profile && (chosen.layer == nullptr || name == "incidents");
    if (taken && chosen.layer != nullptr) others += (others.empty() ? "" : ", ") + std::string(chosen.layer->GetName());
    if (taken) {
      chosen = {layer, columns, std::move(profile).value()};
    } else if (profile) {
      others += (others.empty() ? "" : ", ") + std::string(layer->GetName());
    }
  }
  if (chosen.layer == nullptr) return Error{file + ": " + reason + " (see docs/data-format.md)"};
  if (!others.empty()) {
    issues.push_back(
        {file, 0, "", "only the layer " + std::string(chosen.layer->GetName()) + " is read; not read: " + others});
  }
  return chosen;
}

Error cut_off(const std::string& path, const std::string& reason) {
  return Error{path + " cannot be read: " + reason + ". It may have been cut off; get a whole copy"};
}

Error cancelled() {
  return Error{"loading was cancelled"};
}

Status read_dataset(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues) {
  const FirstRowIsHeader header;
  // For GeoJSON: a text that looks like a date or a time is still a text.
  const Result<DatasetPtr> opened = open_vector(path, {"DATE_AS_STRING=YES"});
  if (!opened) {
    return Error{path + " cannot be read: " + opened.error().message +
                 ". Check that it is whole and of a format that 'yalu info' lists"};
  }
  GDALDataset& dataset = *opened.value();
  const GdalMessages messages;
  const std::string driver = dataset.GetDriverName() != nullptr ? dataset.GetDriverName() : "";
  Result<Chosen> chosen = choose_layer(dataset, path, options.profile, driver == "ESRI Shapefile", issues);
  if (!chosen) return messages.failures().empty() ? chosen.error() : cut_off(path, messages.first(""));
  OGRLayer& layer = *chosen.value().layer;
  Result<ListedSources> sources = read_listed_sources(dataset, &layer, path, issues);
  if (!sources) return sources.error();
  const bool spreadsheet = is_spreadsheet(dataset);
  const TableShape shape{path,
                         std::move(chosen.value().columns),
                         std::move(*chosen.value().profile),
                         std::move(sources).value(),
                         false,
                         spreadsheet,
                         spreadsheet};
  say_double_columns(shape.columns, shape.profile, path, issues);
  say_profile(shape.profile, path, issues);
  const auto total = static_cast<double>(std::max<GIntBig>(1, layer.GetFeatureCount(FALSE)));
  const std::size_t rows_before = table.size();
  DayOrders orders;
  const auto on_row = [&](std::size_t row) {
    constexpr std::size_t rows_between = 4096;
    if (row % rows_between == 0 && options.progress) options.progress(std::min(1.0, static_cast<double>(row) / total));
    return row % rows_between != 0 || !options.stop.stop_requested();
  };
  const auto row_number = [](std::size_t feature) { return static_cast<std::int64_t>(feature) + 2; };
  if (Status read = append_features(layer, shape, row_number, on_row, table, orders, issues); !read) return read;
  settle_day_order(orders, table, issues);
  if (options.stop.stop_requested()) return cancelled();
  if (table.size() == rows_before) issues.push_back({path, 0, "", "no rows: the file holds no incident"});
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
  std::string text;  ///< the first record with its line break; empty where the file has no header
  CsvShape shape;
};

Part read_part(CsvChunk chunk, const CsvHeader& header, const TableShape& shape) {
  Part part;
  const bool first = chunk.first_row == 1;
  CsvRows rows = csv_record_rows(chunk.text, chunk.first_row, header.shape);
  // The header is the first record of every piece, so that OGR takes all of them alike.
  const bool header_added = !first && !header.text.empty();
  if (header_added) chunk.text.insert(0, header.text);
  const std::size_t records_before = first && !header.text.empty() ? 1 : 0;
  for (const CsvRows::Ragged& ragged : rows.ragged) {
    const bool too_many = ragged.cells > header.shape.cells;
    part.issues.push_back({shape.file, ragged.row, "",
                           "has " + std::to_string(ragged.cells) + " cells where the header has " +
                               std::to_string(header.shape.cells) +
                               (too_many ? "; those beyond are left out"
                                         : "; those that are missing are taken as empty. "
                                           "The row may have been cut off")});
  }
  const CsvInMemory file(chunk.text);
  Result<DatasetPtr> opened = file.open(!header.text.empty());
  if (!opened || opened.value()->GetLayerCount() == 0) {
    part.status = cut_off(shape.file, opened ? "it holds no table" : opened.error().message);
    return part;
  }
  OGRLayer& layer = *opened.value()->GetLayer(0);
  // OGR guesses the separator of each piece anew.
  if (layer.GetLayerDefn()->GetFieldCount() != static_cast<int>(shape.columns.size())) {
    part.status = Error{shape.file +
                        " cannot be read: it is not clear what sets its cells apart; use one separator (comma, "
                        "semicolon or tab), and no other of them in the names of columns"};
    return part;
  }
  const auto row_number = [&](std::size_t feature) {
    const std::size_t record = feature + records_before;
    return record < rows.rows.size() ? rows.rows[record] : rows.next;
  };
  part.status = append_features(
      layer, shape, row_number, [](std::size_t) { return true; }, part.table, part.orders, part.issues);
  return part;
}

/// What the first piece says of the whole file.
struct CsvStart {
  CsvHeader header;
  TableShape shape;
};

Result<CsvStart> read_csv_start(const std::string& path, const CsvChunk& chunk, const ReadOptions& options,
                                Issues& issues) {
  const std::vector<std::int64_t> rows = csv_record_rows(chunk.text).rows;
  if (rows.empty()) return Error{path + " holds nothing but blank lines; it needs a header and rows"};
  CsvStart start{{}, {path, {}, ImportProfile(), {}, true, false, true}};
  std::string header = chunk.text.substr(0, first_record_end(chunk.text));
  if (header.back() != '\n' && header.back() != '\r') header += '\n';
  const CsvInMemory file(header);
  Result<DatasetPtr> opened = file.open(true);
  if (!opened || opened.value()->GetLayerCount() == 0) {
    return Error{path + " cannot be read: " + (opened ? "it holds no table" : opened.error().message)};
  }
  start.header = {header, csv_shape(header)};
  start.shape.columns = column_names(*opened.value()->GetLayer(0));
  unguard_names(start.shape.columns);
  if (is_headerless_ged(start.shape.columns)) {
    start.shape.columns = ged_columns();
    start.header.text.clear();
    issues.push_back({path, 0, "", "has no header; its columns are taken in the published order of UCDP GED"});
  }
  Result<ImportProfile> profile = choose_profile(start.shape.columns, options.profile, false);
  if (!profile) return Error{path + ": " + profile.error().message + " (see docs/data-format.md)"};
  start.shape.profile = std::move(profile).value();
  Result<ListedSources> sources = read_listed_sources(*opened.value(), opened.value()->GetLayer(0), path, issues);
  if (!sources) return sources.error();
  start.shape.sources = std::move(sources).value();
  say_double_columns(start.shape.columns, start.shape.profile, path, issues);
  say_profile(start.shape.profile, path, issues);
  return start;
}

Status read_csv_incidents(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues) {
  Result<CsvChunks> opened = CsvChunks::open(path, issues);
  if (!opened) return opened.error();
  CsvChunks& chunks = opened.value();
  Result<std::optional<CsvChunk>> chunk = chunks.next();
  if (!chunk) return chunk.error();
  if (!chunk.value())
    return Error{(path == "-" ? "standard input" : path) + std::string(" is empty; it needs a header and rows")};
  const Result<CsvStart> start = read_csv_start(path, *chunk.value(), options, issues);
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
  if (path == "-") return files;
  files.push_back((fs::path(path).parent_path() / "sources.csv").string());
  if (!has_extension(path, ".json")) return files;
  for (std::string& companion : foreign_json_companions(path)) files.push_back(std::move(companion));
  return files;
}

Status read_incidents(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues) {
  if (path == "-") return read_csv_incidents(path, options, table, issues);
  if (std::string trouble = obvious_trouble(path); !trouble.empty()) return Error{trouble};
  if (has_extension(path, ".json")) {
    Result<std::optional<ForeignTable>> foreign = read_foreign_json(path);
    if (!foreign) return foreign.error();
    if (foreign.value()) return append_foreign(path, std::move(*foreign.value()), options, table, issues);
  }
  return is_csv_name(path) ? read_csv_incidents(path, options, table, issues)
                           : read_dataset(path, options, table, issues);
}

}  // namespace yalu
