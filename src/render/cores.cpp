#include "render/cores.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace yalu {

void on_all_cores(std::size_t count, const std::function<void(const TakeIndex&)>& work) {
  std::atomic<std::size_t> next = 0;
  const TakeIndex take = [&]() -> std::optional<std::size_t> {
    const std::size_t index = next.fetch_add(1);
    return index < count ? std::optional(index) : std::nullopt;
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::exception_ptr thrown;
  std::mutex thrown_mutex;
  const auto run = [&] {
    try {
      work(take);
    } catch (...) {
      next = count;
      const std::scoped_lock lock(thrown_mutex);
      thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    try {
      while (helpers.size() + 1 < std::min(cores, count)) helpers.emplace_back(run);
    } catch (const std::system_error&) {  // no further thread to be had: those there are do all the work
    }
    run();
  }
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace yalu
