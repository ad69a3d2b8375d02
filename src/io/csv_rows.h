// Row numbers of a CSV file as a spreadsheet counts them, which OGR does not tell: it skips blank lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yalu {

/// The number (the first record is 1) of every record that is not a blank line, the header included. A quoted cell may
/// hold line breaks (RFC 4180).
std::vector<std::int64_t> csv_record_rows(std::string_view csv);

}  // namespace yalu
