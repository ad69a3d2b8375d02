// The header of a CSV file: what sets its cells apart, and a form of it that OGR cannot mistake.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yalu {

/// Those that OGR 3.6 can find.
inline constexpr std::array<char, 3> csv_separators{',', ';', '\t'};

/// "comma", "semicolon" or "tab", or the sign itself.
std::optional<char> parse_csv_separator(std::string_view text);

/// The cells of one record (RFC 4180) without their quotation marks and without blanks around them.
std::vector<std::string> csv_cells(std::string_view record, char separator);

/// The cells as one record with a line break, every one between quotation marks. OGR takes for the separator whatever
/// it finds most often outside of them in the first line, so here it finds only this one.
std::string quoted_csv_record(const std::vector<std::string>& cells, char separator);

/// The separator that the header shows: where only one makes names of it that `fits` accepts, that one, else the one
/// that makes the most names. The error, a clause without the file's name, says that two make equally many.
Result<char> choose_csv_separator(std::string_view header,
                                  const std::function<bool(const std::vector<std::string>&)>& fits);

}  // namespace yalu
