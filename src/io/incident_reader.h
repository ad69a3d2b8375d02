// Reading incidents: any OGR vector source becomes rows of an IncidentTable, dirty cells become issues.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/incident_table.h"
#include "io/import_profile.h"
#include "io/server_table.h"

namespace yalu {

struct ReadOptions {
  ProfileRequest profile;
  std::optional<char> separator;         ///< what sets the cells of CSV apart; nothing: as the header shows
  std::function<void(double)> progress;  ///< gets 0..1, from the calling thread
  std::stop_token stop;
  std::string layer = {};  ///< of several; empty: the layer `incidents`, else the first whose columns fit a profile
  std::optional<NeededRows> needed = {};  ///< a server may leave out rows that surely play no part in the answer
};

/// Appends the rows of `path` ("-" is CSV on standard input) to `table`. Columns by name through an import profile; a
/// layer `sources`, or else a file `sources.csv` beside it, is read for source ids. A point geometry is the destination
/// where the row has no coordinates of one and does not say that the point is the gazetteer's. Texts of CSV and of
/// spreadsheets are freed of the guard against formulas (io/formula_guard.h). CSV is read by several threads, a piece
/// each; the result does not depend on their number. `path` may be a connection string (io/connection.h); the rows of
/// such a table come in the order in which they lie there, and files and messages bear its name without passwords.
/// Fails when the source cannot be opened or read to its end, has no layer or not the one asked for, or its columns fit
/// no profile; the message names the layers or the columns that were found. After a failure the table is of no use.
Status read_incidents(const std::string& path, const ReadOptions& options, IncidentTable& table, Issues& issues);

/// Every file that reading `path` may open, itself first: what an export must not overwrite.
std::vector<std::string> files_read_with(const std::string& path);

}  // namespace yalu
