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

/// Where a block stands.
struct LabelSpot {
  ScreenRect rect;
  double slack_share = 0;  ///< 0 sets its lines flush left, 0.5 centred, 1 flush right
};

/// Room kept around a block.
inline constexpr double label_air_px = 2;

/// Rectangles over a frame in the cells of a grid, so that asking what overlaps looks at neighbours only.
class RectGrid {
 public:
  explicit RectGrid(const ScreenRect& frame);

  void add(const ScreenRect& rect);
  /// Whether any of them overlaps a rectangle; what lies outside the frame is not known.
  bool overlaps(const ScreenRect& rect) const;

 private:
  /// Columns and rows that a rectangle touches, [first, end).
  struct Cells {
    int first_column, end_column, first_row, end_row;
  };
  Cells cells(const ScreenRect& rect) const;

  ScreenRect frame_;
  int columns_, rows_;
  std::vector<std::vector<ScreenRect>> cells_;  ///< row by row
};

class LabelPlacer {
 public:
  /// Labels stay within `frame` and off everything reserved.
  explicit LabelPlacer(const ScreenRect& frame) : frame_(frame), taken_(frame), avoided_(frame) {}

  void reserve(const ScreenRect& rect) {
    occupied_.push_back(rect);
    taken_.add(rect);
  }
  /// Room of what stands at a place of the screen and not of the ground, as a legend: no label is drawn there, but
  /// names of the ground are not moved for it either.
  void cover(const ScreenRect& rect) { taken_.add(rect); }
  /// Room that labels keep off where they can, and stand on where they must.
  void avoid(const ScreenRect& rect) { avoided_.add(rect); }
  bool free(const ScreenRect& rect) const;
  bool avoids(const ScreenRect& rect) const;
  const std::vector<ScreenRect>& occupied() const { return occupied_; }

  /// The first free of the positions around the anchor: right, left, above, below, then the corners.
  std::optional<LabelSpot> spot_for(const PointLabel& label) const;

  /// Where the block, centred, lies wholly inside an area and `within` with room around it, nearest the middle of that
  /// part or, where that keeps it off what is to be avoided, a little further; `anchor` and `clearance_px` do not
  /// matter.
  std::optional<LabelSpot> spot_in_area(const Geometry& area, const Affine& to_screen, const ScreenRect& within,
                                        const PointLabel& label) const;

  /// Places the block at its spot and draws it. False: there was no room.
  bool place(const PointLabel& label, DisplayList& list);
  bool place_in_area(const Geometry& area, const Affine& to_screen, const PointLabel& label, DisplayList& list);

 private:
  bool inside_frame(const ScreenRect& rect) const;

  ScreenRect frame_;
  std::vector<ScreenRect> occupied_;
  RectGrid taken_;  ///< occupied or covered
  RectGrid avoided_;
};

/// Size of a block of lines set solid, centred or flush.
ScreenSize block_size(std::span<const LabelLine> lines);

/// The middle of the part of an area within a rectangle; nothing where there is none.
std::optional<ScreenPx> area_middle(const Geometry& area, const Affine& to_screen, const ScreenRect& within);

void draw_label(const PointLabel& label, const LabelSpot& spot, DisplayList& list);

}  // namespace yalu
