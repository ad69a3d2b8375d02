#include "repeated.h"

#include <vector>

namespace yalu {

Incidents repeated(const Incidents& once, const IncidentTable& table, int times) {
  Incidents all;
  const auto rows = static_cast<std::uint32_t>(once.size());
  std::vector<std::optional<RowId>> row_of_claim;
  for (int time = 0; time < times; ++time) {
    for (std::uint32_t row = 0; row < rows; ++row) {
      std::optional<EdtfInterval> date = once.date[row];
      if (date && date->earliest) *date->earliest += std::chrono::days{time * 7};
      if (date && date->latest) *date->latest += std::chrono::days{time * 7};
      all.id.push_back(once.id[row]);
      all.leading.push_back(once.leading[row]);
      all.claims.push_back(once.claims[row]);
      all.date.push_back(date);
      all.persons.push_back(once.persons[row]);
      all.origin.push_back(once.origin[row]);
      all.destination.push_back(once.destination[row]);
      all.verification.push_back(once.verification[row]);
      all.never_counted.push_back(once.never_counted[row]);
    }
  }
  all.part_of.assign(all.size(), std::nullopt);
  all.in_family.assign(all.size(), false);
  all.parts = ListColumn<RowId>::grouped(std::span<const std::optional<RowId>>(all.part_of), all.size());
  all.every_row_counts = once.every_row_counts;
  all.only_kind = kinds_of_only_claims(all, table);
  return all;
}

}  // namespace yalu
