// Small tables and a small gazetteer for the tests of incidents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incidents/claims.h"
#include "incidents/filter.h"
#include "incidents/gazetteer.h"
#include "incidents/geocoder.h"
#include "incidents/incident_table.h"

namespace yalu::samples {

/// One row; what is not set is empty. `date` and `published` are EDTF.
struct Row {
  std::string id = {};
  std::string date = {};
  CountRange persons = {};
  std::string kind = "forced-repatriation";
  std::string origin = {};
  std::string destination = {};
  std::string claim_group = {};
  std::string part_of = {};
  bool preferred = false;
  std::string published = {};
  Verification verification = Verification::alleged;
  std::string title = {};
  std::string note = {};
  std::string claimed_by = {};
  std::string persons_text = {};
  std::optional<LonLat> destination_position = {};
  std::optional<Precision> destination_precision = {};
};

IncidentTable table_of(const std::vector<Row>& rows);

/// China with Liaoning, Jilin, Dandong, Tumen, two Nanpings; North Korea with Ryanggang, North Hamgyong, Sinuiju,
/// Onsong, Musan, Hyesan; the Tumen River; a crossing.
Gazetteer small_gazetteer();

/// Everything resolved.
struct Resolved {
  IncidentTable table;
  Gazetteer gazetteer;
  Locations locations;
  Incidents incidents;
  Issues issues;

  RowId row(const std::string& id) const;
  Selection select(const Filter& filter) const;
};
Resolved resolve(const std::vector<Row>& rows, std::optional<Day> as_of = std::nullopt);

/// The filter of a window; an empty text is an open end.
Filter window(const std::string& from, const std::string& to);

/// "b 20, c 35" of the rows, for short expectations.
std::vector<std::string> ids_of(const Incidents& incidents, const std::vector<RowId>& rows);
std::vector<std::string> ids_of(const Incidents& incidents, const std::vector<Match>& matches, DateMatch match);

std::vector<std::string> cells_of(const TextColumn& column);

CountRange best(std::int64_t value);
CountRange at_least(std::int64_t value);
CountRange at_most(std::int64_t value);
CountRange between(std::int64_t low, std::int64_t high);

/// Hanbyun's statement: four returns, their aggregate, and the autumn aggregate.
std::vector<Row> hanbyun();

}  // namespace yalu::samples
