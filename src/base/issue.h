// Issue: something dirty in the data, which is kept, counted and shown, but does not stop the work.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace yalu {

/// One finding in a data file. Not an error: the row it speaks of stays in the table.
struct Issue {
  std::string file;
  std::int64_t row = 0;  ///< as a spreadsheet counts: the header is row 1, the first record row 2; 0 = the whole file
  std::string field;     ///< column name; empty = the whole row
  std::string text;      ///< what is wrong and what was done about it, one sentence

  bool operator==(const Issue&) const = default;
};

using Issues = std::vector<Issue>;

/// "incidents.csv, row 4, date: there is no 30 February 2023" - parts that are missing are left out.
std::string to_string(const Issue& issue);

}  // namespace yalu
