// Geocoding: from the words of a report to places of the gazetteer; ambiguity is reported, never settled by a guess.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"
#include "base/ids.h"
#include "base/issue.h"
#include "incidents/country_areas.h"
#include "incidents/gazetteer.h"
#include "incidents/incident_table.h"

namespace yalu {

enum class NameMatch { exact, folded, transliterated, partial };

struct Candidate {
  PlaceId place{};
  double score = 0;  ///< 1 exact, 0.9 folded, 0.85 transliterated, 0.8 folded after the type word ("County", "-si") was
                     ///< set aside, below: partial
  NameMatch how = NameMatch::exact;
};

/// From here on a candidate fits surely.
constexpr double sure_place_score = 0.8;

struct GeocodeAnswer {
  std::optional<PlaceId> match;       ///< only where exactly one place fits best and fits surely (0.8 or better)
  std::vector<Candidate> candidates;  ///< the match first, then best first, at most 8
  std::string reason;   ///< why there is no match: "not in the gazetteer", "several places bear this name"
  std::string warning;  ///< with a match: what else the name may mean, and which of its words were set aside; or empty
};

/// Understands every script, "Province", "County", "City", -do, -gun, -si, -ri, "(border region)" and other brackets
/// set aside, a parent after a comma ("Onsong County, North Hamgyong Province" must lie within it) or before it, and
/// crossings by a place they join ("Hyesan bridge"). A type word given must fit the place's kind. In the order of the
/// tries: exact, folded, type word set aside, and where none of them fits surely, romanized by ICU. Between places that
/// fit surely, those that the user or the curated list names come before the list of settlements, which is named in the
/// warning; then the score decides, then the user's names, then the kind; what is still equal is ambiguous. Likenesses
/// are candidates and never a match. In Latin letters without marks an exact variant is no better than a folded name,
/// since reports leave the marks out: "Chongju" may be Chŏngju. Crossings and former ones are alike. Names above 200
/// bytes are not looked up.
GeocodeAnswer geocode(const Gazetteer& gazetteer, std::string_view name);

/// One place of an incident, as it is to be drawn and named.
struct Location {
  std::string name;  ///< the report's words
  std::optional<PlaceId> place;
  std::optional<LonLat> position;  ///< nothing: cannot be drawn
  Precision precision = Precision::unknown;
  double radius_km = 0;  ///< extent where there is no outline; 0 for an exact point
  bool users = false;    ///< only a gazetteer of the user knows the name, now or when the table was written

  bool operator==(const Location&) const = default;
};

/// The radius of a place whose own is not known: 3 km for a settlement, 15 km for a county, else 0.
double default_radius_km(Precision precision);

/// A place of the gazetteer as a location of its own precision. Radius: the gazetteer's, else 3 km for a settlement and
/// 15 km for a county; 0 for an exact point, and for provinces and countries, which have an outline or are not drawn.
Location locate(const Gazetteer& gazetteer, PlaceId place, std::string name);

/// Every claim's origin and destination as locations; equal cells share one entry.
struct Locations {
  std::vector<std::vector<Location>> sets;  ///< sets[0] is empty: no place named
  std::vector<std::uint32_t> origin;        ///< by ClaimId, index into sets
  std::vector<std::uint32_t> destination;   ///< by ClaimId, index into sets
};

/// Geocodes all rows. A row's own precision holds where it gives coordinates; without them it can only make a place
/// coarser, never finer than the gazetteer allows. Coordinates without a precision have the named place's, and are
/// exact where no place is named; with a name that matches nothing or too much they are no finer than its words allow
/// (place_names.h, finest_of_unknown_name), and unknown where its parent contradicts it. Given coordinates win over the
/// gazetteer and are checked against it (more than the place's radius plus 25 km away: an issue). Names that match
/// nothing or too much become an issue with the nearest candidates; their Location keeps the words and has no position,
/// unless the table carries one that another gazetteer gave: it stands, with the row's precision, and unknown without
/// one. `areas` may be empty where no row has coordinates.
Locations geocode_table(const IncidentTable& table, const Gazetteer& gazetteer, const CountryAreas& areas,
                        Issues& issues);

}  // namespace yalu
