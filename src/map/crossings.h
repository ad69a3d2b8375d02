// Crossings: the bridges and ferries of the border that are in use, from the gazetteer, with their own sign.
#pragma once

#include <vector>

#include "map/scene.h"
#include "map/style.h"

namespace yalu {

/// A crossing that may be shown at this scale.
struct ShownCrossing {
  const Place* place = nullptr;
  ScreenPx at;
};

/// The crossings near the frame. One whose place is known less exactly than a sign would say is left out; of several
/// that fall together the first stands for all.
std::vector<ShownCrossing> shown_crossings(const World& world, const MapFrame& frame);

/// Two short strokes across the border line, as maps draw a bridge.
void draw_crossings(DisplayList& list, const World& world, const MapFrame& frame, const Style& style);

}  // namespace yalu
