#include "io/formula_guard.h"

#include <algorithm>
#include <array>

namespace yalu {
namespace {

constexpr char mark = '\'';
// U+FF1D, U+FF0B, U+FF0D and U+FF20 are taken for their narrow forms by spreadsheets in East Asian settings.
constexpr std::array<std::string_view, 11> starts = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

}  // namespace

bool runs_as_formula(std::string_view text) {
  // Our own mark is among what is skipped: a guarded text is guarded once more, so that nothing is lost on the way
  // back.
  const std::size_t first = text.find_first_not_of(" '\"");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = text.substr(first);
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return rest.substr(0, start.size()) == start; });
}

std::string guard(std::string_view text) {
  std::string safe;
  if (runs_as_formula(text)) safe += mark;
  safe += text;
  return safe;
}

std::string_view unguard(std::string_view text) {
  if (!text.empty() && text.front() == mark && runs_as_formula(text.substr(1))) text.remove_prefix(1);
  return text;
}

}  // namespace yalu
