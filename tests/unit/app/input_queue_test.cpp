#include "app/input_queue.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Kind = InputEvent::Kind;
using Frame = std::vector<InputEvent>;

constexpr int release = 0, press = 1;

InputEvent event(Kind kind, int code = 0, int action = 0) {
  InputEvent made;
  made.kind = kind;
  made.code = code;
  made.action = action;
  return made;
}
InputEvent key(int code, int action) {
  return event(Kind::key, code, action);
}
InputEvent button(int action) {
  return event(Kind::button, 0, action);
}
InputEvent move(double x, double y) {
  InputEvent made = event(Kind::move);
  made.at = {x, y};
  return made;
}
InputEvent character(unsigned codepoint) {
  InputEvent made = event(Kind::character);
  made.codepoint = codepoint;
  return made;
}

std::vector<Frame> frames_of(const Frame& events) {
  InputQueue queue;
  for (const InputEvent& each : events) queue.push(each);
  std::vector<Frame> frames;
  while (!queue.empty()) frames.push_back(queue.take_frame());
  return frames;
}

TEST(InputQueue, APressIsSeenBeforeItsRelease) {
  EXPECT_EQ(frames_of({key(257, press), key(257, release)}),
            (std::vector<Frame>{{key(257, press)}, {key(257, release)}}));
  EXPECT_EQ(frames_of({button(press), button(release)}), (std::vector<Frame>{{button(press)}, {button(release)}}));
}

TEST(InputQueue, AChordGoesTogether) {
  EXPECT_EQ(frames_of({key(341, press), key(65, press)}).size(), 1u);
}

TEST(InputQueue, CharactersDoNotShareAFrameWithKeys) {
  EXPECT_EQ(frames_of({key(50, press), character('2'), character('2'), key(50, release)}),
            (std::vector<Frame>{{key(50, press)}, {character('2'), character('2')}, {key(50, release)}}));
}

TEST(InputQueue, ADragBeginsWhereTheButtonWentDown) {
  EXPECT_EQ(frames_of({move(10, 10), button(press), move(70, 40), button(release)}),
            (std::vector<Frame>{{move(10, 10), button(press)}, {move(70, 40), button(release)}}));
}

TEST(InputQueue, MovesBecomeOne) {
  EXPECT_EQ(frames_of({move(1, 1), move(2, 2), move(3, 3)}), (std::vector<Frame>{{move(3, 3)}}));
}

TEST(InputQueue, NothingButMovesIsLostAndOrderIsKept) {
  EXPECT_TRUE(rc::check([](const std::vector<std::pair<unsigned, bool>>& draws) {
    Frame events;
    for (const auto& [draw, down] : draws)
      events.push_back(event(static_cast<Kind>(draw % 5), static_cast<int>(draw % 3), down));
    Frame expected;
    for (const InputEvent& each : events) {
      if (each.kind == Kind::move && !expected.empty() && expected.back().kind == Kind::move) expected.pop_back();
      expected.push_back(each);
    }
    Frame seen;
    for (const Frame& frame : frames_of(events)) {
      RC_ASSERT(!frame.empty());
      seen.insert(seen.end(), frame.begin(), frame.end());
    }
    RC_ASSERT(seen == expected);
  }));
}

}  // namespace
}  // namespace yalu
