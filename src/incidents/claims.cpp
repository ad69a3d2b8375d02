#include "incidents/claims.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "incidents/families.h"

namespace yalu {
namespace {

/// The span of everything stated, with what the header says about silence and agreement.
CountRange envelope(const std::vector<CountRange>& counts) {
  if (std::all_of(counts.begin(), counts.end(), [&](const CountRange& count) { return count == counts.front(); })) {
    return counts.empty() ? CountRange{} : counts.front();
  }
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> greatest;
  std::optional<std::int64_t> best;
  bool low_is_stated = false;
  bool high_is_stated = false;
  bool best_agrees = true;
  for (const CountRange& count : counts) {
    for (const std::optional<std::int64_t>& stated : {count.low, count.best, count.high}) {
      if (!stated) continue;
      least = std::min(least.value_or(*stated), *stated);
      greatest = std::max(greatest.value_or(*stated), *stated);
    }
    low_is_stated = low_is_stated || count.low || count.best;
    high_is_stated = high_is_stated || count.high || count.best;
    if (count.best) {
      best_agrees = best_agrees && (!best || best == count.best);
      best = count.best;
    }
  }
  if (best) {
    for (const CountRange& count : counts) {
      if ((count.low && *count.low > *best) || (count.high && *count.high < *best)) best_agrees = false;
    }
  }
  CountRange result;
  if (low_is_stated) result.low = least;
  if (high_is_stated) result.high = greatest;
  if (best_agrees) result.best = best;
  return result;
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

using Claims = std::span<const ClaimId>;

class Resolver {
 public:
  Resolver(const IncidentTable& table, Locations& locations, const Gazetteer& gazetteer, Issues& issues)
      : table_(table), locations_(locations), gazetteer_(gazetteer), issues_(issues) {}

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
    incidents_.persons.push_back(only_statements ? CountRange{} : persons_of(contributing, preferred));
    incidents_.origin.push_back(place_of(locations_.origin, contributing, preferred));
    incidents_.destination.push_back(place_of(locations_.destination, contributing, preferred));
  }

  // Of rivals without a preferred one: what all say, else denied if any denies, else the weakest that any of them has.
  Verification verification_of(Claims claims, std::optional<ClaimId> preferred) const {
    if (preferred) return table_.verification[index_of(*preferred)];
    constexpr Verification weakest_first[] = {Verification::denied, Verification::unknown, Verification::alleged,
                                              Verification::corroborated, Verification::confirmed};
    for (const Verification verification : weakest_first) {
      if (std::any_of(claims.begin(), claims.end(),
                      [&](ClaimId claim) { return table_.verification[index_of(claim)] == verification; }))
        return verification;
    }
    return Verification::unknown;
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

  CountRange persons_of(Claims claims, const std::optional<ClaimId>& preferred) const {
    if (preferred && table_.persons[index_of(*preferred)].known()) return table_.persons[index_of(*preferred)];
    std::vector<CountRange> known;
    for (const ClaimId claim : claims) {
      if (table_.persons[index_of(claim)].known()) known.push_back(table_.persons[index_of(claim)]);
    }
    return envelope(known);
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
    // Groups with the same rival places share the answer.
    const auto [known, is_new] = common_sets_.try_emplace(sets, 0);
    if (!is_new) return known->second;
    std::vector<Location> shared = named_by_all(sets);
    if (shared.empty()) {
      if (const auto parent = common_parent(sets))
        shared.push_back(locate(gazetteer_, *parent, gazetteer_[*parent].name));
    }
    if (shared.empty()) return 0;
    known->second = static_cast<std::uint32_t>(locations_.sets.size());
    locations_.sets.push_back(std::move(shared));
    return known->second;
  }

  static bool same_place(const Location& a, const Location& b) {
    return a.place && b.place ? a.place == b.place
                              : !a.place && !b.place && a.name == b.name && a.position == b.position;
  }

  std::vector<Location> named_by_all(const std::vector<std::uint32_t>& sets) const {
    std::vector<Location> shared;
    for (const Location& location : locations_.sets[sets.front()]) {
      const bool everywhere = std::all_of(sets.begin() + 1, sets.end(), [&](std::uint32_t set) {
        const std::vector<Location>& others = locations_.sets[set];
        return std::any_of(others.begin(), others.end(),
                           [&](const Location& other) { return same_place(location, other); });
      });
      if (everywhere) shared.push_back(location);
    }
    return shared;
  }

  /// The nearest place within which all places of all sets lie; nothing where one of them is not in the gazetteer.
  std::optional<PlaceId> common_parent(const std::vector<std::uint32_t>& sets) const {
    std::vector<PlaceId> places;
    for (const std::uint32_t set : sets) {
      for (const Location& location : locations_.sets[set]) {
        if (!location.place) return std::nullopt;
        places.push_back(*location.place);
      }
    }
    std::optional<PlaceId> parent = places.front();
    for (std::size_t step = 0; parent && step <= gazetteer_.size(); ++step) {
      const bool holds_all = std::all_of(places.begin(), places.end(),
                                         [&](PlaceId place) { return gazetteer_.is_within(place, *parent); });
      if (holds_all) return parent;
      parent = gazetteer_[*parent].parent;
    }
    return std::nullopt;
  }

  const IncidentTable& table_;
  Locations& locations_;
  const Gazetteer& gazetteer_;
  Issues& issues_;
  Incidents incidents_;
  std::vector<std::optional<RowId>> row_of_claim_;
  std::vector<ClaimId> contributing_;  ///< of the incident at hand; kept so that a million rows do not allocate
  std::map<std::vector<std::uint32_t>, std::uint32_t>
      common_sets_;  ///< for the sets of rival claims, the one they share
};

}  // namespace

Incidents resolve_claims(const IncidentTable& table, Locations& locations, const Gazetteer& gazetteer,
                         std::optional<Day> as_of, Issues& issues) {
  return Resolver(table, locations, gazetteer, issues).run(as_of);
}

}  // namespace yalu
