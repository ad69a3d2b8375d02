#include "io/table_text.h"

#include <algorithm>

#include "base/printable.h"
#include "base/unicode.h"
#include "io/formula_guard.h"

namespace yalu {
namespace {

std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return printable(text);
}

std::string csv_cell(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string aligned_text(const CellTable& table) {
  std::vector<std::vector<std::string>> lines{table.header};
  lines.insert(lines.end(), table.rows.begin(), table.rows.end());
  std::vector<std::size_t> widths(table.header.size(), 0);
  for (std::vector<std::string>& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      line[i] = on_one_line(std::move(line[i]));
      widths[i] = std::max(widths[i], display_width(line[i]));
    }
  }
  std::string out;
  for (const std::vector<std::string>& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string padding(widths[i] - display_width(line[i]), ' ');
      const bool right = i < table.align.size() && table.align[i] == Align::right;
      text += (i == 0 ? "" : "  ") + (right ? padding + line[i] : line[i] + padding);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
  return out;
}

void append_csv_line(std::span<const std::string> cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    out += csv_cell(cells[i]);
  }
  out += '\n';
}

std::string csv_text(const CellTable& table) {
  std::string out;
  std::vector<std::string> line;
  for (const std::string& name : table.header) line.push_back(guard(name));
  append_csv_line(line, out);
  for (const std::vector<std::string>& row : table.rows) {
    line.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool number = i < table.align.size() && table.align[i] == Align::right;
      line.push_back(number ? row[i] : guard(row[i]));
    }
    append_csv_line(line, out);
  }
  return out;
}

}  // namespace yalu
