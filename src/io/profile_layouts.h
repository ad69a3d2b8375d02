// The layouts of known data sets: which of their columns are codes to be read together, and which stand for ours.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/import_profile.h"

namespace yalu {

/// A column of a file that holds what one of ours holds, as it stands.
struct Alias {
  std::string_view name;
  Column column;
};

/// What stands where in the list of codes of each layout.
namespace ged {
enum Code { start, end, date_prec, where_prec, violence, side_a, side_b, dyad, article, headline, source_date };
}
namespace acled {
enum Code { date, time_precision, geo_precision, type, sub_type, location, admin2, admin1, country, actor1, tags };
}
namespace gtd {
enum Code {
  year,
  month,
  day,
  approximate,
  extended,
  resolution,
  specificity,
  vicinity,
  city,
  province,
  country,
  killed,
  attack,
  cited_1,
  cited_2,
  cited_3
};
}
namespace timemap {
enum Code { date, latitude, description, graphic, associations };
}
namespace generic {
enum Code { start, end, time_code, place_code };
}

struct CodedLayout {
  ImportProfile::Kind kind;
  std::string_view name;
  std::string_view prefix;                       ///< of carried columns whose names are ours
  std::span<const std::string_view> needed;      ///< without these it is not this layout
  std::span<const std::string_view> recognised;  ///< a header with all of these is of this layout, if it also has
  std::ptrdiff_t enough;                         ///< so many
  std::span<const std::string_view> signs;       ///< of these
  std::span<const std::string_view> codes;
  std::span<const Alias> direct;
  std::span<const std::string_view> report;  ///< what the user must know
};

/// In the order in which a header is held against them.
std::span<const CodedLayout> coded_layouts();

/// A column that says how exact a date or a place is, by a code that only its layout can read.
struct PrecisionCode {
  std::string_view name;
  std::string_view profile;
  bool of_time;  ///< else of the place
};
std::span<const PrecisionCode> precision_codes();

/// Names that a generic table may use, in the order of preference: the first that the file has is taken.
std::span<const Alias> generic_names();

/// The 49 columns of UCDP GED in their published order.
std::vector<std::string> ged_columns();

}  // namespace yalu
