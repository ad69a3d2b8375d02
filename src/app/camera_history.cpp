#include "app/camera_history.h"

#include <cstddef>

namespace yalu {

void CameraHistory::leave(const Camera& before, double seconds) {
  constexpr std::size_t kept = 100;
  const bool same_move = seconds - last_move_seconds_ < one_move_seconds;
  last_move_seconds_ = seconds;
  left_.clear();
  if (same_move && !cameras_.empty()) return;
  if (!cameras_.empty() && cameras_.back() == before) return;
  cameras_.push_back(before);
  if (cameras_.size() > kept) cameras_.erase(cameras_.begin());
}

std::optional<Camera> CameraHistory::back(const Camera& now) {
  if (cameras_.empty()) return std::nullopt;
  const Camera camera = cameras_.back();
  cameras_.pop_back();
  left_.push_back(now);
  last_move_seconds_ = -1e9;
  return camera;
}

std::optional<Camera> CameraHistory::forward(const Camera& now) {
  if (left_.empty()) return std::nullopt;
  const Camera camera = left_.back();
  left_.pop_back();
  cameras_.push_back(now);
  last_move_seconds_ = -1e9;
  return camera;
}

void CameraHistory::clear() {
  cameras_.clear();
  left_.clear();
}

}  // namespace yalu
