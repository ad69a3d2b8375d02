// Points, boxes and the affine map between the three spaces of Yalu: degrees, map metres, screen pixels.
#pragma once

#include <algorithm>
#include <limits>
#include <optional>

namespace yalu {

/// WGS 84 degrees, longitude first. Made by make_lon_lat(); the default is the null island, never a place.
struct LonLat {
  double lon_deg = 0;
  double lat_deg = 0;

  bool operator==(const LonLat&) const = default;
};

/// A checked position: nothing where a value is not finite, lon outside -180..180 or lat outside -90..90.
std::optional<LonLat> make_lon_lat(double lon_deg, double lat_deg);

/// Great-circle distance in kilometres on a sphere of mean radius 6371.0088 km, by the haversine formula; within 0.6 %
/// of the ellipsoid's.
double great_circle_km(LonLat a, LonLat b);

/// Projected metres, x east and y north. Only Projection converts to and from degrees.
struct MapMetres {
  double x = 0;
  double y = 0;

  bool operator==(const MapMetres&) const = default;
};

/// 1/96 inch from the top left corner, y down. Device pixels exist only inside render.
struct ScreenPx {
  double x = 0;
  double y = 0;

  bool operator==(const ScreenPx&) const = default;
};

struct ScreenSize {
  double width_px = 0;
  double height_px = 0;

  bool operator==(const ScreenSize&) const = default;
};

struct LonLatBox {
  double west_deg = 0, south_deg = 0, east_deg = 0, north_deg = 0;

  bool operator==(const LonLatBox&) const = default;
};

/// Axis-parallel box in MapMetres; empty until the first point is added.
struct MapBox {
  double min_x = std::numeric_limits<double>::infinity();
  double min_y = std::numeric_limits<double>::infinity();
  double max_x = -std::numeric_limits<double>::infinity();
  double max_y = -std::numeric_limits<double>::infinity();

  bool empty() const { return min_x > max_x || min_y > max_y; }
  double width() const { return max_x - min_x; }
  double height() const { return max_y - min_y; }
  MapMetres center() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
  void add(MapMetres p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  void add(const MapBox& box) {
    min_x = std::min(min_x, box.min_x);
    min_y = std::min(min_y, box.min_y);
    max_x = std::max(max_x, box.max_x);
    max_y = std::max(max_y, box.max_y);
  }
  bool overlaps(const MapBox& other) const {
    return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y && other.min_y <= max_y;
  }
  bool operator==(const MapBox&) const = default;
};

/// Axis-parallel rectangle on the screen or page.
struct ScreenRect {
  double x = 0, y = 0, width = 0, height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  ScreenPx center() const { return {x + width / 2, y + height / 2}; }
  bool contains(ScreenPx p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool overlaps(const ScreenRect& o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  ScreenRect inset(double px) const { return {x + px, y + px, width - 2 * px, height - 2 * px}; }
  bool operator==(const ScreenRect&) const = default;
};

/// x' = xx*x + xy*y + x0;  y' = yx*x + yy*y + y0.
struct Affine {
  double xx = 1, xy = 0, x0 = 0;
  double yx = 0, yy = 1, y0 = 0;

  ScreenPx apply(MapMetres p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
  /// Length of one unit along x after the map; the maps of Yalu scale both axes alike.
  double scale() const;
  /// The inverse; calling it on a degenerate map (determinant 0) is a bug.
  Affine inverse() const;
  bool operator==(const Affine&) const = default;
};

/// first, then second.
Affine then(const Affine& first, const Affine& second);

}  // namespace yalu
