// Curved names: a line of text set along a river.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/geo.h"
#include "text/shaper.h"

namespace yalu {

/// The path that letters follow: points at steps of 4 px, meanders smoothed out, from left to right whichever way the
/// river was digitised; `offset_px` above the river (below where negative). Empty for a path too short.
std::vector<ScreenPx> letter_path(std::span<const ScreenPx> path, double offset_px);

/// Where along a letter path a run of this width can start, the straightest and least steep stretches first.
std::vector<std::size_t> starts_by_bend(std::span<const ScreenPx> letters, double width_px);

/// The room of each glyph of a run along a letter path from its point `start` on; empty where the path ends before it.
std::vector<ScreenRect> boxes_along(std::span<const ScreenPx> letters, std::size_t start, const GlyphRun& straight);

/// The run itself, its glyphs in the coordinates of the path. Null where the path ends before the name or would stand
/// it on its head.
std::shared_ptr<const GlyphRun> run_along(std::span<const ScreenPx> letters, std::size_t start,
                                          const GlyphRun& straight);

/// Points of a letter path that a run of this width needs.
std::size_t points_needed(double width_px);

}  // namespace yalu
