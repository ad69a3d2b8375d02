// The parts of reading a count: what English and East Asian words each make of one clause.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/count_range.h"

namespace yalu {

enum class CountBound { low, best, high };

/// "600" or "4,809", commas only before groups of three digits, no more than ten billion.
std::optional<std::int64_t> read_whole_number(std::string_view digits);

/// One figure as the bound says; two different bounds around one figure contradict each other and give nothing.
CountRange bounded_count(std::int64_t figure, std::optional<CountBound> before, std::optional<CountBound> after);

/// Whether the zeros of `most` may hold for `least` too, at least two of them: "2-300" may be 200 to 300.
bool may_be_cut_short(std::int64_t least, std::int64_t most);

/// `clause` is lower-case ASCII without ";". Nothing known where a word is left over.
CountRange read_english_count(std::string_view clause);

/// `clause` is Korean or Chinese without ";". Nothing known where a sign is left over.
CountRange read_east_asian_count(std::string_view clause);

/// Whom the figure of such a clause counts, in English and the same for forms of one word ("woman", "North Korean
/// women", 妇女: "women"); empty where the words do not say.
std::string english_persons(std::string_view clause);
std::string east_asian_persons(std::string_view clause);

}  // namespace yalu
