// FamilyCount: which incidents of a selection count, so that an aggregate and its parts never count together.
#pragma once

#include <span>
#include <vector>

#include "incidents/filter.h"

namespace yalu {

/// The matches that count, and the others, which stand beside. Both in the order of the selection.
struct Counted {
  std::vector<Match> counted;
  std::vector<RowId> beside;
};

/// An aggregate that is certain counts, and everything below it stands beside; but it stands beside itself where its
/// parts can stand for it (parts_stand_for_aggregate) and are all certain too, or, where it has no figure, some of them
/// are. One that is only possible counts if nothing below it does, and if some part may have happened there and then
/// without matching, or its parts cannot stand for it: parts that are surely elsewhere say that it is elsewhere. Of two
/// aggregates that share a part only one counts. The certain ones that count do not depend on whether the possible ones
/// were asked for.
Counted count_families_once(const Incidents& incidents, const Selection& selection);

/// What counts of the selection: all of it where no row is in a family, without a copy; else `families`, filled here.
/// Valid as long as both.
std::span<const Match> counted_once(const Incidents& incidents, const Selection& selection, Counted& families);

}  // namespace yalu
