#include "base/issue.h"

namespace yalu {

std::string to_string(const Issue& issue) {
  std::string text = issue.file;
  const auto append = [&](const std::string& part, const char* separator) {
    if (part.empty()) return;
    if (!text.empty()) text += separator;
    text += part;
  };
  if (issue.row > 0) append("row " + std::to_string(issue.row), ", ");
  append(issue.field, ", ");
  append(issue.text, ": ");
  return text;
}

}  // namespace yalu
