#include "io/view_json.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "map/camera.h"

namespace yalu {
namespace {

template <class T, std::size_t N>
using Terms = std::array<std::pair<std::string_view, T>, N>;

constexpr Terms<Layout, 2> layouts{{{"screen", Layout::screen}, {"page", Layout::page}}};
constexpr Terms<StyleName, 3> styles{
    {{"light", StyleName::light}, {"dark", StyleName::dark}, {"print", StyleName::print}}};
constexpr Terms<LabelLanguage, 3> languages{
    {{"latin", LabelLanguage::latin}, {"korean", LabelLanguage::korean}, {"chinese", LabelLanguage::chinese}}};
constexpr Terms<MatchMode, 2> matches{{{"any", MatchMode::any}, {"certain", MatchMode::certain}}};
// A picture beyond this is a mistake: 200 inches.
constexpr double largest_size_px = 19200;
constexpr double least_px2_per_person = 0.0001;
constexpr double largest_px2_per_person = 10000;
constexpr double least_radius_px = 0.5;
constexpr double largest_radius_px = 100;

template <class T, std::size_t N>
void read_term(JsonReader& reader, const char* key, T& out, const Terms<T, N>& terms) {
  std::string expected;
  for (const auto& [word, value] : terms) expected += (expected.empty() ? "" : " or ") + std::string(word);
  const std::function<std::optional<T>(std::string_view)> parse = [&terms](std::string_view text) -> std::optional<T> {
    for (const auto& [word, value] : terms) {
      if (word == text) return value;
    }
    return {};
  };
  reader.term<T>(key, out, parse, expected);
}

template <class T, std::size_t N>
std::string word_of(T value, const Terms<T, N>& terms) {
  for (const auto& [word, known] : terms) {
    if (known == value) return std::string(word);
  }
  return {};
}

void read_day(JsonReader& reader, const char* key, std::optional<Day>& out) {
  Day day{};
  if (!reader.ok() || !reader.has(key)) return;
  const std::function<std::optional<Day>(std::string_view)> parse = [](std::string_view text) {
    return parse_iso_day(text);
  };
  reader.term<Day>(key, day, parse, "a day such as 2023-11-20");
  if (reader.ok()) out = day;
}

void read_filter(JsonReader& reader, Filter& filter) {
  reader.allow({"from", "to", "match", "kinds", "verifications", "places", "text", "as_of"});
  read_day(reader, "from", filter.window.from);
  read_day(reader, "to", filter.window.to);
  read_day(reader, "as_of", filter.as_of);
  read_term(reader, "match", filter.match, matches);
  reader.texts("kinds", filter.kinds);
  reader.texts("places", filter.places);
  reader.text("text", filter.text);
  std::vector<std::string> verifications;
  reader.texts("verifications", verifications);
  for (std::size_t i = 0; reader.ok() && i < verifications.size(); ++i) {
    if (const std::optional<Verification> value = parse_verification(verifications[i])) {
      filter.verifications.push_back(*value);
    } else {
      reader.fail("verifications/" + std::to_string(i), "must be alleged, corroborated, confirmed, denied or \"\"");
    }
  }
  if (filter.window.from && filter.window.to && *filter.window.from > *filter.window.to) {
    reader.fail("to", "lies before from");
  }
}

JsonObject filter_object(const Filter& filter) {
  JsonObject object;
  if (filter.window.from) object.set("from", format_iso_day(*filter.window.from));
  if (filter.window.to) object.set("to", format_iso_day(*filter.window.to));
  if (filter.as_of) object.set("as_of", format_iso_day(*filter.as_of));
  if (filter.match != MatchMode::any) object.set("match", word_of(filter.match, matches));
  if (!filter.kinds.empty()) object.set("kinds", filter.kinds);
  if (!filter.places.empty()) object.set("places", filter.places);
  if (!filter.text.empty()) object.set("text", filter.text);
  std::vector<std::string> verifications;
  for (const Verification verification : filter.verifications) verifications.emplace_back(to_string(verification));
  if (!verifications.empty()) object.set("verifications", verifications);
  return object;
}

void read_camera(JsonReader& reader, Camera& camera) {
  reader.allow({"center", "zoom", "box"});
  reader.number("zoom", camera.zoom, min_zoom, max_zoom);
  if (const auto center = reader.numbers("center", 2)) {
    if (const std::optional<LonLat> position = make_lon_lat((*center)[0], (*center)[1])) {
      camera.center = *position;
    } else {
      reader.fail("center", "must be [longitude, latitude] in degrees");
    }
  }
  if (const auto box = reader.numbers("box", 4)) {
    camera.box = LonLatBox{(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
    if (!make_lon_lat((*box)[0], (*box)[1]) || !make_lon_lat((*box)[2], (*box)[3]) || (*box)[0] >= (*box)[2] ||
        (*box)[1] >= (*box)[3]) {
      reader.fail("box", "must be [west, south, east, north] in degrees, west below east and south below north");
    }
  }
}

JsonObject camera_object(const Camera& camera, const Camera& defaults) {
  JsonObject object;
  if (camera.center != defaults.center)
    object.set("center", std::vector<double>{camera.center.lon_deg, camera.center.lat_deg});
  if (camera.zoom != defaults.zoom) object.set("zoom", camera.zoom);
  if (camera.box)
    object.set("box", std::vector<double>{camera.box->west_deg, camera.box->south_deg, camera.box->east_deg,
                                          camera.box->north_deg});
  return object;
}

void read_layers(JsonReader& reader, Layers& layers) {
  std::vector<std::string_view> names;
  for (const LayerSwitch& layer : layer_switches) names.push_back(layer.name);
  reader.allow(names);
  for (const auto& [key, member] : layer_switches) reader.boolean(key, layers.*member);
}

JsonObject layers_object(const Layers& layers, const Layers& defaults) {
  JsonObject object;
  for (const auto& [key, member] : layer_switches) {
    if (layers.*member != defaults.*member) object.set(key, layers.*member);
  }
  return object;
}

void read_size(JsonReader& reader, ScreenSize& size) {
  const auto sides = reader.numbers("size", 2);
  if (!sides) return;
  for (const double side : *sides) {
    if (!(side >= 1 && side <= largest_size_px)) {
      return reader.fail("size", "must be [width, height] in 1/96 inch, each from 1 to 19200");
    }
  }
  size = {(*sides)[0], (*sides)[1]};
}

void read_shown(JsonReader& reader, std::optional<ShownDate>& shown) {
  reader.allow({"day", "fraction"});
  std::optional<Day> day;
  double fraction = 0;
  read_day(reader, "day", day);
  reader.number("fraction", fraction, 0, std::nextafter(1.0, 0.0));
  if (reader.ok() && !day) reader.fail("", "needs the key day");
  if (reader.ok()) shown = ShownDate{*day, fraction};
}

void add_if_any(JsonObject& object, const char* key, JsonObject member) {
  if (!member.empty()) object.set(key, std::move(member));
}

}  // namespace

void read_symbols(JsonReader& reader, SymbolScale& symbols) {
  if (!reader.enter("symbols")) return;
  symbols = SymbolScale{};
  reader.allow({"px2_per_person", "min_radius_px"});
  reader.number("px2_per_person", symbols.px2_per_person, least_px2_per_person, largest_px2_per_person);
  reader.number("min_radius_px", symbols.min_radius_px, least_radius_px, largest_radius_px);
  reader.leave();
}

JsonObject symbols_object(const SymbolScale& symbols) {
  const SymbolScale defaults;
  JsonObject object;
  if (symbols.px2_per_person != defaults.px2_per_person) object.set("px2_per_person", symbols.px2_per_person);
  if (symbols.min_radius_px != defaults.min_radius_px) object.set("min_radius_px", symbols.min_radius_px);
  return object;
}

const std::vector<std::string_view>& view_keys() {
  static const std::vector<std::string_view> keys{"filter", "camera", "layers",   "symbols",   "shown", "size",
                                                  "layout", "style",  "language", "highlight", "title", "created"};
  return keys;
}

void read_view_object(JsonReader& reader, ViewState& view) {
  if (reader.enter("filter")) {
    read_filter(reader, view.filter);
    reader.leave();
  }
  if (reader.enter("camera")) {
    read_camera(reader, view.camera);
    reader.leave();
  }
  if (reader.enter("layers")) {
    read_layers(reader, view.layers);
    reader.leave();
  }
  if (reader.enter("shown")) {
    read_shown(reader, view.shown);
    reader.leave();
  }
  read_symbols(reader, view.symbols);
  read_size(reader, view.size);
  read_term(reader, "layout", view.layout, layouts);
  read_term(reader, "style", view.style, styles);
  read_term(reader, "language", view.language, languages);
  reader.texts("highlight", view.highlight);
  reader.text("title", view.title);
  reader.text("created", view.created);
}

JsonObject view_object(const ViewState& view, const ViewState& defaults) {
  JsonObject object;
  add_if_any(object, "filter", filter_object(view.filter));
  add_if_any(object, "camera", camera_object(view.camera, defaults.camera));
  add_if_any(object, "layers", layers_object(view.layers, defaults.layers));
  // Even where it is the program's own scale: a scene may differ from its briefing by having that.
  if (view.symbols != defaults.symbols) object.set("symbols", symbols_object(view.symbols));
  if (view.shown) {
    JsonObject shown;
    shown.set("day", format_iso_day(view.shown->day));
    if (view.shown->fraction != 0) shown.set("fraction", view.shown->fraction);
    object.set("shown", std::move(shown));
  }
  if (view.size != defaults.size) object.set("size", std::vector<double>{view.size.width_px, view.size.height_px});
  if (view.layout != defaults.layout) object.set("layout", word_of(view.layout, layouts));
  if (view.style != defaults.style) object.set("style", word_of(view.style, styles));
  if (view.language != defaults.language) object.set("language", word_of(view.language, languages));
  if (!view.highlight.empty()) object.set("highlight", view.highlight);
  if (!view.title.empty()) object.set("title", view.title);
  if (!view.created.empty()) object.set("created", view.created);
  return object;
}

}  // namespace yalu
