#include "map/arcs.h"

#include <algorithm>
#include <cmath>

#include "map/geometry_build.h"

namespace yalu {
namespace {

constexpr double shortest_px = 14;  // below it a bow and its arrow would be a blot
constexpr double bow = 0.16;        // height of the bow over its chord
constexpr int steps = 32;
constexpr double rest_opacity = 0.5;
constexpr double segment = 0.25;  // share of the way that the bright segment covers

double distance(ScreenPx a, ScreenPx b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

// Quadratic curve bowed upwards on the screen, cut where the mark at its end begins.
std::vector<ScreenPx> curve(const Arc& arc) {
  const double chord = distance(arc.from, arc.to);
  if (chord - arc.stop_short_px < shortest_px) return {};
  const ScreenPx middle{(arc.from.x + arc.to.x) / 2, (arc.from.y + arc.to.y) / 2};
  // Perpendicular to the chord, on the side that points up.
  double nx = (arc.to.y - arc.from.y) / chord, ny = -(arc.to.x - arc.from.x) / chord;
  if (ny > 0 || (ny == 0 && nx < 0)) {
    nx = -nx;
    ny = -ny;
  }
  const ScreenPx control{middle.x + nx * 2 * bow * chord, middle.y + ny * 2 * bow * chord};
  std::vector<ScreenPx> points;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps, u = 1 - t;
    const ScreenPx p{u * u * arc.from.x + 2 * u * t * control.x + t * t * arc.to.x,
                     u * u * arc.from.y + 2 * u * t * control.y + t * t * arc.to.y};
    if (i > 0 && distance(p, arc.to) < arc.stop_short_px) break;
    points.push_back(p);
  }
  return points.size() >= 4 ? points : std::vector<ScreenPx>{};
}

ScreenPx normal_at(const std::vector<ScreenPx>& points, std::size_t i) {
  const ScreenPx a = points[i == 0 ? 0 : i - 1], b = points[std::min(i + 1, points.size() - 1)];
  const double length = std::max(distance(a, b), 1e-9);
  return {-(b.y - a.y) / length, (b.x - a.x) / length};
}

// The ribbon between two points of the curve, width growing from 35 % to 100 % along the whole curve.
void draw_ribbon(const Arc& arc, const std::vector<ScreenPx>& points, std::size_t begin, std::size_t end,
                 double opacity, DisplayList& list) {
  if (end <= begin) return;
  std::vector<ScreenPx> left, right;
  for (std::size_t i = begin; i <= end; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(points.size() - 1);
    const double half = arc.width_px / 2 * (0.35 + 0.65 * share);
    const ScreenPx n = normal_at(points, i);
    left.push_back({points[i].x + n.x * half, points[i].y + n.y * half});
    right.push_back({points[i].x - n.x * half, points[i].y - n.y * half});
  }
  left.insert(left.end(), right.rbegin(), right.rend());
  list.commands.push_back(FillArea{screen_path(left), {}, with_opacity(arc.color, opacity), {}, arc.row});
}

void draw_arrow(const Arc& arc, const std::vector<ScreenPx>& points, double opacity, DisplayList& list) {
  const ScreenPx tip = points.back();
  const ScreenPx before = points[points.size() - 3];
  const double length = std::max(distance(before, tip), 1e-9);
  const double dx = (tip.x - before.x) / length, dy = (tip.y - before.y) / length;
  const double size = 4 + 1.5 * arc.width_px;
  const ScreenPx base{tip.x - dx * size, tip.y - dy * size};
  const double half = size * 0.5;
  const ScreenPx head[] = {tip,
                           {base.x - dy * half, base.y + dx * half},
                           {base.x + dx * size * 0.2, base.y + dy * size * 0.2},
                           {base.x + dy * half, base.y - dx * half}};
  list.commands.push_back(FillArea{screen_path(head), {}, with_opacity(arc.color, opacity), {}, arc.row});
}

}  // namespace

double arc_width_px(std::optional<double> persons) {
  if (!persons || *persons <= 0) return 1.5;
  return std::clamp(1.5 + 0.18 * std::sqrt(*persons), 1.5, 4.0);
}

std::vector<ScreenPx> arc_points(const Arc& arc) {
  return curve(arc);
}

void draw_arc(const Arc& arc, DisplayList& list) {
  std::vector<ScreenPx> points = curve(arc);
  if (points.empty()) return;
  const std::size_t last = points.size() - 1;
  const double rest = arc.opacity * rest_opacity;
  // The ribbon ends at the base of the arrow head, so that its colour does not show twice through the head.
  const std::size_t neck = last - std::min<std::size_t>(last / 4, 2);
  if (arc.origin_known) {
    draw_ribbon(arc, points, 0, neck, rest, list);
  } else {
    // Dashes that grow out of nothing: where it began nobody has said.
    constexpr std::size_t dash = 2, gap = 1;
    for (std::size_t i = 0; i < neck; i += dash + gap) {
      const double share = static_cast<double>(i) / static_cast<double>(last);
      draw_ribbon(arc, points, i, std::min(i + dash, neck), rest * (0.15 + 0.85 * share), list);
    }
  }
  draw_arrow(arc, points, arc.travel >= 1 ? std::min(1.0, rest + 0.35 * arc.opacity) : rest, list);
  if (arc.travel > 0 && arc.travel < 1) {
    // The segment leaves the origin whole and runs into the destination whole.
    const double head = arc.travel * (1 + segment);
    const auto index = [&](double share) {
      return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(last)));
    };
    Arc bright = arc;
    bright.width_px = arc.width_px + 1;
    draw_ribbon(bright, points, index(head - segment), index(head), arc.opacity, list);
  }
}

}  // namespace yalu
