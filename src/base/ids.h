// Ids: row numbers with a type of their own, so that a place cannot be mistaken for an incident.
#pragma once

#include <cstddef>
#include <cstdint>

namespace yalu {

enum class RowId : std::uint32_t {};     ///< an incident, after rival claims were resolved
enum class ClaimId : std::uint32_t {};   ///< a row of the IncidentTable: one claim
enum class PlaceId : std::uint32_t {};   ///< a row of the Gazetteer
enum class SourceId : std::uint32_t {};  ///< a row of the sources of an IncidentTable

template <class Id>
constexpr std::size_t index_of(Id id) {
  return static_cast<std::size_t>(id);
}

}  // namespace yalu
