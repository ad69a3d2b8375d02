// Work over many rows done in two halves, the second on a thread of its own where that pays.
#pragma once

#include <cstddef>
#include <future>
#include <optional>
#include <utility>

namespace yalu {

/// `work(begin, end)` over [0, count): first half and, from `worth_it` rows on, second half at the same time; else all
/// of it at once, and no second result. `work` must be safe to run twice at a time.
template <class Work>
auto in_two_threads(std::size_t count, std::size_t worth_it, const Work& work)
    -> std::pair<decltype(work(count, count)), std::optional<decltype(work(count, count))>> {
  if (count < worth_it) return {work(0, count), std::nullopt};
  const std::size_t half = count / 2;
  auto second = std::async(std::launch::async, [&] { return work(half, count); });
  auto first = work(0, half);
  return {std::move(first), second.get()};
}

}  // namespace yalu
