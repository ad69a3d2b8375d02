#include "io/briefing_json.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include "io/json_reader.h"
#include "io/json_writer.h"
#include "io/view_json.h"

namespace yalu {
namespace {

constexpr int briefing_format = 1;
constexpr int view_format = 1;
constexpr const char* briefing_key = "yalu_briefing";
constexpr const char* view_key = "yalu_view";
constexpr double longest_seconds = 3600;

// The number of the format, which must stand in the file and be one that this program knows.
void check_format(JsonReader& reader, const char* key, int known, const char* noun) {
  if (!reader.has(key)) {
    return reader.fail(
        "", std::string("this is no ") + noun + ": it needs the key \"" + key + "\": " + std::to_string(known));
  }
  constexpr double any_number = 1e9;
  double format = 0;
  reader.number(key, format, 1, any_number);
  if (format > known) {
    reader.fail(key, "the file was made for a newer Yalu; this one reads format " + std::to_string(known) +
                         " at most. Get a newer Yalu");
  }
}

Scene read_scene(JsonReader& reader, const Briefing& briefing) {
  Scene scene;
  scene.view.symbols = briefing.symbols;
  reader.allow({"id", "title", "text", "notes", "seconds", "flight_seconds", "view"});
  reader.text("id", scene.id);
  reader.text("title", scene.title);
  reader.text("text", scene.text);
  reader.text("notes", scene.notes);
  reader.number("seconds", scene.seconds, 0, longest_seconds);
  reader.number("flight_seconds", scene.flight_seconds, 0, longest_seconds);
  if (scene.id.empty()) reader.fail("", "needs an id");
  if (reader.enter("view")) {
    reader.allow(view_keys());
    read_view_object(reader, scene.view);
    reader.leave();
  }
  return scene;
}

}  // namespace

Result<Briefing> parse_briefing(std::string_view text, const std::string& file_name) {
  Result<JsonReader> parsed = JsonReader::parse(text, file_name);
  if (!parsed) return parsed.error();
  JsonReader& reader = parsed.value();
  Briefing briefing;
  check_format(reader, briefing_key, briefing_format, "briefing");
  reader.allow({briefing_key, "title", "incidents", "symbols", "scenes"});
  reader.text("title", briefing.title);
  reader.texts("incidents", briefing.incident_files);
  read_symbols(reader, briefing.symbols);
  std::set<std::string> ids;
  const std::size_t count = reader.list_size("scenes");
  for (std::size_t i = 0; i < count && reader.enter_item("scenes", i); ++i) {
    Scene scene = read_scene(reader, briefing);
    if (!ids.insert(scene.id).second)
      reader.fail("id", "\"" + scene.id + "\" stands twice; every scene has its own id");
    briefing.scenes.push_back(std::move(scene));
    reader.leave();
  }
  if (!reader.ok()) return reader.error();
  return briefing;
}

std::string write_briefing(const Briefing& briefing) {
  JsonObject document;
  document.set(briefing_key, briefing_format);
  if (!briefing.title.empty()) document.set("title", briefing.title);
  if (!briefing.incident_files.empty()) document.set("incidents", briefing.incident_files);
  if (briefing.symbols != SymbolScale{}) document.set("symbols", symbols_object(briefing.symbols));
  ViewState defaults;
  defaults.symbols = briefing.symbols;
  const Scene plain;
  std::vector<JsonObject> scenes;
  for (const Scene& scene : briefing.scenes) {
    JsonObject object;
    object.set("id", scene.id);
    if (!scene.title.empty()) object.set("title", scene.title);
    if (!scene.text.empty()) object.set("text", scene.text);
    if (!scene.notes.empty()) object.set("notes", scene.notes);
    if (scene.seconds != plain.seconds) object.set("seconds", scene.seconds);
    if (scene.flight_seconds != plain.flight_seconds) object.set("flight_seconds", scene.flight_seconds);
    if (JsonObject view = view_object(scene.view, defaults); !view.empty()) object.set("view", std::move(view));
    scenes.push_back(std::move(object));
  }
  if (!scenes.empty()) document.set("scenes", std::move(scenes));
  return document.canonical();
}

Result<ViewState> parse_view(std::string_view text, const std::string& file_name) {
  Result<JsonReader> parsed = JsonReader::parse(text, file_name);
  if (!parsed) return parsed.error();
  JsonReader& reader = parsed.value();
  ViewState view;
  check_format(reader, view_key, view_format, "view");
  std::vector<std::string_view> keys = view_keys();
  keys.insert(keys.begin(), view_key);
  reader.allow(keys);
  read_view_object(reader, view);
  if (!reader.ok()) return reader.error();
  return view;
}

std::string write_view(const ViewState& view) {
  JsonObject document = view_object(view, ViewState{});
  document.set(view_key, view_format);
  return document.canonical();
}

Result<std::string> read_text_file(const std::string& path) {
  if (path == "-") {
    std::string text;
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, count);
    if (std::ferror(stdin) != 0) return Error{"standard input cannot be read"};
    return text;
  }
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) return Error{path + ": no such file; check its name and folder"};
  if (std::filesystem::is_directory(path, failure)) return Error{path + " is a folder; name a file in it"};
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return Error{path + " cannot be read; check its permissions"};
  return text;
}

}  // namespace yalu
