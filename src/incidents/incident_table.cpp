#include "incidents/incident_table.h"

#include <algorithm>
#include <utility>

namespace yalu {
namespace {

constexpr char separator = '\x1f';

/// Where the part that begins at `start` ends: at a `;` that stands in no brackets.
std::size_t end_of_part(std::string_view cell, std::size_t start) {
  int depth = 0;
  for (std::size_t i = start; i < cell.size(); ++i) {
    if (cell[i] == '(' || cell[i] == '[') ++depth;
    if ((cell[i] == ')' || cell[i] == ']') && depth > 0) --depth;
    if (cell[i] == ';' && depth == 0) return i;
  }
  // A bracket that is never closed sets nothing apart.
  return depth == 0 ? cell.size() : std::min(cell.find(';', start), cell.size());
}

}  // namespace

SourceId SourceList::add(Source source) {
  std::string key;
  for (const std::string* part :
       {&source.title, &source.publisher, &source.date, &source.url, &source.archived_url, &source.note}) {
    key += *part;
    key += separator;
  }
  // A listed source is another one than the same words in a row: its id is what rows refer to.
  key += source.of_row ? std::string(1, separator) : source.id;
  const auto [known, is_new] =
      known_.try_emplace(std::move(key), SourceId{static_cast<std::uint32_t>(sources_.size())});
  if (is_new) sources_.push_back(std::move(source));
  return known->second;
}

void append_table(IncidentTable& to, IncidentTable&& from) {
  if (to.size() == 0 && to.source_list.size() == 0 && to.extra.empty()) {
    to = std::move(from);
    return;
  }
  const std::size_t rows_before = to.size();
  to.file.append(from.file);
  to.file_row.insert(to.file_row.end(), from.file_row.begin(), from.file_row.end());
  for (const auto column :
       {&IncidentTable::id, &IncidentTable::title, &IncidentTable::date_edtf, &IncidentTable::date_text,
        &IncidentTable::persons_text, &IncidentTable::part_of, &IncidentTable::note, &IncidentTable::tags}) {
    (to.*column).append(from.*column);
  }
  for (const auto column :
       {&IncidentTable::crossing, &IncidentTable::kind, &IncidentTable::claimed_by, &IncidentTable::confirmed_by,
        &IncidentTable::denied_by, &IncidentTable::claim_group, &IncidentTable::sensitivity}) {
    (to.*column).append(from.*column);
  }
  to.date.append(from.date);
  to.published.append(from.published);
  for (const auto column : {&IncidentTable::origin, &IncidentTable::destination}) {
    PlaceColumns& here = to.*column;
    const PlaceColumns& there = from.*column;
    here.name.append(there.name);
    here.position.append(there.position);
    here.precision.insert(here.precision.end(), there.precision.begin(), there.precision.end());
    for (CarriedPosition carried : there.carried) {
      carried.row += rows_before;
      here.carried.push_back(carried);
    }
    for (WrittenDecimals written : there.decimals) {
      written.row += rows_before;
      here.decimals.push_back(written);
    }
    for (TurnedNumbers turned : there.turned) {
      turned.row += rows_before;
      here.turned.push_back(turned);
    }
  }
  to.persons.append(from.persons);
  to.verification.insert(to.verification.end(), from.verification.begin(), from.verification.end());
  to.count_verification.insert(to.count_verification.end(), from.count_verification.begin(),
                               from.count_verification.end());
  to.preferred.insert(to.preferred.end(), from.preferred.begin(), from.preferred.end());

  std::vector<SourceId> id_here;
  for (const Source& source : from.source_list) id_here.push_back(to.source_list.add(source));
  std::vector<SourceId> ids;
  for (std::size_t row = 0; row < from.sources.size(); ++row) {
    ids.clear();
    for (const SourceId id : from.sources[row]) ids.push_back(id_here[index_of(id)]);
    to.sources.push_back(ids);
  }

  for (const ExtraColumn& column : from.extra) {
    TextColumn& values = to.extra[extra_column(to, column.name, rows_before)].values;
    values.append(column.values);
  }
  for (ExtraColumn& column : to.extra) pad(column.values, to.size());
}

std::size_t extra_column(IncidentTable& table, std::string_view name, std::size_t rows) {
  for (std::size_t i = 0; i < table.extra.size(); ++i) {
    if (table.extra[i].name == name) return i;
  }
  table.extra.push_back({std::string(name), {}});
  pad(table.extra.back().values, rows);
  return table.extra.size() - 1;
}

void pad(TextColumn& column, std::size_t rows) {
  while (column.size() < rows) column.push_back({});
}

std::vector<std::string> split_list(std::string_view cell) {
  constexpr std::string_view space = " \t\r\n";
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= cell.size();) {
    const std::size_t end = end_of_part(cell, start);
    const std::string_view part = cell.substr(start, end - start);
    if (const std::size_t first = part.find_first_not_of(space); first != std::string_view::npos) {
      parts.emplace_back(part.substr(first, part.find_last_not_of(space) - first + 1));
    }
    start = end + 1;
  }
  return parts;
}

}  // namespace yalu
