#include "io/user_gazetteer.h"

#include <charconv>
#include <cmath>
#include <utility>

#include <ogrsf_frmts.h>

#include "base/unicode.h"
#include "incidents/incident_table.h"
#include "io/connection.h"
#include "io/csv_in_memory.h"
#include "io/field_text.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"

namespace yalu {
namespace {

/// The points of a layer's features in degrees WGS 84, by row; nothing where a feature has none.
std::vector<std::optional<LonLat>> points_of(OGRLayer& layer) {
  OGRSpatialReference degrees;
  degrees.SetWellKnownGeogCS("WGS84");
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  std::vector<std::optional<LonLat>> points;
  layer.ResetReading();
  for (OGRFeatureUniquePtr feature(layer.GetNextFeature()); feature; feature.reset(layer.GetNextFeature())) {
    points.emplace_back();
    OGRGeometry* geometry = feature->GetGeometryRef();
    if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbPoint || geometry->IsEmpty()) continue;
    if (geometry->getSpatialReference() != nullptr && geometry->transformTo(&degrees) != OGRERR_NONE) continue;
    points.back() = make_lon_lat(geometry->toPoint()->getX(), geometry->toPoint()->getY());
  }
  return points;
}

class UserRows {
 public:
  UserRows(const std::string& file, TextTable table, std::vector<std::optional<LonLat>> points,
           std::vector<Place>& places, std::map<std::string, PlaceId>& by_id, Issues& issues)
      : file_(file),
        table_(std::move(table)),
        points_(std::move(points)),
        places_(places),
        by_id_(by_id),
        issues_(issues) {
    for (std::string& column : table_.columns) column = ascii_lower(trimmed(column));
  }

  Status read() {
    if (table_.column("name") < 0) {
      return Error{file_ + " is no gazetteer: it lacks the column name; docs/places.md says which columns there are"};
    }
    for (row_ = 0; row_ < table_.rows.size(); ++row_) read_row();
    return Done{};
  }

 private:
  std::string cell(std::string_view column) const { return trimmed(table_.cell(row_, table_.column(column))); }

  void issue(std::string_view column, std::string text) {
    issues_.push_back({file_, static_cast<std::int64_t>(row_) + 2, std::string(column), std::move(text)});
  }

  void read_row() {
    const std::string name = cell("name");
    if (name.empty()) return issue("name", "a place without a name; left out");
    if (const std::string id = cell("place_id"); !id.empty()) {
      const auto place = by_id_.find(id);
      if (place == by_id_.end()) return issue("place_id", "\"" + id + "\" is no id of the gazetteer; left out");
      std::vector<std::string>& names = places_[index_of(place->second)].user_names;
      names.push_back(name);
      for (std::string& variant : split_list(cell("variants"))) names.push_back(std::move(variant));
      return;
    }
    const bool says_nothing = cell("kind").empty() && cell("parent").empty() && cell("lon").empty() &&
                              cell("lat").empty() && cell("precision").empty() && !point();
    if (says_nothing) return issue("place_id", "\"" + name + "\" has neither a place_id nor a position; left out");
    add_place(name);
  }

  std::optional<LonLat> point() const { return row_ < points_.size() ? points_[row_] : std::nullopt; }

  void add_place(const std::string& name) {
    Place place;
    place.shelf = Shelf::user;
    place.name = name;
    place.id = cell("id").empty() ? "user_" + fold(name) : cell("id");
    place.country = cell("country");
    place.variants = split_list(cell("variants"));
    place.homonym_note = cell("homonym_note");
    place.note = cell("note");
    place.source = cell("source").empty() ? file_ : cell("source");
    if (!read_position(place)) return;
    place.precision = Precision::settlement;
    if (const std::string text = cell("precision"); !text.empty()) {
      const std::optional<Precision> precision = parse_precision(text);
      if (!precision) return issue("precision", "\"" + text + "\" is no precision; left out");
      place.precision = *precision;
    }
    if (const std::string text = cell("kind"); !text.empty()) {
      const std::optional<PlaceKind> kind = parse_place_kind(text);
      if (!kind) return issue("kind", "\"" + text + "\" is no kind of place; left out");
      place.kind = *kind;
    }
    if (const std::string text = cell("radius_km"); !text.empty()) {
      const std::optional<double> radius = number_of(text);
      if (!radius || !std::isfinite(*radius) || *radius < 0) {
        return issue("radius_km", "\"" + text + "\" is no length; left out");
      }
      place.radius_km = *radius;
    }
    if (const std::string text = cell("parent"); !text.empty()) {
      const auto parent = by_id_.find(text);
      if (parent == by_id_.end()) return issue("parent", "\"" + text + "\" is no id of the gazetteer; left out");
      place.parent = parent->second;
    }
    if (!by_id_.emplace(place.id, PlaceId{static_cast<std::uint32_t>(places_.size())}).second) {
      return issue("id", "\"" + place.id + "\" is already the id of a place; left out");
    }
    places_.push_back(std::move(place));
  }

  /// Whether the row may stay: a position that cannot be read must not become a place without one.
  bool read_position(Place& place) {
    const std::string lon_text = cell("lon");
    const std::string lat_text = cell("lat");
    if (lon_text.empty() && lat_text.empty()) {
      place.position = point();
      return true;
    }
    const std::optional<double> lon = number_of(lon_text);
    const std::optional<double> lat = number_of(lat_text);
    if (lon && lat) place.position = make_lon_lat(*lon, *lat);
    if (!place.position) issue("lon", "\"" + lon_text + "\", \"" + lat_text + "\" is no position; left out");
    return place.position.has_value();
  }

  const std::string& file_;
  TextTable table_;
  std::vector<std::optional<LonLat>> points_;
  std::vector<Place>& places_;
  std::map<std::string, PlaceId>& by_id_;
  Issues& issues_;
  std::size_t row_ = 0;
};

}  // namespace

std::optional<double> number_of(const std::string& text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

Status add_user_gazetteer(const std::string& source, std::vector<Place>& places, std::map<std::string, PlaceId>& by_id,
                          Issues& issues) {
  const std::string file = shown_source(source);
  std::string csv;
  std::optional<CsvInMemory> in_memory;
  if (!is_connection(source) && is_csv_name(source)) {
    Result<std::string> text = read_csv_text(source, "name", issues);
    if (!text) return Error{"the gazetteer " + text.error().message};
    csv = std::move(text).value();
    in_memory.emplace(csv);
  }
  const Result<DatasetPtr> opened =
      in_memory ? in_memory->open(true) : open_vector(source, {"AUTODETECT_TYPE=NO", "HEADERS=YES"});
  if (!opened) return Error{"the gazetteer " + file + " cannot be read: " + shown_reason(opened.error().message)};
  const GdalMessages messages;
  OGRLayer* layer = opened.value()->GetLayer(0);
  if (layer == nullptr) return Error{"the gazetteer " + file + " cannot be read: it holds no table"};
  TextTable table = read_text_table(*layer);
  // The table of `yalu places --unmatched` may have come back from a spreadsheet.
  const std::string_view driver = opened.value()->GetDriverName() != nullptr ? opened.value()->GetDriverName() : "";
  if (driver == "CSV" || is_spreadsheet(*opened.value())) {
    for (std::vector<std::string>& row : table.rows) {
      for (std::string& cell : row) cell = std::string(unguard(cell));
    }
  }
  std::vector<std::optional<LonLat>> points = points_of(*layer);
  if (!messages.failures().empty()) {
    return Error{"the gazetteer " + file + " cannot be read to its end: " + messages.first("")};
  }
  return UserRows(file, std::move(table), std::move(points), places, by_id, issues).read();
}

}  // namespace yalu
