// CountRange: how many people, as a low, a best and a high figure, each of which may be unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yalu {

/// Whole persons. Never a midpoint: what the source does not state stays empty.
struct CountRange {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> best;
  std::optional<std::int64_t> high;

  bool known() const { return low || best || high; }
  /// low <= best <= high as far as each is known, and none negative.
  bool consistent() const;
  bool operator==(const CountRange&) const = default;
};

/// The sum of two counts of persons, neither negative; it stops at the greatest number there is and never overflows.
std::int64_t sum_of_counts(std::int64_t a, std::int64_t b);

/// The figure as short words for a mark: "30", "~30" (approximate), "\u2265 95", "\u2264 100", "500\u2013600", "?"
/// where nothing is known. `words` are the source's and decide whether a best figure is exact or only about.
std::string format_count(const CountRange& count, std::string_view words = {});

/// Whether the source's words call the figure a round one: some, about, around, roughly, approximately, nearly,
/// another...
bool words_say_about(std::string_view words);

}  // namespace yalu
