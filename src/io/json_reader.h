// Strict reading of JSON: every key is known, every value has its type and range, every error says where by JSON
// Pointer.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace yalu {

/// Walks a document with a cursor that stands on one object at a time and keeps the first failure; after a failure
/// every call does nothing, so that callers read straight on and look once at the end.
class JsonReader {
 public:
  /// Parses the text, the cursor on its top object. The error gives line and column for bad syntax, or the key that
  /// stands twice in one object.
  static Result<JsonReader> parse(std::string_view text, const std::string& file_name);

  JsonReader(JsonReader&&) noexcept;
  JsonReader& operator=(JsonReader&&) noexcept;
  ~JsonReader();

  bool ok() const;
  /// The first failure, with file and pointer.
  Error error() const;
  /// Records a failure at member `key` of the object under the cursor; an empty key: at the object itself.
  void fail(std::string_view key, const std::string& reason);

  bool has(const char* key) const;
  /// Fails unless the object's keys are all among `keys`.
  void allow(const std::vector<std::string_view>& keys);

  /// Moves the cursor to the member object and returns true; false where it is missing or (a failure) no object.
  /// leave() goes back.
  bool enter(const char* key);
  bool enter_item(const char* key, std::size_t index);
  void leave();
  /// Length of a member list; 0 where it is missing or (a failure) no list.
  std::size_t list_size(const char* key);

  // Each leaves `out` as it is where the member is missing.
  void text(const char* key, std::string& out);
  void boolean(const char* key, bool& out);
  /// A number in [least, most].
  void number(const char* key, double& out, double least, double most);
  void texts(const char* key, std::vector<std::string>& out);
  /// A list of exactly `count` numbers.
  std::optional<std::vector<double>> numbers(const char* key, std::size_t count);
  /// A number, or one that follows the zoom: ["interpolate", ["linear"], ["zoom"], zoom, value, ...] of the MapLibre
  /// style specification with ascending zooms. Every value lies in [least, most]. Fails where the member is missing.
  void stops_by_zoom(const char* key, std::vector<std::pair<double, double>>& out, double least, double most);
  /// A text that `parse` understands; `expected` completes "must be ...".
  template <class T>
  void term(const char* key, T& out, const std::function<std::optional<T>(std::string_view)>& parse,
            const std::string& expected) {
    std::string word;
    if (!ok() || !has(key)) return;
    text(key, word);
    if (!ok()) return;
    if (std::optional<T> value = parse(word)) {
      out = *value;
    } else {
      fail(key, "\"" + word + "\" must be " + expected);
    }
  }

 private:
  struct State;
  explicit JsonReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace yalu
