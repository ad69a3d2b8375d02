// cell_index: where a cell stands in a grid that is kept row by row.
#pragma once

#include <cstddef>

namespace yalu {

/// None of them is negative, and `column` is less than `columns`.
constexpr std::size_t cell_index(int row, int column, int columns) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
}

}  // namespace yalu
