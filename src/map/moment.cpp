#include "map/moment.h"

#include <algorithm>

namespace yalu {
namespace {

constexpr double shortest_travel_days = 2;
constexpr double fade_after_days = 7;
constexpr double fade_over_days = 14;
constexpr double faded = 0.45;

double days(Day day) {
  return static_cast<double>(day.time_since_epoch().count());
}

}  // namespace

Moment moment_of(const std::optional<EdtfInterval>& date, DateMatch match, const std::optional<ShownDate>& shown) {
  Moment moment;
  moment.certainty = match;
  if (!shown || !date) return moment;
  const double now = shown->days();
  if (date->earliest && now < days(*date->earliest)) {
    moment.visible = false;
    return moment;
  }
  // With an open end it may still be going to happen, whatever the date shown.
  if (!date->latest) {
    moment.certainty = DateMatch::possible;
    return moment;
  }
  const double over = days(*date->latest) + 1;
  if (now < over && !date->single_day()) moment.certainty = DateMatch::possible;
  if (date->earliest) {
    const double start = days(*date->earliest);
    moment.travel = std::clamp((now - start) / std::max(over - start, shortest_travel_days), 0.0, 1.0);
  }
  const double age = now - over;
  moment.opacity = 1 - (1 - faded) * std::clamp((age - fade_after_days) / fade_over_days, 0.0, 1.0);
  return moment;
}

}  // namespace yalu
