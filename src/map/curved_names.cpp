#include "map/curved_names.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace yalu {
namespace {

constexpr double step_px = 4;
constexpr double most_bend_rad = 1.1;  // more does not read as one name
constexpr double most_slope_rad = 1.35;

// Without the care for overflow of std::hypot, which takes most of the time here.
double distance(ScreenPx a, ScreenPx b) {
  return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

// Points at equal steps along a path.
std::vector<ScreenPx> resample(std::span<const ScreenPx> path) {
  std::vector<ScreenPx> even;
  if (path.size() < 2) return even;
  even.push_back(path.front());
  double left = step_px;
  for (std::size_t i = 1; i < path.size(); ++i) {
    ScreenPx a = path[i - 1];
    const ScreenPx b = path[i];
    double length = distance(a, b);
    while (length >= left && length > 0) {
      const double t = left / length;
      a = {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
      even.push_back(a);
      length -= left;
      left = step_px;
    }
    left -= length;
  }
  return even;
}

// The mean over a moving window, narrower towards the ends: meanders must not shake the letters.
std::vector<ScreenPx> smooth(const std::vector<ScreenPx>& path) {
  constexpr std::size_t window = 10;
  std::vector<ScreenPx> result(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::size_t reach = std::min({i, path.size() - 1 - i, window});
    ScreenPx sum;
    for (std::size_t k = i - reach; k <= i + reach; ++k) sum = {sum.x + path[k].x, sum.y + path[k].y};
    const double n = static_cast<double>(2 * reach + 1);
    result[i] = {sum.x / n, sum.y / n};
  }
  return result;
}

// The line beside a path that runs from left to right, `offset` above it.
std::vector<ScreenPx> beside(const std::vector<ScreenPx>& path, double offset) {
  std::vector<ScreenPx> result;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const ScreenPx a = path[i == 0 ? 0 : i - 1], b = path[std::min(i + 1, path.size() - 1)];
    const double length = std::max(distance(a, b), 1e-9);
    result.push_back({path[i].x + offset * (b.y - a.y) / length, path[i].y - offset * (b.x - a.x) / length});
  }
  return result;
}

double direction(ScreenPx a, ScreenPx b) {
  return std::atan2(b.y - a.y, b.x - a.x);
}

// Where the middle of a glyph stands, so far along the letters.
struct Standing {
  ScreenPx base;
  double angle_rad = 0;
};
Standing standing(std::span<const ScreenPx> letters, double along_px) {
  const auto i = std::min(static_cast<std::size_t>(along_px / step_px), letters.size() - 2);
  const double t = along_px / step_px - static_cast<double>(i);
  const ScreenPx a = letters[i], b = letters[i + 1];
  return {{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}, direction(a, b)};
}

}  // namespace

std::size_t points_needed(double width_px) {
  return static_cast<std::size_t>(width_px / step_px) + 3;
}

std::vector<ScreenPx> letter_path(std::span<const ScreenPx> path, double offset_px) {
  std::vector<ScreenPx> middle = smooth(smooth(resample(path)));
  if (middle.empty()) return {};
  if (middle.front().x > middle.back().x) std::reverse(middle.begin(), middle.end());
  return resample(beside(middle, offset_px));
}

std::vector<std::size_t> starts_by_bend(std::span<const ScreenPx> letters, double width_px) {
  const std::size_t needed = points_needed(width_px);
  if (letters.size() < needed) return {};
  // Turning up to each point, so that the turning of a stretch is one difference.
  std::vector<double> turned(letters.size(), 0.0);
  for (std::size_t i = 2; i < letters.size(); ++i) {
    const double turn = direction(letters[i - 1], letters[i]) - direction(letters[i - 2], letters[i - 1]);
    turned[i] = turned[i - 1] + std::abs(std::remainder(turn, 2 * std::numbers::pi));
  }
  std::vector<std::pair<double, std::size_t>> found;
  for (std::size_t start = 0; start + needed <= letters.size(); start += 3) {
    const std::size_t last = start + needed - 1;
    // Where the path runs back the letters would stand on their heads; steep stretches count as bent.
    const double slope = std::abs(direction(letters[start], letters[last]));
    const double bend = turned[last] - turned[start + 1] + 0.3 * slope;
    if (slope <= most_slope_rad && bend < most_bend_rad) found.emplace_back(bend, start);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::size_t> starts;
  for (const auto& [bend, start] : found) starts.push_back(start);
  return starts;
}

std::vector<ScreenRect> boxes_along(std::span<const ScreenPx> letters, std::size_t start, const GlyphRun& straight) {
  std::vector<ScreenRect> boxes;
  const double em = straight.style.size_px;
  if (start + points_needed(straight.width) > letters.size()) return boxes;
  boxes.reserve(straight.glyphs.size());
  double along = 0;
  for (const Glyph& glyph : straight.glyphs) {
    const ScreenPx base = standing(letters.subspan(start), along + static_cast<double>(glyph.advance) / 2).base;
    boxes.push_back({base.x - em / 2, base.y - 0.85 * em, em, em});
    along += static_cast<double>(glyph.advance);
  }
  return boxes;
}

std::shared_ptr<const GlyphRun> run_along(std::span<const ScreenPx> letters, std::size_t start,
                                          const GlyphRun& straight) {
  const std::size_t needed = points_needed(straight.width);
  if (start + needed > letters.size()) return nullptr;
  if (std::abs(direction(letters[start], letters[start + needed - 1])) > most_slope_rad) return nullptr;
  GlyphRun run = straight;
  double along = 0;
  for (Glyph& glyph : run.glyphs) {
    const double half = static_cast<double>(glyph.advance) / 2;
    const Standing at = standing(letters.subspan(start), along + half);
    glyph.x = static_cast<float>(at.base.x - half * std::cos(at.angle_rad));
    glyph.y = static_cast<float>(at.base.y - half * std::sin(at.angle_rad));
    glyph.angle_rad = static_cast<float>(at.angle_rad);
    along += static_cast<double>(glyph.advance);
  }
  return std::make_shared<GlyphRun>(std::move(run));
}

}  // namespace yalu
