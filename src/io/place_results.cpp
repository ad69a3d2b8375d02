#include "io/place_results.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "io/result_values.h"
#include "io/table_text.h"

namespace yalu {
namespace {

// Keys in the order in which people want to read them; programs do not care.
using json = nlohmann::ordered_json;

std::string_view how_text(NameMatch how) {
  switch (how) {
    case NameMatch::exact:
      return "exact";
    case NameMatch::folded:
      return "folded";
    case NameMatch::transliterated:
      return "transliterated";
    case NameMatch::partial:
      return "partial";
  }
  return {};
}

json candidate_json(const Gazetteer& gazetteer, const Candidate& candidate) {
  const Place& place = gazetteer[candidate.place];
  json object;
  object["place_id"] = place.id;
  object["name"] = place.name;
  object["hangul"] = text_or_null<json>(place.hangul);
  object["hanzi"] = text_or_null<json>(place.hanzi);
  object["kind"] = to_string(place.kind);
  object["country"] = place.country;
  object["lon"] = place.position ? json(place.position->lon_deg) : json(nullptr);
  object["lat"] = place.position ? json(place.position->lat_deg) : json(nullptr);
  object["precision"] = to_string(place.precision);
  object["score"] = candidate.score;
  object["how"] = how_text(candidate.how);
  return object;
}

// A score as people read it: two digits after the point.
std::string score_text(double score) {
  const long hundredths = std::lround(score * 100);
  const std::string digits = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + digits;
}

CellTable places_cells(const Gazetteer& gazetteer, const std::vector<std::string>& names) {
  CellTable table;
  table.header = {"asked", "match", "place_id",  "name",  "hangul", "hanzi",  "kind",   "country",
                  "lon",   "lat",   "precision", "score", "how",    "reason", "warning"};
  table.align.assign(table.header.size(), Align::left);
  for (const std::size_t right : {8U, 9U, 11U}) table.align[right] = Align::right;
  for (const std::string& name : names) {
    const GeocodeAnswer answer = geocode(gazetteer, name);
    for (const Candidate& c : answer.candidates) {
      const Place& place = gazetteer[c.place];
      const bool is_match = answer.match == c.place;
      table.rows.push_back({name, is_match ? "yes" : "no", place.id, place.name, place.hangul, place.hanzi,
                            std::string(to_string(place.kind)), place.country,
                            place.position ? degrees_text(place.position->lon_deg) : "",
                            place.position ? degrees_text(place.position->lat_deg) : "",
                            std::string(to_string(place.precision)), score_text(c.score), std::string(how_text(c.how)),
                            answer.match ? "" : answer.reason, is_match ? answer.warning : ""});
    }
    if (!answer.candidates.empty()) continue;
    std::vector<std::string> cells(table.header.size());
    cells[0] = name;
    cells[1] = "no";
    cells[cells.size() - 2] = answer.reason;
    table.rows.push_back(std::move(cells));
  }
  return table;
}

// "cn_tumen (Tumen, city) 1.00; river_tumen (Tumen River, river) 1.00"
std::string candidates_text(const Gazetteer& gazetteer, const std::vector<Candidate>& candidates) {
  std::string text;
  for (const Candidate& candidate : candidates) {
    const Place& place = gazetteer[candidate.place];
    text += (text.empty() ? "" : "; ") + place.id + " (" + place.name + ", " + std::string(to_string(place.kind)) +
            ") " + score_text(candidate.score);
  }
  return text;
}

// Adds the rows of one column to the rows of its names; a name that a row has twice counts once.
void count_rows(const TermColumn& column, std::map<std::string, std::size_t>& rows) {
  std::vector<std::size_t> rows_of_cell(column.terms().size(), 0);
  for (std::size_t row = 0; row < column.size(); ++row) ++rows_of_cell[column.code(row)];
  for (std::size_t cell = 0; cell < rows_of_cell.size(); ++cell) {
    std::vector<std::string> names = split_list(column.terms()[cell]);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string& name : names) rows[name] += rows_of_cell[cell];
  }
}

}  // namespace

std::string write_places(const Gazetteer& gazetteer, const std::vector<std::string>& names, Format format) {
  if (format == Format::csv) return csv_text(places_cells(gazetteer, names));
  if (format == Format::json) {
    json list = json::array();
    for (const std::string& name : names) {
      const GeocodeAnswer answer = geocode(gazetteer, name);
      json object;
      object["name"] = name;
      object["match"] = answer.match ? json(gazetteer[*answer.match].id) : json(nullptr);
      object["reason"] = answer.match ? json(nullptr) : text_or_null<json>(answer.reason);
      object["warning"] = text_or_null<json>(answer.warning);
      object["candidates"] = json::array();
      for (const Candidate& candidate : answer.candidates)
        object["candidates"].push_back(candidate_json(gazetteer, candidate));
      list.push_back(std::move(object));
    }
    return json_text(list);
  }
  return aligned_text(places_cells(gazetteer, names));
}

std::vector<UnmatchedName> unmatched_names(const IncidentTable& table, const Gazetteer& gazetteer) {
  std::map<std::string, std::size_t> origins;
  std::map<std::string, std::size_t> destinations;
  count_rows(table.origin.name, origins);
  count_rows(table.destination.name, destinations);
  std::map<std::string, std::size_t> rows = origins;
  for (const auto& [name, count] : destinations) rows[name] += count;
  std::vector<UnmatchedName> unmatched;
  for (const auto& [name, count] : rows) {
    if (count == 0) continue;
    GeocodeAnswer answer = geocode(gazetteer, name);
    if (!answer.match) unmatched.push_back({name, count, origins[name], destinations[name], std::move(answer)});
  }
  std::stable_sort(unmatched.begin(), unmatched.end(),
                   [](const UnmatchedName& a, const UnmatchedName& b) { return a.rows > b.rows; });
  return unmatched;
}

std::string write_unmatched(const Gazetteer& gazetteer, const std::vector<UnmatchedName>& names, Format format) {
  if (format == Format::json) {
    json list = json::array();
    for (const UnmatchedName& name : names) {
      json object;
      object["name"] = name.name;
      object["rows"] = name.rows;
      object["as_origin"] = name.origins;
      object["as_destination"] = name.destinations;
      object["reason"] = name.answer.reason;
      object["candidates"] = json::array();
      for (const Candidate& candidate : name.answer.candidates) {
        object["candidates"].push_back(candidate_json(gazetteer, candidate));
      }
      for (const char* blank : {"place_id", "lon", "lat", "precision"}) object[blank] = nullptr;
      list.push_back(std::move(object));
    }
    return json_text(list);
  }
  CellTable table;
  table.header = {"name",     "rows", "as_origin", "as_destination", "reason", "candidates",
                  "place_id", "lon",  "lat",       "precision"};
  for (const UnmatchedName& name : names) {
    table.rows.push_back({name.name, std::to_string(name.rows), std::to_string(name.origins),
                          std::to_string(name.destinations), name.answer.reason,
                          candidates_text(gazetteer, name.answer.candidates), "", "", "", ""});
  }
  // Spreadsheets take CSV without the mark for the encoding of the country they are in.
  if (format == Format::csv) return "\xEF\xBB\xBF" + csv_text(table);
  if (names.empty()) return "every name of a place is one place of the gazetteer\n";
  table.align = {Align::left, Align::right, Align::right, Align::right};
  return aligned_text(table);
}

}  // namespace yalu
