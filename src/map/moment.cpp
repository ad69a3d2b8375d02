#include "map/moment.h"

#include <algorithm>

#include "incidents/columns.h"

namespace yalu {
namespace {

constexpr double shortest_travel_days = 2;
constexpr double fade_after_days = 7;
constexpr double fade_over_days = 14;
constexpr double faded = 0.45;

std::int32_t number_of(Day day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

}  // namespace

Moment moment_of_days(std::int32_t first_day, std::int32_t last_day, DateMatch match, double now) {
  Moment moment;
  moment.certainty = match;
  const bool undated = first_day > last_day;
  if (undated) return moment;
  const bool starts = first_day != DateColumn::open_start;
  if (starts && now < first_day) {
    moment.visible = false;
    return moment;
  }
  // With an open end it may still be going to happen, whatever the date shown.
  if (last_day == DateColumn::open_end) {
    moment.certainty = DateMatch::possible;
    return moment;
  }
  const double over = static_cast<double>(last_day) + 1;
  if (now < over && first_day != last_day) moment.certainty = DateMatch::possible;
  if (starts)
    moment.travel = std::clamp((now - first_day) / std::max(over - first_day, shortest_travel_days), 0.0, 1.0);
  const double age = now - over;
  moment.opacity = 1 - (1 - faded) * std::clamp((age - fade_after_days) / fade_over_days, 0.0, 1.0);
  return moment;
}

Moment moment_of(const std::optional<EdtfInterval>& date, DateMatch match, const std::optional<ShownDate>& shown) {
  if (!shown || !date) {
    Moment moment;
    moment.certainty = match;
    return moment;
  }
  return moment_of_days(date->earliest ? number_of(*date->earliest) : DateColumn::open_start,
                        date->latest ? number_of(*date->latest) : DateColumn::open_end, match, shown->days());
}

}  // namespace yalu
