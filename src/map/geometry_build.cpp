#include "map/geometry_build.h"

#include <cmath>
#include <numbers>

namespace yalu {

GeometryRef make_parts(std::vector<MapMetres> points, std::vector<std::uint32_t> part_starts) {
  auto geometry = std::make_shared<Geometry>();
  for (const MapMetres& p : points) geometry->bounds.add(p);
  geometry->points = std::move(points);
  geometry->part_starts = std::move(part_starts);
  return geometry;
}

GeometryRef make_path(std::vector<MapMetres> points) {
  return make_parts(std::move(points), {0});
}

GeometryRef screen_path(std::span<const ScreenPx> points) {
  std::vector<MapMetres> path;
  path.reserve(points.size());
  for (const ScreenPx& p : points) path.push_back({p.x, p.y});
  return make_path(std::move(path));
}

GeometryRef screen_rect(const ScreenRect& r, double corner_radius_px) {
  if (corner_radius_px <= 0) {
    return make_path({{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}});
  }
  constexpr int steps = 6;
  std::vector<MapMetres> ring;
  const double c = corner_radius_px;
  const MapMetres centers[] = {
      {r.right() - c, r.y + c}, {r.right() - c, r.bottom() - c}, {r.x + c, r.bottom() - c}, {r.x + c, r.y + c}};
  for (int corner = 0; corner < 4; ++corner) {
    for (int i = 0; i <= steps; ++i) {
      const double angle = std::numbers::pi / 2 * (corner - 1 + static_cast<double>(i) / steps);
      ring.push_back({centers[corner].x + c * std::cos(angle), centers[corner].y + c * std::sin(angle)});
    }
  }
  return make_path(std::move(ring));
}

// Points that all lie beyond the same side can be seen from the rectangle as a straight way from the first to the last.
Geometry area_near(const Geometry& area, const Affine& to_screen, const ScreenRect& rect) {
  const auto sides_of = [&](MapMetres p) {
    return (p.x < rect.x ? 1U : 0U) | (p.x > rect.right() ? 2U : 0U) | (p.y < rect.y ? 4U : 0U) |
           (p.y > rect.bottom() ? 8U : 0U);
  };
  Geometry near;
  for (std::size_t part = 0; part < area.part_starts.size(); ++part) {
    near.part_starts.push_back(static_cast<std::uint32_t>(near.points.size()));
    const auto [begin, end] = area.part(part);
    unsigned common = 0;  // sides beyond which all points since the last kept one lie, that one included
    MapMetres previous;
    bool kept = true;  // the previous one
    for (std::size_t i = begin; i < end; ++i) {
      const ScreenPx at = to_screen.apply(area.points[i]);
      const MapMetres point{at.x, at.y};
      const unsigned sides = sides_of(point);
      if (i > begin && (common & sides) != 0) {
        common &= sides;
        kept = false;
      } else {
        if (!kept) near.points.push_back(previous);
        common = i > begin ? sides_of(previous) & sides : 0;
        kept = common == 0;
        if (kept) {
          near.points.push_back(point);
          common = sides;
        }
      }
      previous = point;
    }
    if (!kept) near.points.push_back(previous);
  }
  for (const MapMetres p : near.points) near.bounds.add(p);
  return near;
}

bool area_contains(const Geometry& area, MapMetres point) {
  const MapBox& box = area.bounds;
  if (point.x < box.min_x || point.x > box.max_x || point.y < box.min_y || point.y > box.max_y) return false;
  bool inside = false;
  for (std::size_t part = 0; part < area.part_starts.size(); ++part) {
    const auto [begin, end] = area.part(part);
    for (std::size_t i = begin, previous = end - 1; i < end; previous = i++) {
      const MapMetres a = area.points[previous], b = area.points[i];
      if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y))
        inside = !inside;
    }
  }
  return inside;
}

GeometryRef ground_circle(const Projection& projection, LonLat center, double radius_m) {
  constexpr int corners = 180;
  std::vector<LonLat> ring;
  for (int i = 0; i < corners; ++i) ring.push_back(geodesic_destination(center, 360.0 * i / corners, radius_m));
  std::vector<MapMetres> projected(ring.size());
  projection.forward(ring, projected);
  return make_path(std::move(projected));
}

GeometryRef ground_circle_within(const Projection& projection, LonLat center, double radius_m, const Geometry& area) {
  GeometryRef circle = ground_circle(projection, center, radius_m);
  const MapMetres middle = projection.forward(center);
  struct Edge {
    MapMetres a, b;
  };
  std::vector<Edge> near;
  for (std::size_t part = 0; part < area.part_starts.size(); ++part) {
    const auto [begin, end] = area.part(part);
    for (std::size_t i = begin, previous = end - 1; i < end; previous = i++) {
      MapBox box;
      box.add(area.points[previous]);
      box.add(area.points[i]);
      if (box.overlaps(circle->bounds)) near.push_back({area.points[previous], area.points[i]});
    }
  }
  if (near.empty()) return circle;
  std::vector<MapMetres> ring;
  for (const MapMetres& rim : circle->points) {
    // Share of the way to the rim at which the ray first meets an edge.
    const double dx = rim.x - middle.x, dy = rim.y - middle.y;
    double share = 1;
    for (const Edge& edge : near) {
      const double ex = edge.b.x - edge.a.x, ey = edge.b.y - edge.a.y;
      const double denominator = dx * ey - dy * ex;
      if (denominator == 0) continue;
      const double ax = edge.a.x - middle.x, ay = edge.a.y - middle.y;
      const double along_ray = (ax * ey - ay * ex) / denominator;
      const double along_edge = (ax * dy - ay * dx) / denominator;
      if (along_ray > 0 && along_ray < share && along_edge >= 0 && along_edge <= 1) share = along_ray;
    }
    ring.push_back({middle.x + share * dx, middle.y + share * dy});
  }
  return make_path(std::move(ring));
}

GeometryRef ground_ring(const Projection& projection, std::span<const LonLat> ring) {
  std::vector<MapMetres> projected(ring.size());
  projection.forward(ring, projected);
  return make_path(std::move(projected));
}

GeometryRef ground_box(const Projection& projection, const LonLatBox& box) {
  constexpr int steps = 32;
  std::vector<LonLat> ring;
  const auto edge = [&](LonLat a, LonLat b) {
    for (int i = 0; i < steps; ++i) {
      const double t = static_cast<double>(i) / steps;
      ring.push_back({std::lerp(a.lon_deg, b.lon_deg, t), std::lerp(a.lat_deg, b.lat_deg, t)});
    }
  };
  const LonLat sw{box.west_deg, box.south_deg}, se{box.east_deg, box.south_deg};
  const LonLat ne{box.east_deg, box.north_deg}, nw{box.west_deg, box.north_deg};
  edge(sw, se);
  edge(se, ne);
  edge(ne, nw);
  edge(nw, sw);
  return ground_ring(projection, ring);
}

}  // namespace yalu
