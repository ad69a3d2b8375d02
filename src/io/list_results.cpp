#include "io/list_results.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include <nlohmann/json.hpp>

#include "incidents/standing.h"
#include "incidents/tally.h"
#include "io/incident_columns.h"
#include "io/result_values.h"
#include "io/table_text.h"

namespace yalu {
namespace {

using json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 28> columns = {"id",
                                                      "title",
                                                      "date",
                                                      "date_text",
                                                      "earliest",
                                                      "latest",
                                                      "match",
                                                      "persons_low",
                                                      "persons_best",
                                                      "persons_high",
                                                      "persons_text",
                                                      "origin",
                                                      "origin_place_id",
                                                      "origin_lon",
                                                      "origin_lat",
                                                      "origin_precision",
                                                      "origin_position",
                                                      "destination",
                                                      "destination_place_id",
                                                      "destination_lon",
                                                      "destination_lat",
                                                      "destination_precision",
                                                      "destination_position",
                                                      "kind",
                                                      "verification",
                                                      "counted",
                                                      "claims",
                                                      "sources"};

json day_or_null(const std::optional<Day>& day) {
  return day ? json(format_iso_day(*day)) : json(nullptr);
}

std::string number_text(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "";
}

// What a list says of one end of an incident: several places that share one figure are one entry of joined names.
struct PlaceEntry {
  std::string name;
  std::optional<std::string> place_id;
  std::optional<LonLat> position;
  Precision precision = Precision::unknown;
  std::string_view whose;  ///< the position: a term of io/incident_columns.h
};

std::optional<PlaceEntry> place_entry(const World& world, const std::vector<Location>& places) {
  if (places.empty()) return {};
  PlaceEntry entry;
  entry.precision = places.front().precision;
  for (const Location& place : places) {
    entry.name += (entry.name.empty() ? "" : "; ") + place.name;
    entry.precision = std::max(entry.precision, place.precision);  // the coarsest
  }
  if (places.size() == 1) {
    if (places.front().place) entry.place_id = world.gazetteer[*places.front().place].id;
    entry.position = places.front().position;
  }
  return entry;
}

/// Says whose the position is: a claim's own, or looked up by the name.
void say_whose(const PlaceColumns& columns_of_side, std::span<const ClaimId> claims, std::optional<PlaceEntry>& entry) {
  if (!entry || !entry->position) return;
  const bool given = std::any_of(claims.begin(), claims.end(), [&](ClaimId claim) {
    return columns_of_side.position[index_of(claim)] == entry->position;
  });
  entry->whose = given ? position::given : position::gazetteer;
}

/// Sources as the list calls them: two of different files that bear one id get different names, as convert gives them.
using SourceNames = std::map<SourceId, std::string>;

SourceNames name_sources(const World& world, const Selection& selection) {
  const IncidentTable& table = world.table;
  SourceNames names;
  for (const Match& match : selection.matches) {
    for (const ClaimId claim : world.incidents.claims[index_of(match.row)]) {
      for (const SourceId source : table.sources[index_of(claim)]) names.emplace(source, std::string());
    }
  }
  std::set<std::string> taken;
  for (const bool of_row : {false, true}) {
    for (auto& [source, name] : names) {
      if (table.source_list[source].of_row != of_row) continue;
      name = table.source_list[source].id;
      for (int n = 2; !taken.insert(name).second; ++n) name = table.source_list[source].id + "_" + std::to_string(n);
    }
  }
  return names;
}

// One incident of a list, in values.
struct ListEntry {
  std::string id, title, date, date_text;
  std::optional<Day> earliest, latest;
  std::string match;
  CountRange persons;
  std::string persons_text;
  std::optional<PlaceEntry> origin, destination;
  std::string kind, kind_words, verification;
  bool counted = false;
  std::vector<std::string> claims, sources;
  std::string date_words;
};

ListEntry list_entry(const World& world, const Match& match, bool counted, const SourceNames& source_names) {
  const Incidents& incidents = world.incidents;
  const IncidentTable& table = world.table;
  const std::size_t row = index_of(match.row);
  const std::size_t leading = index_of(incidents.leading[row]);
  ListEntry entry;
  entry.id = incidents.id[row];
  entry.title = table.title[leading];
  entry.date_text = table.date_text[leading];
  if (const std::optional<EdtfInterval>& date = incidents.date[row]) {
    // The text as given says more than the days it stands for (2023-12-XX), where it is that of the incident.
    const bool as_given = table.date[leading] == date && !table.date_edtf[leading].empty();
    entry.date = as_given ? table.date_edtf[leading] : format_edtf(*date);
    entry.earliest = date->earliest;
    entry.latest = date->latest;
    entry.date_words = format_date_in_words(*date);
  }
  entry.match = match.match == DateMatch::certain ? "certain" : "possible";
  entry.persons = incidents.persons[row];
  entry.persons_text = figure_words(table, incidents, match.row);
  entry.origin = place_entry(world, world.locations.sets[incidents.origin[row]]);
  entry.destination = place_entry(world, world.locations.sets[incidents.destination[row]]);
  say_whose(table.origin, incidents.claims[row], entry.origin);
  say_whose(table.destination, incidents.claims[row], entry.destination);
  entry.kind = std::string(table.kind[leading]);
  entry.kind_words = kinds_in_words(table, incidents, match.row);
  entry.verification = std::string(to_string(incidents.verification[row]));
  entry.counted = counted;
  std::set<SourceId> known_sources;
  for (const ClaimId claim : incidents.claims[row]) {
    entry.claims.emplace_back(table.id[index_of(claim)]);
    for (const SourceId source : table.sources[index_of(claim)]) {
      if (known_sources.insert(source).second) entry.sources.push_back(source_names.at(source));
    }
  }
  return entry;
}

std::vector<ListEntry> list_entries(const World& world, const Selection& selection) {
  const Counted counted = count_families_once(world.incidents, selection);
  std::set<RowId> counted_rows;
  for (const Match& match : counted.counted) counted_rows.insert(match.row);
  const SourceNames source_names = name_sources(world, selection);
  std::vector<ListEntry> entries;
  for (const Match& match : selection.matches)
    entries.push_back(list_entry(world, match, counted_rows.count(match.row) > 0, source_names));
  return entries;
}

json place_json(const std::optional<PlaceEntry>& place) {
  if (!place) return nullptr;
  json object;
  object["name"] = place->name;
  object["place_id"] = or_null<json>(place->place_id);
  object["lon"] = place->position ? json(place->position->lon_deg) : json(nullptr);
  object["lat"] = place->position ? json(place->position->lat_deg) : json(nullptr);
  object["precision"] = to_string(place->precision);
  return object;
}

json entry_json(const ListEntry& e) {
  json object;
  object["id"] = e.id;
  object["title"] = e.title;
  object["date"] = text_or_null<json>(e.date);
  object["date_text"] = e.date_text;
  object["earliest"] = day_or_null(e.earliest);
  object["latest"] = day_or_null(e.latest);
  object["match"] = e.match;
  object["persons"] = {{"low", or_null<json>(e.persons.low)},
                       {"best", or_null<json>(e.persons.best)},
                       {"high", or_null<json>(e.persons.high)},
                       {"text", e.persons_text}};
  object["origin"] = place_json(e.origin);
  object["destination"] = place_json(e.destination);
  object["kind"] = e.kind;
  object["verification"] = e.verification;
  object["counted"] = e.counted;
  object["claims"] = e.claims;
  object["sources"] = e.sources;
  return object;
}

json list_json(const std::vector<ListEntry>& entries) {
  json list = json::array();
  for (const ListEntry& e : entries) list.push_back(entry_json(e));
  return list;
}

void add_place_cells(const std::optional<PlaceEntry>& place, std::vector<std::string>& cells) {
  const bool at = place && place->position;
  cells.push_back(place ? place->name : "");
  cells.push_back(place ? place->place_id.value_or("") : "");
  cells.push_back(at ? degrees_text(place->position->lon_deg) : "");
  cells.push_back(at ? degrees_text(place->position->lat_deg) : "");
  cells.push_back(place ? std::string(to_string(place->precision)) : "");
  cells.push_back(place ? std::string(place->whose) : "");
}

CellTable list_cells(const std::vector<ListEntry>& entries) {
  CellTable table;
  table.header.assign(columns.begin(), columns.end());
  for (const std::string& name : table.header) {
    const bool degrees = name.find("_lon") != std::string::npos || name.find("_lat") != std::string::npos;
    const bool persons = name.find("persons_") == 0 && name != "persons_text";
    table.align.push_back(degrees || persons ? Align::right : Align::left);
  }
  for (const ListEntry& e : entries) {
    std::vector<std::string> cells{e.id,
                                   e.title,
                                   e.date,
                                   e.date_text,
                                   e.earliest ? format_iso_day(*e.earliest) : "",
                                   e.latest ? format_iso_day(*e.latest) : "",
                                   e.match,
                                   number_text(e.persons.low),
                                   number_text(e.persons.best),
                                   number_text(e.persons.high),
                                   e.persons_text};
    add_place_cells(e.origin, cells);
    add_place_cells(e.destination, cells);
    for (std::string cell :
         {e.kind, e.verification, std::string(e.counted ? "yes" : "no"), joined(e.claims), joined(e.sources)}) {
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

// The columns of the CSV, flat, so that a GIS shows them and Yalu reads them back.
json properties_json(const ListEntry& e, const std::vector<std::string>& cells) {
  json properties;
  for (std::size_t i = 0; i < columns.size(); ++i) properties[std::string(columns[i])] = text_or_null<json>(cells[i]);
  const auto add_numbers = [&](const std::string& side, const std::optional<PlaceEntry>& place) {
    if (!place || !place->position) return;
    properties[side + "_lon"] = place->position->lon_deg;
    properties[side + "_lat"] = place->position->lat_deg;
  };
  add_numbers("origin", e.origin);
  add_numbers("destination", e.destination);
  properties["persons_low"] = or_null<json>(e.persons.low);
  properties["persons_best"] = or_null<json>(e.persons.best);
  properties["persons_high"] = or_null<json>(e.persons.high);
  properties["counted"] = e.counted;
  return properties;
}

// RFC 7946: longitude first, no crs. The middle of a province is nobody's place, so it is no point.
json list_geojson(const std::vector<ListEntry>& entries) {
  const CellTable table = list_cells(entries);
  json collection{{"type", "FeatureCollection"}, {"features", json::array()}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const ListEntry& e = entries[i];
    const bool is_point = e.destination && e.destination->position && e.destination->precision <= Precision::settlement;
    json geometry = nullptr;
    if (is_point) {
      const LonLat at = *e.destination->position;
      geometry = json{{"type", "Point"}, {"coordinates", {at.lon_deg, at.lat_deg}}};
    }
    collection["features"].push_back(json{{"type", "Feature"},
                                          {"id", e.id},
                                          {"geometry", std::move(geometry)},
                                          {"properties", properties_json(e, table.rows[i])}});
  }
  return collection;
}

/// Only these columns of the table, in this order.
CellTable only(const CellTable& table, const std::vector<std::string>& wanted) {
  CellTable chosen;
  chosen.header = wanted;
  std::vector<std::size_t> at;
  for (const std::string& name : wanted) {
    const auto found = std::find(table.header.begin(), table.header.end(), name);
    at.push_back(static_cast<std::size_t>(found - table.header.begin()));
    chosen.align.push_back(table.align[at.back()]);
  }
  for (const std::vector<std::string>& row : table.rows) {
    std::vector<std::string> cells;
    for (const std::size_t index : at) cells.push_back(row[index]);
    chosen.rows.push_back(std::move(cells));
  }
  return chosen;
}

// Without a window of dates nothing was asked of them, and `match` would only sound as if it were.
CellTable usual_cells(const std::vector<ListEntry>& entries, bool with_match) {
  CellTable table;
  table.header = {"id", "date", "match", "persons", "from", "to", "kind", "verification", "counted"};
  table.align = {Align::left, Align::left, Align::left, Align::right};
  for (const ListEntry& e : entries) {
    table.rows.push_back({e.id, e.date_words.empty() ? "undated" : e.date_words, e.match,
                          format_count(e.persons, e.persons_text), e.origin ? e.origin->name : "",
                          e.destination ? e.destination->name : "", e.kind_words, e.verification,
                          e.counted ? "yes" : "beside"});
  }
  if (with_match) return table;
  constexpr std::ptrdiff_t match = 2;
  table.header.erase(table.header.begin() + match);
  table.align.erase(table.align.begin() + match);
  for (auto& row : table.rows) row.erase(row.begin() + match);
  return table;
}

std::string list_table(const World& world, const Selection& selection, const CellTable& table) {
  const Tally tally =
      make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, GroupBy::none);
  std::string out = table.rows.empty() ? "no incident matches\n" : aligned_text(table);
  if (!table.rows.empty()) {
    const std::string count = std::to_string(tally.certain.incidents);
    out += (selection.window.bounded() ? "\ncertain: " + count + " counted, " : "\ncounted: " + count + ", ") +
           total_in_words(tally.certain) + "\n";
    if (tally.possible.incidents > 0) {
      out += "possible: " + std::to_string(tally.possible.incidents) + " counted, " + total_in_words(tally.possible) +
             "\n";
    }
  }
  if (tally.undated > 0) out += "undated: " + std::to_string(tally.undated) + " more fit everything but have no date\n";
  return out;
}

}  // namespace

std::span<const std::string_view> list_columns() {
  return columns;
}

std::string write_list(const World& world, const Selection& selection, Format format,
                       const std::vector<std::string>& chosen) {
  const std::vector<ListEntry> entries = list_entries(world, selection);
  if (format == Format::json) return json_text(list_json(entries));
  if (format == Format::geojson) return json_text(list_geojson(entries));
  if (format == Format::csv) return csv_text(chosen.empty() ? list_cells(entries) : only(list_cells(entries), chosen));
  return list_table(
      world, selection,
      chosen.empty() ? usual_cells(entries, selection.window.bounded()) : only(list_cells(entries), chosen));
}

}  // namespace yalu
