#include "io/csv_rows.h"

namespace yalu {

std::vector<std::int64_t> csv_record_rows(std::string_view csv) {
  std::vector<std::int64_t> rows;
  std::int64_t row = 1;
  bool quoted = false;
  bool blank = true;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '"') quoted = !quoted;
    const bool ends_record = !quoted && (c == '\n' || (c == '\r' && (i + 1 == csv.size() || csv[i + 1] != '\n')));
    if (ends_record) {
      if (!blank) rows.push_back(row);
      ++row;
      blank = true;
    } else if (c != '\r') {
      blank = false;
    }
  }
  if (!blank) rows.push_back(row);
  return rows;
}

}  // namespace yalu
