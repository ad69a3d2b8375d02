#include "app/input_queue.h"

#include <algorithm>

namespace yalu {
namespace {

using Kind = InputEvent::Kind;

bool of_keyboard(Kind kind) {
  return kind == Kind::key || kind == Kind::character;
}

bool can_share_a_frame(const InputEvent& earlier, const InputEvent& later) {
  // A click may move the focus that a key then goes to, and a key what a click then meets.
  if (of_keyboard(earlier.kind) != of_keyboard(later.kind)) return false;
  if (of_keyboard(later.kind))
    return earlier.kind == later.kind && (later.kind == Kind::character || earlier.code != later.code);
  // First to the place, then the button: that is one frame. The other way round the place would be wrong.
  if (later.kind == Kind::move) return earlier.kind == Kind::move;
  if (earlier.kind == Kind::move) return later.kind == Kind::button || later.kind == Kind::wheel;
  return earlier.kind == Kind::wheel && later.kind == Kind::wheel;
}

}  // namespace

void InputQueue::push(const InputEvent& event) {
  if (event.kind == Kind::move && !events_.empty() && events_.back().kind == Kind::move) {
    events_.back() = event;
  } else {
    events_.push_back(event);
  }
}

std::vector<InputEvent> InputQueue::take_frame() {
  std::vector<InputEvent> frame;
  while (!events_.empty()) {
    const bool fits = std::all_of(frame.begin(), frame.end(), [&](const InputEvent& earlier) {
      return can_share_a_frame(earlier, events_.front());
    });
    if (!fits) break;
    frame.push_back(events_.front());
    events_.pop_front();
  }
  return frame;
}

}  // namespace yalu
