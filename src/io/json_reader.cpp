#include "io/json_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace yalu {
namespace {

using nlohmann::json;

std::string line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - start + 1);
}

// nlohmann_json's reason without its own prefix and position.
std::string syntax_reason(const std::string& what) {
  const std::size_t start = what.find("syntax error");
  return start == std::string::npos ? what : what.substr(start);
}

std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return text;
}

}  // namespace

struct JsonReader::State {
  std::string file_name;
  json document;
  std::vector<std::pair<const json*, std::string>> path;  // the objects entered, and the pointer of each
  std::string failure;

  const json& here() const { return *path.back().first; }
  const json* find(const char* key) const {
    if (!failure.empty()) return nullptr;
    const auto member = here().find(key);
    return member == here().end() ? nullptr : &*member;
  }
};

JsonReader::JsonReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;
JsonReader::~JsonReader() = default;

Result<JsonReader> JsonReader::parse(std::string_view text, const std::string& file_name) {
  std::vector<std::set<std::string>> open_objects;
  std::string twice;
  const auto watch_keys = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == json::parse_event_t::object_end) open_objects.pop_back();
    if (event == json::parse_event_t::key && !open_objects.back().insert(parsed.get<std::string>()).second) {
      twice = parsed.get<std::string>();
    }
    return true;
  };
  auto state = std::make_unique<State>();
  state->file_name = file_name;
  try {
    state->document = json::parse(text, watch_keys);
  } catch (const json::parse_error& failure) {
    const std::size_t offset = failure.byte > 0 ? failure.byte - 1 : 0;
    return Error{file_name + " is not JSON: " + line_and_column(text, offset) + ": " + syntax_reason(failure.what())};
  } catch (const json::exception& failure) {
    return Error{file_name + " is not JSON that can be read: " + failure.what()};
  }
  if (!twice.empty()) return Error{file_name + ": the key \"" + twice + "\" stands twice in one object; remove one"};
  if (!state->document.is_object()) return Error{file_name + ": at the top: must be an object { }"};
  state->path.emplace_back(&state->document, "");
  return JsonReader(std::move(state));
}

bool JsonReader::ok() const {
  return state_->failure.empty();
}
Error JsonReader::error() const {
  return Error{state_->failure};
}

void JsonReader::fail(std::string_view key, const std::string& reason) {
  if (!ok()) return;
  std::string pointer = state_->path.back().second;
  if (!key.empty()) pointer += "/" + std::string(key);
  state_->failure = state_->file_name + ": at " + (pointer.empty() ? "the top" : pointer) + ": " + reason;
}

bool JsonReader::has(const char* key) const {
  return state_->find(key) != nullptr;
}

void JsonReader::allow(const std::vector<std::string_view>& keys) {
  if (!ok()) return;
  for (const auto& [key, member] : state_->here().items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    std::string known;
    for (const std::string_view name : keys) known += (known.empty() ? "" : ", ") + std::string(name);
    return fail(escaped(key), "unknown key; known here: " + known);
  }
}

bool JsonReader::enter(const char* key) {
  const json* member = state_->find(key);
  if (member == nullptr) return false;
  if (!member->is_object()) {
    fail(key, "must be an object { }");
    return false;
  }
  state_->path.emplace_back(member, state_->path.back().second + "/" + key);
  return true;
}

bool JsonReader::enter_item(const char* key, std::size_t index) {
  const json* list = state_->find(key);
  if (list == nullptr || !list->is_array() || index >= list->size()) return false;
  const std::string place = std::string(key) + "/" + std::to_string(index);
  const json& item = (*list)[index];
  if (!item.is_object()) {
    fail(place, "must be an object { }");
    return false;
  }
  state_->path.emplace_back(&item, state_->path.back().second + "/" + place);
  return true;
}

void JsonReader::leave() {
  state_->path.pop_back();
}

std::size_t JsonReader::list_size(const char* key) {
  const json* list = state_->find(key);
  if (list == nullptr) return 0;
  if (list->is_array()) return list->size();
  fail(key, "must be a list [ ]");
  return 0;
}

void JsonReader::text(const char* key, std::string& out) {
  const json* member = state_->find(key);
  if (member == nullptr) return;
  if (!member->is_string()) return fail(key, "must be a text \"...\"");
  out = member->get<std::string>();
}

void JsonReader::boolean(const char* key, bool& out) {
  const json* member = state_->find(key);
  if (member == nullptr) return;
  if (!member->is_boolean()) return fail(key, "must be true or false");
  out = member->get<bool>();
}

void JsonReader::number(const char* key, double& out, double least, double most) {
  const json* member = state_->find(key);
  if (member == nullptr) return;
  const std::optional<double> value = member->is_number() ? std::optional(member->get<double>()) : std::nullopt;
  if (!value || !(*value >= least && *value <= most)) {
    return fail(key, "must be a number from " + json(least).dump() + " to " + json(most).dump());
  }
  out = *value;
}

void JsonReader::texts(const char* key, std::vector<std::string>& out) {
  const json* list = state_->find(key);
  if (list == nullptr) return;
  if (!list->is_array() ||
      !std::all_of(list->begin(), list->end(), [](const json& item) { return item.is_string(); })) {
    return fail(key, "must be a list of texts [\"...\"]");
  }
  out = list->get<std::vector<std::string>>();
}

std::optional<std::vector<double>> JsonReader::numbers(const char* key, std::size_t count) {
  const json* list = state_->find(key);
  if (list == nullptr) return {};
  if (!list->is_array() || list->size() != count ||
      !std::all_of(list->begin(), list->end(), [](const json& item) { return item.is_number(); })) {
    fail(key, "must be a list of " + std::to_string(count) + " numbers");
    return {};
  }
  return list->get<std::vector<double>>();
}

void JsonReader::stops_by_zoom(const char* key, std::vector<std::pair<double, double>>& out, double least,
                               double most) {
  if (!ok()) return;
  const json* member = state_->find(key);
  out.clear();
  if (member != nullptr && member->is_number()) {
    out.emplace_back(0, member->get<double>());
  } else if (member != nullptr && member->is_array() && member->size() >= 5 && member->size() % 2 == 1 &&
             (*member)[0] == "interpolate" && (*member)[1] == json::array({"linear"}) &&
             (*member)[2] == json::array({"zoom"})) {
    for (std::size_t i = 3; i < member->size(); i += 2) {
      const json &zoom = (*member)[i], &value = (*member)[i + 1];
      if (!zoom.is_number() || !value.is_number()) {
        return fail(std::string(key) + "/" + std::to_string(zoom.is_number() ? i + 1 : i), "must be a number");
      }
      if (!out.empty() && !(zoom.get<double>() > out.back().first)) {
        return fail(std::string(key) + "/" + std::to_string(i), "must be above the zoom before it");
      }
      out.emplace_back(zoom.get<double>(), value.get<double>());
    }
  } else {
    return fail(key, R"(must be a number, or ["interpolate", ["linear"], ["zoom"], zoom, value, ...])");
  }
  for (const auto& [zoom, value] : out) {
    if (!(value >= least && value <= most)) {
      return fail(key, "must be from " + json(least).dump() + " to " + json(most).dump() + " at every zoom");
    }
  }
}

}  // namespace yalu
