// Tables as text: aligned columns for people, RFC 4180 for programs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yalu {

/// Right: numbers.
enum class Align { left, right };

/// A header and rows of cells, all of the header's length.
struct CellTable {
  std::vector<std::string> header;
  std::vector<Align> align;  ///< by column; missing ones are left
  std::vector<std::vector<std::string>> rows;
};

/// Columns aligned by the width a terminal gives them (wide Hangul and Hanzi count two), two spaces between, no
/// trailing space, a newline after every line. Line breaks inside cells become spaces, other control
/// characters visible signs.
std::string aligned_text(const CellTable& table);

/// One line of CSV, RFC 4180 with LF: a cell is quoted where it must be. Nothing is guarded against formulas.
void append_csv_line(std::span<const std::string> cells, std::string& out);

/// The whole table as such lines; the header and the cells of columns that are not aligned right are guarded against
/// formulas (io/formula_guard.h).
std::string csv_text(const CellTable& table);

}  // namespace yalu
