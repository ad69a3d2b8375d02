// Writing incidents: the claims of a selection with their sources, as a table that the reader reads back unchanged.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "incidents/claims.h"
#include "incidents/filter.h"
#include "incidents/geocoder.h"
#include "incidents/incident_table.h"

namespace yalu {

enum class TableFormat { csv, geojson, geopackage, flatgeobuf, xlsx, ods };

/// By the ending of a file's name, case ignored: .csv .geojson .json .gpkg .fgb .xlsx .ods
std::optional<TableFormat> table_format_of(const std::string& path);

/// All claims of the incidents that match, in table order.
std::vector<ClaimId> claims_of(const Incidents& incidents, const Selection& selection);

struct WriteOptions {
  TableFormat format = TableFormat::csv;
  std::vector<std::string> inputs;  ///< files that must not be overwritten
};

/// Writes the claims to `path` whole or not at all ("-": CSV or GeoJSON on standard output, without the list of
/// sources). Sources go into a layer of their own; where the format has one layer, into sources.csv beside the file. A
/// sources.csv that is there already stays, and must describe the same sources alike, else nothing is written. After a
/// failure what was there before is unchanged.
Status write_incidents(const std::string& path, const IncidentTable& table, const Locations& locations,
                       std::span<const ClaimId> claims, const WriteOptions& options);

/// How many sources the claims refer to by id that are described in the list of sources.
std::size_t listed_source_count(const IncidentTable& table, const Locations& locations,
                                std::span<const ClaimId> claims);

}  // namespace yalu
