// CameraHistory: the views a reader came from, so that one key returns to them.
#pragma once

#include <optional>
#include <vector>

#include "map/view_state.h"

namespace yalu {

/// Moves that follow one another closely (a turn of the wheel, a drag) count as one.
class CameraHistory {
 public:
  /// Tells that `before` is about to be left, at `seconds` of any steady clock.
  void leave(const Camera& before, double seconds);
  /// The view to return to from `now`; nothing when there is none.
  std::optional<Camera> back(const Camera& now);
  /// The view that back() last left, while no other move was made since.
  std::optional<Camera> forward(const Camera& now);
  void clear();

 private:
  std::vector<Camera> cameras_, left_;  ///< before and after the view that is shown, the nearest last
  double last_move_seconds_ = -1e9;
};

/// Moves closer together than this belong to one.
inline constexpr double one_move_seconds = 0.7;

}  // namespace yalu
