#include "io/import_profile.h"

#include <algorithm>
#include <charconv>

#include "incidents/vocabulary.h"
#include "io/field_text.h"
#include "io/profile_dates.h"

namespace yalu {
namespace {

namespace ged {
enum Code { start, end, date_prec, where_prec, violence, side_a, side_b, dyad, article, headline, source_date };
}
constexpr std::array<std::string_view, 11> ged_codes{"date_start",       "date_end",        "date_prec",  "where_prec",
                                                     "type_of_violence", "side_a",          "side_b",     "dyad_name",
                                                     "source_article",   "source_headline", "source_date"};
namespace acled {
enum Code { date, time_precision, geo_precision, type, sub_type, location, admin2, admin1, country, actor1, tags };
}
constexpr std::array<std::string_view, 11> acled_codes{
    "event_date", "time_precision", "geo_precision", "event_type", "sub_event_type", "location", "admin2",
    "admin1",     "country",        "actor1",        "tags"};
namespace generic {
enum Code { start, end };
}

struct Alias {
  std::string_view name;
  Column column;
};
constexpr Alias ged_direct[] = {{"id", Column::id},
                                {"latitude", Column::destination_lat},
                                {"longitude", Column::destination_lon},
                                {"where_coordinates", Column::destination},
                                {"best", Column::persons_best},
                                {"low", Column::persons_low},
                                {"high", Column::persons_high},
                                {"source_office", Column::source_publisher},
                                {"source_original", Column::claimed_by}};
constexpr Alias acled_direct[] = {{"event_id_cnty", Column::id},          {"latitude", Column::destination_lat},
                                  {"longitude", Column::destination_lon}, {"fatalities", Column::persons_best},
                                  {"source", Column::source_publisher},   {"notes", Column::note}};
// In the order of preference: the first that the file has is taken.
constexpr Alias generic_names[] = {{"origin_place", Column::origin},
                                   {"origin_name", Column::origin},
                                   {"from", Column::origin},
                                   {"place_from", Column::origin},
                                   {"destination_place", Column::destination},
                                   {"destination_name", Column::destination},
                                   {"to", Column::destination},
                                   {"place_to", Column::destination},
                                   {"place", Column::destination},
                                   {"location", Column::destination},
                                   {"city", Column::destination},
                                   {"town", Column::destination},
                                   {"latitude", Column::destination_lat},
                                   {"lat", Column::destination_lat},
                                   {"y", Column::destination_lat},
                                   {"longitude", Column::destination_lon},
                                   {"lon", Column::destination_lon},
                                   {"lng", Column::destination_lon},
                                   {"x", Column::destination_lon},
                                   {"type", Column::kind},
                                   {"event_type", Column::kind},
                                   {"category", Column::kind},
                                   {"event_date", Column::date},
                                   {"datum", Column::date},
                                   {"일자", Column::date},
                                   {"날짜", Column::date},
                                   {"日期", Column::date},
                                   {"persons", Column::persons_text},
                                   {"number", Column::persons_text},
                                   {"people", Column::persons_text},
                                   {"victims", Column::persons_text},
                                   {"count", Column::persons_text},
                                   {"인원", Column::persons_text},
                                   {"人数", Column::persons_text},
                                   {"crossing_id", Column::crossing},
                                   {"headline", Column::title},
                                   {"notes", Column::note},
                                   {"description", Column::note},
                                   {"summary", Column::note},
                                   {"source", Column::source_title},
                                   {"url", Column::source_url},
                                   {"link", Column::source_url}};

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view text) {
  double value = 0;
  const std::from_chars_result end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc() && end.ptr == text.data() + text.size();
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

}  // namespace

class ProfileChooser {
 public:
  ProfileChooser(const std::vector<std::string>& columns, bool cut) : columns_(columns), cut_(cut) {
    for (const std::string& column : columns) names_.push_back(ascii_lower(trimmed(column)));
  }

  Result<ImportProfile> choose(const ProfileRequest& request) {
    profile_.carried_.assign(names_.size(), true);
    std::string name = request.name;
    if (name.empty()) name = by_header();
    if (Status mapped = apply(request.map); !mapped) return mapped.error();
    if (name == "yalu" || name == "generic") {
      own_names();
      if (name == "generic") guess();
      if (name == "generic" && taken_.empty()) return missing(name, "any column that could be read");
    } else if (name == "ucdp-ged" || name == "acled") {
      if (Status done = coded(name); !done) return done.error();
    } else {
      return Error{"There is no import profile " + quoted(name) + ". Use yalu, generic, ucdp-ged or acled."};
    }
    if (name != "yalu") tell(name);
    return std::move(profile_);
  }

 private:
  std::optional<std::size_t> find(std::string_view name) const {
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end()) return {};
    return static_cast<std::size_t>(at - names_.begin());
  }
  bool has(std::string_view name) const { return find(name).has_value(); }
  bool free(Column column) const { return std::find(taken_.begin(), taken_.end(), column) == taken_.end(); }
  std::optional<Column> own(std::size_t field) const {
    const std::optional<Column> whole = parse_column(names_[field]);
    return whole || !cut_ ? whole : parse_cut_column(names_[field]);
  }
  bool has_own(Column column) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (own(i) == column) return true;
    }
    return false;
  }

  // Our own names come first: a table that we exported holds the codes of the layout it came from as well.
  std::string by_header() const {
    if (has_own(Column::destination_position)) return "yalu";
    if (has_own(Column::date) && !has("date_end") && (has_own(Column::origin) || has_own(Column::destination)))
      return "yalu";
    if (has("date_prec") && has("where_prec") && has("date_start")) return "ucdp-ged";
    if (has("event_date") && has("event_type") && has("latitude") && has("fatalities")) return "acled";
    for (const Alias& alias : generic_names) {
      if (has(alias.name) && !has_own(alias.column)) return "generic";
    }
    return has("date_start") || has("start_date") || has("date_end") ? "generic" : "yalu";
  }

  void take(std::size_t field, Column column, bool carry) {
    profile_.direct_.emplace_back(field, column);
    profile_.carried_[field] = carry;
    taken_.push_back(column);
    readings_.push_back(quoted(columns_[field]) + " as " + std::string(to_string(column)));
  }

  Status apply(const std::vector<std::pair<std::string, std::string>>& map) {
    for (const auto& [left, right] : map) {
      std::optional<std::size_t> field = find(ascii_lower(trimmed(left)));
      std::optional<Column> column = parse_column(right);
      if (!field || !column) {
        field = find(ascii_lower(trimmed(right)));
        column = parse_column(left);
      }
      if (!field || !column) {
        return Error{"--map " + left + "=" + right + ": one side must be a column of the file (" + list() +
                     "), the other a column of docs/data-format.md."};
      }
      if (!free(*column)) return Error{"--map names " + std::string(to_string(*column)) + " twice; name it once."};
      if (!profile_.carried_[*field]) return Error{"--map names " + quoted(columns_[*field]) + " twice; name it once."};
      take(*field, *column, false);
    }
    return Done{};
  }

  void own_names() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::optional<Column> column = own(i);
      if (column && free(*column) && profile_.carried_[i]) take(i, *column, false);
    }
  }

  void guess() {
    profile_.kind_ = ImportProfile::Kind::generic;
    for (const auto& [start, end] :
         {std::pair{"date_start", "date_end"}, {"start_date", "end_date"}, {"date", "date_end"}}) {
      const bool own_date = std::string_view(start) == "date";
      if (!has(start) || !has(end) || (!own_date && !free(Column::date))) continue;
      profile_.codes_[generic::start] = find(start);
      profile_.codes_[generic::end] = find(end);
      profile_.carried_[*find(start)] = profile_.carried_[*find(end)] = false;
      if (free(Column::date)) taken_.push_back(Column::date);
      readings_.push_back(quoted(start) + " and " + quoted(end) + " as date, first and last day");
      break;
    }
    for (const Alias& alias : generic_names) {
      const std::optional<std::size_t> field = find(alias.name);
      // A number beside a column of counts is more likely something else; it is carried, not read.
      const bool counted = alias.column == Column::persons_text && !free(Column::persons_best);
      if (field && free(alias.column) && profile_.carried_[*field] && !counted) take(*field, alias.column, false);
    }
  }

  Status coded(const std::string& name) {
    const bool is_ged = name == "ucdp-ged";
    profile_.kind_ = is_ged ? ImportProfile::Kind::ucdp_ged : ImportProfile::Kind::acled;
    const std::span<const std::string_view> codes = is_ged ? std::span<const std::string_view>(ged_codes) : acled_codes;
    const std::span<const Alias> direct = is_ged ? std::span<const Alias>(ged_direct) : acled_direct;
    for (const std::string_view needed : {codes[0], std::string_view("latitude"), std::string_view("longitude")}) {
      if (!has(needed)) return missing(name, quoted(needed));
    }
    for (std::size_t i = 0; i < codes.size(); ++i) profile_.codes_[i] = find(codes[i]);
    for (const Alias& alias : direct) {
      const std::optional<std::size_t> field = find(alias.name);
      if (field && free(alias.column)) take(*field, alias.column, !parse_column(alias.name));
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (parse_column(names_[i])) profile_.carried_[i] = false;
    }
    return Done{};
  }

  void tell(const std::string& name) {
    std::string text = "Read with the import profile " + name + ":";
    for (std::size_t i = 0; i < readings_.size(); ++i) text += (i == 0 ? " " : ", ") + readings_[i];
    profile_.report_.push_back(text + ". Other columns are kept under their own names.");
    if (name == "generic") return;
    profile_.report_.push_back("The numbers of persons are deaths; each row is tagged \"deaths\".");
    if (name != "acled") return;
    profile_.report_.push_back("Years of two digits are read as 20YY.");
    profile_.report_.push_back("The terms of ACLED do not allow raw rows to be passed on.");
  }

  std::string list() const {
    std::string text;
    for (const std::string& column : columns_) text += (text.empty() ? "" : ", ") + column;
    return text;
  }
  Error missing(const std::string& name, const std::string& what) const {
    return Error{"The import profile " + name + " needs " + what + ", but the file has: " + list() +
                 ". Choose another --profile or name columns with --map."};
  }

  const std::vector<std::string>& columns_;
  bool cut_;
  std::vector<std::string> names_;
  std::vector<Column> taken_;
  std::vector<std::string> readings_;
  ImportProfile profile_;
};

std::string_view ImportProfile::name() const {
  constexpr std::string_view names[] = {"yalu", "ucdp-ged", "acled", "generic"};
  return names[static_cast<std::size_t>(kind_)];
}

bool ImportProfile::skips(std::span<const std::string_view> cells) const {
  bool any = false;
  for (const std::string_view cell : cells) {
    if (!cell.empty() && cell.front() != '#') return false;
    any = any || !cell.empty();
  }
  return any && kind_ != Kind::yalu;
}

std::string_view ImportProfile::code(std::span<const std::string_view> cells, std::size_t which) const {
  if (!codes_[which] || *codes_[which] >= cells.size()) return {};
  const std::string_view text = trim(cells[*codes_[which]]);
  return kind_ == Kind::acled && text == "NA" ? std::string_view() : text;
}

void ImportProfile::convert(std::span<const std::string_view> cells, RowText& row,
                            std::vector<CellFinding>& findings) const {
  if (kind_ == Kind::ucdp_ged) convert_ged(cells, row, findings);
  if (kind_ == Kind::acled) convert_acled(cells, row, findings);
  for (const auto& [field, column] : direct_) {
    if (field < cells.size() && (kind_ != Kind::acled || trim(cells[field]) != "NA")) row[column] = cells[field];
  }
  if (kind_ == Kind::generic) convert_generic(cells, row);
}

void ImportProfile::convert_ged(std::span<const std::string_view> cells, RowText& row,
                                std::vector<CellFinding>& findings) const {
  const auto start = parse_foreign_day(code(cells, ged::start));
  const auto end = parse_foreign_day(code(cells, ged::end));
  const std::string_view prec = code(cells, ged::date_prec);
  if (!start || !end || *end < *start) {
    row[Column::date_text] = std::string(code(cells, ged::start)) + " - " + std::string(code(cells, ged::end));
    findings.push_back({Column::date, "date_start and date_end are no span of days; the row has no date"});
  } else if (*start != *end) {
    row[Column::date] = "[" + edtf_day(*start) + ".." + edtf_day(*end) + "]";
    if (prec == "1") findings.push_back({Column::date, "date_prec 1 means one day, yet the dates differ; both kept"});
  } else if (prec == "1") {
    row[Column::date] = edtf_day(*start);
  } else {
    // The code is vaguer than the two equal days: the mark must not be narrower than the code.
    if (prec == "2") row[Column::date] = edtf_around(*start, 6);
    if (prec == "3") row[Column::date] = edtf_around(*start, 7);
    if (prec == "4") row[Column::date] = edtf_month(*start);
    if (row[Column::date].empty()) row[Column::date] = edtf_day(*start).substr(0, 4);
    findings.push_back(
        {Column::date, "date_prec " + quoted(prec) + " is vaguer than one day; widened to " + row[Column::date]});
  }
  const std::string_view where = code(cells, ged::where_prec);
  Precision precision = Precision::unknown;
  if (where == "1") precision = Precision::exact;
  if (where == "2") precision = Precision::settlement;
  if (where == "3") precision = Precision::county;
  if (where == "4") precision = Precision::province;
  if (where == "6") precision = Precision::country;
  if (where.size() != 1 || where < "1" || where > "7") {
    findings.push_back({Column::destination_precision, "where_prec " + quoted(where) + " is none of 1 to 7; unknown"});
  }
  row[Column::destination_precision] = precision == Precision::unknown ? "unknown" : to_string(precision);
  const std::string_view violence = code(cells, ged::violence);
  if (violence == "1") row[Column::kind] = "state-based-violence";
  if (violence == "2") row[Column::kind] = "non-state-violence";
  if (violence == "3") row[Column::kind] = "one-sided-violence";
  row[Column::title] = code(cells, ged::dyad);
  if (!code(cells, ged::side_a).empty() && !code(cells, ged::side_b).empty()) {
    row[Column::title] = std::string(code(cells, ged::side_a)) + " - " + std::string(code(cells, ged::side_b));
  }
  row[Column::source_title] = code(cells, code(cells, ged::headline).empty() ? ged::article : ged::headline);
  row[Column::source_date] = code(cells, ged::source_date);
  row[Column::tags] = "deaths";
}

void ImportProfile::convert_acled(std::span<const std::string_view> cells, RowText& row,
                                  std::vector<CellFinding>& findings) const {
  const std::string_view written = code(cells, acled::date);
  const auto day = parse_foreign_day(written);
  const std::string_view time = code(cells, acled::time_precision);
  if (!day) {
    row[Column::date_text] = written;
    findings.push_back({Column::date, "event_date " + quoted(written) + " is no date of ACLED; the row has no date"});
  } else if (time == "2") {
    row[Column::date] = edtf_around(*day, 7);
  } else if (time == "3") {
    row[Column::date] = edtf_month(*day);
  } else if (time == "1" || !codes_[acled::time_precision]) {
    row[Column::date] = edtf_day(*day);
  } else {
    row[Column::date] = edtf_month(*day);
    findings.push_back({Column::date, "time_precision " + quoted(time) + " is none of 1 to 3; read as the month"});
  }
  const std::string_view geo = code(cells, acled::geo_precision);
  std::string& precision = row[Column::destination_precision];
  precision = "unknown";
  if (geo == "1") precision = "settlement";
  if (geo == "2") precision = "county";
  if (geo == "3") precision = "province";
  const std::string_view sub_type = code(cells, acled::sub_type);
  row[Column::kind] = term(sub_type.empty() ? code(cells, acled::type) : sub_type);
  std::string& place = row[Column::destination];
  for (const auto which : {acled::location, acled::admin2, acled::admin1, acled::country}) {
    const std::string_view part = code(cells, which);
    if (!part.empty()) place += (place.empty() ? "" : ", ") + std::string(part);
  }
  row[Column::title] = code(cells, acled::actor1);
  row[Column::tags] = "deaths";
  const std::string_view tags = code(cells, acled::tags);
  if (!tags.empty()) row[Column::tags] += "; " + std::string(tags);
}

void ImportProfile::convert_generic(std::span<const std::string_view> cells, RowText& row) const {
  if (codes_[generic::start]) {
    const std::string_view start = code(cells, generic::start);
    const std::string_view end = code(cells, generic::end);
    row[Column::date] = start;
    if (start.empty() && !end.empty()) row[Column::date] = "../" + std::string(end);
    if (!start.empty() && !end.empty() && start != end) row[Column::date] += "/" + std::string(end);
  }
  row[Column::kind] = term(row[Column::kind]);
  if (term(row[Column::verification]) == "official-statement") row[Column::verification] = "statement";
  if (row[Column::published].empty()) row[Column::published] = row[Column::source_date];
}

Result<ImportProfile> choose_profile(const std::vector<std::string>& columns, const ProfileRequest& request,
                                     bool cut_names) {
  return ProfileChooser(columns, cut_names).choose(request);
}

std::vector<std::string> ged_columns() {
  constexpr std::string_view header =
      "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
      "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
      "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
      "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
      "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
      "low,gwnoa,gwnob,";
  std::vector<std::string> names;
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t comma = header.find(',', at);
    names.emplace_back(header.substr(at, comma - at));
    at = comma + 1;
  }
  return names;
}

bool is_headerless_ged(const std::vector<std::string>& columns) {
  const std::vector<std::string> names = ged_columns();
  if (columns.size() != names.size()) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if ((names[i] == "date_start" || names[i] == "date_end") && !parse_foreign_day(columns[i])) return false;
    const bool number = names[i] == "id" || names[i] == "year" || names[i] == "latitude" || names[i] == "longitude" ||
                        names[i] == "date_prec" || names[i] == "best";
    if (number && !is_number(columns[i])) return false;
  }
  return true;
}

}  // namespace yalu
