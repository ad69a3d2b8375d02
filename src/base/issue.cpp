#include "base/issue.h"

#include <functional>
#include <utility>

namespace yalu {
namespace {

std::size_t hash_of(const Issue& issue) {
  std::size_t hash = 0;
  for (const std::string* part : {&issue.file, &issue.field, &issue.text}) {
    hash = hash * 1'000'003 + std::hash<std::string>{}(*part);
  }
  return hash;
}

}  // namespace

void Issues::push_back(Issue issue) {
  Alike& alike = alike_[hash_of(issue)];
  if (alike.count >= most_alike) {
    list_[alike.last].further_rows += 1 + issue.further_rows;
    return;
  }
  ++alike.count;
  alike.last = list_.size();
  list_.push_back(std::move(issue));
}

void Issues::append(const Issues& other) {
  for (const Issue& issue : other) push_back(issue);
}

std::int64_t Issues::total() const {
  std::int64_t total = 0;
  for (const Issue& issue : list_) total += issue.remark ? 0 : 1 + issue.further_rows;
  return total;
}

std::int64_t Issues::remarks() const {
  std::int64_t remarks = 0;
  for (const Issue& issue : list_) remarks += issue.remark ? 1 + issue.further_rows : 0;
  return remarks;
}

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
  if (issue.further_rows > 0) text += " (and the same in " + std::to_string(issue.further_rows) + " further rows)";
  return text;
}

}  // namespace yalu
