// Standing: who says so, who confirms and who denies, in words.
#pragma once

#include <string>

#include "base/ids.h"
#include "incidents/incident_table.h"

namespace yalu {

/// "alleged by Hanbyun", "claimed by A, denied by B"; never puts one party's word into another's mouth.
std::string said_by(Verification verification, const std::string& claimed_by, const std::string& confirmed_by,
                    const std::string& denied_by);

/// The same for a claim, its names joined by commas; with "; the number is alleged" where the figure stands otherwise
/// than the event.
std::string standing_in_words(const IncidentTable& table, ClaimId claim);

}  // namespace yalu
