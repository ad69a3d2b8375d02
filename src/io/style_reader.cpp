#include "io/style_reader.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "incidents/vocabulary.h"
#include "io/briefing_json.h"
#include "io/json_reader.h"

namespace yalu {
namespace {

constexpr double style_version = 8;  // of the MapLibre style specification
constexpr double deepest_zoom = 24, widest_px = 100, most_ems = 10;

Rgba8 read_color(JsonReader& reader, const char* key) {
  constexpr const char* expected = "a colour \"#rrggbb\" or \"#rrggbbaa\"";
  if (!reader.has(key)) reader.fail(key, std::string("is missing; it must be ") + expected);
  Rgba8 color;
  reader.term<Rgba8>(key, color, parse_color, expected);
  return color;
}

double read_number(JsonReader& reader, const char* key, double least, double most) {
  double value = least;
  if (!reader.has(key)) reader.fail(key, "is missing; it must be a number");
  reader.number(key, value, least, most);
  return value;
}

ByZoom read_by_zoom(JsonReader& reader, const char* key) {
  ByZoom value;
  reader.stops_by_zoom(key, value.stops, 0, widest_px);
  return value;
}

// A member object of properties; what may stand in it is listed.
void within(JsonReader& reader, const char* key, const std::vector<std::string_view>& known,
            const std::function<void()>& read) {
  if (reader.ok() && !reader.has(key)) reader.fail(key, "is missing; it must be an object { }");
  if (!reader.enter(key)) return;
  reader.allow(known);
  read();
  reader.leave();
}

ZoomRange read_zooms(JsonReader& reader) {
  ZoomRange zoom;
  reader.number("minzoom", zoom.min, 0, deepest_zoom);
  reader.number("maxzoom", zoom.max, 0, deepest_zoom);
  return zoom;
}

Rgba8 read_fill(JsonReader& reader) {
  Rgba8 color;
  reader.allow({"id", "type", "paint"});
  within(reader, "paint", {"fill-color"}, [&] { color = read_color(reader, "fill-color"); });
  return color;
}

LineStyle read_line(JsonReader& reader) {
  LineStyle line;
  reader.allow({"id", "type", "minzoom", "maxzoom", "paint"});
  line.zoom = read_zooms(reader);
  within(reader, "paint", {"line-color", "line-width", "line-dasharray"}, [&] {
    line.color = read_color(reader, "line-color");
    line.width_px = read_by_zoom(reader, "line-width");
    if (auto dash = reader.numbers("line-dasharray", 2)) {
      if (!((*dash)[0] > 0 && (*dash)[1] > 0)) reader.fail("line-dasharray", "both lengths must be above 0");
      line.dash = std::move(*dash);
    }
  });
  return line;
}

DotStyle read_dot(JsonReader& reader) {
  DotStyle dot;
  reader.allow({"id", "type", "paint"});
  within(reader, "paint", {"circle-color", "circle-radius", "circle-stroke-color", "circle-stroke-width"}, [&] {
    dot.fill = read_color(reader, "circle-color");
    dot.radius_px = read_by_zoom(reader, "circle-radius");
    dot.rim = read_color(reader, "circle-stroke-color");
    dot.rim_width_px = read_number(reader, "circle-stroke-width", 0, widest_px);
  });
  return dot;
}

// The faces that ship with the program.
void read_font(JsonReader& reader, NameStyle& name) {
  std::vector<std::string> fonts;
  reader.texts("text-font", fonts);
  if (fonts.empty()) return;
  name.bold = fonts.front() == "Noto Sans Bold";
  name.italic = fonts.front() == "Noto Sans Italic";
  if (fonts.size() != 1 || (!name.bold && !name.italic && fonts.front() != "Noto Sans Regular")) {
    reader.fail("text-font", R"(must be one of ["Noto Sans Regular"], ["Noto Sans Bold"], ["Noto Sans Italic"])");
  }
}

NameStyle read_name(JsonReader& reader) {
  NameStyle name;
  reader.allow({"id", "type", "minzoom", "maxzoom", "layout", "paint", "metadata"});
  name.zoom = read_zooms(reader);
  within(reader, "layout", {"text-field", "text-font", "text-size", "text-letter-spacing", "text-transform"}, [&] {
    std::string field;
    reader.text("text-field", field);
    name.others = field == "{name}\n{others}";
    if (!name.others && field != "{name}") {
      reader.fail("text-field", R"(must be "{name}", or "{name}\n{others}" for the names in the other scripts)");
    }
    read_font(reader, name);
    name.size_px = read_by_zoom(reader, "text-size");
    reader.number("text-letter-spacing", name.letter_spacing_em, 0, most_ems);
    std::string transform = "none";
    reader.text("text-transform", transform);
    name.capitals = transform == "uppercase";
    if (!name.capitals && transform != "none") reader.fail("text-transform", R"(must be "none" or "uppercase")");
  });
  within(reader, "paint", {"text-color", "text-halo-color", "text-halo-width"}, [&] {
    name.color = read_color(reader, "text-color");
    name.halo = {0, 0, 0, 0};
    if (!reader.has("text-halo-color")) return;
    name.halo = read_color(reader, "text-halo-color");
    name.halo_width_px = read_number(reader, "text-halo-width", 0, widest_px);
  });
  name.others_color = name.color;
  if (reader.enter("metadata")) {
    reader.allow({"yalu:others-color"});
    name.others_color = read_color(reader, "yalu:others-color");
    reader.leave();
  }
  return name;
}

/// One layer that every style has. Their order is that of painting.
struct Layer {
  std::string id;
  std::string type;
  std::function<void(JsonReader&, Style&)> read;
};

Layer fill_layer(const char* id, Rgba8 Style::*into) {
  return {id, "fill", [into](JsonReader& reader, Style& style) { style.*into = read_fill(reader); }};
}
Layer line_layer(const char* id, LineStyle Style::*into) {
  return {id, "line", [into](JsonReader& reader, Style& style) { style.*into = read_line(reader); }};
}
Layer name_layer(const char* id, NameStyle Style::*into) {
  return {id, "symbol", [into](JsonReader& reader, Style& style) { style.*into = read_name(reader); }};
}

std::vector<Layer> all_layers() {
  const auto sea = [](JsonReader& reader, Style& style) {
    reader.allow({"id", "type", "paint"});
    within(reader, "paint", {"background-color"}, [&] { style.sea = read_color(reader, "background-color"); });
  };
  const auto relief = [](JsonReader& reader, Style& style) {
    reader.allow({"id", "type", "paint"});
    within(reader, "paint", {"raster-opacity"},
           [&] { reader.stops_by_zoom("raster-opacity", style.relief_opacity.stops, 0, 1); });
  };
  std::vector<Layer> layers{{"sea", "background", sea},
                            fill_layer("land-elsewhere", &Style::land_elsewhere),
                            line_layer("coast-elsewhere", &Style::coast_elsewhere),
                            fill_layer("land-china", &Style::land_china),
                            fill_layer("land-korea", &Style::land_korea),
                            {"relief", "raster", relief},
                            fill_layer("lake", &Style::lake),
                            line_layer("river-minor", &Style::river_minor),
                            line_layer("river", &Style::river),
                            line_layer("river-major", &Style::river_major),
                            line_layer("coast", &Style::coast),
                            line_layer("province-line", &Style::province_line),
                            line_layer("other-border", &Style::other_border),
                            line_layer("demarcation-line", &Style::demarcation_line),
                            line_layer("border-casing", &Style::border_casing),
                            line_layer("border", &Style::border),
                            line_layer("crossing", &Style::crossing_sign)};
  for (std::size_t rank = 0; rank < town_ranks; ++rank) {
    layers.push_back({"town-dot-" + std::to_string(rank + 1), "circle",
                      [rank](JsonReader& reader, Style& style) { style.town_dots[rank] = read_dot(reader); }});
  }
  for (std::size_t rank = 0; rank < town_ranks; ++rank) {
    layers.push_back({"town-" + std::to_string(rank + 1), "symbol",
                      [rank](JsonReader& reader, Style& style) { style.towns[rank] = read_name(reader); }});
  }
  for (Layer& layer : std::vector<Layer>{
           name_layer("crossing-name", &Style::crossing_name), name_layer("country-name", &Style::country_name),
           name_layer("river-major-name", &Style::river_major_name), name_layer("mountain-name", &Style::mountain_name),
           name_layer("province-name", &Style::province_name), name_layer("river-name", &Style::river_name)}) {
    layers.push_back(std::move(layer));
  }
  return layers;
}

void read_layers(JsonReader& reader, Style& style) {
  const std::vector<Layer> layers = all_layers();
  const std::size_t count = reader.list_size("layers");
  for (std::size_t i = 0; i < layers.size() && reader.ok(); ++i) {
    const Layer& layer = layers[i];
    const std::string place = "layers/" + std::to_string(i);
    if (i >= count) return reader.fail("layers", "the layer \"" + layer.id + "\" is missing after the others");
    if (!reader.enter_item("layers", i)) return;
    std::string id, type;
    reader.text("id", id);
    reader.text("type", type);
    if (id != layer.id) {
      reader.fail("id", "\"" + id + "\" must be \"" + layer.id + "\" here: layers stand in the order of painting");
    }
    if (type != layer.type) reader.fail("type", "\"" + type + "\" must be \"" + layer.type + "\" for this layer");
    layer.read(reader, style);
    reader.leave();
  }
  if (count > layers.size()) {
    reader.fail("layers/" + std::to_string(layers.size()),
                "unknown layer; \"" + layers.back().id + "\" is the last that is drawn");
  }
}

}  // namespace

Result<Style> parse_style(std::string_view text, const std::string& file_name) {
  Result<JsonReader> parsed = JsonReader::parse(text, file_name);
  if (!parsed) return parsed.error();
  JsonReader& reader = parsed.value();
  Style style;
  reader.allow({"version", "name", "metadata", "layers"});
  if (!reader.has("version")) reader.fail("version", "is missing; it must be 8");
  double version = style_version;
  reader.number("version", version, style_version, style_version);
  within(reader, "metadata", {"yalu:colors", "yalu:kinds"}, [&] {
    within(reader, "yalu:colors", {"paper", "card", "hairline", "text", "muted", "accent", "halo", "rim"}, [&] {
      style.paper = read_color(reader, "paper");
      style.card = read_color(reader, "card");
      style.hairline = read_color(reader, "hairline");
      style.text = read_color(reader, "text");
      style.muted = read_color(reader, "muted");
      style.accent = read_color(reader, "accent");
      style.halo = read_color(reader, "halo");
      style.rim = read_color(reader, "rim");
    });
    const std::pair<std::string_view, Rgba8*> kinds[] = {{kind::forced_repatriation, &style.forced_return},
                                                         {kind::arrest, &style.arrest},
                                                         {kind::transfer, &style.transfer},
                                                         {kind::crossing, &style.crossing},
                                                         {kind::release, &style.release},
                                                         {kind::statement, &style.statement}};
    std::vector<std::string_view> terms;
    for (const auto& [term, color] : kinds) terms.push_back(term);
    within(reader, "yalu:kinds", terms, [&] {
      for (const auto& [term, color] : kinds) *color = read_color(reader, std::string(term).c_str());
    });
  });
  if (reader.ok() && !reader.has("layers")) reader.fail("layers", "is missing; it must be a list [ ]");
  read_layers(reader, style);
  if (!reader.ok()) return reader.error();
  return style;
}

Result<Styles> read_styles(const std::filesystem::path& folder) {
  Styles styles;
  for (const auto& [name, into] : {std::pair{StyleName::light, &styles.light}, std::pair{StyleName::dark, &styles.dark},
                                   std::pair{StyleName::print, &styles.print}}) {
    const std::string file = (folder / (std::string(to_string(name)) + ".json")).string();
    const Result<std::string> text = read_text_file(file);
    if (!text)
      return Error{"a style of the map is missing: " + text.error().message + ", or install the program again"};
    Result<Style> style = parse_style(text.value(), file);
    if (!style) return style.error();
    *into = std::move(style).value();
  }
  return styles;
}

}  // namespace yalu
