// EdtfInterval: the closed interval of days that an EDTF expression allows, never narrower than its words.
//
// Extended Date/Time Format, ISO 8601-2:2019 / Library of Congress specification, levels 0, 1 and 2; what
// each form means in days stands in docs/dates.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"

namespace yalu {

/// Plain data; the EDTF text and the source's words are kept beside it in the IncidentTable.
struct EdtfInterval {
  std::optional<Day> earliest;  ///< nothing: open or unknown start
  std::optional<Day> latest;    ///< nothing: open or unknown end
  bool lasting = false;         ///< true for "from a to b" (a/b); false for one day somewhere within
  bool uncertain = false;       ///< `?` or `%`; does not widen the interval
  bool approximate = false;     ///< `~` or `%`; does not widen the interval

  bool single_day() const { return earliest && latest && *earliest == *latest; }
  bool operator==(const EdtfInterval&) const = default;
};

/// Reads one EDTF expression, levels 0 to 2. The error says the position (1-based character) and the reason. A set is
/// the hull of its dates, {...} lasting, [...] not; a qualifier on any part sets the flag of the whole; the clock and
/// zone of a date-time are checked and set aside; a season holds both the meteorological and the astronomical one. The
/// calendar ends at the years -32767 and 32767: a later year begins on its last day and has no end, an earlier one ends
/// on its first day and has no start.
Result<EdtfInterval> parse_edtf(std::string_view text);

/// The shortest EDTF text with this meaning: "2023-11-20", "2023-11", "[2023-11-21..2023-11-30]", "2023-11/2023-12",
/// "../2023". parse_edtf(format_edtf(i)) == i for every i with at least one end.
std::string format_edtf(const EdtfInterval& interval);

/// For people: "20 Nov 2023", "Nov 2023", "one day in 21-30 Nov 2023", "8 Oct 2023 to 9 Oct 2023", with "about" for
/// approximate and "(uncertain)" for uncertain. En dashes between days.
std::string format_date_in_words(const EdtfInterval& interval);

/// How surely something dated `interval` happened within a window.
enum class DateMatch { certain, possible, out };

/// Three-valued answer: certain if the interval lies inside the window, possible if it only overlaps, else out. An open
/// end reaches to infinity. Without a bound on either side of the window everything is certain.
DateMatch match_date(const EdtfInterval& interval, const DayWindow& window);

/// The smallest interval that holds both; flags of either are kept, `lasting` only where both last.
EdtfInterval hull(const EdtfInterval& a, const EdtfInterval& b);

}  // namespace yalu
