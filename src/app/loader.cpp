#include "app/loader.h"

#include <utility>

namespace yalu {

Loader::Loader(Resources resources, std::function<void()> wake)
    : resources_(std::move(resources)),
      wake_(std::move(wake)),
      worker_([this](const std::stop_token& stop) { work(stop); }) {}

void Loader::load(LoadRequest request) {
  {
    const std::lock_guard lock(mutex_);
    cancel_current_.request_stop();
    cancel_current_ = std::stop_source{};
    next_ = std::move(request);
    news_ = {};
  }
  request_came_.notify_one();
}

LoadNews Loader::take_news() {
  const std::lock_guard lock(mutex_);
  return std::exchange(news_, {});
}

void Loader::wait_for_result(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  result_came_.wait_for(lock, most, [this] { return news_.result.has_value(); });
}

void Loader::work(const std::stop_token& stop) {
  for (;;) {
    LoadRequest request;
    std::stop_token cancelled;
    {
      std::unique_lock lock(mutex_);
      if (!request_came_.wait(lock, stop, [this] { return next_.has_value(); })) return;
      request = *std::exchange(next_, std::nullopt);
      cancelled = cancel_current_.get_token();
    }
    // Closing the window cancels as well.
    const std::stop_callback on_close(stop, [this] {
      const std::lock_guard lock(mutex_);
      cancel_current_.request_stop();
    });
    Result<Loaded> result = load_now(request, cancelled);
    {
      const std::lock_guard lock(mutex_);
      // Whoever asked for something newer does not want to hear of this.
      if (cancelled.stop_requested()) continue;
      news_.progress.reset();
      news_.result.emplace(std::move(result));
    }
    result_came_.notify_all();
    wake_();
  }
}

Result<Loaded> Loader::load_now(const LoadRequest& request, const std::stop_token& stop) {
  const auto progress = [&](double share, const std::string& text) {
    {
      const std::lock_guard lock(mutex_);
      if (stop.stop_requested()) return;
      news_.progress = share;
      news_.progress_text = text;
    }
    wake_();
  };
  if (request.same_data) {
    progress(0, "Drawing the ground");
    auto world = with_ground(*request.same_data, resources_, request.options);
    if (!world.ok()) return world.error();
    return Loaded{request, {}, std::move(world).value()};
  }
  auto input = read_input(request.files);
  if (!input.ok()) return input.error();
  auto world = load_world(input.value(), resources_, request.options, progress, stop);
  if (!world.ok()) return world.error();
  return Loaded{request, std::move(input).value(), std::move(world).value()};
}

}  // namespace yalu
