// From claims to incidents: rival claims become one incident, aggregates and their parts become families.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.h"
#include "incidents/geocoder.h"
#include "incidents/incident_table.h"

namespace yalu {

/// Resolved incidents in columns; row r of every column speaks of RowId{r}. Order: first appearance in the table.
struct Incidents {
  TextColumn id;                           ///< the claim's id, or the claim_group of several
  std::vector<ClaimId> leading;            ///< the preferred claim, else the first: its words are shown
  ListColumn<ClaimId> claims;              ///< all of them, in table order
  DateColumn date;                         ///< the preferred claim's, else the hull of all
  CountColumn persons;                     ///< the preferred claim's, else the envelope of all
  std::vector<std::uint32_t> origin;       ///< index into Locations::sets
  std::vector<std::uint32_t> destination;  ///< index into Locations::sets
  std::vector<Verification> verification;  ///< the preferred claim's, else denied if any claim denies, else the weakest
  std::vector<std::optional<RowId>> part_of;   ///< the aggregate this is a part of
  ListColumn<RowId> parts;                     ///< the parts, for an aggregate, in row order
  std::vector<bool> never_counted;             ///< running totals and statements
  bool every_row_counts = true;                ///< no families, nothing that is never counted
  std::vector<bool> in_family;                 ///< is a part, or has parts
  std::vector<RowId> family_roots;             ///< aggregates that are no part of another, in row order
  std::vector<RowId> claims_reach_further;     ///< some claim is dated beyond the resolved date, in row order
  std::size_t claims_left_out = 0;             ///< published surely after the as-of day
  std::size_t claims_undated_publication = 0;  ///< kept, though nobody knows when they were published

  std::size_t size() const { return id.size(); }
};

/// Resolves as the design's section 5 says. Without `as_of` no claim is left out. Contradictions (a part_of that names
/// nothing, a cycle, parts whose sum contradicts the aggregate, two preferred claims, an id that stands twice) become
/// issues.
///
/// Rival claims without a preferred one, or with a preferred one that is silent on the matter: the hull of the dates,
/// the envelope of the counts, and for the place those that all of them name, else the smallest common parent, else
/// unknown. A figure that all of them state alike is taken as it stands; a low (high) is only known where some claim
/// states a low (high) or a best. A statement gives neither date, count nor place to its group, and has no count of its
/// own. Common parents are added to `locations`.
Incidents resolve_claims(const IncidentTable& table, Locations& locations, const Gazetteer& gazetteer,
                         std::optional<Day> as_of, Issues& issues);

/// Whether the parts of an aggregate are counted for it: every part has a figure, and their sum, as a range, is neither
/// wholly below its low nor wholly above its high (bounds that are not known do not contradict). An aggregate that
/// states only a best figure is compared with that one; one that states none never stands for its parts. Running totals
/// and statements are no parts and no aggregates. False without parts.
bool parts_stand_for_aggregate(const Incidents& incidents, RowId aggregate);

}  // namespace yalu
