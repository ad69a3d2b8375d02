// Moment: how an incident stands at the date shown - still to come, under way, past - as a pure function.
#pragma once

#include <cstdint>
#include <optional>

#include "base/edtf.h"
#include "map/view_state.h"

namespace yalu {

struct Moment {
  bool visible = true;  ///< false: still to come; shown on the timeline only
  DateMatch certainty = DateMatch::certain;
  double travel = 1;   ///< 0..1 along the arc; 1 = arrived and at rest
  double opacity = 1;  ///< what is past fades to 0.45 and stays
};

/// Without a shown date everything is visible, at rest and as certain as `match` says. With one: an incident appears at
/// its earliest day; while its last possible day is not over it is only possible, unless its date is a single day; its
/// arc travels through the days it may have happened on, at least two, so that the eye can follow.
Moment moment_of(const std::optional<EdtfInterval>& date, DateMatch match, const std::optional<ShownDate>& shown);

/// The same from DateColumn's numbers of the first and the last day, for scans over all rows; `now` in days since 1970.
Moment moment_of_days(std::int32_t first_day, std::int32_t last_day, DateMatch match, double now);

}  // namespace yalu
