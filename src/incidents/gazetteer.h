// Gazetteer: the places that reports name, with their names in every script, parents and precision.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// Who put a place into the gazetteer: this decides between places that bear one name.
enum class Shelf {
  settlements,  ///< the list of settlements of GeoNames, not looked at one by one
  curated,      ///< the places that reports about the border name
  user          ///< of a file that the user gave
};

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
  Shelf shelf = Shelf::curated;
  std::vector<std::string> user_names;  ///< further spellings, which the user says mean this place
};

/// Places by a key made of their names.
class NameIndex {
 public:
  struct Entry {
    std::string key;
    std::vector<PlaceId> places;  ///< in gazetteer order, each once
  };

  void add(std::string key, PlaceId place) { pairs_.emplace_back(std::move(key), place); }
  /// To be called once, after the last `add`.
  void close();
  /// The places of this key; empty where it has none.
  const std::vector<PlaceId>& find(std::string_view key) const;
  /// In the order of the keys.
  const std::vector<Entry>& entries() const { return entries_; }
  /// Index of the first entry whose key is not less than `key`.
  std::size_t lower_bound(std::string_view key) const;

 private:
  std::vector<std::pair<std::string, PlaceId>> pairs_;
  std::vector<Entry> entries_;
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
  /// Crossings of which a name holds the word that folds to the folded `word`: "Hyesan" finds Changbai-Hyesan.
  std::vector<PlaceId> find_crossings(std::string_view word) const;
  /// Whether the user's own files give the place this name, both folded.
  bool is_user_name(PlaceId place, std::string_view name) const;
  /// Every folded name with the places that bear it, in the order of the names; to look for near ones.
  const NameIndex& folded_names() const { return folded_; }
  /// Indices into `folded_names().entries()` of the names that are `bytes` long.
  const std::vector<std::uint32_t>& folded_of_length(std::size_t bytes) const;
  std::optional<PlaceId> find_id(std::string_view id) const;
  /// Whether `place` is `ancestor` or lies within it by its chain of parents.
  bool is_within(PlaceId place, PlaceId ancestor) const;

 private:
  std::vector<Place> places_;
  NameIndex exact_;
  NameIndex folded_;
  NameIndex cores_;
  NameIndex crossing_words_;
  NameIndex user_;
  std::vector<std::vector<std::uint32_t>> by_length_;
  std::map<std::string, PlaceId, std::less<>> by_id_;
};

}  // namespace yalu
