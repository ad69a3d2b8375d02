// Building Geometry: the shapes that marks, furniture and the ground are made of.
#pragma once

#include <span>
#include <vector>

#include "map/display_list.h"
#include "map/projection.h"

namespace yalu {

/// One part of these points; `bounds` is set.
GeometryRef make_path(std::vector<MapMetres> points);

/// Several parts, given by the index of each one's first point.
GeometryRef make_parts(std::vector<MapMetres> points, std::vector<std::uint32_t> part_starts);

/// A path in ScreenPx.
GeometryRef screen_path(std::span<const ScreenPx> points);
GeometryRef screen_rect(const ScreenRect& rect, double corner_radius_px = 0);

/// The rings of an area on the screen, with what lies beyond one side of a rectangle cut short: within the rectangle it
/// covers the same, at a fraction of the points.
Geometry area_near(const Geometry& area, const Affine& to_screen, const ScreenRect& rect);

/// Whether a point lies inside an area by the even-odd rule.
bool area_contains(const Geometry& area, MapMetres point);

/// The ring of all points `radius_m` on the ground from `center`, in MapMetres.
GeometryRef ground_circle(const Projection& projection, LonLat center, double radius_m);

/// What of that ring can be seen from its centre without leaving `area` (which holds the centre): a place near a border
/// must not reach over it. The whole ring where the area goes on that far.
GeometryRef ground_circle_within(const Projection& projection, LonLat center, double radius_m, const Geometry& area);

/// A ring of positions, as it is.
GeometryRef ground_ring(const Projection& projection, std::span<const LonLat> ring);

/// The outline of a box in degrees as one ring in MapMetres; edges are sampled, since they are curves on the map.
GeometryRef ground_box(const Projection& projection, const LonLatBox& box);

}  // namespace yalu
