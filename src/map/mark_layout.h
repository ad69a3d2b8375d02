// The layout of marks: which incidents of a view stand alone and where, which are merged, never finer than the source.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "incidents/tally.h"
#include "map/merged_marks.h"
#include "map/moment.h"
#include "map/scene.h"
#include "map/style.h"

namespace yalu {

struct IncidentMark {
  RowId row{};
  Moment moment;
  MarkForm form = MarkForm::circle;
  const Location* location = nullptr;  ///< where the figure stands
  MapMetres place;                     ///< its point
  GeometryRef outline;                 ///< its extent; null where it is a point
  bool outline_is_radius = false;
  struct SharedPlace {
    MapMetres point;
    GeometryRef outline;  ///< null: a point
  };
  std::vector<SharedPlace> shared_places;  ///< further places that share the one figure
  ScreenPx home;                           ///< where the place is; differs from `at` where circles were moved apart
  bool at_origin = false;                  ///< it stands at its origin, since no destination can be drawn
  bool one_of_several = false;             ///< its figure is shared with other places, drawn or not
  ScreenPx at;                             ///< centre of the circle or of the area's text
  double radius_px = 0;                    ///< of the circle, or of the area's round outline (0: not round)
  std::string figure;                      ///< "~30"
  Rgba8 color;
  MarkerShape shape = MarkerShape::circle;
  Verification verification = Verification::unknown;
  bool highlighted = false;
};

/// The room that a round mark takes.
struct RoundMark {
  ScreenPx at;
  double radius_px = 0;
};

struct MarkLayout {
  std::vector<IncidentMark> single;  ///< in row order
  std::vector<MergedMark> merged;
  std::vector<AreaPile> areas;
  std::vector<Flow> flows;
  std::size_t nowhere = 0;  ///< incidents without a place that can be drawn
  bool many = false;        ///< too many for the names of the map to make way for each

  /// Circles and merged marks.
  std::vector<RoundMark> round_marks() const;
};

/// The marks of `counted`, what counts in this view; circles at one spot are moved apart so that each can be seen, and
/// merged where they are too many for that. A highlighted incident always stands alone.
MarkLayout lay_out_marks(const World& world, const ViewState& view, const MapFrame& frame, const Style& style,
                         std::span<const Match> counted, PileMemory* memory);

/// The rows of incidents with these ids, ascending.
std::vector<RowId> rows_of(const Incidents& incidents, const std::vector<std::string>& ids);

/// The mark of a kind: its shape; colour is never alone.
MarkerShape kind_shape(std::string_view kind_term);

/// Radius of the circle of so many persons on this scale.
double radius_for(double persons, const SymbolScale& scale);

/// How far an outline goes from a point, in map metres.
double reach_of(const Geometry& outline, MapMetres from);

/// What a mark is as large as: best, else low, else high.
std::optional<double> size_of(const CountRange& persons);

}  // namespace yalu
