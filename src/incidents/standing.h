// Standing: who says so, who confirms and who denies, in words, of a claim and of an incident made of several.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "incidents/claims.h"
#include "incidents/incident_table.h"

namespace yalu {

/// "alleged by Hanbyun", "claimed by A, denied by B"; never puts one party's word into another's mouth.
std::string said_by(Verification verification, const std::string& claimed_by, const std::string& confirmed_by,
                    const std::string& denied_by);

/// The same for a claim, its names joined by commas.
std::string said_by(const IncidentTable& table, ClaimId claim);

/// The same for an incident. Rivals without a preferred claim are taken together, and no one of them said what results:
/// "5 claims together: alleged by A, B, C".
std::string said_by(const IncidentTable& table, const Incidents& incidents, RowId row);

/// said_by, with "; the number is alleged" where the figure stands otherwise than the event.
std::string standing_in_words(const IncidentTable& table, const Incidents& incidents, RowId row);

/// The claim that speaks for the incident: its only or its preferred one; nothing where rivals are taken together.
std::optional<ClaimId> speaking_claim(const IncidentTable& table, const Incidents& incidents, RowId row);

/// The source's words for the incident's figure; of rivals that agree on a figure those that say it is only about that
/// much, if any do; of others none, since the figure that results is nobody's words.
std::string_view figure_words(const IncidentTable& table, const Incidents& incidents, RowId row);

/// The kind, where claims differ every one of them, the leading claim's first: "forced return / arrest".
std::string kinds_in_words(const IncidentTable& table, const Incidents& incidents, RowId row);

}  // namespace yalu
