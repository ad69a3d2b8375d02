// Pile words: what the window says about a counted mark, which is no place and no single incident.
#pragma once

#include <string>

#include "map/pile_contents.h"
#include "map/world.h"

namespace yalu {

struct PileWords {
  std::string heading;    ///< "1234 incidents"
  std::string certainty;  ///< "1000 certain, 234 only possible"; empty where nothing was asked of their dates
  std::string place;      ///< where they are, or that the mark is no place
};

/// Of a pile of `view`, whose window of dates or date shown decides whether certainty means anything.
PileWords describe_pile(const World& world, const ViewState& view, const Pile& pile);

}  // namespace yalu
