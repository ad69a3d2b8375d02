// Results of places as text: what the gazetteer makes of names, and the table of names it does not know.
#pragma once

#include <string>
#include <vector>

#include "incidents/geocoder.h"
#include "incidents/incident_table.h"
#include "io/results.h"

namespace yalu {

/// What the gazetteer makes of each name. JSON: schemas/places.schema.json.
std::string write_places(const Gazetteer& gazetteer, const std::vector<std::string>& names, Format format);

/// A name of an incident table that is not surely one place.
struct UnmatchedName {
  std::string name;
  std::size_t rows = 0;  ///< that name it, as origin or destination
  std::size_t origins = 0;
  std::size_t destinations = 0;
  GeocodeAnswer answer;
};

/// The distinct names of origins and destinations that have no match, most rows first, then by name.
std::vector<UnmatchedName> unmatched_names(const IncidentTable& table, const Gazetteer& gazetteer);

/// As a table to be filled in: as CSV (with a byte order mark, since it is meant for a spreadsheet), with place_id, or
/// lon, lat and precision filled, it is a gazetteer of the user.
std::string write_unmatched(const Gazetteer& gazetteer, const std::vector<UnmatchedName>& names, Format format);

}  // namespace yalu
