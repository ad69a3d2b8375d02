#include "incidents/families.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yalu {
namespace {

Issue issue_at(const IncidentTable& table, ClaimId claim, std::string field, std::string text) {
  const std::size_t row = index_of(claim);
  return {std::string(table.file[row]), table.file_row[row], std::move(field), std::move(text)};
}

/// What a part_of may name: ids and claim groups, each with its incident, which is nothing where it was left out.
class Names {
 public:
  Names(const IncidentTable& table, const std::vector<std::optional<RowId>>& row_of_claim) {
    for (std::size_t claim = 0; claim < table.size(); ++claim) {
      add(ids_, table.id[claim], row_of_claim[claim]);
      add(groups_, table.claim_group[claim], row_of_claim[claim]);
    }
  }

  /// Nothing where no row bears the name.
  const std::optional<RowId>* find(std::string_view name) const {
    if (const auto group = groups_.find(name); group != groups_.end()) return &group->second;
    if (const auto id = ids_.find(name); id != ids_.end()) return &id->second;
    return nullptr;
  }

 private:
  using Index = std::unordered_map<std::string_view, std::optional<RowId>>;

  static void add(Index& index, std::string_view name, const std::optional<RowId>& row) {
    if (name.empty()) return;
    std::optional<RowId>& known = index.try_emplace(name, row).first->second;
    if (!known) known = row;
  }

  Index ids_;
  Index groups_;
};

/// The claim whose part_of holds for the incident: the leading one, else the first that has one.
std::optional<ClaimId> claim_that_names(const IncidentTable& table, const Incidents& incidents, std::size_t row) {
  const ClaimId leading = incidents.leading[row];
  if (!table.part_of[index_of(leading)].empty()) return leading;
  for (const ClaimId claim : incidents.claims[row]) {
    if (!table.part_of[index_of(claim)].empty() && table.kind[index_of(claim)] != kind::statement) return claim;
  }
  return std::nullopt;
}

/// The links made so far as trees; tells quickly what stands at the top of each (union-find with path halving).
class Tops {
 public:
  explicit Tops(std::size_t rows) : above_(rows) {
    for (std::size_t row = 0; row < rows; ++row) above_[row] = RowId{static_cast<std::uint32_t>(row)};
  }
  RowId of(RowId row) {
    while (above(row) != row) row = above(row) = above(above(row));
    return row;
  }
  void link(RowId part, RowId aggregate) { above(part) = aggregate; }

 private:
  RowId& above(RowId row) { return above_[index_of(row)]; }
  std::vector<RowId> above_;
};

/// The sum of the parts as a range; nothing where a part has no figure.
struct Sum {
  std::int64_t least = 0;
  std::optional<std::int64_t> greatest = 0;
};

std::optional<Sum> sum_of_parts(const Incidents& incidents, RowId aggregate) {
  Sum sum;
  bool any = false;
  for (const RowId part : incidents.parts[index_of(aggregate)]) {
    if (incidents.never_counted[index_of(part)]) continue;
    const CountRange count = incidents.persons[index_of(part)];
    if (!count.known()) return std::nullopt;
    any = true;
    sum.least = sum_of_counts(sum.least, count.best ? *count.best : count.low.value_or(0));
    const std::optional<std::int64_t> greatest = count.best ? count.best : count.high;
    sum.greatest = sum.greatest && greatest ? std::optional(sum_of_counts(*sum.greatest, *greatest)) : std::nullopt;
  }
  if (!any) return std::nullopt;
  return sum;
}

bool agrees(const Sum& sum, const CountRange& aggregate) {
  const bool best_only = !aggregate.low && !aggregate.high;
  const std::optional<std::int64_t> low = best_only ? aggregate.best : aggregate.low;
  const std::optional<std::int64_t> high = best_only ? aggregate.best : aggregate.high;
  return !(low && sum.greatest && *sum.greatest < *low) && !(high && sum.least > *high);
}

void report_contradictions(const IncidentTable& table, const Incidents& incidents, Issues& issues) {
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    if (incidents.parts[row].empty() || incidents.never_counted[row]) continue;
    const std::optional<Sum> sum = sum_of_parts(incidents, RowId{static_cast<std::uint32_t>(row)});
    const CountRange count = incidents.persons[row];
    if (!sum || agrees(*sum, count)) continue;
    const CountRange shown{sum->least, std::nullopt, sum->greatest};
    issues.push_back(issue_at(table, incidents.leading[row], "persons",
                              "the parts of \"" + std::string(incidents.id[row]) + "\" add up to " +
                                  format_count(shown) + ", which contradicts its own figure " + format_count(count) +
                                  "; it is counted itself where its date is certain"));
  }
}

}  // namespace

void link_families(const IncidentTable& table, const std::vector<std::optional<RowId>>& row_of_claim,
                   Incidents& incidents, Issues& issues) {
  incidents.part_of.assign(incidents.size(), std::nullopt);
  std::optional<Names> names;  // made only where some row needs them
  std::optional<Tops> tops;
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    const std::optional<ClaimId> claim = claim_that_names(table, incidents, row);
    if (!claim) continue;
    if (!names) {
      names.emplace(table, row_of_claim);
      tops.emplace(incidents.size());
    }
    const std::string_view name = table.part_of[index_of(*claim)];
    const auto set_aside = [&](const std::string& reason) {
      issues.push_back(issue_at(table, *claim, "part_of", "\"" + std::string(name) + "\" " + reason + "; set aside"));
    };
    const std::optional<RowId>* aggregate = names->find(name);
    const RowId part{static_cast<std::uint32_t>(row)};
    if (aggregate == nullptr) {
      set_aside("is neither an id nor a claim_group of the table");
    } else if (*aggregate == part) {
      set_aside("is the incident itself");
    } else if (*aggregate && tops->of(**aggregate) == part) {
      set_aside("is itself a part of this incident, which goes in a circle");
    } else if (*aggregate) {
      incidents.part_of[row] = *aggregate;
      tops->link(part, **aggregate);
    }
  }
  incidents.parts =
      ListColumn<RowId>::grouped(std::span<const std::optional<RowId>>(incidents.part_of), incidents.size());
  incidents.in_family.assign(incidents.size(), false);
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    const bool has_parts = !incidents.parts[row].empty();
    incidents.in_family[row] = has_parts || incidents.part_of[row].has_value();
    if (has_parts && !incidents.part_of[row]) incidents.family_roots.push_back(RowId{static_cast<std::uint32_t>(row)});
  }
  incidents.every_row_counts =
      incidents.family_roots.empty() &&
      std::none_of(incidents.never_counted.begin(), incidents.never_counted.end(), [](bool never) { return never; });
  report_contradictions(table, incidents, issues);
}

bool parts_stand_for_aggregate(const Incidents& incidents, RowId aggregate) {
  const std::span<const RowId> parts = incidents.parts[index_of(aggregate)];
  if (parts.empty() || incidents.never_counted[index_of(aggregate)]) return false;
  const CountRange count = incidents.persons[index_of(aggregate)];
  if (!count.known()) {
    for (const RowId part : parts) {
      if (!incidents.never_counted[index_of(part)]) return true;
    }
    return false;
  }
  const std::optional<Sum> sum = sum_of_parts(incidents, aggregate);
  return sum && agrees(*sum, count);
}

}  // namespace yalu
