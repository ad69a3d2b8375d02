// A table of a PostgreSQL server, read in a fixed order, and of it only the rows that a filter can need.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"
#include "io/import_profile.h"

class GDALDataset;
class OGRLayer;

namespace yalu {

/// What rows an answer can depend on.
struct NeededRows {
  DayWindow window;
  /// Whether the cell of an origin or a destination, as it stands, may name a wanted place; empty: any cell does.
  std::function<bool(std::string_view)> place_fits;
};

struct QueryRelease {
  GDALDataset* dataset = nullptr;
  void operator()(OGRLayer* layer) const;
};
/// The answer to a query; must end before its dataset does.
using Query = std::unique_ptr<OGRLayer, QueryRelease>;

class ServerTable {
 public:
  /// The table, view or foreign table that GDAL calls `layer`; nothing where that is not exactly one, as with a table
  /// of several geometries, which GDAL shows as several layers. `dataset` must outlive the object.
  static Result<std::optional<ServerTable>> find(GDALDataset& dataset, const std::string& layer);

  /// The number of rows as the server estimates it; 0 or below where it does not know.
  double estimated_rows() const { return estimated_rows_; }
  /// All columns, no rows. Unlike GDAL's own layer it has a whole-number primary key among its fields.
  Result<Query> columns() const;
  /// The rows for which `condition` holds, all of them where it is empty. Of a table in the order in which they lie
  /// there, so that leaving out some does not move the others; of a view in its own order.
  Result<Query> rows(const std::string& condition) const;

  /// The condition that every row fulfils which the answer can depend on, read through `profile`, whose fields are
  /// those of `columns`; empty where all rows are needed or where that is not certain. The reasons stand in
  /// docs/postgresql.md.
  Result<std::string> condition(OGRLayer& columns, const ImportProfile& profile, const NeededRows& needed) const;

 private:
  explicit ServerTable(GDALDataset& dataset) : dataset_(&dataset) {}
  Result<Query> ask(const std::string& sql) const;

  GDALDataset* dataset_;
  std::string oid_;
  std::string name_;  ///< with its schema, quoted
  bool ordered_ = false;
  bool utf8_ = false;
  double estimated_rows_ = 0;
  std::map<std::string, std::string, std::less<>> types_;  ///< by column
};

}  // namespace yalu
