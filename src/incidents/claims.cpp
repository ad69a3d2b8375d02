#include "incidents/claims.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>

#include "incidents/families.h"
#include "incidents/rival_places.h"

namespace yalu {
namespace {

/// The envelope of what rival claims state, each of them something; the rule is told in docs/counts.md.
CountRange envelope(const std::vector<CountRange>& counts) {
  if (counts.empty()) return {};
  if (std::all_of(counts.begin(), counts.end(), [&](const CountRange& count) { return count == counts.front(); }))
    return counts.front();
  CountRange result;
  bool all_end_below = true, all_end_above = true;     // by a bound or a best figure
  bool low_is_stated = false, high_is_stated = false;  // as such
  for (const CountRange& count : counts) {
    for (const std::optional<std::int64_t>& figure : {count.low, count.best}) {
      if (figure) result.low = std::min(result.low.value_or(*figure), *figure);
    }
    for (const std::optional<std::int64_t>& figure : {count.high, count.best}) {
      if (figure) result.high = std::max(result.high.value_or(*figure), *figure);
    }
    all_end_below = all_end_below && (count.low || count.best);
    all_end_above = all_end_above && (count.high || count.best);
    low_is_stated = low_is_stated || count.low;
    high_is_stated = high_is_stated || count.high;
  }
  if (!all_end_below && !low_is_stated) result.low = std::nullopt;
  if (!all_end_above && !high_is_stated) result.high = std::nullopt;
  // An end that some claim lies wholly beyond holds nothing.
  const CountRange ends = result;
  for (const CountRange& count : counts) {
    if (ends.low && count.high && *count.high < *ends.low) result.low = std::nullopt;
    if (ends.high && count.low && *count.low > *ends.high) result.high = std::nullopt;
  }
  const std::optional<std::int64_t> best = counts.front().best;
  if (std::all_of(counts.begin(), counts.end(), [&](const CountRange& count) { return count.best == best; }))
    result.best = best;
  return result;
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

using Claims = std::span<const ClaimId>;

class Resolver {
 public:
  Resolver(const IncidentTable& table, Locations& locations, const Gazetteer& gazetteer, Issues& issues)
      : table_(table), locations_(locations), rival_places_(locations, gazetteer), issues_(issues) {}

  Incidents run(const std::optional<Day>& as_of) {
    report_ids_that_stand_twice();
    group(as_of);
    for (std::size_t row = 0; row < incidents_.size(); ++row) resolve(row);
    link_families(table_, row_of_claim_, incidents_, issues_);
    return std::move(incidents_);
  }

 private:
  void issue(ClaimId claim, std::string field, std::string text) {
    const std::size_t row = index_of(claim);
    issues_.push_back({std::string(table_.file[row]), table_.file_row[row], std::move(field), std::move(text)});
  }

  void report_ids_that_stand_twice() {
    std::unordered_map<std::string_view, std::size_t> first_rows;
    first_rows.reserve(table_.size());
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (table_.id[row].empty()) continue;
      const auto [first, is_new] = first_rows.emplace(table_.id[row], row);
      if (is_new) continue;
      issue(ClaimId{static_cast<std::uint32_t>(row)}, "id",
            in_quotes(table_.id[row]) + " stands also in row " + std::to_string(table_.file_row[first->second]) +
                " of " + std::string(table_.file[first->second]) + "; both rows are kept");
    }
  }

  /// Makes the incidents with their ids and claims, in order of first appearance.
  void group(const std::optional<Day>& as_of) {
    row_of_claim_.assign(table_.size(), std::nullopt);
    std::vector<std::optional<RowId>> row_of_group(table_.claim_group.terms().size());
    for (std::size_t index = 0; index < table_.size(); ++index) {
      const std::optional<EdtfInterval> published = table_.published[index];
      if (as_of && published && published->earliest && *published->earliest > *as_of) {
        ++incidents_.claims_left_out;
        continue;
      }
      if (!published) ++incidents_.claims_undated_publication;
      const std::uint32_t code = table_.claim_group.code(index);
      const RowId next{static_cast<std::uint32_t>(incidents_.size())};
      const RowId row = code == 0 ? next : row_of_group[code].value_or(next);
      if (code != 0) row_of_group[code] = row;
      row_of_claim_[index] = row;
      if (row == next) incidents_.id.push_back(code == 0 ? table_.id[index] : table_.claim_group[index]);
    }
    incidents_.claims =
        ListColumn<ClaimId>::grouped(std::span<const std::optional<RowId>>(row_of_claim_), incidents_.size());
  }

  bool is_statement(ClaimId claim) const { return table_.kind[index_of(claim)] == kind::statement; }

  void resolve(std::size_t row) {
    const Claims claims = incidents_.claims[row];
    contributing_.clear();
    std::copy_if(claims.begin(), claims.end(), std::back_inserter(contributing_),
                 [&](ClaimId claim) { return !is_statement(claim); });
    const bool only_statements = contributing_.empty();
    if (only_statements) contributing_.assign(claims.begin(), claims.end());
    const Claims contributing = contributing_;

    const std::optional<ClaimId> preferred = preferred_of(contributing);
    const ClaimId leading = preferred.value_or(contributing.front());
    incidents_.leading.push_back(leading);
    incidents_.verification.push_back(verification_of(contributing, preferred));
    incidents_.never_counted.push_back(only_statements || table_.kind[index_of(leading)] == kind::running_total);
    const std::optional<EdtfInterval> date = date_of(contributing, preferred);
    incidents_.date.push_back(date);
    if (contributing.size() > 1 && date && preferred && some_claim_reaches_further(contributing, *date)) {
      incidents_.claims_reach_further.push_back(RowId{static_cast<std::uint32_t>(row)});
    }
    incidents_.persons.push_back(only_statements ? CountRange{} : persons_of(row, contributing, preferred));
    incidents_.count_verification.push_back(count_verification_of(row, contributing, preferred));
    incidents_.origin.push_back(place_of(locations_.origin, contributing, preferred));
    incidents_.destination.push_back(place_of(locations_.destination, contributing, preferred));
  }

  // Of rivals without a preferred one: what all say, else denied if any denies, else the weakest that any of them has.
  static Verification weakest(const std::vector<Verification>& standing, Claims claims) {
    constexpr Verification weakest_first[] = {Verification::denied, Verification::unknown, Verification::alleged,
                                              Verification::corroborated, Verification::confirmed};
    for (const Verification verification : weakest_first) {
      if (std::any_of(claims.begin(), claims.end(),
                      [&](ClaimId claim) { return standing[index_of(claim)] == verification; }))
        return verification;
    }
    return Verification::unknown;
  }

  Verification verification_of(Claims claims, std::optional<ClaimId> preferred) const {
    return preferred ? table_.verification[index_of(*preferred)] : weakest(table_.verification, claims);
  }

  // Of the claims that the figure is made of; as the event where none of them says, or there is no figure.
  Verification count_verification_of(std::size_t row, Claims claims, const std::optional<ClaimId>& preferred) {
    const Verification of_event = incidents_.verification[row];
    if (!incidents_.persons[row].known()) return of_event;
    Verification of_number = Verification::unknown;
    if (preferred && table_.persons[index_of(*preferred)].known()) {
      of_number = table_.count_verification[index_of(*preferred)];
    } else {
      stating_.clear();
      std::copy_if(claims.begin(), claims.end(), std::back_inserter(stating_),
                   [&](ClaimId claim) { return table_.persons[index_of(claim)].known(); });
      of_number = weakest(table_.count_verification, stating_);
    }
    return of_number == Verification::unknown ? of_event : of_number;
  }

  std::optional<ClaimId> preferred_of(Claims claims) {
    if (claims.size() == 1) return claims.front();
    std::optional<ClaimId> preferred;
    for (const ClaimId claim : claims) {
      if (!table_.preferred[index_of(claim)]) continue;
      if (preferred) {
        issue(claim, "preferred",
              in_quotes(table_.id[index_of(*preferred)]) +
                  " of the same claim_group is preferred too; that one is taken");
      } else {
        preferred = claim;
      }
    }
    return preferred;
  }

  std::optional<EdtfInterval> date_of(Claims claims, const std::optional<ClaimId>& preferred) const {
    if (preferred && table_.date.dated(index_of(*preferred))) return table_.date[index_of(*preferred)];
    std::optional<EdtfInterval> result;
    for (const ClaimId claim : claims) {
      const std::optional<EdtfInterval> date = table_.date[index_of(claim)];
      if (date) result = result ? hull(*result, *date) : *date;
    }
    return result;
  }

  bool some_claim_reaches_further(Claims claims, const EdtfInterval& resolved) const {
    return std::any_of(claims.begin(), claims.end(), [&](ClaimId claim) {
      const std::optional<EdtfInterval> date = table_.date[index_of(claim)];
      if (!date) return false;
      const EdtfInterval both = hull(*date, resolved);
      return both.earliest != resolved.earliest || both.latest != resolved.latest;
    });
  }

  CountRange persons_of(std::size_t row, Claims claims, const std::optional<ClaimId>& preferred) {
    if (preferred && table_.persons[index_of(*preferred)].known()) return table_.persons[index_of(*preferred)];
    std::vector<CountRange> known;
    std::optional<ClaimId> first;
    for (const ClaimId claim : claims) {
      const CountRange count = table_.persons[index_of(claim)];
      if (!count.known()) continue;
      known.push_back(count);
      if (!first) first = claim;
    }
    const CountRange persons = envelope(known);
    if (first && !persons.known()) {
      std::string figures;
      for (const CountRange& count : known) figures += (figures.empty() ? "" : ", ") + format_count(count);
      issue(*first, "persons",
            "the claims of " + in_quotes(incidents_.id[row]) + " contradict each other (" + figures +
                "); no figure is taken; mark the claim to take as preferred");
    }
    return persons;
  }

  std::uint32_t place_of(const std::vector<std::uint32_t>& set_of_claim, Claims claims,
                         const std::optional<ClaimId>& preferred) {
    if (preferred && set_of_claim[index_of(*preferred)] != 0) return set_of_claim[index_of(*preferred)];
    std::vector<std::uint32_t> sets;
    for (const ClaimId claim : claims) {
      const std::uint32_t set = set_of_claim[index_of(claim)];
      if (set != 0 && std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
    }
    if (sets.empty()) return 0;
    if (sets.size() == 1) return sets.front();
    return rival_places_.holding(sets);
  }

  const IncidentTable& table_;
  Locations& locations_;
  RivalPlaces rival_places_;
  Issues& issues_;
  Incidents incidents_;
  std::vector<std::optional<RowId>> row_of_claim_;
  std::vector<ClaimId> contributing_;  ///< of the incident at hand; kept so that a million rows do not allocate
  std::vector<ClaimId> stating_;       ///< of these, the ones that state a figure
};

}  // namespace

Incidents resolve_claims(const IncidentTable& table, Locations& locations, const Gazetteer& gazetteer,
                         std::optional<Day> as_of, Issues& issues) {
  Incidents incidents = Resolver(table, locations, gazetteer, issues).run(as_of);
  incidents.only_kind = kinds_of_only_claims(incidents, table);
  return incidents;
}

std::vector<std::uint8_t> kinds_of_only_claims(const Incidents& incidents, const IncidentTable& table) {
  constexpr std::size_t codes_in_a_byte = 256;
  std::vector<std::uint8_t> kinds;
  if (!incidents.claims.all_single() || table.kind.terms().size() > codes_in_a_byte) return kinds;
  kinds.reserve(incidents.size());
  for (const ClaimId claim : incidents.claims.items()) {
    kinds.push_back(static_cast<std::uint8_t>(table.kind.code(index_of(claim))));
  }
  return kinds;
}

}  // namespace yalu
