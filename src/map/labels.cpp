#include "map/labels.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace yalu {
namespace {

constexpr double line_gap = 1.12;  // of the em size, from baseline to baseline within a block

struct Interval {
  double from, to;
};

std::vector<Interval> intersection(const std::vector<Interval>& a, const std::vector<Interval>& b) {
  std::vector<Interval> both;
  for (const Interval& x : a) {
    for (const Interval& y : b) {
      const Interval common{std::max(x.from, y.from), std::min(x.to, y.to)};
      if (common.from < common.to) both.push_back(common);
    }
  }
  return both;
}

// For every row of a grid over the frame, where it lies inside the area (even-odd rule).
std::vector<std::vector<Interval>> inside_rows(const Geometry& area, const Affine& to_screen, const ScreenRect& frame,
                                               double row_step) {
  const int rows = static_cast<int>(frame.height / row_step);
  std::vector<std::vector<double>> crossings(static_cast<std::size_t>(std::max(rows, 0)));
  for (std::size_t part = 0; part < area.part_starts.size(); ++part) {
    const auto [begin, end] = area.part(part);
    if (end - begin < 3) continue;
    ScreenPx a = to_screen.apply(area.points[end - 1]);
    for (std::size_t i = begin; i < end; ++i) {
      const ScreenPx b = to_screen.apply(area.points[i]);
      const double low = std::min(a.y, b.y), high = std::max(a.y, b.y);
      const int first = std::max(0, static_cast<int>(std::ceil((low - frame.y) / row_step - 0.5)));
      const int last = std::min(rows - 1, static_cast<int>(std::ceil((high - frame.y) / row_step - 0.5)) - 1);
      for (int row = first; row <= last; ++row) {
        const double y = frame.y + (row + 0.5) * row_step;
        crossings[static_cast<std::size_t>(row)].push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
      }
      a = b;
    }
  }
  std::vector<std::vector<Interval>> inside(crossings.size());
  for (std::size_t row = 0; row < crossings.size(); ++row) {
    std::vector<double>& xs = crossings[row];
    std::sort(xs.begin(), xs.end());
    for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
      const Interval visible{std::max(xs[i], frame.x), std::min(xs[i + 1], frame.right())};
      if (visible.from < visible.to) inside[row].push_back(visible);
    }
  }
  return inside;
}

// Points at equal steps along a path.
std::vector<ScreenPx> resample(std::span<const ScreenPx> path, double step) {
  std::vector<ScreenPx> even;
  if (path.size() < 2) return even;
  even.push_back(path.front());
  double left = step;
  for (std::size_t i = 1; i < path.size(); ++i) {
    ScreenPx a = path[i - 1];
    const ScreenPx b = path[i];
    double length = std::hypot(b.x - a.x, b.y - a.y);
    while (length >= left && length > 0) {
      const double t = left / length;
      a = {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
      even.push_back(a);
      length -= left;
      left = step;
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
    const double length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-9);
    result.push_back({path[i].x + offset * (b.y - a.y) / length, path[i].y - offset * (b.x - a.x) / length});
  }
  return result;
}

}  // namespace

ScreenSize block_size(std::span<const LabelLine> lines) {
  ScreenSize size;
  for (const LabelLine& line : lines) {
    size.width_px = std::max(size.width_px, line.run->width);
    size.height_px += line.run->style.size_px * line_gap;
  }
  return size;
}

bool LabelPlacer::inside_frame(const ScreenRect& rect) const {
  return rect.x >= frame_.x && rect.y >= frame_.y && rect.right() <= frame_.right() && rect.bottom() <= frame_.bottom();
}

bool LabelPlacer::free(const ScreenRect& rect) const {
  return inside_frame(rect) && std::none_of(occupied_.begin(), occupied_.end(),
                                            [&](const ScreenRect& taken) { return taken.overlaps(rect); });
}

bool LabelPlacer::avoids(const ScreenRect& rect) const {
  return std::none_of(avoided_.begin(), avoided_.end(), [&](const ScreenRect& other) { return other.overlaps(rect); });
}

// `slack_share` 0 sets the lines flush left, 0.5 centred, 1 flush right.
void LabelPlacer::draw_block(const PointLabel& label, const ScreenRect& rect, double slack_share, DisplayList& list) {
  double top = rect.y;
  for (const LabelLine& line : label.lines) {
    const double em = line.run->style.size_px;
    const ScreenPx origin{rect.x + slack_share * (rect.width - line.run->width), top + 0.9 * em};
    list.commands.push_back(DrawGlyphs{line.run, origin, 0, line.color, label.halo, label.halo_width_px, label.row});
    top += em * line_gap;
  }
}

bool LabelPlacer::place(const PointLabel& label, DisplayList& list) {
  const ScreenSize size = block_size(label.lines);
  const double w = size.width_px, h = size.height_px, gap = label.clearance_px;
  const double side = gap * 0.72;  // beside a corner of the symbol, nearer than its full radius
  struct Position {
    double x, y, slack_share;
  };
  std::vector<Position> positions;
  if (label.may_center) positions.push_back({-w / 2, -h / 2, 0.5});
  const Position around[] = {{gap, -h / 2, 0},          {-gap - w, -h / 2, 1}, {side, -side - h, 0},
                             {side, side, 0},           {-w / 2, gap, 0.5},    {-w / 2, -gap - h, 0.5},
                             {-side - w, -side - h, 1}, {-side - w, side, 1}};
  positions.insert(positions.end(), std::begin(around), std::end(around));
  const auto pleases = [&](const ScreenRect& rect) { return !label.prefer || label.prefer(rect.center()); };
  // What the label prefers counts for more than keeping off what is only to be avoided.
  for (const auto& [preferred, keep_off] : {std::pair{true, true}, {true, false}, {false, true}, {false, false}}) {
    if (!preferred && label.only_preferred) break;
    for (const Position& position : positions) {
      const ScreenRect rect{label.anchor.x + position.x, label.anchor.y + position.y, w, h};
      const ScreenRect with_air = rect.inset(-2);
      if (!free(with_air) || (keep_off && !avoids(rect)) || (preferred && !pleases(rect))) continue;
      reserve(with_air);
      draw_block(label, rect, position.slack_share, list);
      return true;
    }
  }
  return false;
}

bool LabelPlacer::place_in_area(const Geometry& area, const Affine& to_screen, const PointLabel& label,
                                DisplayList& list) {
  constexpr double row_step = 6, air = 3;
  const ScreenSize size = block_size(label.lines);
  const double w = size.width_px + 2 * air, h = size.height_px + air;
  const auto rows = inside_rows(area, to_screen, frame_, row_step);
  const int half = static_cast<int>(std::ceil(h / 2 / row_step));

  // The middle of what is seen of the area, where a reader expects its name.
  double weight = 0, sum_x = 0, sum_y = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const Interval& in : rows[row]) {
      const double length = in.to - in.from;
      weight += length;
      sum_x += length * (in.from + in.to) / 2;
      sum_y += length * (frame_.y + (static_cast<double>(row) + 0.5) * row_step);
    }
  }
  if (weight <= 0) return false;
  const ScreenPx middle{sum_x / weight, sum_y / weight};

  std::optional<ScreenRect> best;
  double best_distance = 0;
  for (int row = half; row + half < static_cast<int>(rows.size()); ++row) {
    std::vector<Interval> common = rows[static_cast<std::size_t>(row - half)];
    for (int other = row - half + 1; other <= row + half; ++other) {
      common = intersection(common, rows[static_cast<std::size_t>(other)]);
    }
    const double y = frame_.y + (row + 0.5) * row_step;
    for (const Interval& in : common) {
      if (in.to - in.from < w) continue;
      const double ideal = std::clamp(middle.x, in.from + w / 2, in.to - w / 2);
      for (double shift = 0; shift <= in.to - in.from - w + 1; shift += 12) {
        for (const double x : {ideal - shift, ideal + shift}) {
          if (x - w / 2 < in.from || x + w / 2 > in.to) continue;
          const ScreenRect rect{x - w / 2, y - h / 2, w, h};
          const double distance = std::hypot(x - middle.x, 1.5 * (y - middle.y));
          if ((!best || distance < best_distance) && free(rect)) {
            best = rect;
            best_distance = distance;
          }
        }
      }
    }
  }
  if (!best) return false;
  reserve(*best);
  draw_block(label, {best->x + air, best->y + air / 2, size.width_px, size.height_px}, 0.5, list);
  return true;
}

bool LabelPlacer::place_along(std::span<const ScreenPx> path, const LabelLine& line, double offset_px, Rgba8 halo,
                              double halo_width_px, DisplayList& list) {
  constexpr double step = 4;
  std::vector<ScreenPx> middle = smooth(smooth(resample(path, step)));
  if (middle.empty()) return false;
  // Letters go from left to right, whichever way the river was digitised.
  if (middle.front().x > middle.back().x) std::reverse(middle.begin(), middle.end());
  const std::vector<ScreenPx> points = resample(beside(middle, offset_px), step);
  const auto needed = static_cast<std::size_t>(line.run->width / step) + 2;
  if (points.size() < needed + 2) return false;

  const double em = line.run->style.size_px;
  std::optional<GlyphRun> best_run;
  std::vector<ScreenRect> best_boxes;
  double best_bend = 1.1;  // radians of turning within the name; more than that does not read
  for (std::size_t start = 0; start + needed < points.size(); start += 3) {
    const std::span<const ScreenPx> stretch(points.data() + start, needed + 1);
    double bend = 0;
    for (std::size_t i = 2; i < stretch.size(); ++i) {
      const double a = std::atan2(stretch[i - 1].y - stretch[i - 2].y, stretch[i - 1].x - stretch[i - 2].x);
      const double b = std::atan2(stretch[i].y - stretch[i - 1].y, stretch[i].x - stretch[i - 1].x);
      bend += std::abs(std::remainder(b - a, 2 * std::numbers::pi));
    }
    // Steep stretches read badly and count as bent; where the path runs back the letters would stand on their heads.
    const double slope = std::atan2(stretch.back().y - stretch.front().y, stretch.back().x - stretch.front().x);
    if (std::abs(slope) > 1.35) continue;
    bend += 0.3 * std::abs(slope);
    if (bend >= best_bend) continue;

    GlyphRun run = *line.run;
    std::vector<ScreenRect> boxes;
    bool clear = true;
    double along = 0;
    for (Glyph& glyph : run.glyphs) {
      const double center = along + static_cast<double>(glyph.advance) / 2;
      const auto i = std::min(static_cast<std::size_t>(center / step), stretch.size() - 2);
      const double t = center / step - static_cast<double>(i);
      const ScreenPx a = stretch[i], b = stretch[i + 1];
      const double angle = std::atan2(b.y - a.y, b.x - a.x);
      const ScreenPx base{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
      glyph.x = static_cast<float>(base.x - static_cast<double>(glyph.advance) / 2 * std::cos(angle));
      glyph.y = static_cast<float>(base.y - static_cast<double>(glyph.advance) / 2 * std::sin(angle));
      glyph.angle_rad = static_cast<float>(angle);
      const ScreenRect box{base.x - em / 2, base.y - 0.85 * em, em, em};
      boxes.push_back(box);
      if (!free(box)) {
        clear = false;
        break;
      }
      along += static_cast<double>(glyph.advance);
    }
    if (!clear) continue;
    best_bend = bend;
    best_run = std::move(run);
    best_boxes = std::move(boxes);
  }
  if (!best_run) return false;
  for (const ScreenRect& box : best_boxes) reserve(box);
  list.commands.push_back(
      DrawGlyphs{std::make_shared<GlyphRun>(std::move(*best_run)), {0, 0}, 0, line.color, halo, halo_width_px, {}});
  return true;
}

}  // namespace yalu
