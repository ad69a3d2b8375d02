#include "io/feature_rows.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <ogrsf_frmts.h>

#include "base/unicode.h"
#include "io/connection.h"
#include "io/field_text.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"
#include "io/layer_points.h"
#include "io/spreadsheet_cells.h"

namespace yalu {
namespace {

/// Whether the cell is a date of a spreadsheet on the first of a month, as which it keeps "Nov 2023" and "2023": OGR
/// gives the day and not the format in which it is shown.
bool may_be_a_month(const OGRFeature& feature, int field, std::string_view text) {
  const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
  // In a column that also holds texts OGR writes dates so.
  constexpr std::string_view form = "dddd/dd/01";
  const auto fits = [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; };
  if (type == OFTString) {
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), fits);
  }
  if (type != OFTDate && type != OFTDateTime) return false;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
  feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
  return day == 1 && hour == 0 && minute == 0 && second == 0;
}

/// The cells of one feature as text; the memory is used again for the next.
class CellTexts {
 public:
  CellTexts(const TableShape& shape, Issues& issues) : shape_(shape), issues_(issues), texts_(shape.columns.size()) {
    cells_.resize(shape.columns.size());
  }

  std::span<const std::string_view> read(const OGRFeature& feature, std::int64_t row) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const int field = static_cast<int>(i);
      if (!feature.IsFieldSetAndNotNull(field)) {
        cells_[i] = {};
        continue;
      }
      const bool plain_text = feature.GetFieldDefnRef(field)->GetType() == OFTString;
      if (plain_text) {
        cells_[i] = without_blanks(feature.GetFieldAsString(field));
        if (shape_.guarded) cells_[i] = unguard(cells_[i]);
        if (shape_.spreadsheet && is_formula_text(cells_[i])) {
          issues_.push_back({shape_.file, row, shape_.columns[i],
                             "\"" + to_valid_utf8(cells_[i]) +
                                 "\" is a formula without a stored result; left out. Open the file in a spreadsheet "
                                 "program and save it"});
          cells_[i] = {};
        }
      } else {
        // What is kept as a further column is the file's own business: its times of day and its lists stay.
        const bool kept = shape_.profile.carried(i);
        const bool is_moment = feature.GetFieldDefnRef(field)->GetType() == OFTDateTime;
        const bool only_day = is_moment && !kept && shape_.profile.reads_as_date(i);
        const ListStyle lists = kept ? ListStyle::json : ListStyle::joined;
        texts_[i] = only_day ? field_day(feature, field) : field_text(feature, field, lists);
        cells_[i] = texts_[i];
      }
      if (shape_.spreadsheet && shape_.profile.reads_as_date(i) && may_be_a_month(feature, field, cells_[i])) {
        issues_.push_back(
            {shape_.file, row, shape_.columns[i],
             std::string(cells_[i]) +
                 " is the first of a month; the cell may stand for the whole month or year, as its format "
                 "is not known. Write it as text: 2023-11 for a month, 2023-11-01 for a day"});
      }
      if (shape_.valid_utf8 || is_valid_utf8(cells_[i])) continue;
      issues_.push_back(
          {shape_.file, row, shape_.columns[i],
           "is not UTF-8; the bytes that cannot be read are shown as \xEF\xBF\xBD. Save the file as UTF-8"});
      texts_[i] = to_valid_utf8(cells_[i]);
      cells_[i] = texts_[i];
    }
    return cells_;
  }

 private:
  const TableShape& shape_;
  Issues& issues_;
  std::vector<std::string> texts_;
  std::vector<std::string_view> cells_;
};

}  // namespace

TableRows::TableRows(const TableShape& shape, IncidentTable& table, DayOrders& orders, Issues& issues)
    : shape_(shape),
      table_(table),
      orders_(orders),
      issues_(issues),
      appender_(table, issues, shape.file, shape.sources.sources, shape.sources.exists, shape.spreadsheet) {
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    if (!shape.profile.carried(i)) continue;
    const std::size_t column = extra_column(table, shape.profile.carried_name(i), table.size());
    extras_.emplace_back(i, column);
  }
}

void TableRows::append(std::int64_t number, std::span<const std::string_view> cells, std::optional<LonLat> geometry,
                       bool has_geometry) {
  const bool blank = std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
  if (blank && !has_geometry) return;  // spreadsheets leave such rows at the end
  if (shape_.profile.skips(cells)) return;
  row_.clear();
  findings_.clear();
  shape_.profile.convert(cells, row_, findings_);
  for (CellFinding& finding : findings_) {
    issues_.push_back({shape_.file, number, std::string(to_string(finding.column)), std::move(finding.text)});
  }
  appender_.append(number, row_, geometry);
  for (const auto& [field, column] : extras_) table_.extra[column].values.push_back(cells[field]);
}

void TableRows::finish() {
  for (ExtraColumn& column : table_.extra) pad(column.values, table_.size());
  add(orders_, appender_.day_orders(), 0);
}

std::vector<std::string> column_names(OGRLayer& layer) {
  std::vector<std::string> names;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) names.push_back(to_valid_utf8(field_name(definition, i)));
  return names;
}

Status append_features(OGRLayer& layer, OGRLayer& described, const TableShape& shape, const RowNumber& row_number,
                       const std::function<bool(std::size_t)>& on_row, IncidentTable& table, DayOrders& orders,
                       Issues& issues) {
  Result<LayerPoints> points = LayerPoints::create(described, shape.file, issues);
  if (!points) return points.error();
  const GdalMessages messages;
  TableRows rows(shape, table, orders, issues);
  CellTexts texts(shape, issues);
  std::size_t index = 0;
  for (const auto& feature : layer) {
    if (!on_row(index)) break;
    const std::int64_t number = row_number(index++);
    const std::span<const std::string_view> cells = texts.read(*feature, number);
    const OGRGeometry* geometry = feature->GetGeometryRef();
    rows.append(number, cells, points.value().read(geometry, shape.file, number, issues), geometry != nullptr);
  }
  rows.finish();
  if (!messages.failures().empty()) {
    return Error{shape.file + " cannot be read to its end: " + messages.first("") +
                 (is_connection(shape.file) ? ". Check that the server still runs, and read again"
                                            : ". It may have been cut off; get a whole copy")};
  }
  return Done{};
}

}  // namespace yalu
