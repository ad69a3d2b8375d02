// Steady names: the names of the ground, placed so that panning and small zooms leave them where they are.
//
// Names are placed at the scale of the next lower quarter step of zoom, on more ground than the frame shows, and
// against what stands on the ground only; the frame then hides names that do not fit into it or that its furniture
// covers. So neither an edge of the frame nor a little zoom moves a name: between two steps distances only grow.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/labels.h"
#include "map/scene.h"

namespace yalu {

class SteadyNames {
 public:
  /// `occupied`: the room of the marks on the screen.
  SteadyNames(const World& world, const MapFrame& frame, std::span<const ScreenRect> occupied);

  /// Whether a point of the screen lies so near that its name could be taken for one of the ground shown.
  bool reaches(ScreenPx at) const;
  bool near_border(ScreenPx at, double distance_px) const;

  /// Names keep off the symbol at a point, which reaches so far, where they can.
  void avoid(ScreenPx at, double reach_px);

  /// A name beside a point of the screen, with its symbol there. False: there is no room; nothing is placed.
  /// With `even_moved` it takes another place rather than be hidden by the frame's edge, its furniture or
  /// what stands where its symbol goes.
  bool add(const PointLabel& label, const std::optional<Marker>& symbol, bool even_moved = false);
  /// A name within an area. Of large areas every part of the ground has a place of its own for the name; the one that
  /// is nearest the middle of what is seen is taken.
  bool add_in_area(const Geometry& area, const PointLabel& label);
  /// A name along a line, `offset_px` above it or as far below, once for every so many pixels of its length: the first
  /// of the names for which there is room there.
  void add_along(const Geometry& line, std::span<const LabelLine> names, double offset_px, Rgba8 halo,
                 double halo_width_px);

  /// Draws what the frame shows of them, in the order of adding, and reserves its room.
  void draw(LabelPlacer& screen, DisplayList& list) const;

 private:
  /// A block beside a point or in an area.
  struct Block {
    PointLabel label;
    LabelSpot offset;  ///< from the anchor
    std::optional<Marker> symbol;
    bool even_moved = false;
  };
  /// A name along a part of a line.
  struct Along {
    const Geometry* line = nullptr;
    std::size_t part = 0;
    double center_m = 0;  ///< along the part, in MapMetres
    ScreenPx center;      ///< of the letters, on the screen
    LabelLine name;
    double offset_px = 0;
    Rgba8 halo;
    double halo_width_px = 0;
  };
  struct Name {
    std::optional<Block> block;
    std::optional<Along> along;
  };

  ScreenPx to_layout(ScreenPx p) const { return {p.x * ratio_, p.y * ratio_}; }
  ScreenPx to_screen(ScreenPx p) const { return {p.x / ratio_, p.y / ratio_}; }
  ScreenRect layout_bounds(const Geometry& geometry) const;
  bool add_along_part(Along name, double from_m, double to_m, const std::vector<double>& lengths);
  void draw_block(const Block& name, LabelPlacer& screen, DisplayList& list) const;
  void draw_along(const Along& name, LabelPlacer& screen, DisplayList& list) const;

  MapFrame frame_;
  double ratio_;       ///< pixels of the layout a ScreenPx, 0.84 to 1
  Affine map_affine_;  ///< MapMetres to layout
  ScreenRect ground_;  ///< the ground that is laid out
  LabelPlacer placer_;
  std::vector<ScreenPx> border_;  ///< points of the border line in the layout
  std::vector<Name> names_;
};

}  // namespace yalu
