#include "io/results.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/table_text.h"

namespace yalu {
namespace {

// Keys in the order in which people want to read them; programs do not care.
using json = nlohmann::ordered_json;

constexpr const char* en_dash = "\u2013";

std::string json_text(const json& document) {
  return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

template <class T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}

json text_or_null(const std::string& text) {
  return text.empty() ? json(nullptr) : json(text);
}

json day_or_null(const std::optional<Day>& day) {
  return day ? json(format_iso_day(*day)) : json(nullptr);
}

std::string number_text(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "";
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

std::string degrees_text(double value) {
  return json(value).dump();
}

// What a list says of one end of an incident: several places that share one figure are one entry of joined names.
struct PlaceEntry {
  std::string name;
  std::optional<std::string> place_id;
  std::optional<LonLat> position;
  Precision precision = Precision::unknown;
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

// One incident of a list, in values.
struct ListEntry {
  std::string id, title, date, date_text;
  std::optional<Day> earliest, latest;
  std::string match;
  CountRange persons;
  std::string persons_text;
  std::optional<PlaceEntry> origin, destination;
  std::string kind, verification;
  bool counted = false;
  std::vector<std::string> claims, sources;
  std::string date_words;
};

ListEntry list_entry(const World& world, const Match& match, bool counted) {
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
  entry.persons_text = table.persons_text[leading];
  entry.origin = place_entry(world, world.locations.sets[incidents.origin[row]]);
  entry.destination = place_entry(world, world.locations.sets[incidents.destination[row]]);
  entry.kind = std::string(table.kind[leading]);
  entry.verification = std::string(to_string(incidents.verification[row]));
  entry.counted = counted;
  std::set<std::string> known_sources;
  for (const ClaimId claim : incidents.claims[row]) {
    entry.claims.emplace_back(table.id[index_of(claim)]);
    for (const SourceId source : table.sources[index_of(claim)]) {
      const std::string& id = table.source_list[source].id;
      if (known_sources.insert(id).second) entry.sources.push_back(id);
    }
  }
  return entry;
}

std::vector<ListEntry> list_entries(const World& world, const Selection& selection) {
  const Counted counted = count_families_once(world.incidents, selection);
  std::set<RowId> counted_rows;
  for (const Match& match : counted.counted) counted_rows.insert(match.row);
  std::vector<ListEntry> entries;
  for (const Match& match : selection.matches)
    entries.push_back(list_entry(world, match, counted_rows.count(match.row) > 0));
  return entries;
}

json place_json(const std::optional<PlaceEntry>& place) {
  if (!place) return nullptr;
  json object;
  object["name"] = place->name;
  object["place_id"] = or_null(place->place_id);
  object["lon"] = place->position ? json(place->position->lon_deg) : json(nullptr);
  object["lat"] = place->position ? json(place->position->lat_deg) : json(nullptr);
  object["precision"] = to_string(place->precision);
  return object;
}

json list_json(const std::vector<ListEntry>& entries) {
  json list = json::array();
  for (const ListEntry& e : entries) {
    json object;
    object["id"] = e.id;
    object["title"] = e.title;
    object["date"] = text_or_null(e.date);
    object["date_text"] = e.date_text;
    object["earliest"] = day_or_null(e.earliest);
    object["latest"] = day_or_null(e.latest);
    object["match"] = e.match;
    object["persons"] = {{"low", or_null(e.persons.low)},
                         {"best", or_null(e.persons.best)},
                         {"high", or_null(e.persons.high)},
                         {"text", e.persons_text}};
    object["origin"] = place_json(e.origin);
    object["destination"] = place_json(e.destination);
    object["kind"] = e.kind;
    object["verification"] = e.verification;
    object["counted"] = e.counted;
    object["claims"] = e.claims;
    object["sources"] = e.sources;
    list.push_back(std::move(object));
  }
  return list;
}

void add_place_cells(const std::optional<PlaceEntry>& place, std::vector<std::string>& cells) {
  const bool at = place && place->position;
  cells.push_back(place ? place->name : "");
  cells.push_back(place ? place->place_id.value_or("") : "");
  cells.push_back(at ? degrees_text(place->position->lon_deg) : "");
  cells.push_back(at ? degrees_text(place->position->lat_deg) : "");
  cells.push_back(place ? std::string(to_string(place->precision)) : "");
}

CellTable list_csv(const std::vector<ListEntry>& entries) {
  CellTable table;
  table.header = {"id",
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
                  "destination",
                  "destination_place_id",
                  "destination_lon",
                  "destination_lat",
                  "destination_precision",
                  "kind",
                  "verification",
                  "counted",
                  "claims",
                  "sources"};
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

std::string list_table(const World& world, const Selection& selection, const std::vector<ListEntry>& entries) {
  CellTable table;
  table.header = {"id", "date", "match", "persons", "from", "to", "kind", "verification", "counted"};
  table.align = {Align::left, Align::left, Align::left, Align::right};
  for (const ListEntry& e : entries) {
    table.rows.push_back({e.id, e.date_words.empty() ? "undated" : e.date_words, e.match,
                          format_count(e.persons, e.persons_text), e.origin ? e.origin->name : "",
                          e.destination ? e.destination->name : "", kind_in_words(e.kind), e.verification,
                          e.counted ? "yes" : "beside"});
  }
  const Tally tally =
      make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, GroupBy::none);
  std::string out = entries.empty() ? "no incident matches\n" : aligned_text(table);
  if (!entries.empty()) {
    out +=
        "\ncertain: " + std::to_string(tally.certain.incidents) + " counted, " + total_in_words(tally.certain) + "\n";
    if (tally.possible.incidents > 0) {
      out += "possible: " + std::to_string(tally.possible.incidents) + " counted, " + total_in_words(tally.possible) +
             "\n";
    }
  }
  if (tally.undated > 0) out += "undated: " + std::to_string(tally.undated) + " more fit everything but have no date\n";
  return out;
}

json total_json(const Total& total) {
  json object;
  object["incidents"] = total.incidents;
  object["persons"] = {{"low", or_null(total.persons.low)},
                       {"best", or_null(total.persons.best)},
                       {"high", or_null(total.persons.high)}};
  object["missing"] = {{"low", total.missing.low}, {"best", total.missing.best}, {"high", total.missing.high}};
  return object;
}

std::vector<std::string> not_counted_ids(const World& world, const Tally& tally) {
  std::vector<std::string> ids;
  for (const RowId row : tally.not_counted) ids.emplace_back(world.incidents.id[index_of(row)]);
  return ids;
}

json tally_json(const World& world, const Tally& tally) {
  json document;
  document["certain"] = total_json(tally.certain);
  document["possible"] = total_json(tally.possible);
  document["groups"] = json::array();
  for (const TallyGroup& group : tally.groups) {
    document["groups"].push_back(
        json{{"key", group.key}, {"certain", total_json(group.certain)}, {"possible", total_json(group.possible)}});
  }
  document["undated"] = tally.undated;
  document["not_counted"] = not_counted_ids(world, tally);
  return document;
}

std::vector<std::string> total_cells(std::string group, std::string match, const Total& total,
                                     const std::string& unknown) {
  const auto figure = [&](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : unknown;
  };
  return {std::move(group),          std::move(match),           std::to_string(total.incidents),
          figure(total.persons.low), figure(total.persons.best), figure(total.persons.high)};
}

CellTable tally_cells(const Tally& tally, const std::string& all, const std::string& unknown, bool for_programs) {
  CellTable table;
  table.header = {"group",        "match",       "incidents",    "persons_low", "persons_best",
                  "persons_high", "missing_low", "missing_best", "missing_high"};
  const auto add = [&](const std::string& group, const char* match, const Total& total) {
    std::vector<std::string> cells = total_cells(group, match, total, unknown);
    for (const std::int64_t missing : {total.missing.low, total.missing.best, total.missing.high}) {
      cells.push_back(for_programs || missing > 0 ? std::to_string(missing) : "");
    }
    table.rows.push_back(std::move(cells));
  };
  for (const TallyGroup& group : tally.groups) {
    const std::string key = group.key.empty() && !for_programs ? "unknown" : group.key;
    if (for_programs || group.certain.incidents > 0) add(key, "certain", group.certain);
    if (for_programs || group.possible.incidents > 0) add(key, "possible", group.possible);
  }
  add(all, "certain", tally.certain);
  if (for_programs || tally.possible.incidents > 0) add(all, "possible", tally.possible);
  return table;
}

std::string tally_table(const World& world, const Tally& tally, GroupBy by) {
  CellTable table = tally_cells(tally, "total", en_dash, false);
  table.header = {"", "", "incidents", "low", "best", "high", "no low", "no best", "no high"};
  table.align = {Align::left,  Align::left,  Align::right, Align::right, Align::right,
                 Align::right, Align::right, Align::right, Align::right};
  std::string out = aligned_text(table);
  const bool by_time = by == GroupBy::day || by == GroupBy::month || by == GroupBy::year;
  const bool any_possible = std::any_of(tally.groups.begin(), tally.groups.end(),
                                        [](const TallyGroup& g) { return g.possible.incidents > 0; });
  if (by_time && any_possible)
    out += "An incident that may fall into several groups is possible in each: they need not add up.\n";
  if (tally.undated > 0) out += "undated: " + std::to_string(tally.undated) + " more fit everything but have no date\n";
  if (const std::vector<std::string> ids = not_counted_ids(world, tally); !ids.empty()) {
    out += "not counted, stands beside: " + joined(ids) + "\n";
  }
  return out;
}

// Issues come from several steps; people go through a file from its first row to its last.
std::vector<Issue> in_file_order(const Issues& issues) {
  std::map<std::string, std::size_t> order;
  for (const Issue& issue : issues) order.emplace(issue.file, order.size());
  std::vector<Issue> sorted(issues.begin(), issues.end());
  std::stable_sort(sorted.begin(), sorted.end(), [&order](const Issue& a, const Issue& b) {
    return std::pair(order.at(a.file), a.row) < std::pair(order.at(b.file), b.row);
  });
  return sorted;
}

}  // namespace

std::optional<Format> parse_format(std::string_view text) {
  if (text == "table") return Format::table;
  if (text == "csv") return Format::csv;
  if (text == "json") return Format::json;
  return {};
}

std::string write_list(const World& world, const Selection& selection, Format format) {
  const std::vector<ListEntry> entries = list_entries(world, selection);
  if (format == Format::json) return json_text(list_json(entries));
  if (format == Format::csv) return csv_text(list_csv(entries));
  return list_table(world, selection, entries);
}

std::string write_tally(const World& world, const Tally& tally, GroupBy by, Format format) {
  if (format == Format::json) return json_text(tally_json(world, tally));
  if (format == Format::csv) return csv_text(tally_cells(tally, "", "", true));
  return tally_table(world, tally, by);
}

std::string write_issues(const Issues& found, Format format) {
  const std::vector<Issue> issues = in_file_order(found);
  if (format == Format::json) {
    json list = json::array();
    for (const Issue& issue : issues) {
      json object{{"file", issue.file},
                  {"row", issue.row > 0 ? json(issue.row) : json(nullptr)},
                  {"field", text_or_null(issue.field)},
                  {"text", issue.text}};
      if (issue.further_rows > 0) object["further_rows"] = issue.further_rows;
      if (issue.remark) object["remark"] = true;
      list.push_back(std::move(object));
    }
    return json_text(list);
  }
  if (format == Format::csv) {
    CellTable table{{"file", "row", "field", "text", "further_rows", "remark"}, {}, {}};
    for (const Issue& issue : issues) {
      table.rows.push_back({issue.file, issue.row > 0 ? std::to_string(issue.row) : "", issue.field, issue.text,
                            std::to_string(issue.further_rows), issue.remark ? "yes" : ""});
    }
    return csv_text(table);
  }
  std::string out;
  for (const Issue& issue : issues) out += to_string(issue) + "\n";
  const std::int64_t total = found.total();
  out += total == 0 ? "no issues\n" : std::to_string(total) + (total == 1 ? " issue\n" : " issues\n");
  return out;
}

}  // namespace yalu
