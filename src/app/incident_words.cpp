#include "app/incident_words.h"

#include <algorithm>

#include "incidents/standing.h"

namespace yalu {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& separator, const std::string& last) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? last : separator;
    text += parts[i];
  }
  return text;
}

std::string places_in_words(const std::vector<Location>& places) {
  std::vector<std::string> names;
  for (const Location& place : places) names.push_back(place.name);
  return names.empty() ? "unknown place" : joined(names, ", ", " and ");
}

Precision coarsest(const std::vector<Location>& places) {
  Precision worst = Precision::exact;
  for (const Location& place : places) worst = std::max(worst, place.precision);
  return worst;
}

// How coarsely an end is known: empty for a point or a settlement, which the map shows as such.
std::string coarseness(const std::vector<Location>& places) {
  switch (coarsest(places)) {
    case Precision::exact:
    case Precision::settlement:
      return {};
    case Precision::county:
      return "county";
    case Precision::province:
      return "province";
    case Precision::country:
      return "country";
    case Precision::unknown:
      break;
  }
  return "name";
}

std::string precision_in_words(const std::vector<Location>& from, const std::vector<Location>& to) {
  const std::string origin = coarseness(from), destination = coarseness(to);
  if (origin.empty() && destination.empty()) return {};
  if (origin == destination) return "Both ends known to the " + origin + " only";
  if (origin.empty()) return "Destination known to the " + destination + " only";
  if (destination.empty()) return "Origin known to the " + origin + " only";
  return "Origin known to the " + origin + " only, destination to the " + destination + " only";
}

bool is_web_address(const std::string& url) {
  return url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
}

std::string date_in_words(const std::optional<EdtfInterval>& date) {
  return date ? format_date_in_words(*date) : "date unknown";
}

SourceWords describe_source(const Source& source) {
  SourceWords words;
  words.title = source.title.empty() ? source.id : source.title;
  words.publisher_and_date = source.publisher;
  if (!source.date.empty()) {
    const auto date = parse_edtf(source.date);
    if (!words.publisher_and_date.empty()) words.publisher_and_date += ", ";
    words.publisher_and_date += date.ok() ? format_date_in_words(date.value()) : source.date;
  }
  for (const std::string& url : {source.url, source.archived_url}) {
    if (words.url.empty() && is_web_address(url)) words.url = url;
  }
  return words;
}

std::string counting_in_words(const Incidents& incidents, RowId row) {
  const std::size_t r = index_of(row);
  if (incidents.never_counted[r]) return "Shown, and never counted in totals";
  if (!incidents.parts[r].empty()) {
    const std::string parts = std::to_string(incidents.parts[r].size()) + " reported parts";
    return parts_stand_for_aggregate(incidents, row) ? "Sum of " + parts + ", which are counted in its place"
                                                     : "Has " + parts + "; they and it are never counted together";
  }
  if (incidents.part_of[r]) return "Part of a larger reported figure; counted once";
  return {};
}

}  // namespace

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

IncidentWords describe_incident(const World& world, RowId row) {
  const IncidentTable& table = world.table;
  const Incidents& incidents = world.incidents;
  const std::size_t r = index_of(row);
  const std::size_t claim = index_of(incidents.leading[r]);

  IncidentWords words;
  words.title = table.title[claim];
  words.kind = capitalised(kinds_in_words(table, incidents, row));
  words.date = capitalised(date_in_words(incidents.date[r]));
  words.date_edtf = incidents.date[r] ? format_edtf(*incidents.date[r]) : std::string{};
  words.date_source = table.date_text[claim];

  const auto& from = world.locations.sets[incidents.origin[r]];
  const auto& to = world.locations.sets[incidents.destination[r]];
  if (!from.empty() || !to.empty()) {
    words.route = places_in_words(from) + " \u2192 " + places_in_words(to);
    words.route_precision = precision_in_words(from, to);
  }

  words.figure_source = figure_words(table, incidents, row);
  words.figure = format_count(incidents.persons[r], words.figure_source);
  words.said_by = said_by(table, incidents, row);
  const Verification of_number = table.count_verification[claim];
  if (of_number != Verification::unknown && of_number != table.verification[claim]) {
    words.figure_standing = "the number is " + std::string(to_string(of_number));
  }
  words.counting = counting_in_words(incidents, row);
  words.note = table.note[claim];
  if (words.title.empty()) words.title = words.route.empty() ? incidents.id[r] : words.route;

  std::vector<SourceId> listed;
  for (const ClaimId each : incidents.claims[r]) {
    for (const SourceId source : table.sources[index_of(each)]) {
      if (std::find(listed.begin(), listed.end(), source) != listed.end()) continue;
      listed.push_back(source);
      words.sources.push_back(describe_source(table.source_list[source]));
    }
  }
  if (incidents.claims[r].size() > 1) {
    for (const ClaimId each : incidents.claims[r]) {
      const std::size_t c = index_of(each);
      words.rival_claims.push_back(
          {said_by(table, each), date_in_words(table.date[c]), format_count(table.persons[c], table.persons_text[c])});
    }
  }
  return words;
}

}  // namespace yalu
