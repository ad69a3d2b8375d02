#include "io/server_table.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include <ogrsf_frmts.h>

#include "io/field_text.h"
#include "io/gdal_setup.h"

namespace yalu {
namespace {

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string quoted_text(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text.empty() ? text : "(" + text + ")";
}

enum class TypeClass { text, day, other };

/// Only types whose text is surely the same from the server and from GDAL; a domain of one's own is `other`.
TypeClass class_of(std::string_view type) {
  for (const std::string_view name : {"text", "varchar", "bpchar", "name", "uuid", "int2", "int4", "int8"}) {
    if (type == name) return TypeClass::text;
  }
  for (const std::string_view name : {"date", "timestamp", "timestamptz"}) {
    if (type == name) return TypeClass::day;
  }
  return TypeClass::other;
}

// More names than these are not looked up beforehand.
constexpr int most_names = 5000;

/// Makes the condition of one table and one profile. Within it the table is called t.
class ConditionMaker {
 public:
  using Types = std::map<std::string, std::string, std::less<>>;
  using Ask = std::function<Result<Query>(const std::string&)>;

  ConditionMaker(OGRLayer& columns, const Types& types, std::string table, const ImportProfile& profile, Ask ask)
      : definition_(*columns.GetLayerDefn()),
        types_(types),
        table_(std::move(table)),
        profile_(profile),
        ask_(std::move(ask)) {}

  Result<std::string> make(const NeededRows& needed) {
    // A date made of several columns, as codes are, is left to the reader.
    if (profile_.reads_codes() || !has(Column::id)) return std::string();
    if (!keep_groups_and_families() || !keep_what_shows_the_order_of_days()) return std::string();
    std::vector<std::string> wanted;
    if (std::string days = within(needed.window); !days.empty()) wanted.push_back(std::move(days));
    if (needed.place_fits) {
      Result<std::string> places = naming(needed.place_fits);
      if (!places) return places.error();
      if (!places.value().empty()) wanted.push_back(std::move(places).value());
    }
    if (wanted.empty()) return std::string();
    // A row without an id is named after its number, which changes where others are left out.
    const Result<Query> nameless =
        ask_("SELECT 1 AS one FROM " + table_ + " AS t WHERE coalesce(" + text(Column::id) + ", '') = '' LIMIT 1");
    if (!nameless) return nameless.error();
    if (nameless.value()->GetFeatureCount() != 0) return std::string();
    keep_.push_back(joined(wanted, " AND "));
    return joined(keep_, " OR ");
  }

 private:
  bool has(Column column) const { return profile_.field_of(column).has_value(); }
  std::string raw_name(Column column) const {
    return definition_.GetFieldDefn(static_cast<int>(*profile_.field_of(column)))->GetNameRef();
  }
  TypeClass type(Column column) const {
    const auto found = types_.find(raw_name(column));
    return found == types_.end() ? TypeClass::other : class_of(found->second);
  }
  std::string value(Column column, const char* table = "t.") const { return table + quoted_name(raw_name(column)); }
  /// The cell byte for byte as text, whatever the collation of the column makes equal.
  std::string bytes(Column column, const char* table = "t.") const {
    return value(column, table) + "::text COLLATE \"C\"";
  }
  /// The same without the blanks that the reader takes off.
  std::string text(Column column, const char* table = "t.") const {
    return "btrim(" + value(column, table) + "::text, E' \\t\\r\\n') COLLATE \"C\"";
  }

  /// Days that GDAL does not hand over (infinity, before our era) or that have no four digits.
  std::string odd_day(Column column) const {
    return value(column) + " < '0001-01-03' OR " + value(column) + " > '9999-12-28'";
  }

  /// Rival claims are resolved together and a family counts once, so all of them are needed. False: not to be told.
  bool keep_groups_and_families() {
    if (type(Column::id) != TypeClass::text) return false;
    for (const Column column : {Column::claim_group, Column::part_of}) {
      if (!has(column)) continue;
      if (type(column) != TypeClass::text) return false;
      keep_.push_back(text(column) + " <> ''");
    }
    if (has(Column::part_of)) {
      keep_.push_back(text(Column::id) + " IN (SELECT " + text(Column::part_of, "p.") + " FROM " + table_ +
                      " AS p WHERE p." + quoted_name(raw_name(Column::part_of)) + " IS NOT NULL)");
    }
    return true;
  }

  /// "20/11/2023" in one row settles "10/11/2023" in another. Such a date (date_words.h, day_order_shown_by) has
  /// digits, a mark and digits, in ASCII or in full width. False: not to be told.
  bool keep_what_shows_the_order_of_days() {
    std::vector<Column> dates{Column::published};
    if (profile_.name() == "generic") dates.push_back(Column::source_date);  // stands in for published
    if (has(Column::date) && type(Column::date) == TypeClass::text) dates.push_back(Column::date);
    for (const Column column : dates) {
      if (!has(column)) continue;
      if (type(column) == TypeClass::other) return false;
      keep_.push_back(type(column) == TypeClass::day ? odd_day(column) : may_show_order(column));
    }
    if (has(Column::date) && type(Column::date) == TypeClass::other) return false;
    if (!has(Column::date_text)) return true;
    if (type(Column::date_text) == TypeClass::other) return false;
    const bool typed = has(Column::date) && type(Column::date) == TypeClass::day;
    const std::string words =
        type(Column::date_text) == TypeClass::day ? odd_day(Column::date_text) : may_show_order(Column::date_text);
    // The words of a date are read only where the date itself is missing.
    keep_.push_back(
        typed ? "((" + value(Column::date) + " IS NULL OR " + odd_day(Column::date) + ") AND (" + words + "))" : words);
    return true;
  }

  std::string may_show_order(Column column) const {
    const std::string cell = text(column);
    return "((octet_length(" + cell + ") <> length(" + cell + ") OR " + cell +
           " ~ '[0123456789][-/.].?[0123456789]') AND " + cell + " !~ '^[0123456789]{4}(-[0123456789]{2}){0,2}$')";
  }

  /// Empty where the window says nothing or the date is no date column.
  std::string within(const DayWindow& window) const {
    if (!window.bounded() || !has(Column::date) || type(Column::date) != TypeClass::day) return {};
    // Two time zones lie up to 26 hours apart.
    constexpr std::chrono::days wider{2};
    const Day first_sure = *make_day(1, 1, 10);
    const Day last_sure = *make_day(9999, 12, 20);
    const std::string date = value(Column::date);
    std::vector<std::string> bounds;
    if (window.from && *window.from > first_sure) {
      bounds.push_back(date + " >= " + quoted_text(format_iso_day(*window.from - wider)));
    }
    if (window.to && *window.to < last_sure) {
      bounds.push_back(date + " < " + quoted_text(format_iso_day(*window.to + wider + std::chrono::days{1})));
    }
    if (bounds.empty()) return {};
    return joined({date + " IS NULL", odd_day(Column::date), joined(bounds, " AND ")}, " OR ");
  }

  /// The rows of which a place may be one that fits: those whose names are not all known to be others. Empty where that
  /// cannot be told. A box of coordinates would not do: it is the name that puts a row into a place.
  Result<std::string> naming(const std::function<bool(std::string_view)>& fits) const {
    std::vector<std::string> either;
    for (const Column column : {Column::origin, Column::destination}) {
      if (!has(column)) continue;
      if (type(column) != TypeClass::text) return std::string();
      const Result<Query> names = ask_("SELECT DISTINCT " + bytes(column) + " AS name FROM " + table_ + " AS t WHERE " +
                                       value(column) + " IS NOT NULL LIMIT " + std::to_string(most_names + 1));
      if (!names) return names.error();
      std::string others;
      int count = 0;
      for (const auto& feature : *names.value()) {
        if (++count > most_names) return std::string();
        const std::string name = feature->GetFieldAsString(0);
        if (!fits(without_blanks(name))) others += (others.empty() ? "" : ", ") + quoted_text(name);
      }
      // What is not among the names asked for, since it was written in the meantime, stays.
      const std::string known = others.empty() ? "" : " AND " + bytes(column) + " NOT IN (" + others + ")";
      either.push_back("(" + value(column) + " IS NOT NULL" + known + ")");
    }
    return joined(either, " OR ");
  }

  const OGRFeatureDefn& definition_;
  const Types& types_;
  std::string table_;
  const ImportProfile& profile_;
  Ask ask_;
  std::vector<std::string> keep_;
};

}  // namespace

void QueryRelease::operator()(OGRLayer* layer) const {
  dataset->ReleaseResultSet(layer);
}

Result<Query> ServerTable::ask(const std::string& sql) const {
  const GdalMessages messages;
  Query query(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr), QueryRelease{dataset_});
  if (!query) return Error{messages.first("the server does not answer")};
  return query;
}

Result<std::optional<ServerTable>> ServerTable::find(GDALDataset& dataset, const std::string& layer) {
  ServerTable table(dataset);
  const std::string here = "n.nspname = current_schema() AND c.relname = " + quoted_text(layer);
  const Result<Query> found = table.ask(
      "SELECT c.oid::text AS oid, n.nspname::text AS nspname, c.relname::text AS relname, c.relkind::text AS relkind, "
      "c.reltuples::float8 AS rows, current_setting('server_encoding') AS encoding "
      "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND (" +
      here + " OR n.nspname || '.' || c.relname = " + quoted_text(layer) + ") ORDER BY " + here + " DESC LIMIT 1");
  if (!found) return found.error();
  std::string kind;
  for (const auto& feature : *found.value()) {
    table.oid_ = feature->GetFieldAsString(0);
    table.name_ = quoted_name(feature->GetFieldAsString(1)) + "." + quoted_name(feature->GetFieldAsString(2));
    kind = feature->GetFieldAsString(3);
    table.estimated_rows_ = feature->GetFieldAsDouble(4);
    table.utf8_ = std::string_view(feature->GetFieldAsString(5)) == "UTF8";
  }
  if (table.oid_.empty()) return std::optional<ServerTable>();
  // Views and foreign tables have no place where a row lies.
  table.ordered_ = kind != "v" && kind != "f";
  const Result<Query> types = table.ask(
      "SELECT a.attname::text AS name, t.typname::text AS type FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type "
      "t "
      "ON t.oid = a.atttypid WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = " +
      table.oid_);
  if (!types) return types.error();
  for (const auto& feature : *types.value()) table.types_[feature->GetFieldAsString(0)] = feature->GetFieldAsString(1);
  return std::optional(std::move(table));
}

Result<Query> ServerTable::columns() const {
  return ask("SELECT * FROM " + name_ + " LIMIT 0");
}

Result<Query> ServerTable::rows(const std::string& condition) const {
  return ask("SELECT * FROM " + name_ + " AS t" + (condition.empty() ? "" : " WHERE " + condition) +
             (ordered_ ? " ORDER BY t.tableoid, t.ctid" : ""));
}

Result<std::string> ServerTable::condition(OGRLayer& columns, const ImportProfile& profile,
                                           const NeededRows& needed) const {
  // The order of a view's rows may change with the condition; other encodings count letters in another way.
  if (!ordered_ || !utf8_) return std::string();
  return ConditionMaker(columns, types_, name_, profile, [this](const std::string& sql) { return ask(sql); })
      .make(needed);
}

}  // namespace yalu
