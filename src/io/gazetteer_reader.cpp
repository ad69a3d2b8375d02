#include "io/gazetteer_reader.h"

#include <map>
#include <string>
#include <vector>

#include "incidents/incident_table.h"
#include "io/gdal_setup.h"
#include "io/user_gazetteer.h"

namespace yalu {
namespace {

// Rows of one file as places, their parents still as text.
struct Rows {
  std::vector<Place> places;
  std::vector<std::string> parents;
  std::vector<std::pair<std::string, std::int64_t>> origins;  // file and row, for issues
};

class Reader {
 public:
  Reader(const TextTable& table, std::string file, Shelf shelf, Issues& issues)
      : table_(table), file_(std::move(file)), shelf_(shelf), issues_(issues) {}

  void read(Rows& rows) {
    for (row_ = 0; row_ < table_.rows.size(); ++row_) {
      rows.places.push_back(read_place());
      rows.parents.push_back(cell("parent_id"));
      rows.origins.emplace_back(file_, row_number());
    }
  }

 private:
  const std::string& cell(std::string_view column) const { return table_.cell(row_, table_.column(column)); }
  std::int64_t row_number() const { return static_cast<std::int64_t>(row_) + 2; }
  void issue(std::string_view column, std::string text) {
    issues_.push_back({file_, row_number(), std::string(column), std::move(text)});
  }

  Place read_place() {
    Place place;
    place.shelf = shelf_;
    place.id = cell("id");
    place.name = cell("name");
    if (const std::optional<PlaceKind> kind = parse_place_kind(cell("kind"))) {
      place.kind = *kind;
    } else {
      issue("kind", "\"" + cell("kind") + "\" is no kind of place; taken as town");
    }
    place.country = cell("country");
    place.variants = split_list(cell("variants"));
    for (const char* column : {"pinyin", "mccune_reischauer", "revised_romanization", "hanzi_traditional"}) {
      for (std::string& name : split_list(cell(column))) place.variants.push_back(std::move(name));
    }
    place.hangul = first_shown("hangul", place.variants);
    place.hanzi = first_shown("hanzi", place.variants);
    place.position = read_position();
    if (const std::optional<Precision> precision = parse_precision(cell("precision"))) {
      place.precision = *precision;
    } else {
      issue("precision", "\"" + cell("precision") + "\" is no precision; taken as unknown");
    }
    if (!cell("radius_km").empty()) {
      const std::optional<double> radius = number_of(cell("radius_km"));
      if (radius && *radius >= 0) {
        place.radius_km = *radius;
      } else {
        issue("radius_km", "\"" + cell("radius_km") + "\" is no length; taken as 0");
      }
    }
    place.homonym_note = cell("homonym_note");
    place.note = cell("note");
    place.source = cell("source");
    return place;
  }

  // The first name of the cell; further ones are spellings like any other.
  std::string first_shown(std::string_view column, std::vector<std::string>& variants) const {
    std::vector<std::string> names = split_list(cell(column));
    if (names.empty()) return {};
    for (std::size_t i = 1; i < names.size(); ++i) variants.push_back(names[i]);
    return names.front();
  }

  std::optional<LonLat> read_position() {
    if (cell("lon").empty() && cell("lat").empty()) return {};
    const std::optional<double> lon = number_of(cell("lon"));
    const std::optional<double> lat = number_of(cell("lat"));
    const std::optional<LonLat> position = lon && lat ? make_lon_lat(*lon, *lat) : std::nullopt;
    if (!position) issue("lon", "\"" + cell("lon") + "\", \"" + cell("lat") + "\" is no position; left out");
    return position;
  }

  const TextTable& table_;
  std::string file_;
  Shelf shelf_;
  Issues& issues_;
  std::size_t row_ = 0;
};

Status read_shipped(const std::filesystem::path& folder, Rows& rows, Issues& issues) {
  struct File {
    const char* name;
    Shelf shelf;
  };
  for (const auto& [name, shelf] : {File{"places.csv", Shelf::curated}, File{"crossings.csv", Shelf::curated},
                                    File{"settlements.csv", Shelf::settlements}}) {
    const std::string file = (folder / name).string();
    const Result<TextTable> table = read_csv(file);
    if (!table) return Error{"the gazetteer of the program: " + table.error().message + "; install the program again"};
    for (const char* needed : {"id", "name", "kind", "precision"}) {
      if (table.value().column(needed) < 0) {
        return Error{"the gazetteer of the program: " + file + " lacks the column " + needed +
                     "; install the program again"};
      }
    }
    Reader(table.value(), file, shelf, issues).read(rows);
  }
  return Done{};
}

void resolve_parents(Rows& rows, const std::map<std::string, PlaceId>& by_id, Issues& issues) {
  for (std::size_t i = 0; i < rows.places.size(); ++i) {
    if (rows.parents[i].empty()) continue;
    if (const auto parent = by_id.find(rows.parents[i]); parent != by_id.end()) {
      rows.places[i].parent = parent->second;
    } else {
      issues.push_back({rows.origins[i].first, rows.origins[i].second, "parent_id",
                        "\"" + rows.parents[i] + "\" is no id of the gazetteer"});
    }
  }
}

}  // namespace

Result<Gazetteer> read_gazetteer(const std::filesystem::path& folder, Issues& issues) {
  return read_gazetteer(folder, {}, issues);
}

Result<Gazetteer> read_gazetteer(const std::filesystem::path& folder, const std::vector<std::string>& user_files,
                                 Issues& issues) {
  Rows rows;
  if (const Status read = read_shipped(folder, rows, issues); !read) return read.error();
  std::map<std::string, PlaceId> by_id;
  for (std::size_t i = 0; i < rows.places.size(); ++i) {
    if (!by_id.emplace(rows.places[i].id, PlaceId{static_cast<std::uint32_t>(i)}).second) {
      issues.push_back(
          {rows.origins[i].first, rows.origins[i].second, "id", "\"" + rows.places[i].id + "\" stands twice"});
    }
  }
  resolve_parents(rows, by_id, issues);
  for (const std::string& file : user_files) {
    if (const Status read = add_user_gazetteer(file, rows.places, by_id, issues); !read) return read.error();
  }
  return Gazetteer(std::move(rows.places));
}

}  // namespace yalu
