// The words of a place name taken apart: the name itself, its type word ("County", "-si"), and what it is said to lie
// in.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/gazetteer.h"

namespace yalu {

/// A set of place kinds.
class PlaceKinds {
 public:
  constexpr PlaceKinds() = default;
  constexpr PlaceKinds(std::initializer_list<PlaceKind> kinds) {
    for (const PlaceKind kind : kinds) bits_ |= bit(kind);
  }
  constexpr bool contains(PlaceKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  static constexpr std::uint32_t bit(PlaceKind kind) { return 1U << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
};

/// "border region of Onsong County (north), North Hamgyong Province" gives main "Onsong County", core "Onsong",
/// kinds {county}, type_word "County", within {"North Hamgyong Province"}.
struct PlaceNameParts {
  std::string main;                  ///< without brackets, without "border region of", without what follows a comma
  std::string core;                  ///< `main` without its type word; `main` itself where it has none
  std::string type_word;             ///< as written
  PlaceKinds kinds;                  ///< what the type word allows; empty: no type word
  std::vector<std::string> within;   ///< what follows the commas, in order; at most 8
  std::vector<std::string> remarks;  ///< what stood in brackets, and what followed "via"
};

/// Knows English type words, romanized Korean and Chinese ones set off by a space or hyphen, and those in Hangul and
/// Hanzi.
PlaceNameParts take_apart_place_name(std::string_view name);

/// The finest that a position may be known where all that is said of it is a name that the gazetteer does not have: by
/// its type word ("Kapsan County" a county), a settlement by default, a county where it lies near something, a province
/// for a region or an area, unknown for one of several places ("China or North Korea") and for a river. The coarsest of
/// these that the words say.
Precision finest_of_unknown_name(std::string_view name);

/// The text without white space at its ends.
std::string_view without_outer_space(std::string_view text);

}  // namespace yalu
