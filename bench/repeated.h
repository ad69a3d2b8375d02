// Repeated: more incidents than a file holds, for benchmarks.
#pragma once

#include "incidents/claims.h"

namespace yalu {

/// The same incidents `times` over, dates moved a little, each an incident of its own.
Incidents repeated(const Incidents& once, const IncidentTable& table, int times);

}  // namespace yalu
