// From claims to incidents: rival claims become one incident, aggregates and their parts become families.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/day.h"
#include "incidents/geocoder.h"
#include "incidents/incident_table.h"

namespace yalu {

/// One more aggregate of an incident whose claims name several.
struct FurtherAggregate {
  RowId part{};
  RowId aggregate{};

  bool operator==(const FurtherAggregate&) const = default;
  bool operator<(const FurtherAggregate& other) const {
    return std::tie(part, aggregate) < std::tie(other.part, other.aggregate);
  }
};

/// Resolved incidents in columns; row r of every column speaks of RowId{r}. Order: first appearance in the table.
struct Incidents {
  TextColumn id;                           ///< the claim's id, or the claim_group of several
  std::vector<ClaimId> leading;            ///< the preferred claim, else the first: its words are shown
  ListColumn<ClaimId> claims;              ///< all of them, in table order
  std::vector<std::uint8_t> only_kind;     ///< `kinds_of_only_claims`
  DateColumn date;                         ///< the preferred claim's, else the hull of all
  CountColumn persons;                     ///< the preferred claim's, else the envelope of all
  std::vector<std::uint32_t> origin;       ///< index into Locations::sets
  std::vector<std::uint32_t> destination;  ///< index into Locations::sets
  std::vector<Verification> verification;  ///< the preferred claim's, else denied if any claim denies, else the weakest
  std::vector<Verification> count_verification;  ///< the same of the figure, from the claims that it is made of
  std::vector<std::optional<RowId>> part_of;     ///< the aggregate this is a part of
  std::vector<FurtherAggregate> also_part_of;    ///< more of them, by part and then by aggregate
  ListColumn<RowId> parts;                       ///< the parts, for an aggregate, in row order
  std::vector<bool> never_counted;               ///< running totals and statements
  bool every_row_counts = true;                  ///< no families, nothing that is never counted
  std::vector<bool> in_family;                   ///< is a part, or has parts
  std::vector<RowId> family_roots;               ///< aggregates that are no part of another, in row order
  std::vector<RowId> claims_reach_further;       ///< some claim is dated beyond the resolved date, in row order
  std::size_t claims_left_out = 0;               ///< published surely after the as-of day
  std::size_t claims_undated_publication = 0;    ///< kept, though nobody knows when they were published

  std::size_t size() const { return id.size(); }
};

/// Resolves as the design's section 5 says. Without `as_of` no claim is left out. Contradictions (a part_of that names
/// nothing, a cycle, claims of one incident that name different aggregates, parts whose sum contradicts the aggregate,
/// rivals whose figures leave none to take, two preferred claims, an id that stands twice) become issues.
///
/// Rival claims without a preferred one, or with a preferred one that is silent on the matter: the hull of the dates,
/// the envelope of the counts (docs/counts.md), and the places that hold all claims' (RivalPlaces). A statement gives
/// neither date, count nor place to its group, and has no count of its own. Sets of places that no claim named are
/// added to `locations`.
Incidents resolve_claims(const IncidentTable& table, Locations& locations, const Gazetteer& gazetteer,
                         std::optional<Day> as_of, Issues& issues);

/// The code of the kind of each incident's only claim, in a byte each for the sake of scans over millions; empty unless
/// every incident has but one claim, of one of at most 256 kinds.
std::vector<std::uint8_t> kinds_of_only_claims(const Incidents& incidents, const IncidentTable& table);

/// Whether the parts of an aggregate can stand for it, wherever all of them are known to be: every part has a figure,
/// and their sum says no less than the aggregate does and does not contradict it. The sum's low is not below the
/// aggregate's low and its high is known and not above the aggregate's high, as far as the aggregate has them; where it
/// has no low its best figure must be met, and where it has but a high that must be reached. A part with a best figure
/// alone has it for low and high. An aggregate without any figure never stands for its parts. Running totals and
/// statements are no parts and no aggregates. False without parts.
bool parts_stand_for_aggregate(const Incidents& incidents, RowId aggregate);

}  // namespace yalu
