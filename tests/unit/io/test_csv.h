// Small CSV files of tests/data, read without the program's own reader.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace yalu {

using TestRows = std::vector<std::vector<std::string>>;

/// RFC 4180, LF or CRLF.
inline TestRows read_test_csv(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  TestRows rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      row.back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      row.emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.push_back(row);
      row.assign(1, "");
    } else if (c != '\r' || quoted) {
      row.back() += c;
    }
  }
  return rows;
}

}  // namespace yalu
