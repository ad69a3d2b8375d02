// DisplayList: what to draw, in paint order, with every decision about style and text already taken.
//
// Few kinds of command as a std::variant: a renderer that forgets one does not compile. Renderers know no incidents and
// no style. Lengths are ScreenPx (1/96 inch), y down, unless said otherwise.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/color.h"
#include "base/geo.h"
#include "base/ids.h"
#include "text/shaper.h"

namespace yalu {

/// Rings (closed, filled by the even-odd rule) or lines (open), in MapMetres for what lies on the map and in ScreenPx
/// for what lies on the page; the command's affine takes either to ScreenPx. Immutable and shared: a renderer may keep
/// a mesh for as long as it holds the pointer.
struct Geometry {
  std::vector<MapMetres> points;           ///< all parts one after the other; a ring does not repeat its first point
  std::vector<std::uint32_t> part_starts;  ///< index of each part's first point, ascending, the first is 0
  MapBox bounds;

  /// [begin, end) of part `part` in points.
  std::pair<std::size_t, std::size_t> part(std::size_t part) const {
    return {part_starts[part], part + 1 < part_starts.size() ? part_starts[part + 1] : points.size()};
  }
};
using GeometryRef = std::shared_ptr<const Geometry>;

/// Parallel lines instead of a solid fill: for what is only possible. The middle of one line runs through the origin of
/// the screen, so that the lines of neighbouring areas meet.
struct Hatch {
  double spacing_px = 5;
  double width_px = 1;
  double angle_deg = 45;  ///< of the lines, clockwise from the x axis
  bool operator==(const Hatch&) const = default;
};

struct FillArea {
  GeometryRef geometry;
  Affine to_screen;
  Rgba8 color;
  std::optional<Hatch> hatch;
  std::optional<RowId> row;  ///< the incident this belongs to, for picking
};

/// Round joins. Dashes are lengths on, off, on, off... measured along each part from its start; empty = solid.
struct StrokeLine {
  GeometryRef geometry;
  Affine to_screen;
  bool closed = false;  ///< parts are rings
  Rgba8 color;
  double width_px = 1;
  std::vector<float> dash_px;
  bool round_caps = true;  ///< of open ends and of dashes; false: butt
  std::optional<RowId> row;
};

enum class MarkerShape : std::uint8_t { circle, triangle, triangle_down, square, diamond, dash };

/// A symbol at a point. `radius_px` is that of the circle with the same area; the rim lies centred on the outline.
struct Marker {
  ScreenPx center;
  double radius_px = 4;
  MarkerShape shape = MarkerShape::circle;
  Rgba8 fill;                  ///< alpha 0: hollow
  std::optional<Hatch> hatch;  ///< lines in `rim` colour over the fill
  Rgba8 rim;
  double rim_width_px = 1.5;       ///< 0: no rim
  std::vector<float> rim_dash_px;  ///< empty: solid; measured clockwise from the top, with butt ends
  std::optional<RowId> row;
};

struct DrawMarkers {
  std::vector<Marker> markers;
};

/// Glyphs with an optional halo behind all of them. `origin` is that of the run, `angle_rad` turns the whole run
/// clockwise.
struct DrawGlyphs {
  std::shared_ptr<const GlyphRun> run;
  ScreenPx origin;
  double angle_rad = 0;
  Rgba8 color;
  Rgba8 halo;                ///< alpha 0: none
  double halo_width_px = 0;  ///< on every side
  std::optional<RowId> row;
};

/// 8-bit RGBA, straight alpha, rows top down.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

/// The affine takes pixel corners (0,0)..(width,height) to ScreenPx, through MapMetres{x=column, y=row}. Bilinear.
struct DrawImage {
  std::shared_ptr<const Image> image;
  Affine to_screen;
  double opacity = 1;
};

/// Clips to the intersection with what is already clipped. Every push has its pop.
struct PushClip {
  ScreenRect rect;
};
struct PopClip {};

using DisplayCommand = std::variant<FillArea, StrokeLine, DrawMarkers, DrawGlyphs, DrawImage, PushClip, PopClip>;

/// The first commands of a list that show what stays while time moves. Lists of one size whose `identity` is the same
/// object begin with the same picture, which a renderer may keep; they leave no clip behind.
struct StillPart {
  std::size_t commands = 0;
  std::shared_ptr<const void> identity;
};

struct DisplayList {
  ScreenSize size;
  Rgba8 background{255, 255, 255, 255};
  std::vector<DisplayCommand> commands;
  StillPart still = {};
};

/// The list as text, one command a line (and one line a marker), numbers rounded to 0.01: for tests and for looking at.
/// Shapes of up to 8 points are listed in ScreenPx; of larger ones the box and the length tell a change.
std::string to_text(const DisplayList& list);

/// What a pointer means: marks and labels before lines before areas.
enum class PickKind : std::uint8_t { mark, line, area };
struct Picked {
  RowId row{};
  PickKind kind = PickKind::mark;
  double distance_px = 0;  ///< 0: within
  double area_px2 = 0;     ///< of an area; the smaller one lies before the larger

  bool operator==(const Picked&) const = default;
};

/// Whether a pointer means `above` rather than `below`, which was drawn before it: by kind, then by distance, then the
/// smaller area, then what was drawn last.
bool means_rather(const Picked& above, const Picked& below);

/// The incident whose mark, label, line or area lies within `tolerance_px` of `at`, as means_rather() chooses. A filled
/// shape too thin to be aimed at (a bow) is a line, and a hollow mark is its rim. What a clip hides at that spot is not
/// there.
std::optional<Picked> pick(const DisplayList& list, ScreenPx at, double tolerance_px);

}  // namespace yalu
