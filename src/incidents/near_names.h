// Near names: names of the gazetteer that look like one that it does not have, with a bounded amount of work.
#pragma once

#include <string_view>
#include <vector>

#include "incidents/gazetteer.h"

namespace yalu {

/// A name that looks like the one asked for.
struct NearName {
  const std::vector<PlaceId>* places = nullptr;  ///< of the gazetteer, which must outlive this
  double score = 0;                              ///< 0.5 to 0.79
};

/// Names of which `folded` is the beginning or that begin it (four bytes or more: 0.6 and 0.19 times the shorter
/// length over the longer), and names within a Levenshtein distance of a third of the longer one's bytes, at most 6
/// (0.79 times the share that is alike). Both are folded. In no particular order.
std::vector<NearName> near_names(const Gazetteer& gazetteer, std::string_view folded);

}  // namespace yalu
