#include "app/playback.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace yalu {
namespace {

double first_moment(const DaySpan& span) {
  return static_cast<double>(span.first.time_since_epoch().count());
}

}  // namespace

double default_speed(const DaySpan& span) {
  constexpr double seconds = 30;
  const double wanted = span.days() / seconds;
  return *std::min_element(std::begin(playback_speeds), std::end(playback_speeds), [&](double a, double b) {
    // Compared as ratios: 2 is as far from 1 as 100 from 50.
    return std::abs(std::log(a / wanted)) < std::abs(std::log(b / wanted));
  });
}

void Playback::toggle(const DaySpan& span) {
  if (state_ == State::playing) {
    state_ = State::paused;
    return;
  }
  if (state_ == State::rest || span != span_) position_ = first_moment(span);
  span_ = span;
  state_ = State::playing;
}

void Playback::advance(double seconds) {
  if (state_ != State::playing) return;
  position_ += seconds * days_per_second_;
  const double end = first_moment(span_) + span_.days() + playback_tail_seconds * days_per_second_;
  if (position_ >= end) state_ = State::rest;
}

void Playback::seek(const DaySpan& span, double days_since_1970) {
  span_ = span;
  const double first = first_moment(span);
  position_ = std::clamp(days_since_1970, first, std::nextafter(first + span.days(), first));
  state_ = State::paused;
}

void Playback::stop() {
  state_ = State::rest;
}

std::optional<ShownDate> Playback::shown() const {
  if (state_ == State::rest) return std::nullopt;
  return shown_date_from_days(position_);
}

}  // namespace yalu
