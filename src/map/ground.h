// The ground: base map layers as display commands, in paint order below everything else.
#pragma once

#include "map/scene.h"
#include "map/style.h"

namespace yalu {

/// Land, water, relief and lines up to the border, within an already clipped frame.
void draw_ground(DisplayList& list, const World& world, const ViewState& view, const MapFrame& frame,
                 const Style& style);

}  // namespace yalu
