// Reading one wording of a date, without lists: the grammar of the tokens and what they mean for the days.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "incidents/date_words.h"

namespace yalu {

/// The year of another date of the same list, for what has none.
struct SharedYear {
  int year = 0;
  int month = 0;        ///< of that date, 1 to 12
  bool behind = false;  ///< that date stands behind the one that takes its year
};

struct Wording {
  DateReading reading;
  bool year_given = false;  ///< by the words themselves
  bool several = false;     ///< several dates, or wordings that do not agree
};

/// `plain` as plain_date_text gives it. Every word must be understood, commas mean nothing, and a semicolon is not
/// understood; else the error names the first word that is not.
Result<Wording> read_date_wording(std::string_view plain, const DateContext& context,
                                  const std::optional<SharedYear>& shared);

}  // namespace yalu
