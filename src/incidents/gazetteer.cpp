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

using Index = std::map<std::string, std::vector<PlaceId>, std::less<>>;

void add(Index& index, std::string_view name, PlaceId id) {
  if (name.empty()) return;
  auto entry = index.find(name);
  if (entry == index.end()) entry = index.emplace(std::string(name), std::vector<PlaceId>{}).first;
  if (entry->second.empty() || entry->second.back() != id) entry->second.push_back(id);
}

std::vector<PlaceId> find(const Index& index, std::string_view name) {
  const auto entry = index.find(name);
  return entry == index.end() ? std::vector<PlaceId>{} : entry->second;
}

}  // namespace

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
    const auto add_name = [&](std::string_view name) {
      add(exact_, name, id);
      add(folded_, fold(name), id);
      if (!settlements_and_areas.contains(place.kind)) return;
      const PlaceNameParts parts = take_apart_place_name(name);
      if (parts.core != name) add(cores_, fold(parts.core), id);
    };
    add_name(place.name);
    for (const std::string& variant : place.variants) add_name(variant);
    add_name(place.hangul);
    add_name(place.hanzi);
  }
}

std::vector<PlaceId> Gazetteer::find_exact(std::string_view name) const {
  return find(exact_, name);
}
std::vector<PlaceId> Gazetteer::find_folded(std::string_view name) const {
  return find(folded_, fold(name));
}
std::vector<PlaceId> Gazetteer::find_core(std::string_view core) const {
  return find(cores_, fold(core));
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
