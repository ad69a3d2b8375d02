#include "io/gdal_setup.h"

#include <mutex>

#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "io/connection.h"
#include "io/field_text.h"

namespace yalu {
namespace {

void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* text) {
  if (level < CE_Failure) return;
  static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->add_failure(text);
}

// GDAL's driver list belongs to the process and is filled once; registering all drivers loads plugins from disk, which
// a cold start cannot afford.
void register_usual_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    GDALRegister_GTiff();
    RegisterOGRGeoPackage();
    RegisterOGRCSV();
    RegisterOGRShape();
    RegisterOGRGeoJSON();
  });
}

void register_all_drivers() {
  static std::once_flag once;
  std::call_once(once, [] { GDALAllRegister(); });
}

DatasetPtr try_open(const std::string& path, unsigned flags, const std::vector<std::string>& options) {
  std::vector<const char*> raw;
  for (const std::string& option : options) raw.push_back(option.c_str());
  raw.push_back(nullptr);
  return DatasetPtr(
      GDALDataset::Open(path.c_str(), flags | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, nullptr, raw.data()));
}

constexpr const char* server_driver = "PostgreSQL";
constexpr const char* header_options[] = {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS", "OGR_XLS_HEADERS"};

// What GDAL says when no driver knows the file; any other reason is the one worth telling.
bool means_unknown_format(const std::string& reason) {
  return reason.find("not recognized as") != std::string::npos;
}

Result<DatasetPtr> open_server(const std::string& path) {
  register_all_drivers();
  if (GetGDALDriverManager()->GetDriverByName(server_driver) == nullptr) {
    return Error{"this GDAL has no driver " + std::string(server_driver) +
                 " (see 'yalu info'); install one that has, as Debian's is"};
  }
  const GdalMessages messages;
  if (DatasetPtr dataset = try_open(path, GDAL_OF_VECTOR, {"LIST_ALL_TABLES=YES"})) return dataset;
  return Error{messages.first("the server does not answer")};
}

}  // namespace

void DatasetCloser::operator()(GDALDataset* dataset) const {
  GDALClose(GDALDataset::ToHandle(dataset));
}

GdalMessages::GdalMessages() {
  CPLPushErrorHandlerEx(collect, this);
}
GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
}

std::string GdalMessages::first(std::string_view otherwise) const {
  if (failures_.empty()) return std::string(otherwise);
  std::string text = failures_.front();
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text;
}

Result<DatasetPtr> open_vector(const std::string& path, const std::vector<std::string>& options) {
  if (is_connection(path)) return open_server(path);
  register_usual_drivers();
  std::string reason;
  {
    const GdalMessages messages;
    if (DatasetPtr dataset = try_open(path, GDAL_OF_VECTOR, options)) return dataset;
    reason = messages.first("no vector format that GDAL reads");
  }
  if (!means_unknown_format(reason)) return Error{reason};
  register_all_drivers();
  const GdalMessages messages;
  if (DatasetPtr dataset = try_open(path, GDAL_OF_VECTOR, options)) return dataset;
  reason = messages.first("no vector format that GDAL reads");
  return Error{means_unknown_format(reason) ? "no vector format that GDAL reads" : reason};
}

bool is_server(GDALDataset& dataset) {
  return dataset.GetDriverName() != nullptr && std::string_view(dataset.GetDriverName()) == server_driver;
}

bool is_spreadsheet(GDALDataset& dataset) {
  const std::string_view driver = dataset.GetDriverName() != nullptr ? dataset.GetDriverName() : "";
  return driver == "XLSX" || driver == "ODS" || driver == "XLS";
}

FirstRowIsHeader::FirstRowIsHeader() {
  for (const char* option : header_options) CPLSetThreadLocalConfigOption(option, "FORCE");
}
FirstRowIsHeader::~FirstRowIsHeader() {
  for (const char* option : header_options) CPLSetThreadLocalConfigOption(option, nullptr);
}

Result<DatasetPtr> open_raster(const std::string& path) {
  register_usual_drivers();
  const GdalMessages messages;
  if (DatasetPtr dataset = try_open(path, GDAL_OF_RASTER, {})) return dataset;
  return Error{messages.first("not a GeoTIFF")};
}

int TextTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == name) return static_cast<int>(i);
  }
  return -1;
}

const std::string& TextTable::cell(std::size_t row, int column) const {
  static const std::string none;
  return column < 0 ? none : rows[row][static_cast<std::size_t>(column)];
}

TextTable read_text_table(OGRLayer& layer) {
  TextTable table;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  const int width = definition.GetFieldCount();
  for (int i = 0; i < width; ++i) table.columns.push_back(field_name(definition, i));
  for (const auto& feature : layer) {
    std::vector<std::string> row;
    for (int i = 0; i < width; ++i) row.push_back(field_text(*feature, i));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Result<TextTable> read_only_table(const Result<DatasetPtr>& opened, const std::string& path) {
  if (!opened) return Error{path + " cannot be read: " + opened.error().message};
  const GdalMessages messages;
  OGRLayer* layer = opened.value()->GetLayer(0);
  if (layer == nullptr) return Error{path + " cannot be read: it holds no table"};
  TextTable table = read_text_table(*layer);
  if (!messages.failures().empty()) return Error{path + " cannot be read to its end: " + messages.first("")};
  return table;
}

Result<TextTable> read_csv(const std::string& path) {
  return read_only_table(open_vector(path, {"AUTODETECT_TYPE=NO", "HEADERS=YES"}), path);
}

}  // namespace yalu
