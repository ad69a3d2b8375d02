#include "incidents/gazetteer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"
#include "incidents/place_names.h"

namespace yalu {
namespace {

constexpr std::array<std::pair<PlaceKind, std::string_view>, 13> kind_names = {{
    {PlaceKind::country, "country"},
    {PlaceKind::province, "province"},
    {PlaceKind::prefecture, "prefecture"},
    {PlaceKind::county, "county"},
    {PlaceKind::city, "city"},
    {PlaceKind::town, "town"},
    {PlaceKind::district, "district"},
    {PlaceKind::village, "village"},
    {PlaceKind::crossing, "crossing"},
    {PlaceKind::former_crossing, "former crossing"},
    {PlaceKind::river, "river"},
    {PlaceKind::mountain, "mountain"},
    {PlaceKind::facility, "facility"},
}};

/// Only these are known by their name alone: "Hekou" must not become the Hekou bridge.
constexpr PlaceKinds settlements_and_areas = {PlaceKind::country,  PlaceKind::province, PlaceKind::prefecture,
                                              PlaceKind::county,   PlaceKind::city,     PlaceKind::town,
                                              PlaceKind::district, PlaceKind::village};

bool is_crossing(PlaceKind kind) {
  return kind == PlaceKind::crossing || kind == PlaceKind::former_crossing;
}

/// A single word of Latin letters has no type word: most names, and quickly told.
bool may_have_type_word(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c == ' ' || c == '-' || c == ',' || c == '('; }) ||
         (!name.empty() && static_cast<unsigned char>(name.back()) >= 0x80);
}

/// Calls `use` with each word of the name.
template <class Use>
void for_each_word(std::string_view name, Use use) {
  constexpr std::string_view separators = " -()";
  for (std::size_t at = name.find_first_not_of(separators); at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(separators, at), name.size());
    use(name.substr(at, end - at));
    at = name.find_first_not_of(separators, end);
  }
}

}  // namespace

void NameIndex::close() {
  std::sort(pairs_.begin(), pairs_.end());
  for (auto& [key, place] : pairs_) {
    if (key.empty()) continue;
    if (entries_.empty() || entries_.back().key != key) entries_.push_back({std::move(key), {}});
    std::vector<PlaceId>& places = entries_.back().places;
    if (places.empty() || places.back() != place) places.push_back(place);
  }
  pairs_.clear();
  pairs_.shrink_to_fit();
}

std::size_t NameIndex::lower_bound(std::string_view key) const {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), key,
                                   [](const Entry& entry, std::string_view wanted) { return entry.key < wanted; });
  return static_cast<std::size_t>(at - entries_.begin());
}

const std::vector<PlaceId>& NameIndex::find(std::string_view key) const {
  static const std::vector<PlaceId> none;
  const std::size_t at = lower_bound(key);
  return at < entries_.size() && entries_[at].key == key ? entries_[at].places : none;
}

std::string_view to_string(PlaceKind kind) {
  for (const auto& [value, name] : kind_names) {
    if (value == kind) return name;
  }
  return {};
}

std::optional<PlaceKind> parse_place_kind(std::string_view text) {
  std::string wanted(without_outer_space(text));
  for (char& c : wanted) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == '-') c = ' ';
  }
  for (const auto& [kind, name] : kind_names) {
    if (name == wanted) return kind;
  }
  return std::nullopt;
}

Gazetteer::Gazetteer(std::vector<Place> places) : places_(std::move(places)) {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Place& place = places_[i];
    const PlaceId id{static_cast<std::uint32_t>(i)};
    by_id_.emplace(place.id, id);
    const auto add_core = [&](std::string_view name) {
      if (!settlements_and_areas.contains(place.kind) || !may_have_type_word(name)) return;
      const PlaceNameParts parts = take_apart_place_name(name);
      if (parts.core != name) cores_.add(fold(parts.core), id);
    };
    const auto add_name = [&](std::string_view name, bool with_core = true) {
      exact_.add(std::string(name), id);
      folded_.add(fold(name), id);
      if (is_crossing(place.kind)) {
        for_each_word(name, [&](std::string_view word) { crossing_words_.add(fold(word), id); });
      }
      if (with_core) add_core(name);
    };
    const auto add_user_name = [&](const std::string& name) { user_.add(fold(name), id); };
    add_name(place.name);
    // The list spells its names in many old systems with hyphens; taking them all apart would slow every start.
    for (const std::string& variant : place.variants) add_name(variant, place.shelf != Shelf::settlements);
    add_name(place.hangul);
    add_name(place.hanzi);
    for (const std::string& name : place.user_names) {
      add_name(name);
      add_user_name(name);
    }
    if (place.shelf == Shelf::user) {
      add_user_name(place.name);
      for (const std::string& variant : place.variants) add_user_name(variant);
    }
  }
  for (NameIndex* index : {&exact_, &folded_, &cores_, &crossing_words_, &user_}) index->close();
  for (std::size_t i = 0; i < folded_.entries().size(); ++i) {
    const std::size_t length = folded_.entries()[i].key.size();
    if (by_length_.size() <= length) by_length_.resize(length + 1);
    by_length_[length].push_back(static_cast<std::uint32_t>(i));
  }
}

std::vector<PlaceId> Gazetteer::find_exact(std::string_view name) const {
  return exact_.find(name);
}
std::vector<PlaceId> Gazetteer::find_folded(std::string_view name) const {
  return folded_.find(fold(name));
}
std::vector<PlaceId> Gazetteer::find_core(std::string_view core) const {
  return cores_.find(fold(core));
}
std::vector<PlaceId> Gazetteer::find_crossings(std::string_view word) const {
  return crossing_words_.find(fold(word));
}

bool Gazetteer::is_user_name(PlaceId place, std::string_view name) const {
  const std::vector<PlaceId>& places = user_.find(fold(name));
  return std::find(places.begin(), places.end(), place) != places.end();
}

const std::vector<std::uint32_t>& Gazetteer::folded_of_length(std::size_t bytes) const {
  static const std::vector<std::uint32_t> none;
  return bytes < by_length_.size() ? by_length_[bytes] : none;
}

std::optional<PlaceId> Gazetteer::find_id(std::string_view id) const {
  const auto entry = by_id_.find(id);
  if (entry == by_id_.end()) return std::nullopt;
  return entry->second;
}

bool Gazetteer::is_within(PlaceId place, PlaceId ancestor) const {
  // The number of steps is bounded because parents that go in a circle must not hang the program.
  std::optional<PlaceId> at = place;
  for (std::size_t step = 0; at && step <= places_.size(); ++step) {
    if (*at == ancestor) return true;
    at = places_[index_of(*at)].parent;
  }
  return false;
}

}  // namespace yalu
