#include "render/gl/coverage.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "render/gl/nearest.h"

namespace yalu {
namespace {

int rounded_up(int width) {
  return (width + TouchedBlocks::block - 1) / TouchedBlocks::block * TouchedBlocks::block;
}

std::uint8_t to_share(float share) {
  return nearest<std::uint8_t>(share * 255.0F);
}

/// The share of the even-odd rule where the rings wind so often round a place, parts of turns included.
float even_odd(float winding) {
  const float turns = std::abs(winding);
  const float rest = turns - 2.0F * static_cast<float>(static_cast<int>(turns * 0.5F));
  return rest > 1.0F ? 2.0F - rest : rest;
}

/// The share that what lies between a and b covers of a pixel at t along the same axis.
float between(float t, float a, float b) {
  return std::clamp(std::min(t + 0.5F, b) - std::max(t - 0.5F, a), 0.0F, 1.0F);
}

}  // namespace

TouchedBlocks::TouchedBlocks(int width, int rows)
    : blocks_(rounded_up(width) / block),
      words_a_row_((blocks_ + 63) / 64),
      words_(static_cast<std::size_t>(words_a_row_) * static_cast<std::size_t>(rows)) {}

int TouchedBlocks::next(int row, int from) const {
  const std::uint64_t* words = words_.data() + static_cast<std::ptrdiff_t>(row) * words_a_row_;
  while (from < blocks_) {
    const std::uint64_t rest = words[from / 64] >> (from % 64);
    if (rest != 0) return from + std::countr_zero(rest);
    from = (from / 64 + 1) * 64;
  }
  return blocks_;
}

void TouchedBlocks::clear_row(int row) {
  std::fill_n(words_.begin() + static_cast<std::ptrdiff_t>(row) * words_a_row_, words_a_row_, 0);
}

// Two columns more than blocks: an edge at the right border writes to the two behind it.
AreaCoverage::AreaCoverage(int width, int rows)
    : width_(width),
      rows_(rows),
      stride_(rounded_up(width + 2)),
      deltas_(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(rows)),
      shares_(deltas_.size()),
      touched_(width + 2, rows) {}

void AreaCoverage::add(const Edge& edge) {
  double ax = edge.ax, ay = edge.ay, bx = edge.bx, by = edge.by;
  const double bottom = rows_, right = width_;
  if ((ay <= 0 && by <= 0) || (ay >= bottom && by >= bottom) || (ax >= right && bx >= right) || ay == by) return;
  const auto x_at = [&](double y) { return edge.ax + (edge.bx - edge.ax) * ((y - edge.ay) / (edge.by - edge.ay)); };
  const auto cut_rows = [&](double& x, double& y) {
    if (y >= 0 && y <= bottom) return;
    y = std::clamp(y, 0.0, bottom);
    x = x_at(y);
  };
  cut_rows(ax, ay);
  cut_rows(bx, by);
  // What lies left of the band winds round all of it; what lies right of it, round nothing.
  if (ax <= 0 && bx <= 0) return add_inside(0, ay, 0, by);
  if (ax >= right && bx >= right) return;
  if (ax >= 0 && bx >= 0 && ax <= right && bx <= right) return add_inside(ax, ay, bx, by);
  const auto y_at = [&](double x) {
    return std::clamp(ay + (by - ay) * ((x - ax) / (bx - ax)), std::min(ay, by), std::max(ay, by));
  };
  const auto cut_columns = [&](double& x, double& y) {
    if (x >= 0 && x <= right) return;
    x = std::clamp(x, 0.0, right);
    y = y_at(x);
  };
  double from_x = ax, from_y = ay, to_x = bx, to_y = by;
  cut_columns(from_x, from_y);
  cut_columns(to_x, to_y);
  if (ax < 0) add_inside(0, ay, 0, from_y);
  if (bx < 0) add_inside(0, to_y, 0, by);
  add_inside(from_x, from_y, to_x, to_y);
}

void AreaCoverage::add_inside(double ax, double ay, double bx, double by) {
  if (ay == by) return;
  const float sense = ay < by ? 1.0F : -1.0F;
  if (ay > by) {
    std::swap(ax, bx);
    std::swap(ay, by);
  }
  const double slope = (bx - ax) / (by - ay);
  const auto right = static_cast<float>(width_);
  auto x = static_cast<float>(ax);
  const int last_row = std::min(static_cast<int>(by), rows_ - 1);
  for (int row = static_cast<int>(ay); row <= last_row; ++row) {
    const double y0 = std::max<double>(row, ay), y1 = std::min<double>(row + 1, by);
    if (y1 <= y0) continue;
    const float next_x = std::clamp(static_cast<float>(ax + slope * (y1 - ay)), 0.0F, right);
    const float height = sense * static_cast<float>(y1 - y0);
    const float left_x = std::min(x, next_x), right_x = std::max(x, next_x);
    x = next_x;
    float* deltas = deltas_.data() + static_cast<std::ptrdiff_t>(row) * stride_;
    const int first = static_cast<int>(left_x), last = static_cast<int>(right_x);
    touched_.mark(row, first, last + 1);
    if (first == last) {
      // The pixel is covered right of the middle of the edge, the next ones wholly.
      const float beside = height * ((left_x + right_x) * 0.5F - static_cast<float>(first));
      deltas[first] += height - beside;
      deltas[first + 1] += beside;
      continue;
    }
    // Over several pixels: a triangle in the first, trapezoids, and a triangle's rest in the last.
    const float a_column = height / (right_x - left_x);
    const float in_first = static_cast<float>(first + 1) - left_x;
    float before = 0.5F * a_column * in_first * in_first;  // the share of the column that is covered
    deltas[first] += before;
    float entered = a_column * in_first;  // of the edge's height, where it enters the column
    for (int column = first + 1; column < last; ++column) {
      const float share = entered + 0.5F * a_column;
      deltas[column] += share - before;
      before = share;
      entered += a_column;
    }
    const float in_last = right_x - static_cast<float>(last);
    const float share = entered + (height - entered) * (1.0F - 0.5F * in_last);
    deltas[last] += share - before;
    deltas[last + 1] += height - share;
  }
}

void AreaCoverage::take(std::vector<CoverageSpan>& spans) {
  constexpr int block = TouchedBlocks::block;
  spans.clear();
  for (int row = 0; row < rows_; ++row) {
    float* deltas = deltas_.data() + static_cast<std::ptrdiff_t>(row) * stride_;
    std::uint8_t* shares = shares_.data() + static_cast<std::ptrdiff_t>(row) * stride_;
    float winding = 0;
    for (int at = touched_.next(row, 0); at < touched_.block_count();) {
      const int begin = at * block;
      do {
        ++at;
      } while (at < touched_.block_count() && touched_.next(row, at) == at);
      const int end = at * block;
      for (int x = begin; x < end; ++x) {
        winding += deltas[x];
        deltas[x] = 0;
        shares[x] = to_share(even_odd(winding));
      }
      if (begin < width_) spans.push_back({row, begin, std::min(end, width_) - begin, shares + begin, 0});
      at = touched_.next(row, at);
      const int next = std::min(at * block, width_);
      const std::uint8_t share = to_share(even_odd(winding));
      if (share > 0 && next > end) spans.push_back({row, end, next - end, nullptr, share});
    }
    touched_.clear_row(row);
  }
}

LineCoverage::LineCoverage(int width, int rows)
    : width_(width),
      rows_(rows),
      stride_(rounded_up(width)),
      shares_(static_cast<std::size_t>(stride_) * static_cast<std::size_t>(rows)),
      touched_(width, rows) {}

void LineCoverage::add(const Stretch& stretch, double half_width) {
  const double reach = half_width + 0.5;
  const double top = std::min(stretch.ay, stretch.by) - reach, bottom = std::max(stretch.ay, stretch.by) + reach;
  const double left = std::min(stretch.ax, stretch.bx) - reach, right = std::max(stretch.ax, stretch.bx) + reach;
  if (bottom <= 0 || top >= rows_ || right <= 0 || left >= width_) return;
  const double dx = stretch.bx - stretch.ax, dy = stretch.by - stretch.ay;
  const double length = std::sqrt(dx * dx + dy * dy);
  const double ux = length > 0 ? dx / length : 1, uy = length > 0 ? dy / length : 0;
  const auto end = static_cast<float>(length);
  const auto step_along = static_cast<float>(ux), step_across = static_cast<float>(-uy);
  // A pixel at distance d is covered by half_width + 0.5 - d, and no more than the line is wide.
  const float most = static_cast<float>(std::min(2 * half_width, 1.0)), fades_at = static_cast<float>(reach);
  // Where the stretch is cut at its very end, the line is taken to go on: its pixels are weighed along it alone.
  const bool cut = std::isfinite(stretch.cut_from) || std::isfinite(stretch.cut_to);
  const float before = stretch.cut_from >= 0 ? -1.0F : 0.0F, behind = end + (stretch.cut_to <= length ? 1.0F : 0.0F);
  const auto cut_from = static_cast<float>(std::max(stretch.cut_from, -1e9));
  const auto cut_to = static_cast<float>(std::min(stretch.cut_to, 1e9));
  const int first_row = nearest<int>(std::max(top, 0.0));
  const int last_row = static_cast<int>(std::min(bottom + 0.5, rows_ - 1.0));
  // In each row, pixel centres near the line lie between these, which move from row to row by the same step.
  const bool slants = std::abs(uy) > 1e-6, advances = std::abs(ux) > 1e-6;
  const double a_row = slants ? 1 / uy : 0, a_column = advances ? 1 / ux : 0;
  const double middle_step = ux * a_row, half = reach * std::abs(a_row), end_step = -uy * a_column;
  const double near_end = -reach * stretch.round_from * a_column,
               far_end = (length + reach * stretch.round_to) * a_column;
  const double left_end = std::min(near_end, far_end), right_end = std::max(near_end, far_end);
  for (int row = first_row; row <= last_row; ++row) {
    const double cy = row + 0.5 - stretch.ay;
    double from = left, to = right;
    if (slants) {
      const double middle = stretch.ax + cy * middle_step;
      from = std::max(from, middle - half);
      to = std::min(to, middle + half);
    }
    if (advances) {
      const double shift = stretch.ax + cy * end_step;
      from = std::max(from, shift + left_end);
      to = std::min(to, shift + right_end);
    }
    from = std::max(from - 0.5, 0.0);
    to = std::min(to - 0.5, width_ - 1.0);
    if (to < from) continue;
    int first = static_cast<int>(from);
    if (first < from) ++first;  // both are not negative: this rounds up, and the next down
    const int last = static_cast<int>(to);
    if (first > last) continue;
    touched_.mark(row, first, last);
    std::uint8_t* shares = shares_.data() + static_cast<std::ptrdiff_t>(row) * stride_;
    const double cx = first + 0.5 - stretch.ax;
    auto along = static_cast<float>(cx * ux + cy * uy);
    auto across = static_cast<float>(cy * ux - cx * uy);
    for (int x = first; x <= last; ++x, along += step_along, across += step_across) {
      const float beyond = along - std::clamp(along, before, behind);
      const float distance = beyond == 0 ? std::abs(across) : std::sqrt(beyond * beyond + across * across);
      float share = std::clamp(fades_at - distance, 0.0F, most);
      if (cut) share *= between(along, cut_from, cut_to);
      shares[x] = std::max(shares[x], to_share(share));
    }
  }
}

void LineCoverage::take(std::vector<CoverageSpan>& spans) const {
  constexpr int block = TouchedBlocks::block;
  spans.clear();
  for (int row = 0; row < rows_; ++row) {
    const std::uint8_t* shares = shares_.data() + static_cast<std::ptrdiff_t>(row) * stride_;
    for (int at = touched_.next(row, 0); at < touched_.block_count(); at = touched_.next(row, at)) {
      const int begin = at * block;
      do {
        ++at;
      } while (at < touched_.block_count() && touched_.next(row, at) == at);
      spans.push_back({row, begin, std::min(at * block, width_) - begin, shares + begin, 0});
    }
  }
}

void LineCoverage::clear() {
  constexpr int block = TouchedBlocks::block;
  for (int row = 0; row < rows_; ++row) {
    std::uint8_t* shares = shares_.data() + static_cast<std::ptrdiff_t>(row) * stride_;
    for (int at = touched_.next(row, 0); at < touched_.block_count(); at = touched_.next(row, at + 1)) {
      std::fill_n(shares + std::ptrdiff_t{at} * block, block, std::uint8_t{0});
    }
    touched_.clear_row(row);
  }
}

}  // namespace yalu
