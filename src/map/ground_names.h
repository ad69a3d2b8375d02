// Ground names: settlements, countries, provinces and rivers in three scripts, in the chosen order.
#pragma once

#include <span>
#include <vector>

#include "map/labels.h"
#include "map/mark_layout.h"
#include "map/scene.h"
#include "map/steady_names.h"
#include "map/style.h"

namespace yalu {

/// Settlement symbols and all names of the ground, by priority; what finds no room is left out.
/// `mark_places`: gazetteer places that incidents of this view name; they come first. `marks`: a settlement under one
/// is named beside it. `occupied`: the room of marks and callouts. Reads nothing that changes: safe on a thread of its
/// own.
SteadyNames lay_out_ground_names(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                                 const FontSet& fonts, const std::vector<PlaceId>& mark_places,
                                 const std::vector<RoundMark>& marks, std::span<const ScreenRect> occupied);

}  // namespace yalu
