// Playback: the date that is shown while the map plays; a state machine that is told how much time has passed.
#pragma once

#include <optional>

#include "base/day.h"
#include "map/view_state.h"

namespace yalu {

/// Both days included.
struct DaySpan {
  Day first{};
  Day last{};

  /// Length in days, at least 1.
  double days() const { return static_cast<double>((last - first).count()) + 1; }
  bool operator==(const DaySpan&) const = default;
};

/// Speeds that the control offers, in days a second.
inline constexpr double playback_speeds[] = {1, 2, 5, 10, 20, 50, 100};

/// The offered speed with which a span plays in about half a minute.
double default_speed(const DaySpan& span);

/// At rest everything is shown and there is no date. Reads no clock: advance() is told the seconds.
class Playback {
 public:
  enum class State { rest, playing, paused };

  /// From rest: plays `span` from its first day. Playing: pauses. Paused: goes on from where it is.
  void toggle(const DaySpan& span);
  /// Moves the shown date by `seconds` of playing; after the last day comes rest. Nothing happens unless it plays.
  void advance(double seconds);
  /// Shows a moment of the span and stays there, paused; beyond its ends the nearest moment.
  void seek(const DaySpan& span, double days_since_1970);
  /// To rest: everything is shown.
  void stop();
  void set_days_per_second(double speed) { days_per_second_ = speed; }

  State state() const { return state_; }
  bool playing() const { return state_ == State::playing; }
  double days_per_second() const { return days_per_second_; }
  /// What belongs into ViewState::shown.
  std::optional<ShownDate> shown() const;

 private:
  State state_ = State::rest;
  DaySpan span_;
  double position_ = 0;  ///< days since 1970
  double days_per_second_ = 5;
};

/// Seconds that playing goes on after the last day, so that the last arc arrives before everything is shown.
inline constexpr double playback_tail_seconds = 1.5;

}  // namespace yalu
