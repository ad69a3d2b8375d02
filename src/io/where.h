// The filter `--where`: an expression of OGR SQL over the columns of the incidents.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "incidents/incident_table.h"

namespace yalu {

/// For each claim whether `expression` holds for it ("persons_best > 20 AND origin = 'Dandong'"). Columns are ours as
/// docs/data-format.md names them, `earliest` and `latest` (ISO days as text, empty where open or undated), and further
/// columns of the files under their own names. An empty cell is NULL. The error says what is wrong with the expression
/// and lists the columns.
Result<std::vector<bool>> claims_where(const std::string& expression, const IncidentTable& table);

}  // namespace yalu
