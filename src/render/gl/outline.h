// Outline: the points of a geometry that matter at a scale and in a view, on their way to the screen; no GL in here.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// What is found out once about a large geometry, so that a view of it costs what the view shows.
struct OutlineIndex {
  /// Neighbouring points of a part; the bounds hold the first point of the next run, too.
  struct Run {
    std::uint32_t begin = 0, end = 0;
    MapBox bounds;
  };

  /// By point, units of the geometry: left out at any tolerance from here on, the line stays within that tolerance
  /// (Douglas and Peucker 1973, every split no larger than the one that it belongs to).
  std::vector<float> matters_below;
  std::vector<Run> runs;
  std::vector<std::uint32_t> first_run;  ///< by part, and one past the last

  /// Of fewer points nothing is worth leaving out.
  static constexpr std::size_t smallest_geometry = 128;
};

/// `closed`: parts are rings.
OutlineIndex make_outline_index(const Geometry& geometry, bool closed);

/// One edge of an area on its way from a to b, device pixels.
struct Edge {
  double ax = 0, ay = 0, bx = 0, by = 0;
};

/// A stretch of a line, device pixels. Its ends are round, but for what lies before `cut_from` or beyond `cut_to`,
/// which is cut off square; both are measured along the stretch from a. A dash that ends a little beyond a joint cuts
/// both stretches.
struct Stretch {
  double ax = 0, ay = 0, bx = 0, by = 0;
  double cut_from = -std::numeric_limits<double>::infinity();
  double cut_to = std::numeric_limits<double>::infinity();
  /// How much of its round ends shows, 0..1 of their radius: where the line goes straight on, nothing.
  double round_from = 1, round_to = 1;
};

/// How a geometry comes to the screen, and which part of the screen is wanted.
struct OutlineView {
  Affine to_device;
  double width = 0, height = 0;  ///< device pixels
  double margin = 0;             ///< what lies farther outside is not wanted
  double tolerance = 0.2;        ///< device pixels
};

/// Appends the edges of the rings. What lies outside the view is replaced by less that winds round it in the same way.
/// `index` may be null.
void append_edges(const Geometry& geometry, const OutlineIndex* index, const OutlineView& view,
                  std::vector<Edge>& edges);

struct StrokeShape {
  bool closed = false;         ///< parts are rings
  bool round_caps = true;      ///< of open ends and of dashes
  std::vector<float> dash_px;  ///< device pixels on, off, on, off...; empty: solid; an odd list counts twice, as in SVG
};

/// Appends the stretches of a line that may be seen. Dashes are measured along each part's own points, those
/// left out that lie within the tolerance of the one before.
void append_stretches(const Geometry& geometry, const OutlineIndex* index, const OutlineView& view,
                      const StrokeShape& shape, std::vector<Stretch>& stretches);

}  // namespace yalu
