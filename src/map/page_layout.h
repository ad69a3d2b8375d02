// Page layout: title, map, figures, legend and sources set in a 12-column grid.
#pragma once

#include "map/mark_layout.h"
#include "map/paint.h"

namespace yalu {

/// Where the blocks of a page lie, in ScreenPx.
struct PageLayout {
  ScreenRect map;
  ScreenRect side;    ///< key figure, list of incidents, legend
  ScreenRect footer;  ///< sources, data, how to make it again
  double header_top = 0;
  bool side_below = false;  ///< portrait: the side stands in two columns below the map
};

/// The blocks of a page of this size. The error says what does not fit and what to change.
Result<PageLayout> lay_out_page(const World& world, const ViewState& view, const FontSet& fonts);

/// Everything of the page but the map itself.
Status draw_page(Painter& paint, const World& world, const ViewState& view, const PageLayout& page, const Style& style,
                 const MarkLayout& marks, const Selection& selection, const Counted& counted);

}  // namespace yalu
