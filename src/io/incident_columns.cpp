#include "io/incident_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "base/number_text.h"
#include "base/unicode.h"
#include "incidents/coordinate_checks.h"
#include "incidents/count_words.h"
#include "incidents/date_words.h"
#include "io/field_text.h"

namespace yalu {
namespace {

constexpr std::array<std::string_view, column_count> column_names{"id",
                                                                  "title",
                                                                  "date",
                                                                  "date_text",
                                                                  "origin",
                                                                  "destination",
                                                                  "origin_lon",
                                                                  "origin_lat",
                                                                  "destination_lon",
                                                                  "destination_lat",
                                                                  "origin_precision",
                                                                  "destination_precision",
                                                                  "origin_position",
                                                                  "destination_position",
                                                                  "crossing",
                                                                  "persons_low",
                                                                  "persons_best",
                                                                  "persons_high",
                                                                  "persons_text",
                                                                  "kind",
                                                                  "verification",
                                                                  "count_verification",
                                                                  "claimed_by",
                                                                  "confirmed_by",
                                                                  "denied_by",
                                                                  "published",
                                                                  "claim_group",
                                                                  "preferred",
                                                                  "part_of",
                                                                  "sources",
                                                                  "source_title",
                                                                  "source_publisher",
                                                                  "source_date",
                                                                  "source_url",
                                                                  "sensitivity",
                                                                  "note",
                                                                  "tags"};
static_assert(column_names[static_cast<std::size_t>(Column::tags)] == "tags");

constexpr std::size_t shapefile_name_length = 10;

// A cell may hold a million letters; a finding is one sentence.
std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 200;
  if (text.size() <= most) return "\"" + std::string(text) + "\"";
  return "\"" + to_valid_utf8(text.substr(0, most)) + "...\"";
}

/// Whether the column dates the event; the others date what was said of it.
bool is_of_event(Column column) {
  return column == Column::date || column == Column::date_text;
}

// Locale independent; nothing unless the whole text is one finite number.
std::optional<double> read_number(std::string_view text) {
  double value = 0;
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

// Digits behind the point; -1 where the text is written with a power of ten.
int decimals_written(std::string_view text) {
  const std::size_t point = text.find('.');
  if (text.find_first_of("eE") != text.npos) return -1;
  return point == text.npos ? 0 : static_cast<int>(text.size() - point - 1);
}

void note_proof(DayOrders& orders, DayOrder order, DayOrders::Proof proof) {
  std::optional<DayOrders::Proof>& first = order == DayOrder::day_first ? orders.day_first : orders.month_first;
  if (!first) first = std::move(proof);
}

}  // namespace

std::string_view to_string(Column column) {
  return column_names[static_cast<std::size_t>(column)];
}

std::optional<Column> parse_column(std::string_view name) {
  const std::string wanted = ascii_lower(trimmed(name));
  for (std::size_t i = 0; i < column_count; ++i) {
    if (column_names[i] == wanted) return static_cast<Column>(i);
  }
  return {};
}

std::optional<Column> parse_cut_column(std::string_view name) {
  if (const std::optional<Column> whole = parse_column(name)) return whole;
  const std::string wanted = ascii_lower(trimmed(name));
  if (wanted.size() != shapefile_name_length) return {};
  std::optional<Column> found;
  for (std::size_t i = 0; i < column_count; ++i) {
    if (column_names[i].substr(0, wanted.size()) != wanted) continue;
    if (!found) {
      found = static_cast<Column>(i);
    } else if (column_names[i].substr(0, to_string(*found).size()) != to_string(*found)) {
      return {};
    }
  }
  return found;
}

RowAppender::RowAppender(IncidentTable& table, Issues& issues, std::string file,
                         const std::vector<Source>& known_sources, bool with_sources, bool spreadsheet)
    : table_(table), issues_(issues), file_(std::move(file)), with_sources_(with_sources), spreadsheet_(spreadsheet) {
  for (const Source& source : known_sources) source_ids_.emplace(source.id, table_.source_list.add(source));
}

void RowAppender::issue(Column column, std::string text) {
  issues_.push_back({file_, row_, std::string(to_string(column)), std::move(text)});
}

std::string RowAppender::read_id(const RowText& row) {
  std::string id = row[Column::id];
  if (id.empty()) {
    id = std::filesystem::path(file_).stem().string() + "-row-" + std::to_string(row_);
    issue(Column::id, "is empty; the row is called " + in_quotes(id));
  }
  return id;
}

std::optional<EdtfInterval> RowAppender::read_words(Column column, const std::string& words,
                                                    const std::optional<EdtfInterval>& published) {
  const Result<DateReading> reading = read_date_words(words, {published, DayOrder::unknown});
  if (!reading) {
    issue(column, in_quotes(words) + " is no date: " + reading.error().message +
                      (is_of_event(column) ? "; the incident is undated" : "; taken as unknown"));
    return {};
  }
  if (const std::optional<DayOrder> order = day_order_shown_by(words)) {
    note_proof(day_orders_, *order, {row_, words});
  }
  if (reading.value().remark.empty()) return reading.value().interval;
  const Result<DateReading> day_first = read_date_words(words, {published, DayOrder::day_first});
  const Result<DateReading> month_first = read_date_words(words, {published, DayOrder::month_first});
  if (day_first && month_first && day_first.value().interval != month_first.value().interval) {
    // Only the whole file can say.
    day_orders_.ambiguous.push_back({table_.size() - 1, column, words, reading.value().remark});
  } else {
    issue(column, in_quotes(words) + ": " + reading.value().remark);
  }
  return reading.value().interval;
}

std::optional<EdtfInterval> RowAppender::read_serial(Column column, double serial) {
  const std::optional<Day> day = day_of_excel_serial(serial);
  // 202311 is meant as a month, and as a serial it would be a day of the year 2453.
  if (day && *day >= *make_day(1900, 1, 1) && *day <= *make_day(2100, 12, 31)) return EdtfInterval{*day, *day};
  issue(column, decimal_text(serial, 5) +
                    " is a number, and no day from 1900 to 2100 as spreadsheets count days; the incident is undated. "
                    "Write the date as text, such as 2023-11 or 2023-11-20");
  return {};
}

std::optional<EdtfInterval> RowAppender::read_either_order(const EitherOrder& readings, const EdtfInterval& both) {
  if (!readings.day_first.empty() && !readings.month_first.empty()) {
    // Only the whole file can say.
    day_orders_.ambiguous.push_back({table_.size() - 1, Column::date, readings.words,
                                     "the day or the month may stand first; the date holds both readings", readings});
  } else {
    note_proof(day_orders_, readings.month_first.empty() ? DayOrder::day_first : DayOrder::month_first,
               {row_, readings.words});
  }
  return both;
}

std::optional<EdtfInterval> RowAppender::read_published(const RowText& row) {
  if (const std::string& cell = row[Column::published]; !cell.empty()) {
    const Result<EdtfInterval> edtf = parse_edtf(cell);
    return edtf ? std::optional(edtf.value()) : read_words(Column::published, cell, {});
  }
  // What a source says is known from the day of that source on.
  if (row[Column::source_date].empty()) return {};
  return read_words(Column::source_date, row[Column::source_date], {});
}

std::optional<EdtfInterval> RowAppender::read_date(const RowText& row, const std::optional<EdtfInterval>& published) {
  const std::string& cell = row[Column::date];
  if (!cell.empty()) {
    Result<EdtfInterval> edtf = parse_edtf(cell);
    if (edtf && !row.either_order.words.empty()) return read_either_order(row.either_order, edtf.value());
    if (edtf) return edtf.value();
    if (const std::optional<double> number = spreadsheet_ ? read_number(cell) : std::nullopt) {
      return read_serial(Column::date, *number);
    }
    return read_words(Column::date, cell, published);
  }
  if (!row[Column::date_text].empty()) return read_words(Column::date_text, row[Column::date_text], published);
  if (known_kind(row[Column::kind]) != kind::statement) issue(Column::date, "is empty; the incident is undated");
  return {};
}

std::optional<std::int64_t> RowAppender::read_count(const RowText& row, Column column) {
  const std::string& text = row[column];
  if (text.empty()) return {};
  const std::optional<double> number = read_number(text);
  // Beyond 2^53 a double, as spreadsheets hold numbers, no longer counts by ones.
  constexpr double largest = 9007199254740992.0;
  if (!number || std::floor(*number) != *number || std::fabs(*number) > largest) {
    issue(column, in_quotes(text) + " is not a whole number; left out");
    return {};
  }
  if (*number < 0) {
    issue(column, in_quotes(text) + " is negative; left out");
    return {};
  }
  return static_cast<std::int64_t>(*number);
}

CountRange RowAppender::read_persons(const RowText& row) {
  CountRange persons{read_count(row, Column::persons_low), read_count(row, Column::persons_best),
                     read_count(row, Column::persons_high)};
  if (persons.low && persons.high && *persons.low > *persons.high) {
    issue(Column::persons_low, std::to_string(*persons.low) + " is above persons_high " +
                                   std::to_string(*persons.high) + "; both are left out");
    persons.low.reset();
    persons.high.reset();
  }
  if (persons.best &&
      ((persons.low && *persons.best < *persons.low) || (persons.high && *persons.best > *persons.high))) {
    const std::string bound = persons.low && *persons.best < *persons.low
                                  ? "below persons_low " + std::to_string(*persons.low)
                                  : "above persons_high " + std::to_string(*persons.high);
    issue(Column::persons_best, std::to_string(*persons.best) + " is " + bound + "; left out");
    persons.best.reset();
  }
  // The words count only where no number was given; a number that was given and is wrong is not mended by them.
  const bool numbers_given =
      !row[Column::persons_low].empty() || !row[Column::persons_best].empty() || !row[Column::persons_high].empty();
  const std::string& words = row[Column::persons_text];
  if (numbers_given || words.empty()) return persons;
  const CountRange read = read_count_words(words);
  if (!read.known() && known_kind(row[Column::kind]) != kind::statement)
    issue(Column::persons_text,
          in_quotes(words) + " gives no figure that can be read; the number of persons is unknown");
  return read;
}

std::optional<LonLat> RowAppender::read_position(const RowText& row, Column lon, Column lat, PlaceColumns& place) {
  const std::string& lon_text = row[lon];
  const std::string& lat_text = row[lat];
  if (lon_text.empty() && lat_text.empty()) return {};
  if (lon_text.empty() || lat_text.empty()) {
    const Column missing = lon_text.empty() ? lon : lat;
    issue(missing, "is empty while " + std::string(to_string(missing == lon ? lat : lon)) +
                       " is given; the position is left out");
    return {};
  }
  const std::optional<double> lon_deg = read_number(lon_text);
  const std::optional<double> lat_deg = read_number(lat_text);
  if (!lon_deg) issue(lon, in_quotes(lon_text) + " is not a number of degrees; the position is left out");
  if (!lat_deg) issue(lat, in_quotes(lat_text) + " is not a number of degrees; the position is left out");
  if (!lon_deg || !lat_deg) return {};
  const std::optional<LonLat> position = make_lon_lat(*lon_deg, *lat_deg);
  if (!position) {
    const bool lon_is_wrong = std::fabs(*lon_deg) > 180;
    issue(lon_is_wrong ? lon : lat,
          (lon_is_wrong ? lon_text + " lies outside -180 to 180" : lat_text + " lies outside -90 to 90") +
              std::string("; the position is left out"));
    const bool turned = make_lon_lat(*lat_deg, *lon_deg).has_value();
    if (turned) place.turned.push_back({place.position.size(), *lon_deg, *lat_deg});
    return {};
  }
  // Numbers lose the zeros at their end, and with them how finely they were given.
  if (lon_text.back() == '0' || lat_text.back() == '0') {
    const int written = std::max(decimals_written(lon_text), decimals_written(lat_text));
    if (written > decimals_of(*position)) place.decimals.push_back({place.position.size(), written});
  }
  return position;
}

void RowAppender::read_place(const RowText& row, Column lon, Column lat, Column whose, std::optional<LonLat> geometry,
                             PlaceColumns& place) {
  const std::string& term = row[whose];
  const bool from_gazetteer = term == position::gazetteer;
  if (!term.empty() && !from_gazetteer && term != position::given) {
    issue(whose, in_quotes(term) + " is neither given nor gazetteer; taken as given");
  }
  const bool has_numbers = !row[lon].empty() || !row[lat].empty();
  const std::optional<LonLat> numbers = has_numbers ? read_position(row, lon, lat, place) : std::nullopt;
  // What we looked up ourselves must not come back as what the source said.
  if (!from_gazetteer) {
    place.position.push_back(has_numbers ? numbers : geometry);
    return;
  }
  if (numbers) place.carried.push_back({place.position.size(), *numbers});
  place.position.push_back(std::nullopt);
}

std::optional<Precision> RowAppender::read_precision(const RowText& row, Column column) {
  if (row[column].empty()) return {};
  const std::optional<Precision> precision = parse_precision(row[column]);
  if (!precision) {
    issue(column,
          in_quotes(row[column]) + " is none of exact, settlement, county, province, country, unknown; left out");
  }
  return precision;
}

Verification RowAppender::read_verification(const RowText& row, Column column) {
  const std::optional<Verification> verification = parse_verification(row[column]);
  if (verification) return *verification;
  issue(column, in_quotes(row[column]) + " is none of alleged, corroborated, confirmed, denied; taken as unknown");
  return Verification::unknown;
}

bool RowAppender::read_preferred(const RowText& row) {
  const std::string text = ascii_lower(row[Column::preferred]);
  if (text == "yes" || text == "true" || text == "1") return true;
  if (!text.empty() && text != "no" && text != "false" && text != "0") {
    issue(Column::preferred, in_quotes(text) + " is neither yes nor no; taken as no");
  }
  return false;
}

std::vector<SourceId> RowAppender::read_sources(const RowText& row, const std::string& id) {
  std::vector<SourceId> sources;
  for (const std::string& name : split_list(row[Column::sources])) {
    auto known = source_ids_.find(name);
    if (known == source_ids_.end()) {
      issue(Column::sources, with_sources_
                                 ? in_quotes(name) + " is not among the sources; its title and date are unknown"
                                 : in_quotes(name) + " is not known: there is no sources.csv beside the file");
      Source nameless;
      nameless.id = name;
      known = source_ids_.emplace(name, table_.source_list.add(std::move(nameless))).first;
    }
    sources.push_back(known->second);
  }
  Source own;
  own.title = row[Column::source_title];
  own.publisher = row[Column::source_publisher];
  own.date = row[Column::source_date];
  own.url = row[Column::source_url];
  if (own.title.empty() && own.publisher.empty() && own.date.empty() && own.url.empty()) return sources;
  own.id = id + "-source";
  own.of_row = true;
  sources.push_back(table_.source_list.add(std::move(own)));
  return sources;
}

void RowAppender::append(std::int64_t file_row, const RowText& row, std::optional<LonLat> geometry) {
  row_ = file_row;
  IncidentTable& t = table_;
  const std::string id = read_id(row);
  t.file.push_back(file_);
  t.file_row.push_back(file_row);
  t.id.push_back(id);
  t.title.push_back(row[Column::title]);
  const std::optional<EdtfInterval> published = read_published(row);
  t.published.push_back(published);
  t.date.push_back(read_date(row, published));
  const std::string& date_cell = row[Column::date];
  // A date in words belongs to the words; what nobody could read stays where it stood.
  const bool given_as_edtf = date_cell.empty() || !t.date.dated(t.date.size() - 1) || parse_edtf(date_cell).ok();
  // One of two orders may yet turn out to be the file's.
  t.date_edtf.push_back(given_as_edtf && row.either_order.words.empty() ? date_cell : std::string());
  t.date_text.push_back(given_as_edtf || !row[Column::date_text].empty() ? row[Column::date_text] : date_cell);
  t.origin.name.push_back(row[Column::origin]);
  read_place(row, Column::origin_lon, Column::origin_lat, Column::origin_position, {}, t.origin);
  t.origin.precision.push_back(read_precision(row, Column::origin_precision));
  t.destination.name.push_back(row[Column::destination]);
  read_place(row, Column::destination_lon, Column::destination_lat, Column::destination_position, geometry,
             t.destination);
  t.destination.precision.push_back(read_precision(row, Column::destination_precision));
  t.crossing.push_back(row[Column::crossing]);
  t.persons.push_back(read_persons(row));
  t.persons_text.push_back(row[Column::persons_text]);
  t.kind.push_back(known_kind(row[Column::kind]));
  t.verification.push_back(read_verification(row, Column::verification));
  t.count_verification.push_back(row[Column::count_verification].empty()
                                     ? t.verification.back()
                                     : read_verification(row, Column::count_verification));
  t.claimed_by.push_back(row[Column::claimed_by]);
  t.confirmed_by.push_back(row[Column::confirmed_by]);
  t.denied_by.push_back(row[Column::denied_by]);
  t.claim_group.push_back(row[Column::claim_group]);
  t.preferred.push_back(read_preferred(row));
  t.part_of.push_back(row[Column::part_of]);
  t.sources.push_back(read_sources(row, id));
  const std::string_view sensitivity = known_sensitivity(row[Column::sensitivity]);
  if (!sensitivity.empty() && sensitivity != "public" && sensitivity != "restricted") {
    issue(Column::sensitivity, in_quotes(sensitivity) + " is neither public nor restricted; kept as it stands");
  }
  t.sensitivity.push_back(sensitivity);
  t.note.push_back(row[Column::note]);
  t.tags.push_back(row[Column::tags]);
}

void add(DayOrders& to, const DayOrders& part, std::size_t first_row) {
  if (!to.day_first) to.day_first = part.day_first;
  if (!to.month_first) to.month_first = part.month_first;
  for (DayOrders::Ambiguous date : part.ambiguous) {
    date.row += first_row;
    to.ambiguous.push_back(std::move(date));
  }
}

void settle_day_order(const DayOrders& orders, IncidentTable& table, Issues& issues) {
  const bool settled = orders.day_first.has_value() != orders.month_first.has_value();
  const DayOrder order = orders.day_first ? DayOrder::day_first : DayOrder::month_first;
  std::map<Column, std::pair<std::size_t, const DayOrders::Ambiguous*>> settled_dates;  // how many, and the first
  for (const DayOrders::Ambiguous& date : orders.ambiguous) {
    if (!settled) {
      issues.push_back({std::string(table.file[date.row]), table.file_row[date.row],
                        std::string(to_string(date.column)), in_quotes(date.words) + ": " + date.remark});
      continue;
    }
    const bool of_event = is_of_event(date.column);
    const std::optional<EdtfInterval> published = of_event ? table.published[date.row] : std::nullopt;
    const std::string& one_reading = order == DayOrder::day_first ? date.readings.day_first : date.readings.month_first;
    const Result<DateReading> reading =
        read_date_words(one_reading.empty() ? date.words : one_reading, {published, order});
    if (reading) {
      (of_event ? table.date : table.published).set(date.row, reading.value().interval);
      // The order does not settle all: 03/04/23 may still be a day of 2003.
      if (const std::string& remark = reading.value().remark; !remark.empty()) {
        issues.push_back({std::string(table.file[date.row]), table.file_row[date.row],
                          std::string(to_string(date.column)), in_quotes(date.words) + ": " + remark});
      }
    }
    const auto [known, is_new] = settled_dates.try_emplace(date.column, 0, &date);
    ++known->second.first;
  }
  for (const auto& [column, dates] : settled_dates) {
    const auto& [count, first] = dates;
    const DayOrders::Proof& proof = order == DayOrder::day_first ? *orders.day_first : *orders.month_first;
    const std::string which = order == DayOrder::day_first ? "day" : "month";
    issues.push_back({std::string(table.file[first->row]), 0, std::string(to_string(column)),
                      (count == 1 ? "1 date that could be read both ways, "
                                  : std::to_string(count) + " dates that could be read both ways, such as ") +
                          in_quotes(first->words) + " in row " + std::to_string(table.file_row[first->row]) +
                          (count == 1 ? ", is" : ", are") + " read with the " + which + " first, because " +
                          in_quotes(proof.words) + " in row " + std::to_string(proof.file_row) + " must be",
                      0, true});
  }
}

}  // namespace yalu
