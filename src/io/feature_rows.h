// From OGR features to rows of an IncidentTable, by an import profile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/incident_table.h"
#include "io/import_profile.h"
#include "io/listed_sources.h"

class OGRLayer;

namespace yalu {

/// What the columns of a table are and how they are read; the same for all pieces of a file.
struct TableShape {
  std::string file;
  std::vector<std::string> columns;
  ImportProfile profile;
  ListedSources sources;
  bool valid_utf8 = false;   ///< known beforehand
  bool spreadsheet = false;  ///< dates may be serial numbers
  bool guarded = false;      ///< texts may bear the guard of io/formula_guard.h
};

/// Names of the layer's fields, valid UTF-8; a name that stands twice is said once.
std::vector<std::string> column_names(OGRLayer& layer);

/// Row number of the n-th feature.
using RowNumber = std::function<std::int64_t(std::size_t)>;

/// Rows of text as they are appended to a table.
class TableRows {
 public:
  TableRows(const TableShape& shape, IncidentTable& table, DayOrders& orders, Issues& issues);
  /// `cells` are in the order of the shape's columns. A blank row is left out.
  void append(std::int64_t number, std::span<const std::string_view> cells, std::optional<LonLat> geometry,
              bool has_geometry);
  /// To be called behind the last row.
  void finish();

 private:
  const TableShape& shape_;
  IncidentTable& table_;
  DayOrders& orders_;
  Issues& issues_;
  RowAppender appender_;
  std::vector<std::pair<std::size_t, std::size_t>> extras_;  ///< field, extra column of the table
  RowText row_;
  std::vector<CellFinding> findings_;
};

/// Appends the layer's features to the table, and to `orders` what their dates say. `on_row` is asked before each row
/// and stops the reading with false. `described` knows the coordinate system of the points: the layer itself, or that
/// of which it is a part.
Status append_features(OGRLayer& layer, OGRLayer& described, const TableShape& shape, const RowNumber& row_number,
                       const std::function<bool(std::size_t)>& on_row, IncidentTable& table, DayOrders& orders,
                       Issues& issues);

}  // namespace yalu
