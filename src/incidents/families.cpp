#include "incidents/families.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

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

/// The claims whose part_of holds for the incident, the leading one first: all that have one, but where a claim is
/// preferred and has one, that claim alone.
void claims_that_name(const IncidentTable& table, const Incidents& incidents, std::size_t row,
                      std::vector<ClaimId>& naming) {
  naming.clear();
  const ClaimId leading = incidents.leading[row];
  const std::span<const ClaimId> claims = incidents.claims[row];
  if (!table.part_of[index_of(leading)].empty()) {
    naming.push_back(leading);
    if (claims.size() == 1 || table.preferred[index_of(leading)]) return;
  }
  for (const ClaimId claim : claims) {
    if (claim != leading && !table.part_of[index_of(claim)].empty() && table.kind[index_of(claim)] != kind::statement)
      naming.push_back(claim);
  }
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

/// Whether `row` is `of` or, over any chain of aggregates, above it.
bool is_above(const Incidents& incidents, RowId row, RowId of) {
  std::vector<RowId> todo = {of};
  std::unordered_set<RowId> seen = {of};
  while (!todo.empty()) {
    const RowId at = todo.back();
    todo.pop_back();
    if (at == row) return true;
    for_each_aggregate(incidents, at, [&](RowId aggregate) {
      if (seen.insert(aggregate).second) todo.push_back(aggregate);
    });
  }
  return false;
}

/// Which incidents are parts of which, link by link.
class Linker {
 public:
  Linker(const IncidentTable& table, const std::vector<std::optional<RowId>>& row_of_claim, Incidents& incidents,
         Issues& issues)
      : table_(table), names_(table, row_of_claim), tops_(incidents.size()), incidents_(incidents), issues_(issues) {}

  /// The first aggregate that the claims name and that can be one; what else they name waits for `link_further`.
  void link(std::size_t row, std::span<const ClaimId> naming) {
    const RowId part{static_cast<std::uint32_t>(row)};
    for (const ClaimId claim : naming) {
      const std::optional<RowId> aggregate = named(part, claim);
      std::optional<RowId>& first = incidents_.part_of[row];
      if (!aggregate || aggregate == first) continue;
      if (first) {
        further_.push_back({claim, {part, *aggregate}});
      } else if (tops_.of(*aggregate) == part) {
        set_aside(claim, circle);
      } else {
        first = aggregate;
        tops_.link(part, *aggregate);
      }
    }
  }

  /// Once every incident has its first one.
  void link_further() {
    for (const auto& [claim, link] : further_) {
      std::vector<FurtherAggregate>& links = incidents_.also_part_of;
      const auto place = std::lower_bound(links.begin(), links.end(), link);
      if (place != links.end() && *place == link) continue;
      if (is_above(incidents_, link.part, link.aggregate)) {
        set_aside(claim, circle);
        continue;
      }
      links.insert(place, link);
      const RowId first = *incidents_.part_of[index_of(link.part)];
      issues_.push_back(issue_at(table_, claim, "part_of",
                                 quoted(claim) + " is another aggregate than \"" +
                                     std::string(incidents_.id[index_of(first)]) +
                                     "\", which a rival claim names; the incident is taken as a part of both, and the "
                                     "two are never counted together; mark the claim to take as preferred"));
    }
  }

 private:
  static constexpr std::string_view circle = "is itself a part of this incident, which goes in a circle";

  std::string quoted(ClaimId claim) const { return "\"" + std::string(table_.part_of[index_of(claim)]) + "\""; }

  void set_aside(ClaimId claim, std::string_view reason) {
    issues_.push_back(issue_at(table_, claim, "part_of", quoted(claim) + " " + std::string(reason) + "; set aside"));
  }

  /// Nothing, with an issue where that is the claim's fault, where there is no such aggregate.
  std::optional<RowId> named(RowId part, ClaimId claim) {
    const std::optional<RowId>* aggregate = names_.find(table_.part_of[index_of(claim)]);
    if (aggregate == nullptr) {
      set_aside(claim, "is neither an id nor a claim_group of the table");
      return std::nullopt;
    }
    if (*aggregate != part) return *aggregate;
    set_aside(claim, "is the incident itself");
    return std::nullopt;
  }

  struct Further {
    ClaimId claim;
    FurtherAggregate link;
  };

  const IncidentTable& table_;
  Names names_;
  Tops tops_;
  Incidents& incidents_;
  Issues& issues_;
  std::vector<Further> further_;
};

ListColumn<RowId> parts_of(const Incidents& incidents) {
  ListColumn<RowId> parts =
      ListColumn<RowId>::grouped(std::span<const std::optional<RowId>>(incidents.part_of), incidents.size());
  if (incidents.also_part_of.empty()) return parts;
  std::unordered_map<RowId, std::vector<RowId>> more;
  for (const auto& [part, aggregate] : incidents.also_part_of) more[aggregate].push_back(part);
  ListColumn<RowId> all;
  std::vector<RowId> list;
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    list.assign(parts[row].begin(), parts[row].end());
    if (const auto further = more.find(RowId{static_cast<std::uint32_t>(row)}); further != more.end()) {
      list.insert(list.end(), further->second.begin(), further->second.end());
      std::sort(list.begin(), list.end());
    }
    all.push_back(list);
  }
  return all;
}

/// The sum of the parts; a part that states only a best figure ends with it on both sides.
struct Sum {
  std::int64_t least = 0;
  std::optional<std::int64_t> best = 0;      ///< nothing unless all have one
  std::optional<std::int64_t> greatest = 0;  ///< nothing where a part has no end
};

/// Nothing where a part has no figure.
std::optional<Sum> sum_of_parts(const Incidents& incidents, RowId aggregate) {
  const auto plus = [](const std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& figure) {
    return sum && figure ? std::optional(sum_of_counts(*sum, *figure)) : std::nullopt;
  };
  Sum sum;
  bool any = false;
  for (const RowId part : incidents.parts[index_of(aggregate)]) {
    if (incidents.never_counted[index_of(part)]) continue;
    const CountRange count = incidents.persons[index_of(part)];
    if (!count.known()) return std::nullopt;
    any = true;
    sum.least = sum_of_counts(sum.least, count.low ? *count.low : count.best.value_or(0));
    sum.best = plus(sum.best, count.best);
    sum.greatest = plus(sum.greatest, count.high ? count.high : count.best);
  }
  if (!any) return std::nullopt;
  return sum;
}

/// Whether the sum lies wholly below or wholly above what the aggregate states.
bool contradicts(const Sum& sum, const CountRange& aggregate) {
  const bool best_only = !aggregate.low && !aggregate.high;
  const std::optional<std::int64_t> low = aggregate.low ? aggregate.low : aggregate.best;
  const std::optional<std::int64_t> high = best_only ? aggregate.best : aggregate.high;
  return (low && sum.greatest && *sum.greatest < *low) || (high && sum.least > *high);
}

/// Whether the sum leaves nothing unsaid that the aggregate says.
bool says_as_much(const Sum& sum, const CountRange& aggregate) {
  const auto& [low, best, high] = aggregate;
  if (high && (!sum.greatest || *sum.greatest > *high)) return false;
  if (low) return sum.least >= *low;
  if (best) return sum.best && (high ? *sum.best >= *best : *sum.best == *best);
  return sum.greatest == high;
}

void report_contradictions(const IncidentTable& table, const Incidents& incidents, Issues& issues) {
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    if (incidents.parts[row].empty() || incidents.never_counted[row]) continue;
    const std::optional<Sum> sum = sum_of_parts(incidents, RowId{static_cast<std::uint32_t>(row)});
    const CountRange count = incidents.persons[row];
    if (!sum || !contradicts(*sum, count)) continue;
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
  std::optional<Linker> linker;  // made only where some row needs it
  std::vector<ClaimId> naming;
  for (std::size_t row = 0; row < incidents.size(); ++row) {
    claims_that_name(table, incidents, row, naming);
    if (naming.empty()) continue;
    if (!linker) linker.emplace(table, row_of_claim, incidents, issues);
    linker->link(row, naming);
  }
  if (linker) linker->link_further();
  incidents.parts = parts_of(incidents);
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
  return sum && says_as_much(*sum, count);
}

}  // namespace yalu
