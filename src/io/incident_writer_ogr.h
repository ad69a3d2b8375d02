// Incidents in the formats that GDAL writes: GeoPackage, FlatGeobuf, XLSX, ODS.
#pragma once

#include <string>

#include "base/result.h"
#include "io/incident_writer_rows.h"

namespace yalu {

/// One format as GDAL writes it.
struct OgrFormat {
  const char* driver = "";
  const char* extension = "";  ///< with the dot
  bool points = false;         ///< rows have a geometry
  bool spreadsheet = false;    ///< texts are guarded against formulas
  bool sources_inside = false;
};

/// The file as bytes: a layer `incidents` and, where the format has several and the rows refer to any, a layer
/// `sources`. The error names what the format cannot hold.
Result<std::string> write_with_ogr(const ClaimRows& rows, const OgrFormat& format);

}  // namespace yalu
