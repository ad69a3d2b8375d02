// Incident marks: every counted incident of a view as a circle, a tinted area or a line in words, never finer than its
// source.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incidents/tally.h"
#include "map/labels.h"
#include "map/moment.h"
#include "map/scene.h"
#include "map/style.h"

namespace yalu {

/// How an incident stands on the map.
enum class MarkForm {
  circle,  ///< an exact point or a settlement
  area,    ///< known to a county or province only: that area, with the figure as text in it
  nowhere  ///< no place that can be drawn; said in words
};

struct IncidentMark {
  RowId row{};
  Moment moment;
  MarkForm form = MarkForm::nowhere;
  const Location* location = nullptr;  ///< where the figure stands; null for nowhere
  const PlacedLocation* placed = nullptr;
  std::vector<const PlacedLocation*> shared_places;  ///< further places that share the one figure
  ScreenPx home;                ///< where the place is; differs from `at` where circles were moved apart
  bool at_origin = false;       ///< it stands at its origin, since no destination can be drawn
  bool one_of_several = false;  ///< its figure is shared with other places, drawn or not
  ScreenPx at;                  ///< centre of the circle or of the area's text
  double radius_px = 0;         ///< of the circle, or of the area's round outline (0: not round)
  std::string figure;           ///< "~30"
  Rgba8 color;
  MarkerShape shape = MarkerShape::circle;
  Verification verification = Verification::unknown;
  bool highlighted = false;
};

/// The marks of what counts in this view, in row order; circles at one spot are moved apart so that each can be seen.
std::vector<IncidentMark> lay_out_marks(const World& world, const ViewState& view, const MapFrame& frame,
                                        const Style& style, const Counted& counted);

/// Areas below everything else that belongs to incidents.
void draw_mark_areas(const std::vector<IncidentMark>& marks, const MapFrame& frame, DisplayList& list);

/// Arcs, then circles with their figures; reserves their room.
void draw_mark_arcs(const World& world, const ViewState& view, const std::vector<IncidentMark>& marks,
                    const MapFrame& frame, LabelPlacer& placer, DisplayList& list);
void draw_mark_circles(const World& world, const ViewState& view, const std::vector<IncidentMark>& marks,
                       const MapFrame& frame, const Style& style, const FontSet& fonts, LabelPlacer& placer,
                       DisplayList& list);

/// Figures of areas, and the dates beside the marks where they are few enough to be read.
void place_callouts(const World& world, const std::vector<IncidentMark>& marks, const MapFrame& frame,
                    const Style& style, const FontSet& fonts, LabelPlacer& placer, DisplayList& list);

/// The mark of a kind: its shape; colour is never alone.
MarkerShape kind_shape(std::string_view kind_term);

/// The dashes of an area's outline that say the same as rim_dash.
std::vector<float> outline_dash(Verification verification);

/// The dashes of a rim of this radius that say who stands behind a claim; empty = solid.
std::vector<float> rim_dash(Verification verification, double radius_px);

/// Radius of the circle of so many persons on this scale.
double radius_for(double persons, const SymbolScale& scale);

}  // namespace yalu
