#include "io/gazetteer_reader.h"

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "io/field_text.h"
#include "io/gdal_setup.h"

namespace yalu {
namespace {

std::vector<std::string> split_names(const std::string& cell) {
  std::vector<std::string> names;
  std::size_t start = 0;
  while (start <= cell.size()) {
    const std::size_t end = std::min(cell.find(';', start), cell.size());
    if (std::string name = trimmed(std::string_view(cell).substr(start, end - start)); !name.empty())
      names.push_back(std::move(name));
    start = end + 1;
  }
  return names;
}

std::optional<double> read_number(const std::string& text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

// Rows of one file as places, their parents still as text.
struct Rows {
  std::vector<Place> places;
  std::vector<std::string> parents;
  std::vector<std::pair<std::string, std::int64_t>> origins;  // file and row, for issues
};

class Reader {
 public:
  Reader(const TextTable& table, std::string file, Issues& issues)
      : table_(table), file_(std::move(file)), issues_(issues) {}

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
    place.id = cell("id");
    place.name = cell("name");
    if (const std::optional<PlaceKind> kind = parse_place_kind(cell("kind"))) {
      place.kind = *kind;
    } else {
      issue("kind", "\"" + cell("kind") + "\" is no kind of place; taken as town");
    }
    place.country = cell("country");
    place.variants = split_names(cell("variants"));
    for (const char* column : {"pinyin", "mccune_reischauer", "revised_romanization", "hanzi_traditional"}) {
      for (std::string& name : split_names(cell(column))) place.variants.push_back(std::move(name));
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
      const std::optional<double> radius = read_number(cell("radius_km"));
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
    std::vector<std::string> names = split_names(cell(column));
    if (names.empty()) return {};
    for (std::size_t i = 1; i < names.size(); ++i) variants.push_back(names[i]);
    return names.front();
  }

  std::optional<LonLat> read_position() {
    if (cell("lon").empty() && cell("lat").empty()) return {};
    const std::optional<double> lon = read_number(cell("lon"));
    const std::optional<double> lat = read_number(cell("lat"));
    const std::optional<LonLat> position = lon && lat ? make_lon_lat(*lon, *lat) : std::nullopt;
    if (!position) issue("lon", "\"" + cell("lon") + "\", \"" + cell("lat") + "\" is no position; left out");
    return position;
  }

  const TextTable& table_;
  std::string file_;
  Issues& issues_;
  std::size_t row_ = 0;
};

}  // namespace

Result<Gazetteer> read_gazetteer(const std::filesystem::path& folder, Issues& issues) {
  Rows rows;
  for (const char* name : {"places.csv", "crossings.csv"}) {
    const std::string file = (folder / name).string();
    const Result<TextTable> table = read_csv(file);
    if (!table) return Error{"the gazetteer of the program: " + table.error().message + "; install the program again"};
    for (const char* needed : {"id", "name", "kind", "precision"}) {
      if (table.value().column(needed) < 0) {
        return Error{"the gazetteer of the program: " + file + " lacks the column " + needed +
                     "; install the program again"};
      }
    }
    Reader(table.value(), file, issues).read(rows);
  }
  std::map<std::string, PlaceId> by_id;
  for (std::size_t i = 0; i < rows.places.size(); ++i) {
    if (!by_id.emplace(rows.places[i].id, PlaceId{static_cast<std::uint32_t>(i)}).second) {
      issues.push_back(
          {rows.origins[i].first, rows.origins[i].second, "id", "\"" + rows.places[i].id + "\" stands twice"});
    }
  }
  for (std::size_t i = 0; i < rows.places.size(); ++i) {
    if (rows.parents[i].empty()) continue;
    if (const auto parent = by_id.find(rows.parents[i]); parent != by_id.end()) {
      rows.places[i].parent = parent->second;
    } else {
      issues.push_back({rows.origins[i].first, rows.origins[i].second, "parent_id",
                        "\"" + rows.parents[i] + "\" is no id of the gazetteer"});
    }
  }
  return Gazetteer(std::move(rows.places));
}

}  // namespace yalu
