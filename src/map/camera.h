// Camera arithmetic: from centre, zoom and frame to the affine of the map, and the moves a pointer or key makes.
#pragma once

#include "map/projection.h"
#include "map/view_state.h"

namespace yalu {

/// Ground metres a ScreenPx at the centre of the view: 40075016.686 / (512 * 2^zoom).
double ground_metres_per_px(double zoom);
double zoom_for(double ground_metres_per_px);

/// The camera with its box turned into the centre and the largest zoom that shows the whole box in a frame of this
/// size.
Camera resolve_camera(const Camera& camera, const Projection& projection, ScreenSize frame);

/// Whether the projection is of use around a position: it can be projected, and lengths there come out neither as
/// nothing nor beyond a thousand times too long. What the functions below ask of a camera's centre.
bool can_be_centre(const Projection& projection, LonLat position);

/// MapMetres to ScreenPx of the frame (its own top left corner is 0,0). The camera must have no box.
Affine camera_affine(const Camera& camera, const Projection& projection, ScreenSize frame);

/// The camera after the ground under the frame was dragged by (dx, dy) ScreenPx.
Camera panned(const Camera& camera, const Projection& projection, ScreenSize frame, double dx_px, double dy_px);

/// The camera after zooming by `steps` levels with the ground under `fixed` staying under it.
Camera zoomed(const Camera& camera, const Projection& projection, ScreenSize frame, ScreenPx fixed, double steps);

inline constexpr double min_zoom = 1;
inline constexpr double max_zoom = 16;

}  // namespace yalu
