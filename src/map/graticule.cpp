#include "map/graticule.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "map/geometry_build.h"
#include "map/map_domain.h"
#include "map/paint.h"

namespace yalu {
namespace {

constexpr double least_apart_px = 110;
constexpr double metres_per_deg = 111'195;  // of a sphere of 6371 km
constexpr double text_px = 10;

std::string angle_in_words(double degrees, char positive, char negative) {
  const long minutes = std::lround(std::fabs(degrees) * 60);
  std::string text = std::to_string(minutes / 60) + "\u00b0";
  if (minutes % 60 != 0) text += " " + std::to_string(minutes % 60) + "\u2032";
  if (minutes == 0) return text;
  return text + " " + (degrees < 0 ? negative : positive);
}

// What the frame shows, longitudes counted on from the centre.
struct Range {
  double west = 0, east = 0, south = 0, north = 0;
};

std::optional<Range> shown_range(const World& world, const MapFrame& frame) {
  const Affine to_map = frame.to_screen.inverse();
  constexpr int steps = 24;
  std::optional<Range> range;
  for (int i = 0; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      const ScreenPx p =
          to_map.apply({frame.rect.x + frame.rect.width * i / steps, frame.rect.y + frame.rect.height * j / steps});
      const LonLat at = world.projection.inverse({p.x, p.y});
      if (!std::isfinite(at.lon_deg) || !std::isfinite(at.lat_deg)) continue;
      const double lon = frame.center.lon_deg + std::remainder(at.lon_deg - frame.center.lon_deg, 360);
      if (!range) range = Range{lon, lon, at.lat_deg, at.lat_deg};
      *range = {std::min(range->west, lon), std::max(range->east, lon), std::min(range->south, at.lat_deg),
                std::max(range->north, at.lat_deg)};
    }
  }
  return range;
}

class Writer {
 public:
  Writer(const World& world, const MapFrame& frame)
      : world_(world), frame_(frame), domain_(MapDomain::of(world.projection)) {}

  /// The straight line in degrees, cut to the map; where it first crosses the edge that its name stands at.
  std::optional<ScreenPx> add(LonLat from, LonLat to, bool meridian) {
    // Fine enough for a frame of a few degrees, too.
    constexpr int pieces = 32;
    std::vector<LonLat> line;
    for (int i = 0; i <= pieces; ++i) {
      const double share = static_cast<double>(i) / pieces;
      line.push_back({std::lerp(from.lon_deg, to.lon_deg, share), std::lerp(from.lat_deg, to.lat_deg, share)});
    }
    std::optional<ScreenPx> crossing;
    for (const std::vector<LonLat>& piece : domain_.cut_line(line)) {
      std::vector<MapMetres> projected(piece.size());
      world_.projection.forward(piece, projected);
      starts_.push_back(static_cast<std::uint32_t>(points_.size()));
      points_.insert(points_.end(), projected.begin(), projected.end());
      for (std::size_t i = 1; i < projected.size() && !crossing; ++i) {
        crossing = meets_edge(frame_.to_screen.apply(projected[i - 1]), frame_.to_screen.apply(projected[i]), meridian);
      }
    }
    return crossing;
  }

  GeometryRef take() { return points_.empty() ? nullptr : make_parts(std::move(points_), std::move(starts_)); }

 private:
  std::optional<ScreenPx> meets_edge(ScreenPx a, ScreenPx b, bool upper) const {
    const ScreenRect& rect = frame_.rect;
    const double edge = upper ? rect.y : rect.x;
    const double from = upper ? a.y : a.x, to = upper ? b.y : b.x;
    if ((from < edge) == (to < edge)) return std::nullopt;
    const double share = (edge - from) / (to - from);
    const ScreenPx at{std::lerp(a.x, b.x, share), std::lerp(a.y, b.y, share)};
    const bool within =
        upper ? at.x > rect.x + 40 && at.x < rect.right() - 40 : at.y > rect.y + 24 && at.y < rect.bottom() - 40;
    return within ? std::optional(at) : std::nullopt;
  }

  const World& world_;
  const MapFrame& frame_;
  MapDomain domain_;
  std::vector<MapMetres> points_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace

double graticule_step_deg(double ground_metres_per_px) {
  constexpr double minutes[] = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800};
  const double least = least_apart_px * ground_metres_per_px / metres_per_deg * 60;
  for (const double step : minutes) {
    if (step >= least) return step / 60;
  }
  return 45;
}

std::string longitude_in_words(double lon_deg) {
  const double lon = std::remainder(lon_deg, 360);
  return std::lround(std::fabs(lon) * 60) == 180L * 60 ? "180\u00b0" : angle_in_words(lon, 'E', 'W');
}

std::string latitude_in_words(double lat_deg) {
  return angle_in_words(lat_deg, 'N', 'S');
}

void draw_graticule(const World& world, const MapFrame& frame, const Style& style, const FontSet& fonts,
                    DisplayList& list) {
  const std::optional<Range> range = shown_range(world, frame);
  if (!range) return;
  const double step = graticule_step_deg(frame.ground_metres_per_px);
  const double south = std::max(range->south - step, -90.0), north = std::min(range->north + step, 90.0);
  const double west = std::max(range->west - step, frame.center.lon_deg - 180);
  const double east = std::min(range->east + step, frame.center.lon_deg + 180);
  Writer lines(world, frame);
  std::vector<std::pair<ScreenPx, std::string>> names;
  // The last one is not the first again.
  const double last = std::min(east, std::ceil(west / step) * step + 360 - step / 2);
  for (double k = std::ceil(west / step); k * step <= last; ++k) {
    if (const auto at = lines.add({k * step, south}, {k * step, north}, true))
      names.emplace_back(ScreenPx{at->x + 3, at->y + text_px + 3}, longitude_in_words(k * step));
  }
  for (double k = std::ceil(south / step); k * step <= north; ++k) {
    if (std::fabs(k * step) > 89.99) continue;  // a pole is a point, or an edge
    if (const auto at = lines.add({west, k * step}, {east, k * step}, false))
      names.emplace_back(ScreenPx{at->x + 4, at->y - 3}, latitude_in_words(k * step));
  }
  if (GeometryRef geometry = lines.take()) {
    list.commands.push_back(
        StrokeLine{std::move(geometry), frame.to_screen, false, with_opacity(style.muted, 0.4), 0.6, {}, false, {}});
  }
  TextStyle text;
  text.size_px = text_px;
  text.tabular_figures = true;
  for (const auto& [at, words] : names) {
    list.commands.push_back(DrawGlyphs{shaped(fonts, words, text), at, 0, style.muted, style.halo, 2, {}});
  }
}

}  // namespace yalu
