// Merged marks: where marks would pile up they become counted ones, worked out for each frame from the columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "incidents/filter.h"
#include "incidents/vocabulary.h"
#include "map/mark_points.h"
#include "map/scene.h"

namespace yalu {

/// So many marks can be spread and read one by one.
inline constexpr std::size_t few_marks = 300;

/// How many of a pile's incidents are certain and how many only possible.
struct PileCount {
  std::int64_t certain = 0;
  std::int64_t possible = 0;

  std::int64_t all() const { return certain + possible; }
  void add(DateMatch certainty) { ++(certainty == DateMatch::certain ? certain : possible); }
  void add(const PileCount& other) {
    certain += other.certain;
    possible += other.possible;
  }
};

/// Incidents too near one another to be told apart. It stands where they lie on average: no place, no single incident.
struct MergedMark {
  ScreenPx at;
  double radius_px = 0;
  PileCount count;
  // Of its incidents that are known by a radius; 0 where all are points.
  double spread_px = 0;  ///< how far from `at` the farthest of their places lies
  double reach_m = 0;    ///< the longest radius, on the ground
  double extent_px = 0;  ///< set by lay_out_marks: within it lies all that is known of where they were
  Verification weakest = Verification::confirmed;  ///< of those known by a radius
  double opacity = 1;                              ///< of the one that faded least

  bool shows_extent() const { return extent_px > radius_px + 2; }
};

/// Incidents known to the same county or province only.
struct AreaPile {
  std::uint32_t area = 0;  ///< index into MarkPoints::areas
  PileCount count;
  Verification weakest = Verification::confirmed;
  double opacity = 1;
};

/// How many of the piled incidents lead from about one spot to about another.
struct Flow {
  ScreenPx from, to;
  PileCount count;
};

/// Of the standings of two incidents the one that says less: what stands for both may claim no more.
Verification weaker(Verification a, Verification b);

struct Piles {
  std::vector<Match> single;  ///< circles and areas that stand alone, in row order
  std::vector<MergedMark> merged;
  std::vector<AreaPile> areas;
  std::vector<Flow> flows;  ///< of merged marks, of more than a few hundred incidents of all; the largest last
  std::size_t nowhere = 0;  ///< incidents that have no place on the map

  static constexpr std::uint32_t no_mark = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> mark_of_cell;  ///< by cell of the frame's grid: the index into `merged`, else no_mark
};

/// One of the Piles.
struct PileIndex {
  bool area = false;  ///< of Piles::areas, else of Piles::merged
  std::size_t index = 0;
};

/// What passes over the incidents found for former frames. Holds for one set of counted incidents; pan and zoom over
/// ground that it knows then cost no pass.
class PileMemory {
 public:
  PileMemory();
  PileMemory(PileMemory&&) noexcept;
  PileMemory& operator=(PileMemory&&) noexcept;
  ~PileMemory();

  /// Other incidents count from now on.
  void forget();

 private:
  friend class PilePasses;
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

/// Sorts what counts into marks that stand alone and piles, on a grid that is fixed to the ground and as fine as marks
/// are on the screen: panning does not change a pile. Up to a few hundred marks stand alone where they can be spread;
/// of more, only those that have a grid cell to themselves, and an area that is but a radius piles up like a circle.
/// What is still to come at `shown` is left out, and of more than a few hundred what lies beyond the frame. The rows of
/// `alone` (ascending) are never piled. Costs one pass over `counted` and two threads, or none where `memory` (which
/// may be null) knows the ground; what it gives is the same.
Piles pile_up(const Incidents& incidents, const MarkPoints& points, std::span<const Match> counted,
              const std::optional<ShownDate>& shown, std::span<const RowId> alone, const MapFrame& frame,
              bool with_flows, PileMemory* memory = nullptr);

/// What is in one pile, each as sure as it is at `shown`, in row order. The arguments are those that gave `piles`.
std::vector<Match> matches_in_pile(const Incidents& incidents, const MarkPoints& points, std::span<const Match> counted,
                                   const std::optional<ShownDate>& shown, std::span<const RowId> alone,
                                   const MapFrame& frame, const Piles& piles, const PileIndex& pile);

/// Radius of a merged mark: by the digits of its number, so that the number fits.
double merged_radius_px(std::int64_t count);

}  // namespace yalu
