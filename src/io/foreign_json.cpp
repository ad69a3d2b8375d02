#include "io/foreign_json.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "io/field_text.h"
#include "io/profile_dates.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t most_bytes = std::uintmax_t{512} << 20;
constexpr int most_depth = 64;
constexpr std::size_t head_bytes = 65536;
// Each event could bring a column of its own; then the table would grow with the square of the file.
constexpr std::size_t most_columns = 64;
constexpr std::size_t most_remarks = 20;

enum Fixed {
  id,
  date,
  time_of_day,
  latitude,
  longitude,
  location,
  description,
  graphic,
  associations,
  sources,
  date_words
};
const std::vector<std::string> fixed_columns{"id",           "date",     "time",        "latitude",
                                             "longitude",    "location", "description", "graphic",
                                             "associations", "sources",  "date_text"};

// No data set of the kind comes near these; without them a small file of empty parts would fill the memory.
constexpr std::size_t most_entries = 4'000'000;
constexpr std::size_t most_parts = 1'000'000;

/// Ends the parsing from within; never leaves this file.
struct Stop : std::exception {
  explicit Stop(std::string reason) : why(std::move(reason)) {}
  std::string why;
};

std::string line_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

// Why the text is no JSON, without the library's own prefix and without quoting megabytes of it.
std::string reason_of(const json::parse_error& failure) {
  std::string reason = failure.what();
  reason.erase(0, std::min(reason.find("syntax error"), reason.size()));
  if (reason.size() > 200) reason.erase(std::min(reason.find("; last read"), std::size_t{200}));
  return to_valid_utf8(reason);
}

// A key may be as long as the file.
std::string shortened(const std::string& pointer) {
  return pointer.size() <= 120 ? pointer : to_valid_utf8(pointer.substr(0, 120)) + "...";
}

// As RFC 6901 writes a key in a pointer.
std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return text;
}

/// Calls `item` with each element of the top list or object and its index or key. No more than one element is held.
Status for_each_item(std::string_view text, const std::string& file,
                     const std::function<void(const std::string&, const json&)>& item) {
  std::size_t index = 0;
  std::size_t parts = 0;  // of the current element
  std::string key;
  bool keyed = false;
  const auto watch = [&](int depth, json::parse_event_t event, json& parsed) {
    if (depth > most_depth) {
      throw Stop("nests more than " + std::to_string(most_depth) + " lists and objects in each other");
    }
    if (++parts > most_parts) throw Stop("has more than " + std::to_string(most_parts) + " parts");
    if (depth == 0 && event == json::parse_event_t::object_start) keyed = true;
    if (depth == 1 && event == json::parse_event_t::key) key = parsed.get<std::string>();
    const bool whole = event == json::parse_event_t::value || event == json::parse_event_t::object_end ||
                       event == json::parse_event_t::array_end;
    if (depth != 1 || !whole) return true;
    parts = 0;
    if (index >= most_entries)
      throw Stop("is one entry more than the " + std::to_string(most_entries) + " that are read");
    item(keyed ? key : std::to_string(index), parsed);
    ++index;
    return false;
  };
  try {
    const json rest = json::parse(text, watch);
    if (rest.is_structured() || rest.is_discarded() || rest.is_null()) return Done{};
    return Error{file + " must hold a list [ ] or an object { }"};
  } catch (const json::parse_error& failure) {
    const std::string where = line_of(text, failure.byte > 0 ? failure.byte - 1 : 0);
    const std::string reason = reason_of(failure);
    if (reason.find("UTF-8") != reason.npos) return Error{file + ", " + where + ": is not UTF-8; save it as UTF-8"};
    if (failure.byte >= text.size() && reason.find("end of input") != reason.npos) {
      return Error{file + " is cut off: it ends in " + where + " in the middle of the data; get the whole file"};
    }
    return Error{file + " is not JSON: " + where + ": " + reason};
  } catch (const Stop& stop) {
    return Error{file + ": at /" + shortened(keyed ? escaped(key) : std::to_string(index)) + ": " + stop.why +
                 "; such data are not read. Divide the file, or convert it to CSV"};
  } catch (const json::exception& failure) {
    return Error{file + " is no JSON that can be read: " + to_valid_utf8(failure.what())};
  }
}

/// A scalar as text, empty for null; nothing for a list or an object.
std::optional<std::string> scalar(const json& value) {
  if (value.is_string()) return trimmed(value.get_ref<const std::string&>());
  if (value.is_null()) return std::string();
  if (value.is_structured()) return {};
  return value.dump();
}

std::string member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : scalar(*found).value_or("");
}

bool truthy(std::string_view text) {
  const std::string word = ascii_lower(text);
  return !word.empty() && word != "false" && word != "0" && word != "no";
}

/// A text that can stand in a list joined by semicolons.
std::string list_part(std::string text) {
  std::replace(text.begin(), text.end(), ';', ',');
  return trimmed(text);
}

void join(std::string& list, const std::string& part) {
  if (!part.empty()) list += (list.empty() ? "" : "; ") + part;
}

/// What the dates of a list prove of the order of day and month, and how many of them fit both.
struct Orders {
  bool day_first = false;
  bool month_first = false;
  std::size_t either = 0;

  void note(const std::string& text) {
    const auto slashed = parse_slashed(text);
    if (!slashed) return;
    day_first = day_first || (slashed->first > 12 && slashed->second <= 12);
    month_first = month_first || (slashed->second > 12 && slashed->first <= 12);
    const ForeignDays days = parse_foreign_days(text);
    if (days.day_first && days.month_first && *days.day_first != *days.month_first) ++either;
  }
  bool mixed() const { return day_first && month_first; }
};

/// As an ISO day where the text is one in this order, else as it stands.
std::string in_order(const Orders& orders, const std::string& text) {
  const ForeignDays days = parse_foreign_days(text);
  const bool differ = days.day_first && days.month_first && *days.day_first != *days.month_first;
  if (differ && orders.mixed()) return text;
  const bool by_day = days.day_first && (orders.day_first || !days.month_first);
  const auto& day = by_day ? days.day_first : days.month_first;
  return day ? edtf_day(*day) : text;
}

bool is_link(std::string_view text) {
  return text.rfind("http://", 0) == 0 || text.rfind("https://", 0) == 0;
}

bool looks_like_events(std::string_view head) {
  const auto holds = [&](std::string_view key) { return head.find(key) != head.npos; };
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  if (start == head.npos || head[start] != '[') return false;
  return (holds("\"latitude\"") || holds("\"date\"")) &&
         (holds("\"associations\"") || holds("\"sources\"") || holds("\"filters\""));
}

class TimemapReader {
 public:
  explicit TimemapReader(const ForeignJsonTexts& texts) : texts_(texts) { table_.columns = fixed_columns; }

  Result<std::optional<ForeignTable>> read() {
    if (!looks_like_events(texts_.events.substr(0, head_bytes))) return std::optional<ForeignTable>();
    beside(texts_.sources, "sources", [&](const std::string& at, const json& value) { listed_source(at, value); });
    drop_hidden();
    beside(texts_.associations, "associations", [&](const std::string& at, const json& v) { association(at, v); });
    const Status done =
        for_each_item(texts_.events, texts_.file, [&](const std::string& at, const json& value) { event(at, value); });
    if (!done) return done.error();
    if (!is_timemap_) return std::optional<ForeignTable>();
    for (std::vector<std::string>& row : table_.rows) row.resize(table_.columns.size());
    settle_dates();
    say_what_is_missing();
    return std::optional<ForeignTable>(std::move(table_));
  }

 private:
  void remark(const std::string& at, const std::string& text) {
    if (++findings_ <= most_remarks) table_.remarks.push_back("At " + shortened(at) + ": " + text + ".");
  }

  // What any entry withholds stays withheld.
  void drop_hidden() {
    std::erase_if(table_.sources, [&](const Source& source) { return hidden_.contains(source.id); });
  }

  // A file beside the events that cannot be read costs its own data only.
  void beside(const std::optional<std::string_view>& text, const std::string& what,
              const std::function<void(const std::string&, const json&)>& item) {
    if (!text) return;
    const Status done = for_each_item(*text, "The file of " + what + " beside " + texts_.file, item);
    if (!done) table_.remarks.push_back(done.error().message + ". What it held before that place is used.");
  }

  void listed_source(const std::string& at, const json& value) {
    if (!value.is_object()) return remark("/" + at + " of the sources", "a source must be an object { }; left out");
    const std::string own = member(value, "id");
    Source source = make_source(value, list_part(own.empty() ? at : own));
    if (truthy(member(value, "srcHidden"))) {
      hidden_.insert(source.id);
    } else if (known_.insert(source.id).second) {
      table_.sources.push_back(std::move(source));
    }
  }

  void association(const std::string& at, const json& value) {
    if (!value.is_object()) {
      return remark("/" + at + " of the associations", "an association must be an object { }; left out");
    }
    const std::string own = member(value, "id");
    tags_[own.empty() ? at : own] = tag_of(value);
  }

  /// "Kind: value", from the path of a filter or its key and value, else the title.
  static std::string tag_of(const json& value) {
    std::string tag;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) tag += (tag.empty() ? "" : ": ") + list_part(part);
    };
    if (const auto path = value.find("filter_paths"); path != value.end() && path->is_array()) {
      for (const json& part : *path) add(scalar(part).value_or(""));
    }
    if (tag.empty()) {
      add(member(value, "key"));
      add(member(value, "value"));
    }
    if (tag.empty()) add(member(value, "title"));
    if (tag.empty()) add(member(value, "id"));
    return tag;
  }

  static Source make_source(const json& value, const std::string& source_id) {
    Source source;
    source.id = source_id;
    source.title = member(value, "title");
    source.publisher = member(value, "author");
    if (source.publisher.empty()) source.publisher = member(value, "affil_s");
    source.date = member(value, "date");  // read when the whole file has shown its order
    source.url = member(value, "url");
    std::vector<std::string> paths{member(value, "path")};
    if (const auto list = value.find("paths"); list != value.end() && list->is_array()) {
      for (const json& path : *list) paths.push_back(scalar(path).value_or(""));
    }
    if (source.url.empty()) {
      const auto link = std::find_if(paths.begin(), paths.end(), is_link);
      if (link != paths.end()) source.url = *link;
    }
    (source.title.empty() ? source.title : source.note) = member(value, "description");
    for (const std::string& path : paths) {
      if (path != source.url) join(source.note, path);
    }
    join(source.note, member(value, "notes"));
    return source;
  }

  void event(const std::string& at, const json& value) {
    if (!value.is_object()) return remark("/" + at, "an event must be an object { }; left out");
    is_timemap_ =
        is_timemap_ || value.contains("associations") || value.contains("sources") || value.contains("filters");
    std::vector<std::string> row(fixed_columns.size());
    const bool withheld = truthy(member(value, "srcHidden"));
    for (const auto& [key, cell] : value.items()) {
      if (key == "sources" || key == "associations" || key == "filters") {
        list("/" + at + "/" + key, cell, row, withheld);
      } else {
        text_cell("/" + at + "/" + escaped(key), key, cell, row);
      }
    }
    if (row[date].empty() && row[latitude].empty()) {
      return remark("/" + at, "the event has neither a date nor a latitude; left out");
    }
    if (truthy(row[graphic])) ++graphic_;
    table_.rows.push_back(std::move(row));
  }

  void text_cell(const std::string& at, const std::string& key, const json& cell, std::vector<std::string>& row) {
    const auto known = std::find(table_.columns.begin(), table_.columns.end(), key);
    if (known == table_.columns.end() && table_.columns.size() >= most_columns) {
      ++columns_left_out_;
      return;
    }
    const auto column = static_cast<std::size_t>(known - table_.columns.begin());
    if (known == table_.columns.end()) table_.columns.push_back(key);
    std::optional<std::string> text = scalar(cell);
    if (!text && column < fixed_columns.size()) {
      return remark(at, "must be a text or a number, not a list or an object; left out");
    }
    if (!text) text = cell.dump(-1, ' ', false, json::error_handler_t::replace);
    if (row.size() <= column) row.resize(column + 1);
    row[column] = std::move(*text);
  }

  void list(const std::string& at, const json& cell, std::vector<std::string>& row, bool withheld) {
    if (cell.is_null()) return;
    if (!cell.is_array()) return remark(at, "must be a list [ ]; left out");
    const bool of_sources = at.ends_with("/sources");
    for (std::size_t i = 0; i < cell.size(); ++i) {
      const json& part = cell[i];
      const std::optional<std::string> name = scalar(part);
      if (!name && !part.is_object()) {
        remark(at + "/" + std::to_string(i), "must be a text or an object { }; left out");
      } else if (!of_sources) {
        const auto titled = name ? tags_.find(*name) : tags_.end();
        join(row[associations], !name ? tag_of(part) : titled != tags_.end() ? titled->second : list_part(*name));
      } else {
        join(row[sources], source_id(name, part, withheld));
      }
    }
  }

  /// The id under which the row names the source; empty where it is withheld.
  std::string source_id(const std::optional<std::string>& name, const json& part, bool withheld) {
    std::string given = list_part(name ? *name : member(part, "id"));
    withheld =
        withheld || given == "srcHidden" || hidden_.contains(given) || (!name && truthy(member(part, "srcHidden")));
    if (withheld) {
      ++withheld_;
      return {};
    }
    if (name) {
      if (!given.empty()) ++references_;
      return given;
    }
    Source source = make_source(part, given);
    const std::string content = given + '\n' + source.title + '\n' + source.url + '\n' + source.note;
    if (const auto seen = inline_ids_.find(content); seen != inline_ids_.end()) return seen->second;
    if (source.id.empty()) source.id = "source";
    // One id for different sources: each must stay itself.
    const std::string base = source.id;
    while (!known_.insert(source.id).second) source.id = base + "-" + std::to_string(++uses_[base] + 1);
    if (table_.sources.size() >= most_entries) throw Stop("there are more sources than can be read");
    inline_ids_[content] = source.id;
    table_.sources.push_back(source);
    return source.id;
  }

  /// The order of day and month holds for a whole file, so that any row can settle it.
  void settle_dates() {
    Orders of_events;
    for (const std::vector<std::string>& row : table_.rows) of_events.note(row[date]);
    for (std::vector<std::string>& row : table_.rows) {
      std::string written = std::exchange(row[date], in_order(of_events, row[date]));
      if (row[date] != written && row[date_words].empty()) row[date_words] = std::move(written);
    }
    Orders of_sources;
    for (const Source& source : table_.sources) of_sources.note(source.date);
    // One hand writes both, as far as nothing shows the contrary.
    if (!of_sources.day_first && !of_sources.month_first) {
      of_sources.day_first = of_events.day_first;
      of_sources.month_first = of_events.month_first;
    }
    for (Source& source : table_.sources) source.date = in_order(of_sources, source.date);
    say_order("The dates of this file", of_events, "kept as words");
    // A list whose order leaves nothing open needs no word.
    if (of_sources.either > 0) say_order("The dates of its sources", of_sources, "kept as written");
  }

  void say_order(const std::string& dates, const Orders& orders, const std::string& kept) {
    const std::string either = std::to_string(orders.either);
    if (orders.mixed()) {
      table_.remarks.push_back(dates + " have the day first in some and the month first in others; " + either +
                               " that fit both are " + kept + ".");
    } else if (orders.day_first) {
      table_.remarks.push_back(dates + " are read with the day first, as some of them must be.");
    } else if (!orders.month_first && orders.either > 0) {
      table_.remarks.push_back(dates + " do not settle whether the day or the month stands first; " + either +
                               " are read with the month first, as TimeMap writes them.");
    }
  }

  void say_what_is_missing() {
    const auto say = [&](const std::string& text, std::size_t count, const std::string& more = "") {
      if (count > 0) table_.remarks.push_back(text + ": " + std::to_string(count) + more + ".");
    };
    if (findings_ > most_remarks) say("Further findings of these kinds, not listed", findings_ - most_remarks);
    say("Values left out, as only the first " + std::to_string(most_columns) + " different keys are kept",
        columns_left_out_);
    say("References left out, as their sources are withheld (srcHidden)", withheld_);
    say("Events marked graphic, which get that tag", graphic_);
    if (!texts_.sources) {
      say("References to a file of sources that is not beside " + texts_.file, references_,
          "; put it there, named as that of the events with \"sources\" for \"events\"");
    }
  }

  const ForeignJsonTexts& texts_;
  ForeignTable table_;
  bool is_timemap_ = false;
  std::set<std::string> known_;   // ids in table_.sources
  std::set<std::string> hidden_;  // ids of withheld sources
  std::map<std::string, std::string> tags_;
  std::map<std::string, std::string> inline_ids_;  // what an event says of a source, to its id
  std::map<std::string, std::size_t> uses_;
  std::size_t findings_ = 0;
  std::size_t columns_left_out_ = 0;
  std::size_t withheld_ = 0;
  std::size_t graphic_ = 0;
  std::size_t references_ = 0;
};

std::string read_start(std::ifstream& stream, std::size_t size) {
  std::string text(size, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  return text;
}

/// Nothing where there is no such file, or one that is not meant here by its beginning.
Result<std::optional<std::string>> read_text(const fs::path& path, bool (*meant)(std::string_view head)) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure) || failure) return std::optional<std::string>();
  const std::uintmax_t size = fs::file_size(path, failure);
  std::ifstream stream(path, std::ios::binary);
  if (failure || !stream) return std::optional<std::string>();
  if (!meant(read_start(stream, head_bytes))) return std::optional<std::string>();
  if (size > most_bytes) {
    return Error{path.string() + " has " + std::to_string(size >> 20) +
                 " MiB; JSON of this kind is read up to 512 MiB. Divide it, or convert it to CSV"};
  }
  stream.clear();
  stream.seekg(0);
  return std::optional<std::string>(read_start(stream, static_cast<std::size_t>(size)));
}

bool any_text(std::string_view) {
  return true;
}

}  // namespace

Result<std::optional<ForeignTable>> parse_foreign_json(const ForeignJsonTexts& texts) {
  return TimemapReader(texts).read();
}

std::vector<std::string> foreign_json_companions(const std::string& path) {
  const fs::path file = path;
  const std::string name = file.filename().string();
  const std::size_t at = ascii_lower(name).rfind("events");
  std::vector<std::string> companions;
  for (const char* what : {"sources", "associations"}) {
    if (at == name.npos) break;
    companions.push_back((file.parent_path() / (name.substr(0, at) + what + name.substr(at + 6))).string());
  }
  return companions;
}

Result<std::optional<ForeignTable>> read_foreign_json(const std::string& path) {
  const auto events = read_text(path, looks_like_events);
  if (!events) return events.error();
  if (!events.value()) return std::optional<ForeignTable>();
  ForeignJsonTexts texts{path, *events.value(), {}, {}};
  const std::vector<std::string> companions = foreign_json_companions(path);
  std::optional<std::string> beside[2];
  for (std::size_t i = 0; i < companions.size(); ++i) {
    auto text = read_text(companions[i], any_text);
    if (!text) return text.error();
    beside[i] = std::move(text.value());
  }
  if (beside[0]) texts.sources = *beside[0];
  if (beside[1]) texts.associations = *beside[1];
  return parse_foreign_json(texts);
}

}  // namespace yalu
