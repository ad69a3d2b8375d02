// What a spreadsheet file holds and OGR does not tell: formulas whose result was never stored, and merged cells.
#pragma once

#include <string>
#include <string_view>

#include "base/issue.h"

namespace yalu {

/// Adds one issue for all formulas of the file that have no stored result and one where cells are merged: both are read
/// as empty cells. `driver` is OGR's name of the format; others than XLSX and ODS add nothing. (ODS formulas without a
/// result come as text: see is_formula_text.)
void say_lost_cells(const std::string& path, std::string_view driver, Issues& issues);

/// Whether the text of a spreadsheet's cell is a formula that ODS holds no result for, as OGR hands it out.
bool is_formula_text(std::string_view text);

}  // namespace yalu
