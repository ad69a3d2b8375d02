#include "io/csv_header.h"

#include <algorithm>

#include "io/csv_rows.h"
#include "io/field_text.h"

namespace yalu {
namespace {

std::string_view word_of(char separator) {
  switch (separator) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    default:
      return "tab";
  }
}

}  // namespace

std::optional<char> parse_csv_separator(std::string_view text) {
  for (const char separator : csv_separators) {
    if (text == word_of(separator) || text == std::string_view(&separator, 1)) return separator;
  }
  return {};
}

std::vector<std::string> csv_cells(std::string_view record, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (c == '"' && quoted && i + 1 < record.size() && record[i + 1] == '"') {
      cells.back() += record[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  for (std::string& cell : cells) cell = trimmed(cell);
  return cells;
}

std::string quoted_csv_record(const std::vector<std::string>& cells, char separator) {
  std::string record;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) record += separator;
    record += '"';
    for (const char c : cells[i]) {
      if (c == '"') record += '"';
      // OGR looks for the separator in the first line alone.
      record += c == '\n' || c == '\r' ? ' ' : c;
    }
    record += '"';
  }
  return record + "\n";
}

Result<char> choose_csv_separator(std::string_view header,
                                  const std::function<bool(const std::vector<std::string>&)>& fits) {
  struct Candidate {
    char separator;
    std::size_t names;
    bool fits;
  };
  std::vector<Candidate> candidates;
  for (const char separator : csv_separators) {
    const std::vector<std::string> names = csv_cells(mend_quotes(header, 1, separator).text, separator);
    if (names.size() > 1) candidates.push_back({separator, names.size(), fits(names)});
  }
  if (candidates.empty()) return csv_separators.front();
  const bool any_fits = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.fits; });
  if (any_fits) {
    candidates.erase(std::remove_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return !c.fits; }),
                     candidates.end());
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.names > b.names; });
  if (candidates.size() > 1 && candidates[0].names == candidates[1].names) {
    return Error{"it is not clear what sets its cells apart: " + std::string(word_of(candidates[0].separator)) +
                 " and " + std::string(word_of(candidates[1].separator)) +
                 " give equally many; say which with --separator " + std::string(word_of(candidates[0].separator)) +
                 " or --separator " + std::string(word_of(candidates[1].separator))};
  }
  return candidates.front().separator;
}

}  // namespace yalu
