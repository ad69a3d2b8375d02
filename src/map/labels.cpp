#include "map/labels.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/cell_index.h"

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
  const int rows = std::max(0, static_cast<int>(frame.height / row_step));
  struct Crossing {
    int row;
    double x;
  };
  std::vector<Crossing> crossings;
  for (std::size_t part = 0; part < area.part_starts.size(); ++part) {
    const auto [begin, end] = area.part(part);
    if (end - begin < 3) continue;
    ScreenPx a = to_screen.apply(area.points[end - 1]);
    for (std::size_t i = begin; i < end; ++i) {
      const ScreenPx from = a, b = to_screen.apply(area.points[i]);
      a = b;
      const double low = std::min(from.y, b.y), high = std::max(from.y, b.y);
      if (high < frame.y || low > frame.bottom()) continue;
      const int first = std::max(0, static_cast<int>(std::ceil((low - frame.y) / row_step - 0.5)));
      const int last = std::min(rows - 1, static_cast<int>(std::ceil((high - frame.y) / row_step - 0.5)) - 1);
      for (int row = first; row <= last; ++row) {
        const double y = frame.y + (row + 0.5) * row_step;
        crossings.push_back({row, from.x + (b.x - from.x) * (y - from.y) / (b.y - from.y)});
      }
    }
  }
  std::sort(crossings.begin(), crossings.end(),
            [](const Crossing& a, const Crossing& b) { return a.row != b.row ? a.row < b.row : a.x < b.x; });
  std::vector<std::vector<Interval>> inside(static_cast<std::size_t>(rows));
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    const Interval visible{std::max(crossings[i].x, frame.x), std::min(crossings[i + 1].x, frame.right())};
    if (visible.from < visible.to) inside[static_cast<std::size_t>(crossings[i].row)].push_back(visible);
  }
  return inside;
}

// The middle of what lies inside, weighted by length.
std::optional<ScreenPx> middle_of(const std::vector<std::vector<Interval>>& rows, double top, double row_step) {
  double weight = 0, sum_x = 0, sum_y = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const Interval& in : rows[row]) {
      const double length = in.to - in.from;
      weight += length;
      sum_x += length * (in.from + in.to) / 2;
      sum_y += length * (top + (static_cast<double>(row) + 0.5) * row_step);
    }
  }
  if (weight <= 0) return {};
  return ScreenPx{sum_x / weight, sum_y / weight};
}

constexpr double row_step_px = 6;
constexpr double cell_px = 48;  // of the grid of rectangles: about a label

}  // namespace

ScreenSize block_size(std::span<const LabelLine> lines) {
  ScreenSize size;
  for (const LabelLine& line : lines) {
    size.width_px = std::max(size.width_px, line.run->width);
    size.height_px += line.run->style.size_px * line_gap;
  }
  return size;
}

RectGrid::RectGrid(const ScreenRect& frame)
    : frame_(frame),
      columns_(std::max(1, static_cast<int>(std::ceil(frame.width / cell_px)))),
      rows_(std::max(1, static_cast<int>(std::ceil(frame.height / cell_px)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

RectGrid::Cells RectGrid::cells(const ScreenRect& rect) const {
  const auto index = [](double px, int count) {
    return static_cast<int>(std::clamp(std::floor(px / cell_px), -1.0, static_cast<double>(count)));
  };
  return {std::max(0, index(rect.x - frame_.x, columns_)),
          std::min(columns_, index(rect.right() - frame_.x, columns_) + 1),
          std::max(0, index(rect.y - frame_.y, rows_)), std::min(rows_, index(rect.bottom() - frame_.y, rows_) + 1)};
}

void RectGrid::add(const ScreenRect& rect) {
  const Cells in = cells(rect);
  for (int row = in.first_row; row < in.end_row; ++row) {
    for (int column = in.first_column; column < in.end_column; ++column) {
      cells_[cell_index(row, column, columns_)].push_back(rect);
    }
  }
}

bool RectGrid::overlaps(const ScreenRect& rect) const {
  const Cells in = cells(rect);
  for (int row = in.first_row; row < in.end_row; ++row) {
    for (int column = in.first_column; column < in.end_column; ++column) {
      const std::vector<ScreenRect>& cell = cells_[cell_index(row, column, columns_)];
      if (std::any_of(cell.begin(), cell.end(), [&](const ScreenRect& other) { return other.overlaps(rect); }))
        return true;
    }
  }
  return false;
}

bool LabelPlacer::inside_frame(const ScreenRect& rect) const {
  return rect.x >= frame_.x && rect.y >= frame_.y && rect.right() <= frame_.right() && rect.bottom() <= frame_.bottom();
}

bool LabelPlacer::free(const ScreenRect& rect) const {
  return inside_frame(rect) && !taken_.overlaps(rect);
}

bool LabelPlacer::avoids(const ScreenRect& rect) const {
  return !avoided_.overlaps(rect);
}

void draw_label(const PointLabel& label, const LabelSpot& spot, DisplayList& list) {
  double top = spot.rect.y;
  for (const LabelLine& line : label.lines) {
    const double em = line.run->style.size_px;
    const ScreenPx origin{spot.rect.x + spot.slack_share * (spot.rect.width - line.run->width), top + 0.9 * em};
    list.commands.push_back(DrawGlyphs{line.run, origin, 0, line.color, label.halo, label.halo_width_px, label.row});
    top += em * line_gap;
  }
}

std::optional<LabelSpot> LabelPlacer::spot_for(const PointLabel& label) const {
  const ScreenSize size = block_size(label.lines);
  const double w = size.width_px, h = size.height_px, gap = label.clearance_px;
  const double side = gap * 0.72;  // beside a corner of the symbol, nearer than its full radius
  struct Position {
    double x, y, slack_share;
  };
  std::vector<Position> positions;
  if (label.may_center) positions.push_back({-w / 2, -h / 2, 0.5});
  const Position around[] = {{gap, -h / 2, 0},          {-gap - w, -h / 2, 1}, {-w / 2, -gap - h, 0.5},
                             {-w / 2, gap, 0.5},        {side, -side - h, 0},  {side, side, 0},
                             {-side - w, -side - h, 1}, {-side - w, side, 1}};
  positions.insert(positions.end(), std::begin(around), std::end(around));
  const auto pleases = [&](const ScreenRect& rect) { return !label.prefer || label.prefer(rect.center()); };
  // What the label prefers counts for more than keeping off what is only to be avoided.
  for (const auto& [preferred, keep_off] : {std::pair{true, true}, {true, false}, {false, true}, {false, false}}) {
    if (!preferred && label.only_preferred) break;
    for (const Position& position : positions) {
      const ScreenRect rect{label.anchor.x + position.x, label.anchor.y + position.y, w, h};
      if (!free(rect.inset(-label_air_px)) || (keep_off && !avoids(rect)) || (preferred && !pleases(rect))) continue;
      return LabelSpot{rect, position.slack_share};
    }
  }
  return {};
}

bool LabelPlacer::place(const PointLabel& label, DisplayList& list) {
  const std::optional<LabelSpot> spot = spot_for(label);
  if (!spot) return false;
  reserve(spot->rect.inset(-label_air_px));
  draw_label(label, *spot, list);
  return true;
}

std::optional<ScreenPx> area_middle(const Geometry& area, const Affine& to_screen, const ScreenRect& within) {
  return middle_of(inside_rows(area, to_screen, within, row_step_px), within.y, row_step_px);
}

std::optional<LabelSpot> LabelPlacer::spot_in_area(const Geometry& area, const Affine& to_screen,
                                                   const ScreenRect& within, const PointLabel& label) const {
  constexpr double air = 3, shift_step_px = 12;
  constexpr double avoided_detour_px = 80;  // so far from the middle it goes to keep off what it is to avoid
  const ScreenSize size = block_size(label.lines);
  const double w = size.width_px + 2 * air, h = size.height_px + air;
  const auto rows = inside_rows(area, to_screen, within, row_step_px);
  const int half = static_cast<int>(std::ceil(h / 2 / row_step_px));
  // Where a reader expects the name.
  const std::optional<ScreenPx> middle = middle_of(rows, within.y, row_step_px);
  if (!middle) return {};

  std::optional<LabelSpot> best;
  double best_distance = 0;
  for (int row = half; row + half < static_cast<int>(rows.size()); ++row) {
    std::vector<Interval> common = rows[static_cast<std::size_t>(row - half)];
    for (int other = row - half + 1; other <= row + half; ++other) {
      common = intersection(common, rows[static_cast<std::size_t>(other)]);
    }
    const double y = within.y + (row + 0.5) * row_step_px;
    for (const Interval& in : common) {
      if (in.to - in.from < w) continue;
      const double ideal = std::clamp(middle->x, in.from + w / 2, in.to - w / 2);
      for (double shift = 0; shift <= in.to - in.from - w + 1; shift += shift_step_px) {
        for (const double x : {ideal - shift, ideal + shift}) {
          if (x - w / 2 < in.from || x + w / 2 > in.to) continue;
          const ScreenRect room{x - w / 2, y - h / 2, w, h};
          double distance = std::hypot(x - middle->x, 1.5 * (y - middle->y));
          if (best && distance >= best_distance) continue;
          if (!avoids(room)) distance += avoided_detour_px;
          if ((!best || distance < best_distance) && free(room)) {
            best = LabelSpot{{x - size.width_px / 2, y - size.height_px / 2, size.width_px, size.height_px}, 0.5};
            best_distance = distance;
          }
        }
      }
    }
  }
  return best;
}

bool LabelPlacer::place_in_area(const Geometry& area, const Affine& to_screen, const PointLabel& label,
                                DisplayList& list) {
  const std::optional<LabelSpot> spot = spot_in_area(area, to_screen, frame_, label);
  if (!spot) return false;
  reserve(spot->rect.inset(-label_air_px));
  draw_label(label, *spot, list);
  return true;
}

}  // namespace yalu
