// A small CSV file of tests/data/profiles, run through its profile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "io/import_profile.h"
#include "io/profile_layouts.h"
#include "test_csv.h"

namespace yalu {

inline std::string profile_file(const std::string& name) {
  return YALU_SOURCE_DIR "/tests/data/profiles/" + name;
}

struct ProfiledTable {
  std::string profile;
  ImportProfile chosen;
  std::vector<std::string> columns;
  TestRows cells;  ///< of the rows that hold an incident
  std::vector<RowText> rows;
  std::vector<std::vector<CellFinding>> findings;  ///< by row
};

inline ProfiledTable read_profiled(const std::string& name) {
  ProfiledTable table;
  TestRows lines = read_test_csv(profile_file(name));
  if (lines.empty()) {
    ADD_FAILURE() << name << " is not there";
    return table;
  }
  table.columns = is_headerless_ged(lines[0]) ? ged_columns() : lines[0];
  if (!is_headerless_ged(lines[0])) lines.erase(lines.begin());
  Result<ImportProfile> profile = choose_profile(table.columns, {}, false);
  if (!profile) {
    ADD_FAILURE() << profile.error().message;
    return table;
  }
  table.profile = profile.value().name();
  for (const std::vector<std::string>& line : lines) {
    const std::vector<std::string_view> cells(line.begin(), line.end());
    if (profile.value().skips(cells)) continue;
    table.cells.push_back(line);
    profile.value().convert(cells, table.rows.emplace_back(), table.findings.emplace_back());
  }
  table.chosen = std::move(profile.value());
  return table;
}

}  // namespace yalu
