#include "io/import_profile.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>

#include "incidents/vocabulary.h"
#include "io/field_text.h"
#include "io/profile_dates.h"
#include "io/profile_layouts.h"
#include "io/profile_rows.h"

namespace yalu {
namespace {

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
    const std::string name = request.name.empty() ? by_header() : request.name;
    const std::span<const CodedLayout> layouts = coded_layouts();
    const auto layout = std::find_if(layouts.begin(), layouts.end(), [&](const auto& l) { return l.name == name; });
    if (Status mapped = apply(request.map); !mapped) return mapped.error();
    if (layout != layouts.end()) {
      if (Status done = coded(*layout); !done) return done.error();
    } else if (name == "yalu" || name == "generic") {
      own_names();
      if (name == "generic") {
        guess();
        mind_codes();
      }
      const bool dated = !free(Column::date) || !free(Column::date_text);
      if (!dated || (name == "yalu" && free(Column::id))) {
        return Error{"it lacks needed columns: id, and date or date_text; found: " + list() +
                     "; say which of them they are, for example " +
                     example_of_map(name == "yalu" && free(Column::id), !dated) +
                     ", or choose a layout with --profile"};
      }
    } else {
      std::string known = "yalu, generic";
      for (const CodedLayout& other : layouts) known += ", " + std::string(other.name);
      return Error{"There is no import profile " + quoted(name) + ". Use one of: " + known + "."};
    }
    name_carried(layout != layouts.end() ? layout->prefix : "file_");
    if (name != "yalu") tell(name, layout != layouts.end() ? &*layout : nullptr);
    return std::move(profile_);
  }

 private:
  std::optional<std::size_t> find(std::string_view name) const {
    auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end() && cut_) at = std::find(names_.begin(), names_.end(), name.substr(0, 10));
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

  // Our own names come first: a table that we exported holds the codes of the layout it came from as well. With a
  // date_end that is no such code, our date is only the first day of a span.
  std::string by_header() const {
    if (has_own(Column::destination_position)) return "yalu";
    const std::span<const CodedLayout> layouts = coded_layouts();
    const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const CodedLayout& layout) {
      const auto there = [&](std::string_view name) { return has(name); };
      return std::all_of(layout.recognised.begin(), layout.recognised.end(), there) &&
             std::count_if(layout.signs.begin(), layout.signs.end(), there) >= layout.enough;
    });
    const bool own_table = has_own(Column::date) && (has_own(Column::origin) || has_own(Column::destination));
    if (own_table && (found != layouts.end() || !has("date_end"))) return "yalu";
    if (found != layouts.end()) return std::string(found->name);
    for (const Alias& alias : generic_names()) {
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
                     "), the other one of " + own_columns() + "."};
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
    for (const Alias& alias : generic_names()) {
      const std::optional<std::size_t> field = find(alias.name);
      // A number beside a column of counts is more likely something else; it is carried, not read.
      const bool counted = alias.column == Column::persons_text && !free(Column::persons_best);
      if (field && free(alias.column) && profile_.carried_[*field] && !counted) take(*field, alias.column, false);
    }
  }

  /// Where a table that no layout fits has a code of precision, no date and place of it may be finer than any code.
  void mind_codes() {
    for (const PrecisionCode& code : precision_codes()) {
      if (!has(code.name)) continue;
      std::optional<std::size_t>& at = profile_.codes_[code.of_time ? generic::time_code : generic::place_code];
      if (!at) at = find(code.name);
      profile_.warnings_.push_back("the column " + quoted(code.name) +
                                   " is a code that a generic table does not read; " +
                                   (code.of_time ? "dates with another code than 1 are widened to their years"
                                                 : "the precision of places is taken as unknown") +
                                   ". If the table has that layout, name it: --profile " + std::string(code.profile));
    }
  }

  Status coded(const CodedLayout& layout) {
    profile_.kind_ = layout.kind;
    for (const auto& [field, column] : profile_.direct_) {
      const std::size_t mapped = field;
      const bool is_code = std::any_of(layout.codes.begin(), layout.codes.end(),
                                       [&](std::string_view name) { return find(name) == mapped; });
      const bool refines =
          column == Column::date || column == Column::date_text || column == Column::destination_precision;
      if (!is_code || !refines) continue;
      return Error{"--map: the import profile " + std::string(layout.name) + " reads " + quoted(columns_[field]) +
                   " together with its codes, so that nothing becomes finer than they say; leave it out of --map"};
    }
    for (const std::string_view needed : layout.needed) {
      if (!has(needed)) return missing(std::string(layout.name), quoted(needed));
    }
    for (std::size_t i = 0; i < layout.codes.size(); ++i) profile_.codes_[i] = find(layout.codes[i]);
    for (const Alias& alias : layout.direct) {
      const std::optional<std::size_t> field = find(alias.name);
      if (field && free(alias.column)) take(*field, alias.column, parse_column(alias.name) != alias.column);
    }
    return Done{};
  }

  /// A further column must have a name, and none of ours: an export would have two of that name.
  void name_carried(std::string_view prefix) {
    std::set<std::string> taken(names_.begin(), names_.end());
    std::set<std::string> given;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      std::string name;
      if (profile_.carried_[i]) name = trimmed(columns_[i]);
      if (profile_.carried_[i] && name.empty()) name = "column_" + std::to_string(i + 1);
      if (parse_column(name)) name = std::string(prefix) + ascii_lower(name);
      if (!name.empty() && !given.insert(ascii_lower(name)).second) {
        int n = 2;
        while (taken.count(ascii_lower(name) + "_" + std::to_string(n)) > 0) ++n;
        name += "_" + std::to_string(n);
        taken.insert(ascii_lower(name));
        given.insert(ascii_lower(name));
      }
      profile_.carried_names_.push_back(std::move(name));
    }
  }

  void tell(const std::string& name, const CodedLayout* layout) {
    std::string text = "Read with the import profile " + name + ":";
    for (std::size_t i = 0; i < readings_.size(); ++i) text += (i == 0 ? " " : ", ") + readings_[i];
    if (layout == nullptr) {
      std::string unread;
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (profile_.carried_[i]) unread += (unread.empty() ? "" : ", ") + quoted(profile_.carried_names_[i]);
      }
      const std::string kept = ". Read as nothing and only kept: " + unread + "; --map reads them as one of ours.";
      profile_.report_.push_back(text + (unread.empty() ? "." : kept));
      return;
    }
    profile_.report_.push_back(text + ". Other columns are kept under their own names.");
    std::string codes;
    for (std::size_t i = 0; i < layout->codes.size(); ++i) {
      if (profile_.codes_[i]) codes += (codes.empty() ? "" : ", ") + std::string(layout->codes[i]);
    }
    profile_.report_.push_back("Dates, precision and kind are read from these columns together: " + codes + ".");
    for (const std::string_view line : layout->report) profile_.report_.emplace_back(line);
  }

  std::string list() const {
    std::string text;
    for (const std::string& column : columns_) text += (text.empty() ? "" : ", ") + column;
    return text;
  }
  static std::string own_columns() {
    std::string text;
    for (std::size_t i = 0; i < column_count; ++i) {
      text += (i == 0 ? "" : ", ") + std::string(to_string(static_cast<Column>(i)));
    }
    return text;
  }

  /// The name of a column that sounds like one of these words; "COLUMN" where none does.
  std::string like(std::initializer_list<std::string_view> whole, std::initializer_list<std::string_view> part) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (std::find(whole.begin(), whole.end(), names_[i]) != whole.end()) return columns_[i];
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      for (const std::string_view word : part) {
        if (names_[i].find(word) != std::string::npos) return columns_[i];
      }
    }
    return "COLUMN";
  }
  std::string example_of_map(bool id, bool date) const {
    const auto option = [](const std::string& column, const char* field) {
      const bool plain = column.find_first_of(" '\"()$&;") == std::string::npos;
      return "--map " + (plain ? column + "=" + field : "'" + column + "=" + field + "'");
    };
    std::string text;
    if (id) {
      text = option(like({"no", "no.", "nr", "nr.", "num", "#", "\u756A\u53F7"},
                         {"id", "number", "case", "key", "\uBC88\uD638", "\u7F16\u53F7", "\u5E8F\u53F7"}),
                    "id");
    }
    if (date) {
      text +=
          (id ? " " : "") + option(like({"when", "day"}, {"date", "when", "day", "time", "\uB0A0\uC9DC", "\uC77C\uC790",
                                                          "\uC77C\uC2DC", "\u65E5\u671F", "\u65F6\u95F4"}),
                                   "date");
    }
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
  for (const CodedLayout& layout : coded_layouts()) {
    if (layout.kind == kind_) return layout.name;
  }
  return kind_ == Kind::yalu ? "yalu" : "generic";
}

std::optional<std::size_t> ImportProfile::field_of(Column column) const {
  for (const auto& [field, taken_as] : direct_) {
    if (taken_as == column) return field;
  }
  return {};
}

bool ImportProfile::reads_codes() const {
  return std::any_of(codes_.begin(), codes_.end(), [](const auto& code) { return code.has_value(); });
}

bool ImportProfile::reads_as_date(std::size_t field) const {
  const auto is_date = [](Column column) {
    return column == Column::date || column == Column::published || column == Column::source_date;
  };
  const bool date = std::any_of(direct_.begin(), direct_.end(),
                                [&](const auto& taken) { return taken.first == field && is_date(taken.second); });
  return date || std::find(codes_.begin(), codes_.end(), std::optional(field)) != codes_.end();
}

bool ImportProfile::skips(std::span<const std::string_view> cells) const {
  bool any = false;
  for (const std::string_view cell : cells) {
    if (!cell.empty() && cell.front() != '#') return false;
    any = any || !cell.empty();
  }
  return any && kind_ != Kind::yalu;
}

void ImportProfile::convert(std::span<const std::string_view> cells, RowText& row,
                            std::vector<CellFinding>& findings) const {
  const CodeCells codes(cells, codes_, kind_);
  if (kind_ == Kind::ucdp_ged) convert_ged(codes, row, findings);
  if (kind_ == Kind::acled) convert_acled(codes, row, findings);
  if (kind_ == Kind::gtd) convert_gtd(codes, row, findings);
  if (kind_ == Kind::timemap) convert_timemap(codes, row, findings);
  for (const auto& [field, column] : direct_) {
    const bool given = field < cells.size() && !cells[field].empty() && !is_nothing(kind_, cells[field]);
    if (given) row[column] = cells[field];
  }
  if (kind_ == Kind::generic) convert_generic(codes, row);
}

Result<ImportProfile> choose_profile(const std::vector<std::string>& columns, const ProfileRequest& request,
                                     bool cut_names) {
  return ProfileChooser(columns, cut_names).choose(request);
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
