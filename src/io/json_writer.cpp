#include "io/json_writer.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace yalu {
namespace {

using nlohmann::json;

std::string on_one_line(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// A list that people read as one thing stays on one line.
bool is_flat_list(const json& value) {
  constexpr std::size_t fits_a_line = 100;
  if (!value.is_array()) return false;
  for (const json& item : value) {
    if (item.is_structured()) return false;
  }
  return on_one_line(value).size() <= fits_a_line;
}

void write_value(const json& value, std::size_t depth, std::string& out) {
  if (!value.is_structured() || value.empty()) {
    out += on_one_line(value);
    return;
  }
  const bool flat = is_flat_list(value);
  const std::string line_start = flat ? "" : "\n" + std::string(2 * (depth + 1), ' ');
  out += value.is_array() ? "[" : "{";
  bool first = true;
  for (const auto& [key, member] : value.items()) {
    if (!first) out += flat ? ", " : ",";
    first = false;
    out += line_start;
    if (value.is_object()) out += on_one_line(json(key)) + ": ";
    write_value(member, depth + 1, out);
  }
  if (!flat) out += "\n" + std::string(2 * depth, ' ');
  out += value.is_array() ? "]" : "}";
}

}  // namespace

struct JsonObject::State {
  json object = json::object();
};

JsonObject::JsonObject() : state_(std::make_unique<State>()) {}
JsonObject::JsonObject(JsonObject&&) noexcept = default;
JsonObject& JsonObject::operator=(JsonObject&&) noexcept = default;
JsonObject::~JsonObject() = default;

void JsonObject::set(const char* key, const std::string& text) {
  state_->object[key] = text;
}
void JsonObject::set(const char* key, const char* text) {
  state_->object[key] = text;
}
void JsonObject::set(const char* key, int number) {
  state_->object[key] = number;
}
void JsonObject::set(const char* key, double number) {
  state_->object[key] = number;
}
void JsonObject::set(const char* key, bool value) {
  state_->object[key] = value;
}
void JsonObject::set(const char* key, const std::vector<std::string>& texts) {
  state_->object[key] = texts;
}
void JsonObject::set(const char* key, const std::vector<double>& numbers) {
  state_->object[key] = numbers;
}
void JsonObject::set(const char* key, JsonObject member) {
  state_->object[key] = std::move(member.state_->object);
}

void JsonObject::set(const char* key, std::vector<JsonObject> members) {
  json list = json::array();
  for (JsonObject& member : members) list.push_back(std::move(member.state_->object));
  state_->object[key] = std::move(list);
}

bool JsonObject::empty() const {
  return state_->object.empty();
}

std::string JsonObject::canonical() const {
  std::string out;
  write_value(state_->object, 0, out);
  out += '\n';
  return out;
}

}  // namespace yalu
