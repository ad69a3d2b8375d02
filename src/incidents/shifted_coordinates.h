// Positions as Chinese maps publish them: GCJ-02, which moves a point by some hundred metres, and BD-09 on top of it.
#pragma once

#include "base/geo.h"

namespace yalu {

/// The formula of GCJ-02 (series of sines on the Krasovsky 1940 ellipsoid, as in the public eviltransform and
/// coordtransform packages). It is defined for longitude 72.004..137.8347 and latitude 0.8293..55.8271; outside this
/// box every function here returns its argument. The box holds all of the two Koreas too.
LonLat gcj02_from_wgs84(LonLat wgs84);

/// The inverse by iteration: gcj02_from_wgs84() of the result is the argument within 1e-9 degrees, unless it lies
/// within the shift of the edge of the box.
LonLat wgs84_from_gcj02(LonLat gcj02);

/// The formula of Baidu's BD-09 (a turn and a stretch in polar coordinates; same source).
LonLat bd09_from_gcj02(LonLat gcj02);

/// The inverse by iteration, as above; the closed form that is often published is good to a metre only.
LonLat gcj02_from_bd09(LonLat bd09);

LonLat bd09_from_wgs84(LonLat wgs84);
LonLat wgs84_from_bd09(LonLat bd09);

}  // namespace yalu
