// Pile contents: which incidents are in a counted mark or an area's count that a pointer is over.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "map/display_list.h"
#include "map/merged_marks.h"
#include "map/scene.h"

namespace yalu {

/// A merged mark, or the count of what is known to one area only, as it stands in a view.
struct Pile {
  PileCount count;
  std::optional<std::uint32_t> area;  ///< index into MarkPoints::areas; nothing: a merged mark
  ScreenPx center;                    ///< of an area where its number stands
  double radius_px = 0;               ///< of a merged mark
};

/// The piles of a view and the shapes in which they can be hit.
struct PilePicture {
  std::vector<Pile> piles;
  DisplayList shapes;  ///< not for drawing; RowId{i} stands for piles[i]
};

/// Costs what laying out the marks costs; meant to be kept for as long as world and view stay.
PilePicture piles_of(const World& world, const ViewState& view, const FontSet& fonts);

/// What pick() says of `shapes`, so that it can be weighed against what it says of the map by means_rather(); `row` is
/// the index of the pile.
std::optional<Picked> pick_pile(const PilePicture& picture, ScreenPx at, double tolerance_px);

struct PileContents {
  Pile pile;
  std::vector<Match> matches;  ///< certain ones first, then by their earliest day, undated ones last
};

/// The pile at a point and what is in it; nothing where there is none. One pass over all that counts in the view.
std::optional<PileContents> pile_at(const World& world, const ViewState& view, const FontSet& fonts, ScreenPx at,
                                    double tolerance_px);

}  // namespace yalu
