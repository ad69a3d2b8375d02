// Gazetteer: the places that reports name, with their names in every script, parents and precision.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"
#include "base/ids.h"
#include "incidents/vocabulary.h"

namespace yalu {

enum class PlaceKind {
  country,
  province,
  prefecture,
  county,
  city,
  town,
  district,
  village,
  crossing,
  former_crossing,
  river,
  mountain,
  facility
};

/// "former crossing" and so on; parsing ignores case and takes `_` and `-` for a space.
std::string_view to_string(PlaceKind kind);
std::optional<PlaceKind> parse_place_kind(std::string_view text);

struct Place {
  std::string id;    ///< "kp_sinuiju"
  std::string name;  ///< the Latin name shown
  PlaceKind kind = PlaceKind::town;
  std::string country;  ///< "CN", "KP", "CN/KP"
  std::optional<PlaceId> parent;
  std::vector<std::string> variants;  ///< every other spelling, in any script
  std::string hangul;                 ///< the one shown; further ones are in `variants`
  std::string hanzi;                  ///< simplified, the one shown
  std::optional<LonLat> position;
  Precision precision = Precision::unknown;  ///< the finest that a report naming this place may claim
  double radius_km = 0;                      ///< drawn where there is no outline
  std::string homonym_note;
  std::string note;
  std::string source;
};

/// Immutable after construction. Names are looked up exactly and folded (base/unicode.h), never fuzzily.
class Gazetteer {
 public:
  Gazetteer() = default;
  /// Parents must already be resolved to ids.
  explicit Gazetteer(std::vector<Place> places);

  const Place& operator[](PlaceId id) const { return places_[index_of(id)]; }
  const std::vector<Place>& places() const { return places_; }
  std::size_t size() const { return places_.size(); }

  /// Places with exactly this name or variant, byte for byte; in gazetteer order.
  std::vector<PlaceId> find_exact(std::string_view name) const;
  /// Places whose folded name or variant equals the folded `name`.
  std::vector<PlaceId> find_folded(std::string_view name) const;
  /// Settlements and areas of which a name, its type word set aside, folds to the folded `core`: "Antu" finds Antu
  /// County.
  std::vector<PlaceId> find_core(std::string_view core) const;
  /// Every folded name with the places that bear it, in the order of the names; to look for near ones.
  const std::map<std::string, std::vector<PlaceId>, std::less<>>& folded_names() const { return folded_; }
  std::optional<PlaceId> find_id(std::string_view id) const;
  /// Whether `place` is `ancestor` or lies within it by its chain of parents.
  bool is_within(PlaceId place, PlaceId ancestor) const;

 private:
  std::vector<Place> places_;
  std::map<std::string, std::vector<PlaceId>, std::less<>> exact_;
  std::map<std::string, std::vector<PlaceId>, std::less<>> folded_;
  std::map<std::string, std::vector<PlaceId>, std::less<>> cores_;
  std::map<std::string, PlaceId, std::less<>> by_id_;
};

}  // namespace yalu
