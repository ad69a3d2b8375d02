#include "incidents/incident_table.h"

#include <algorithm>

namespace yalu {

void TermColumn::push_back(std::string_view text) {
  auto known = codes_of_.find(text);
  if (known == codes_of_.end()) {
    known = codes_of_.emplace(std::string(text), static_cast<std::uint32_t>(terms_.size())).first;
    terms_.emplace_back(text);
  }
  codes_.push_back(known->second);
}

std::optional<std::uint32_t> TermColumn::find(std::string_view term) const {
  const auto known = codes_of_.find(term);
  if (known == codes_of_.end()) return std::nullopt;
  return known->second;
}

std::vector<std::string> split_list(std::string_view cell) {
  constexpr std::string_view space = " \t\r\n";
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', start), cell.size());
    const std::string_view part = cell.substr(start, end - start);
    if (const std::size_t first = part.find_first_not_of(space); first != std::string_view::npos) {
      parts.emplace_back(part.substr(first, part.find_last_not_of(space) - first + 1));
    }
    start = end + 1;
  }
  return parts;
}

}  // namespace yalu
