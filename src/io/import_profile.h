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
  enum class Kind { yalu, ucdp_ged, acled, generic };

  std::string_view name() const;
  /// What was taken for what, in sentences; empty for "yalu".
  const std::vector<std::string>& report() const { return report_; }
  /// Whether the field is kept as a further column under its own name (codes are read and kept).
  bool carried(std::size_t field) const { return carried_[field]; }
  /// Whether the row holds no incident: the HXL tags that some files have in their second row.
  bool skips(std::span<const std::string_view> cells) const;
  /// `cells` are in the order of the file's columns, `row` is empty before. Findings are added.
  void convert(std::span<const std::string_view> cells, RowText& row, std::vector<CellFinding>& findings) const;

 private:
  friend class ProfileChooser;

  std::string_view code(std::span<const std::string_view> cells, std::size_t which) const;
  void convert_ged(std::span<const std::string_view> cells, RowText& row, std::vector<CellFinding>& findings) const;
  void convert_acled(std::span<const std::string_view> cells, RowText& row, std::vector<CellFinding>& findings) const;
  void convert_generic(std::span<const std::string_view> cells, RowText& row) const;

  Kind kind_ = Kind::yalu;
  std::vector<std::string> report_;
  std::vector<bool> carried_;
  std::vector<std::pair<std::size_t, Column>> direct_;  // field to column, as it stands
  std::array<std::optional<std::size_t>, most_codes> codes_;
};

/// `cut_names`: names were cut to ten characters by a shapefile. Error: an unknown profile, columns that it needs and
/// the file lacks, or a `map` that names no column of the file or none of ours.
Result<ImportProfile> choose_profile(const std::vector<std::string>& columns, const ProfileRequest& request,
                                     bool cut_names);

/// The 49 columns of UCDP GED in their published order.
std::vector<std::string> ged_columns();
/// Whether `columns` is a row of data of a UCDP candidate release without a header; then ged_columns() is its header.
bool is_headerless_ged(const std::vector<std::string>& columns);

}  // namespace yalu
