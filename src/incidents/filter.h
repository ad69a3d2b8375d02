// Filter: what a reader asks for, and the brute scan that answers with incidents that match surely or possibly.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/edtf.h"
#include "incidents/claims.h"

namespace yalu {

enum class MatchMode { any, certain };

/// Empty lists and texts filter nothing.
struct Filter {
  DayWindow window;
  MatchMode match = MatchMode::any;
  std::vector<std::string> kinds;  ///< vocabulary terms
  std::vector<Verification> verifications;
  std::vector<std::string> places;  ///< gazetteer ids; origin or destination lies within
  std::string text;                 ///< in title, note or the words of any claim; case ignored
  std::string where;                ///< an expression over the rows, as given; it acts through `among`
  /// By ClaimId, the claims for which `where` holds, found once it is known which rows there are (io/where.h). Null:
  /// all.
  std::shared_ptr<const std::vector<bool>> among;
  std::optional<Day> as_of;  ///< only what was published by then

  bool operator==(const Filter&) const = default;
};

/// One incident that matches: certain or possible.
struct Match {
  RowId row{};
  DateMatch match = DateMatch::certain;

  bool operator==(const Match&) const = default;
};

struct Selection {
  std::vector<Match> matches;  ///< in row order; never `out`
  std::vector<RowId> undated;  ///< fit everything but have no date, while the window has a bound
};

/// An incident matches if any one of its claims fits kind, verification, place and text together; its figure is always
/// the resolved one. It is certain where its resolved date lies inside the window, possible where that date or any of
/// its claims' overlaps it. Asked for
/// places, it is certain only where all of its resolved origin or destination lies in them, and possible where only
/// some of it does or only one of its claims says so. With `filter.among` only the claims marked there can fit.
/// Text is compared folded (base/unicode.h), so "sinuiju" finds "Sin\u016diju". `filter.as_of` does not act here: it
/// decided which claims were resolved.
Selection select_incidents(const Incidents& incidents, const IncidentTable& table, const Locations& locations,
                           const Gazetteer& gazetteer, const Filter& filter);

/// The filter in words for a page: "1 Nov - 31 Dec 2023; kind: forced return; certain only". Empty filter: "all
/// incidents".
std::string filter_in_words(const Filter& filter, const Gazetteer& gazetteer);

}  // namespace yalu
