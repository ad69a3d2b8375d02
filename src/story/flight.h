// Flight: the camera's way from one view to another, as one function of 0..1.
#pragma once

#include "map/view_state.h"

namespace yalu {

/// Smooth and efficient zooming and panning (van Wijk and Nuij 2003, rho = 1.4). `progress` 0 gives `from`, 1 gives
/// `to`. Cameras with a box must have been resolved to centre and zoom first.
Camera fly(const Camera& from, const Camera& to, double progress);

}  // namespace yalu
