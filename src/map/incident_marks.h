// Incident marks: what stands for the incidents of a view, drawn: circles, areas, arcs, merged marks and their words.
#pragma once

#include <vector>

#include "map/labels.h"
#include "map/mark_layout.h"

namespace yalu {

/// Areas below everything else that belongs to incidents.
void draw_mark_areas(const World& world, const MarkLayout& layout, const MapFrame& frame, const Style& style,
                     DisplayList& list);

/// Arcs, then circles with their figures; reserves their room.
void draw_mark_arcs(const World& world, const ViewState& view, const MarkLayout& layout, const MapFrame& frame,
                    const Style& style, LabelPlacer& placer, DisplayList& list);
void draw_mark_circles(const World& world, const ViewState& view, const std::vector<IncidentMark>& marks,
                       const MapFrame& frame, const Style& style, const FontSet& fonts, LabelPlacer& placer,
                       DisplayList& list);

/// Merged marks with their numbers: a thin ring, thick for the share of what is certain.
void draw_merged_marks(const std::vector<MergedMark>& marks, const Style& style, const FontSet& fonts,
                       LabelPlacer& placer, DisplayList& list);

/// Figures of areas, and the dates beside the marks where they are few enough to be read.
void place_callouts(const World& world, const MarkLayout& layout, const MapFrame& frame, const Style& style,
                    const FontSet& fonts, LabelPlacer& placer, DisplayList& list);

/// How a merged mark of so many looks around `center`: the disc, and the ring over it.
std::vector<Marker> merged_markers(ScreenPx center, double radius_px, double certain_share, double opacity,
                                   const Style& style);

/// The dashes of a bow for incidents none of which is certain.
std::vector<float> possible_flow_dash();

/// The dashes of an area's outline that say the same as rim_dash.
std::vector<float> outline_dash(Verification verification);

/// The dashes of a rim of this radius that say who stands behind a claim; empty = solid.
std::vector<float> rim_dash(Verification verification, double radius_px);

}  // namespace yalu
