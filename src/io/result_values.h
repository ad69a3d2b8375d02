// Values as the results of commands write them; used by all of them alike. `Json` is the JSON document of the .cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace yalu {

/// The document as indented text with a newline at its end.
template <class Json>
std::string json_text(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

template <class Json, class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <class Json>
Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// "a; b"
std::string joined(const std::vector<std::string>& texts);

/// The shortest text that gives the number back, with a point: "124.4", "40.0".
std::string degrees_text(double value);

}  // namespace yalu
