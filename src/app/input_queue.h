// InputQueue: what keyboard and mouse did, in order, handed out over frames so that nothing is lost where frames are
// slow.
#pragma once

#include <deque>
#include <vector>

#include "base/geo.h"

namespace yalu {

struct InputEvent {
  enum class Kind { key, character, move, button, wheel };

  Kind kind = Kind::key;
  int code = 0;            ///< of a key or a button, as GLFW numbers them
  int scancode = 0;        ///< of a key
  int action = 0;          ///< of a key or a button: GLFW_PRESS, GLFW_REPEAT, GLFW_RELEASE
  int modifiers = 0;       ///< of a key, as GLFW names them
  unsigned codepoint = 0;  ///< of a character
  ScreenPx at;             ///< of a move, in GLFW's units; of a wheel, its turn to the right and up

  bool operator==(const InputEvent&) const = default;
};

/// ImGui 1.86 looks once a frame at where the pointer is and what is held down: a key or button that went down and up
/// in between was never pressed for it, a pointer that was pressed and then dragged was pressed where the drag ended.
class InputQueue {
 public:
  /// Moves that follow one another become one.
  void push(const InputEvent& event);
  /// The next events that can share a frame without one hiding another.
  std::vector<InputEvent> take_frame();
  bool empty() const { return events_.empty(); }

 private:
  std::deque<InputEvent> events_;
};

}  // namespace yalu
