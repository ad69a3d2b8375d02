// GDAL made ready: only the drivers that are needed, its messages caught, its datasets owned.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

class GDALDataset;
class OGRLayer;

namespace yalu {

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
/// A dataset belongs to the thread that opened it.
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Catches what GDAL says on this thread for as long as it lives; nothing reaches standard error.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  /// Failures (not warnings) since construction.
  const std::vector<std::string>& failures() const { return failures_; }
  /// The first failure as one line without a full stop, or `otherwise` where there was none.
  std::string first(std::string_view otherwise) const;
  void add_failure(std::string text) { failures_.push_back(std::move(text)); }

 private:
  std::vector<std::string> failures_;
};

/// Opens a vector source read-only: first with the drivers of the usual formats, which are quick to register, then,
/// where none of them knows the file, with all that GDAL has. Of a server (io/connection.h) all tables are layers. The
/// error is GDAL's own reason, without the path.
Result<DatasetPtr> open_vector(const std::string& path, const std::vector<std::string>& options = {});

/// Whether it is a PostgreSQL server.
bool is_server(GDALDataset& dataset);

/// Whether it is a spreadsheet file: its texts may be guarded against formulas, its dates serial numbers.
bool is_spreadsheet(GDALDataset& dataset);

/// While it lives, the first row of a spreadsheet read on this thread is its header. GDAL would guess, and takes a
/// header for data where every cell below it is text too.
class FirstRowIsHeader {
 public:
  FirstRowIsHeader();
  ~FirstRowIsHeader();
  FirstRowIsHeader(const FirstRowIsHeader&) = delete;
  FirstRowIsHeader& operator=(const FirstRowIsHeader&) = delete;
};

/// Opens a raster read-only; GeoTIFF only, as the program's own data is.
Result<DatasetPtr> open_raster(const std::string& path);

/// A layer as text: column names as they stand, and every cell as text. For the program's own tables.
struct TextTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  /// Index of a column, or -1.
  int column(std::string_view name) const;
  /// The cell, or empty text where the table has no such column.
  const std::string& cell(std::size_t row, int column) const;
};
TextTable read_text_table(OGRLayer& layer);

/// The first table of what was opened as `path`. The error names the file and says why it cannot be read.
Result<TextTable> read_only_table(const Result<DatasetPtr>& opened, const std::string& path);

/// A CSV file with a header, every cell as text. The error names the file and what to do.
Result<TextTable> read_csv(const std::string& path);

}  // namespace yalu
