// One row of each known layout, its codes read as dates, places and numbers that are no finer than they are.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "io/import_profile.h"

namespace yalu {

/// `text` without surrounding white space.
std::string_view trimmed_view(std::string_view text);
/// Whether a cell of this layout says by a word that there is nothing ("NA" of ACLED).
bool is_nothing(ImportProfile::Kind kind, std::string_view text);

/// The cells of a row that a layout reads together, by their place in its list of codes.
class CodeCells {
 public:
  using Places = std::array<std::optional<std::size_t>, ImportProfile::most_codes>;
  CodeCells(std::span<const std::string_view> cells, const Places& at, ImportProfile::Kind kind)
      : cells_(cells), at_(at), kind_(kind) {}

  /// Without surrounding space; empty where the file lacks the column or the cell says that there is nothing.
  std::string_view operator()(std::size_t which) const;
  /// Whether the file has the column.
  bool has(std::size_t which) const { return at_[which].has_value(); }

 private:
  std::span<const std::string_view> cells_;
  const Places& at_;
  ImportProfile::Kind kind_;
};

// Each fills the columns of `row` that are not taken as they stand; findings are added.
void convert_ged(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings);
void convert_acled(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings);
void convert_gtd(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings);
void convert_timemap(const CodeCells& code, RowText& row, std::vector<CellFinding>& findings);
/// After the other cells were taken.
void convert_generic(const CodeCells& code, RowText& row);

}  // namespace yalu
