// CountryAreas: which country a position lies in and how far it is from a country's border, from outlines in degrees.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"

namespace yalu {

/// The outline of one country. A point is inside where it is inside an odd number of rings, so holes are rings too.
struct CountryArea {
  std::string code;  ///< ISO 3166-1 alpha-2 where known: "KP"
  std::string name;  ///< "North Korea"
  std::vector<std::vector<LonLat>> rings;
};

/// Outlines of one accuracy.
struct CountryOutlines {
  std::vector<CountryArea> areas;
  LonLatBox known{-180, -90, 180, 90};  ///< outside it nothing is said from these outlines
  double accuracy_km = 0;               ///< nearer to a border than this, the side is not certain
};

/// Immutable after construction. A position is judged by the first outlines that know its surroundings: give the finer
/// ones first. Borders are straight in degrees between their points.
class CountryAreas {
 public:
  CountryAreas() = default;
  explicit CountryAreas(std::vector<CountryOutlines> finest_first);

  /// Whether any outlines know the position's surroundings; otherwise the functions below say nothing.
  bool knows(LonLat position) const { return layer_at(position) != nullptr; }
  /// The code of the country; nothing in the sea or where nothing is known. About 0.2 microseconds.
  std::optional<std::string_view> country_at(LonLat position) const;
  /// Kilometres to the nearest outline of the country, coast or border, from within or without; nothing where the
  /// outlines there have no such country. On a sphere, good to 1 % up to a few hundred kilometres.
  std::optional<double> border_distance_km(LonLat position, std::string_view code) const;
  /// Kilometres to the nearest outline of any country.
  std::optional<double> border_distance_km(LonLat position) const;
  /// How far from a border the side is uncertain at the position, in kilometres; 0 where nothing is known.
  double accuracy_km(LonLat position) const;
  /// "North Korea"; the code itself where no outlines have it.
  std::string name_of(std::string_view code) const;

 private:
  struct Edge {
    LonLat a, b;
    std::uint32_t area = 0;
  };
  /// Edges by bands of latitude, to cast a ray, in the order of the areas; and by the cells of a grid, to find the
  /// nearest.
  struct Layer {
    LonLatBox known;
    double accuracy_km = 0;
    std::vector<std::string> codes;
    std::vector<std::string> names;
    double west_deg = 0, south_deg = 0;
    double band_deg = 1;
    std::vector<std::vector<Edge>> bands;
    double cell_lon_deg = 1, cell_lat_deg = 1;
    std::vector<std::vector<Edge>> cells;  ///< `side` rows from the south of `side` cells from the west

    std::int64_t band_of(double lat_deg) const;
    std::int64_t column_of(double lon_deg) const;
    std::int64_t row_of(double lat_deg) const;
    void add(const Edge& edge);
    std::optional<double> nearest_km(LonLat position, const std::string_view* code) const;
  };
  static Layer layer_of(CountryOutlines outlines);
  const Layer* layer_at(LonLat position) const;

  std::vector<Layer> layers_;
};

}  // namespace yalu
