// How the columns of a foreign table become ours: chosen by the names in the header, never by position.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "io/incident_columns.h"

namespace yalu {

struct ProfileRequest {
  std::string name;                                      ///< Empty: by the header.
  std::vector<std::pair<std::string, std::string>> map;  ///< Each a column of the file and one of ours, either order.
};

/// Something to tell the user of one row.
struct CellFinding {
  Column column;
  std::string text;
};

class ImportProfile {
 public:
  /// The cells of the codes that a layout has beside plain text; the order is that of the layout's list of names.
  static constexpr std::size_t most_codes = 16;
  enum class Kind { yalu, ucdp_ged, acled, gtd, timemap, generic };

  std::string_view name() const;
  /// What was taken for what, in sentences; empty for "yalu".
  const std::vector<std::string>& report() const { return report_; }
  /// What of the file is not read as it was meant, and what to do; sentences, each an issue.
  const std::vector<std::string>& warnings() const { return warnings_; }
  /// Whether the field is read as a date of the incident, of its publication or of its source, or as a code.
  bool reads_as_date(std::size_t field) const;
  /// Whether the field is kept as a further column (codes are read and kept).
  bool carried(std::size_t field) const { return carried_[field]; }
  /// The name of that further column: the field's own, or where that is one of our columns with the layout before it
  /// ("ged_source_date", "acled_tags"), or "column_3" where the third has none. No two are equal but for capitals: the
  /// later gets "_2". Empty where it is not carried.
  const std::string& carried_name(std::size_t field) const { return carried_names_[field]; }
  /// The field that is taken as `column` as it stands; nothing where the table has none.
  std::optional<std::size_t> field_of(Column column) const;
  /// Whether dates and other columns are made of several fields.
  bool reads_codes() const;
  /// Whether the row holds no incident: the HXL tags that some files have in their second row.
  bool skips(std::span<const std::string_view> cells) const;
  /// `cells` are in the order of the file's columns, `row` is empty before. Findings are added.
  void convert(std::span<const std::string_view> cells, RowText& row, std::vector<CellFinding>& findings) const;

 private:
  friend class ProfileChooser;

  Kind kind_ = Kind::yalu;
  std::vector<std::string> report_;
  std::vector<std::string> warnings_;
  std::vector<bool> carried_;
  std::vector<std::string> carried_names_;
  std::vector<std::pair<std::size_t, Column>> direct_;  // field to column, as it stands
  std::array<std::optional<std::size_t>, most_codes> codes_;
};

/// `cut_names`: names were cut to ten characters by a shapefile. Error: an unknown profile, columns that it needs and
/// the file lacks, or a `map` that names no column of the file or none of ours.
Result<ImportProfile> choose_profile(const std::vector<std::string>& columns, const ProfileRequest& request,
                                     bool cut_names);

/// Whether `columns` is a row of data of a UCDP candidate release without a header; then ged_columns() of
/// profile_layouts.h is its header.
bool is_headerless_ged(const std::vector<std::string>& columns);

}  // namespace yalu
