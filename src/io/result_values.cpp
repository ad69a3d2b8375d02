#include "io/result_values.h"

#include <nlohmann/json.hpp>

namespace yalu {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

std::string degrees_text(double value) {
  return nlohmann::json(value).dump();
}

}  // namespace yalu
