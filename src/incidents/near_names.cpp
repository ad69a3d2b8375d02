#include "incidents/near_names.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <numeric>

namespace yalu {
namespace {

constexpr double least_score = 0.5;
constexpr std::size_t least_beginning = 4;
constexpr std::size_t most_edits = 6;
/// Longer names are looked up by their beginning only: no name of a place that reports misspell is as long.
constexpr std::size_t longest = 60;

/// One bit for each of 64 classes of bytes that occur. An edit changes at most two bits.
std::uint64_t signature(std::string_view text) {
  std::uint64_t bits = 0;
  for (const char c : text) bits |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
  return bits;
}

/// Levenshtein's distance in bytes, or anything above `bound` once it is certain to be more than that. Neither is
/// longer than `longest`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound) {
  std::array<std::size_t, longest + 1> row{};
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
      least = std::min(least, row[j]);
    }
    if (least > bound) return least;
  }
  return row[b.size()];
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::size_t bound_for(std::size_t longer) {
  return std::clamp<std::size_t>(longer / 3, 1, most_edits);
}

}  // namespace

std::vector<NearName> near_names(const Gazetteer& gazetteer, std::string_view folded) {
  std::vector<NearName> near;
  const NameIndex& names = gazetteer.folded_names();
  const auto beginning_score = [](std::size_t shorter, std::size_t longer) {
    return 0.6 + 0.19 * share(shorter, longer);
  };
  for (std::size_t length = least_beginning; length < std::min(folded.size(), longest); ++length) {
    const std::vector<PlaceId>& places = names.find(folded.substr(0, length));
    if (!places.empty()) near.push_back({&places, beginning_score(length, folded.size())});
  }
  if (folded.size() >= least_beginning) {
    for (std::size_t i = names.lower_bound(folded); i < names.entries().size(); ++i) {
      const NameIndex::Entry& entry = names.entries()[i];
      if (!entry.key.starts_with(folded)) break;
      near.push_back({&entry.places, beginning_score(folded.size(), entry.key.size())});
    }
  }
  if (folded.empty() || folded.size() > longest) return near;
  const std::uint64_t wanted = signature(folded);
  const std::size_t last = std::min(folded.size() + most_edits, longest);
  for (std::size_t length = folded.size() > most_edits ? folded.size() - most_edits : 1; length <= last; ++length) {
    const std::size_t longer = std::max(length, folded.size());
    const std::size_t bound = bound_for(longer);
    if (longer - std::min(length, folded.size()) > bound) continue;
    for (const std::uint32_t index : gazetteer.folded_of_length(length)) {
      const NameIndex::Entry& entry = names.entries()[index];
      if (static_cast<std::size_t>(std::popcount(signature(entry.key) ^ wanted)) > 2 * bound) continue;
      const std::size_t distance = edit_distance(folded, entry.key, bound);
      if (distance > bound) continue;
      const double score = 0.79 * (1 - share(distance, longer));
      if (score >= least_score) near.push_back({&entry.places, score});
    }
  }
  return near;
}

}  // namespace yalu
