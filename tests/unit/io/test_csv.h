// Small CSV files of tests/data, read in another way than the program's own reader does.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace yalu {

using TestRows = std::vector<std::vector<std::string>>;

/// RFC 4180, LF or CRLF; every record ends with one.
inline TestRows read_test_csv(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  TestRows rows;
  std::vector<std::string> row(1);
  std::string piece;
  // Cut at the quotation marks, every other piece stood between two of them.
  for (std::size_t i = 0; std::getline(stream, piece, '"'); ++i) {
    if (i % 2 == 1) {
      row.back() += piece;
    } else if (i > 0 && piece.empty()) {
      row.back() += '"';  // two marks with nothing between them are one
    } else {
      for (const char c : piece) {
        if (c == ',') {
          row.emplace_back();
        } else if (c == '\n') {
          rows.push_back(std::exchange(row, {""}));
        } else if (c != '\r') {
          row.back() += c;
        }
      }
    }
  }
  return rows;
}

}  // namespace yalu
