#include "io/incident_writer_rows.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "base/edtf.h"
#include "incidents/count_words.h"
#include "io/field_text.h"

namespace yalu {
namespace {

// What the reader takes for "a figure is given, but nobody can read it" and for "nothing is known of it".
constexpr std::string_view unreadable = "unknown";

OutCell text_cell(std::string_view text) {
  return text.empty() ? OutCell() : OutCell(std::string(text));
}

std::string date_text(std::string_view as_given, const std::optional<EdtfInterval>& date) {
  if (!as_given.empty() || !date || (!date->earliest && !date->latest)) return std::string(as_given);
  return format_edtf(*date);
}

bool has_words(const Source& source) {
  return !(source.title.empty() && source.publisher.empty() && source.date.empty() && source.url.empty() &&
           source.archived_url.empty() && source.note.empty());
}

/// `name`, or with the first of _2, _3, ... that is not taken; `taken` is compared by `key`.
template <class Key>
std::string unique_name(const std::string& name, std::set<std::string>& taken, const Key& key) {
  std::string unique = name;
  for (int n = 2; !taken.insert(key(unique)).second; ++n) unique = name + "_" + std::to_string(n);
  return unique;
}

/// The precision that says no more than a place with a radius of its own: the radius is not written.
Precision precision_without_radius(const Location& location) {
  Precision precision = location.precision;
  while (precision < Precision::province && location.radius_km > default_radius_km(precision)) {
    precision = precision == Precision::exact        ? Precision::settlement
                : precision == Precision::settlement ? Precision::county
                                                     : Precision::province;
  }
  return precision;
}

CellType type_of(Column column) {
  switch (column) {
    case Column::origin_lon:
    case Column::origin_lat:
    case Column::destination_lon:
    case Column::destination_lat:
      return CellType::degrees;
    case Column::persons_low:
    case Column::persons_best:
    case Column::persons_high:
      return CellType::whole;
    default:
      return CellType::text;
  }
}

}  // namespace

std::string cell_text(const OutCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell)) {
    char digits[400];  // the least double has some 330 places
    const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, *number, std::chars_format::fixed);
    return failure == std::errc{} ? std::string(digits, end) : std::string();
  }
  return {};
}

std::vector<std::string> source_columns() {
  return {"id", "title", "publisher", "date", "url", "archived_url", "note"};
}

std::vector<std::string> source_cells(const Source& source) {
  return {source.id, source.title, source.publisher, source.date, source.url, source.archived_url, source.note};
}

ClaimRows::ClaimRows(const IncidentTable& table, const Locations& locations, std::span<const ClaimId> claims)
    : table_(table), locations_(locations), claims_(claims) {
  for (const ClaimId claim : claims_) {
    const std::size_t at = index_of(claim);
    if (!table_.persons[at].known() && read_count_words(table_.persons_text[at]).known()) unread_figures_ = true;
  }
  name_sources();
  name_columns();
}

void ClaimRows::name_sources() {
  for (const ClaimId claim : claims_) {
    const std::size_t at = index_of(claim);
    const std::optional<SourceId> own = own_source(at);
    for (const SourceId source : table_.sources[at]) {
      if (source != own) source_ids_.emplace(source, std::string());
    }
  }
  // Files of different hands may use one id for different sources.
  std::set<std::string> taken;
  for (auto& [source, id] : source_ids_) {
    id = unique_name(table_.source_list[source].id, taken, [](const std::string& text) { return text; });
    if (!has_words(table_.source_list[source])) {
      bare_source_ids_.push_back(id);
      continue;
    }
    sources_.push_back(table_.source_list[source]);
    sources_.back().id = id;
  }
}

void ClaimRows::name_columns() {
  std::set<std::string> taken;
  const auto add = [&](const std::string& name, CellType type) {
    columns_.push_back({unique_name(name, taken, [](const std::string& text) { return ascii_lower(text); }), type});
  };
  for (std::size_t i = 0; i < column_count; ++i) {
    const auto column = static_cast<Column>(i);
    const bool as_text = column == Column::persons_best && unread_figures_;
    add(std::string(to_string(column)), as_text ? CellType::text : type_of(column));
  }
  for (const ExtraColumn& column : table_.extra) add(column.name, CellType::text);
}

// The source that the row describes itself: the reader puts it behind those that are referred to.
std::optional<SourceId> ClaimRows::own_source(std::size_t claim) const {
  const std::span<const SourceId> sources = table_.sources[claim];
  if (sources.empty()) return {};
  const Source& last = table_.source_list[sources.back()];
  const bool readable = !last.title.empty() || !last.publisher.empty() || !last.date.empty() || !last.url.empty();
  return last.of_row && readable ? std::optional(sources.back()) : std::nullopt;
}

std::string ClaimRows::listed_sources(std::size_t claim) const {
  const std::optional<SourceId> own = own_source(claim);
  std::string ids;
  for (const SourceId source : table_.sources[claim]) {
    if (source != own) ids += (ids.empty() ? "" : "; ") + source_ids_.at(source);
  }
  return ids;
}

void ClaimRows::read(std::size_t row, std::vector<OutCell>& cells) const {
  const std::size_t claim = index_of(claims_[row]);
  const std::optional<LonLat> at = point(row);
  cells.clear();
  for (std::size_t i = 0; i < column_count; ++i) cells.push_back(cell(static_cast<Column>(i), claim, at));
  for (const ExtraColumn& column : table_.extra) cells.push_back(text_cell(column.values[claim]));
}

std::optional<LonLat> ClaimRows::point(std::size_t row) const {
  const std::vector<Location>& places = locations_.sets[locations_.destination[index_of(claims_[row])]];
  if (places.size() != 1 || places.front().precision > Precision::settlement) return {};
  return places.front().position;
}

OutCell ClaimRows::cell(Column column, std::size_t claim, const std::optional<LonLat>& point) const {
  switch (column) {
    case Column::id:
      return text_cell(table_.id[claim]);
    case Column::title:
      return text_cell(table_.title[claim]);
    case Column::date:
      return text_cell(date_text(table_.date_edtf[claim], table_.date[claim]));
    case Column::date_text:
      return text_cell(table_.date_text[claim]);
    case Column::origin_position:
      return text_cell(users_place(table_.origin, locations_.origin, claim) ? position::gazetteer : "");
    case Column::destination_position:
      if (!point && !users_place(table_.destination, locations_.destination, claim)) return {};
      return text_cell(table_.destination.position[claim] ? position::given : position::gazetteer);
    case Column::crossing:
      return text_cell(table_.crossing[claim]);
    case Column::persons_low:
    case Column::persons_best:
    case Column::persons_high:
      return persons_cell(column, claim);
    case Column::persons_text:
      return text_cell(table_.persons_text[claim]);
    case Column::kind:
      return text_cell(table_.kind[claim]);
    case Column::verification:
      return text_cell(to_string(table_.verification[claim]));
    case Column::count_verification:
      // Empty means "as the event"; where nothing is known of the number alone, it must be said.
      if (table_.count_verification[claim] == Verification::unknown &&
          table_.verification[claim] != Verification::unknown) {
        return text_cell(unreadable);
      }
      return text_cell(to_string(table_.count_verification[claim]));
    case Column::claimed_by:
      return text_cell(table_.claimed_by[claim]);
    case Column::confirmed_by:
      return text_cell(table_.confirmed_by[claim]);
    case Column::denied_by:
      return text_cell(table_.denied_by[claim]);
    case Column::published:
      return text_cell(date_text({}, table_.published[claim]));
    case Column::claim_group:
      return text_cell(table_.claim_group[claim]);
    case Column::preferred:
      return text_cell(table_.preferred[claim] ? "yes" : "");
    case Column::part_of:
      return text_cell(table_.part_of[claim]);
    case Column::sensitivity:
      return text_cell(table_.sensitivity[claim]);
    case Column::note:
      return text_cell(table_.note[claim]);
    case Column::tags:
      return text_cell(table_.tags[claim]);
    case Column::sources:
    case Column::source_title:
    case Column::source_publisher:
    case Column::source_date:
    case Column::source_url:
      return source_cell(column, claim);
    case Column::origin:
    case Column::destination:
    case Column::origin_lon:
    case Column::origin_lat:
    case Column::destination_lon:
    case Column::destination_lat:
    case Column::origin_precision:
    case Column::destination_precision:
      return place_cell(column, claim);
  }
  return {};
}

// Without the user's gazetteer nobody could find it again.
const Location* ClaimRows::users_place(const PlaceColumns& place, const std::vector<std::uint32_t>& sets,
                                       std::size_t claim) const {
  const std::vector<Location>& places = locations_.sets[sets[claim]];
  const bool alone = places.size() == 1 && places.front().users && places.front().position;
  return alone && !place.position[claim] ? &places.front() : nullptr;
}

OutCell ClaimRows::place_cell(Column column, std::size_t claim) const {
  const bool is_origin = column == Column::origin || column == Column::origin_lon || column == Column::origin_lat ||
                         column == Column::origin_precision;
  const PlaceColumns& place = is_origin ? table_.origin : table_.destination;
  if (column == Column::origin || column == Column::destination) return text_cell(place.name[claim]);
  const Location* users = users_place(place, is_origin ? locations_.origin : locations_.destination, claim);
  if (users != nullptr && (column == Column::origin_precision || column == Column::destination_precision)) {
    return text_cell(to_string(precision_without_radius(*users)));
  }
  if (column == Column::origin_precision || column == Column::destination_precision) {
    if (place.precision[claim]) return text_cell(to_string(*place.precision[claim]));
    // The numbers lose the zeros that said how fine they are.
    const auto written = std::lower_bound(place.decimals.begin(), place.decimals.end(), claim,
                                          [](const WrittenDecimals& row, std::size_t at) { return row.row < at; });
    if (written == place.decimals.end() || written->row != claim) return {};
    const auto& places = locations_.sets[(is_origin ? locations_.origin : locations_.destination)[claim]];
    return places.size() == 1 ? text_cell(to_string(places.front().precision)) : OutCell();
  }
  const std::optional<LonLat> position = users != nullptr ? users->position : place.position[claim];
  if (!position) return {};
  return column == Column::origin_lon || column == Column::destination_lon ? position->lon_deg : position->lat_deg;
}

OutCell ClaimRows::persons_cell(Column column, std::size_t claim) const {
  const CountRange persons = table_.persons[claim];
  const bool is_best = column == Column::persons_best;
  const std::optional<std::int64_t>& figure =
      column == Column::persons_low ? persons.low : (is_best ? persons.best : persons.high);
  if (is_best && unread_figures_) {
    if (figure) return std::to_string(*figure);
    // A figure that was given and could not be read is not mended by the words; with empty cells it would be.
    return !persons.known() && read_count_words(table_.persons_text[claim]).known() ? text_cell(unreadable) : OutCell();
  }
  return figure ? OutCell(*figure) : OutCell();
}

OutCell ClaimRows::source_cell(Column column, std::size_t claim) const {
  if (column == Column::sources) return text_cell(listed_sources(claim));
  const std::optional<SourceId> own = own_source(claim);
  if (!own) return {};
  const Source& source = table_.source_list[*own];
  if (column == Column::source_title) return text_cell(source.title);
  if (column == Column::source_publisher) return text_cell(source.publisher);
  return text_cell(column == Column::source_date ? source.date : source.url);
}

}  // namespace yalu
