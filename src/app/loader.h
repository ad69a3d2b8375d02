// Loader: reads files on a thread of its own, so that the window stays alive; the newest request wins.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/resources.h"
#include "io/world_loader.h"

namespace yalu {

struct LoadRequest {
  std::vector<std::string> files;
  LoadOptions options;  ///< how they are read, and in which detail the ground
  WorldRef same_data;   ///< where it is given only the ground changes; nothing of the data is read again
};

struct Loaded {
  LoadRequest request;
  Input input;
  WorldRef world;
};

/// What the worker has to say since it was last asked.
struct LoadNews {
  std::optional<double> progress;  ///< 0..1
  std::string progress_text;
  std::optional<Result<Loaded>> result;
};

class Loader {
 public:
  /// `wake` is called from the worker whenever there is news; it must be safe to call from any thread.
  Loader(Resources resources, std::function<void()> wake);

  /// Cancels what is being loaded and loads this instead.
  void load(LoadRequest request);
  /// Empties the inbox; for the user interface's thread.
  LoadNews take_news();
  /// Waits until there is a result or the time is up.
  void wait_for_result(std::chrono::milliseconds most);

 private:
  void work(const std::stop_token& stop);
  Result<Loaded> load_now(const LoadRequest& request, const std::stop_token& stop);

  Resources resources_;
  std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable_any request_came_, result_came_;
  std::optional<LoadRequest> next_;
  std::stop_source cancel_current_;
  LoadNews news_;
  std::jthread worker_;  ///< last: it uses all of the above
};

}  // namespace yalu
