// Reading incidents: any OGR vector source becomes rows of an IncidentTable, dirty cells become issues.
#pragma once

#include <filesystem>
#include <string>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/incident_table.h"

namespace yalu {

/// Appends the rows of `path` ("-" is CSV on standard input) to `table`. Columns by name, any order, case ignored; a file `sources.csv` (or the
/// layer `sources`) beside it is read for source ids. Fails when the source cannot be opened, has no layer, or lacks `id`
/// and both `date` and `date_text`; the message names the columns that were found.
Status read_incidents(const std::string& path, IncidentTable& table, Issues& issues);

}  // namespace yalu
