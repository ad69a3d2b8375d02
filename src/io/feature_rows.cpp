#include "io/feature_rows.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <ogrsf_frmts.h>

#include "base/unicode.h"
#include "io/field_text.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"
#include "io/layer_points.h"

namespace yalu {
namespace {

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
      } else {
        texts_[i] = field_text(feature, field);
        cells_[i] = texts_[i];
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

std::vector<std::string> column_names(OGRLayer& layer) {
  std::vector<std::string> names;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) names.push_back(to_valid_utf8(field_name(definition, i)));
  return names;
}

Status append_features(OGRLayer& layer, const TableShape& shape, const RowNumber& row_number,
                       const std::function<bool(std::size_t)>& on_row, IncidentTable& table, Issues& issues) {
  Result<LayerPoints> points = LayerPoints::create(layer, shape.file, issues);
  if (!points) return points.error();
  const GdalMessages messages;
  std::vector<std::pair<std::size_t, std::size_t>> extras;  // field, column of the table
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    if (shape.profile.carried(i)) extras.emplace_back(i, extra_column(table, shape.columns[i], table.size()));
  }
  RowAppender appender(table, issues, shape.file, shape.sources.sources, shape.sources.exists, shape.spreadsheet);
  CellTexts texts(shape, issues);
  RowText row;
  std::vector<CellFinding> findings;
  std::size_t index = 0;
  for (const auto& feature : layer) {
    if (!on_row(index)) break;
    const std::int64_t number = row_number(index++);
    const std::span<const std::string_view> cells = texts.read(*feature, number);
    const bool blank = std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
    if (blank && feature->GetGeometryRef() == nullptr) continue;  // spreadsheets leave such rows at the end
    if (shape.profile.skips(cells)) continue;
    row.clear();
    findings.clear();
    shape.profile.convert(cells, row, findings);
    for (CellFinding& finding : findings) {
      issues.push_back({shape.file, number, std::string(to_string(finding.column)), std::move(finding.text)});
    }
    appender.append(number, row, points.value().read(feature->GetGeometryRef(), shape.file, number, issues));
    for (const auto& [field, column] : extras) table.extra[column].values.push_back(cells[field]);
  }
  for (ExtraColumn& column : table.extra) pad(column.values, table.size());
  if (!messages.failures().empty()) {
    return Error{shape.file + " cannot be read to its end: " + messages.first("") +
                 ". It may have been cut off; get a whole copy"};
  }
  return Done{};
}

}  // namespace yalu
