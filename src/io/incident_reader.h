// Reading incidents: any OGR vector source becomes rows of an IncidentTable, dirty cells become issues.
#pragma once

#include <filesystem>
#include <string>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/incident_table.h"

namespace yalu {

/// Appends the rows of `path` ("-" is CSV on standard input) to `table`. Columns by name, any order, case ignored; a
/// layer `sources`, or else a file `sources.csv` beside it, is read for source ids. A point geometry is the destination
/// where the row has no coordinates of one. Fails when the source cannot be opened or read to its end, has no layer, or
/// lacks `id` or both `date` and `date_text`; the message names the columns that were found. After a failure the table
/// is of no use.
Status read_incidents(const std::string& path, IncidentTable& table, Issues& issues);

}  // namespace yalu
