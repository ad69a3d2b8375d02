// Canonical JSON: an object that is filled member by member and always comes out as the same text.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace yalu {

class JsonObject {
 public:
  JsonObject();
  JsonObject(JsonObject&&) noexcept;
  JsonObject& operator=(JsonObject&&) noexcept;
  ~JsonObject();

  void set(const char* key, const std::string& text);
  void set(const char* key, const char* text);
  void set(const char* key, int number);
  void set(const char* key, double number);
  void set(const char* key, bool value);
  void set(const char* key, const std::vector<std::string>& texts);
  void set(const char* key, const std::vector<double>& numbers);
  void set(const char* key, JsonObject member);
  void set(const char* key, std::vector<JsonObject> members);
  bool empty() const;

  /// Sorted keys, two spaces, short lists of plain values on one line, a newline at the end. Text that is not UTF-8 is
  /// mended.
  std::string canonical() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yalu
