// Labels: names and callouts placed by priority without overlaps; positions are tried in a fixed order.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// One line of a label, already shaped.
struct LabelLine {
  std::shared_ptr<const GlyphRun> run;
  Rgba8 color;
};

/// A block of lines to stand beside, above or below a point.
struct PointLabel {
  std::vector<LabelLine> lines;
  ScreenPx anchor;
  double clearance_px = 5;  ///< distance kept from the anchor (the symbol's radius and a little)
  bool may_center = false;  ///< the block may also stand centred on the anchor; tried first
  Rgba8 halo{0, 0, 0, 0};   ///< none
  double halo_width_px = 2;
  std::optional<RowId> row;
  std::function<bool(ScreenPx middle)> prefer;  ///< positions whose middle pleases it are tried first; may be empty
  bool only_preferred = false;                  ///< rather no label than one that does not please
};

class LabelPlacer {
 public:
  /// Labels stay within `frame` and off everything reserved.
  explicit LabelPlacer(const ScreenRect& frame) : frame_(frame) {}

  void reserve(const ScreenRect& rect) { occupied_.push_back(rect); }
  /// Room that labels keep off where they can, and stand on where they must.
  void avoid(const ScreenRect& rect) { avoided_.push_back(rect); }
  bool free(const ScreenRect& rect) const;

  /// Places the block at the first free of its positions and draws it. False: there was no room.
  bool place(const PointLabel& label, DisplayList& list);

  /// Places the block, centred, wholly inside an area where there is room nearest the middle of its visible part;
  /// `anchor` and `clearance_px` do not matter. False: no room.
  bool place_in_area(const Geometry& area, const Affine& to_screen, const PointLabel& label, DisplayList& list);

  /// Places one line along a path (ScreenPx, left to right or not), `offset_px` above it, on its straightest free
  /// stretch.
  bool place_along(std::span<const ScreenPx> path, const LabelLine& line, double offset_px, Rgba8 halo,
                   double halo_width_px, DisplayList& list);

 private:
  bool inside_frame(const ScreenRect& rect) const;

  bool avoids(const ScreenRect& rect) const;
  void draw_block(const PointLabel& label, const ScreenRect& rect, double slack_share, DisplayList& list);

  ScreenRect frame_;
  std::vector<ScreenRect> occupied_;
  std::vector<ScreenRect> avoided_;
};

/// Size of a block of lines set solid, centred or flush.
ScreenSize block_size(std::span<const LabelLine> lines);

}  // namespace yalu
