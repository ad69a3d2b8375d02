#include "render/gl/simplify.h"

#include <algorithm>
#include <cmath>

namespace yalu {
namespace {

double squared_distance(MapMetres p, MapMetres a, MapMetres b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
  const double ex = p.x - a.x - t * dx, ey = p.y - a.y - t * dy;
  return ex * ex + ey * ey;
}

/// Marks the points that matter of a stretch from `first` to `last`; an index equal to `wrap` stands for `begin`.
class PointChooser {
 public:
  PointChooser(const Geometry& geometry, double tolerance, std::vector<char>& keep)
      : geometry_(geometry), tolerance2_(tolerance * tolerance), keep_(keep) {}

  void mark(std::size_t first, std::size_t last, std::size_t wrap, std::size_t begin) {
    stack_.assign(1, {first, last});
    while (!stack_.empty()) {
      const auto [a, b] = stack_.back();
      stack_.pop_back();
      const MapMetres from = geometry_.points[a], to = geometry_.points[b == wrap ? begin : b];
      double worst = tolerance2_;
      std::size_t split = 0;
      for (std::size_t i = a + 1; i < b; ++i) {
        const double d = squared_distance(geometry_.points[i], from, to);
        if (d > worst) {
          worst = d;
          split = i;
        }
      }
      if (split == 0) continue;
      keep_[split] = 1;
      stack_.emplace_back(a, split);
      stack_.emplace_back(split, b);
    }
  }

 private:
  const Geometry& geometry_;
  double tolerance2_;
  std::vector<char>& keep_;
  std::vector<std::pair<std::size_t, std::size_t>> stack_;
};

std::size_t farthest(const Geometry& geometry, std::size_t begin, std::size_t end) {
  std::size_t best = begin;
  double best2 = -1;
  for (std::size_t i = begin + 1; i < end; ++i) {
    const double d =
        std::hypot(geometry.points[i].x - geometry.points[begin].x, geometry.points[i].y - geometry.points[begin].y);
    if (d > best2) {
      best2 = d;
      best = i;
    }
  }
  return best;
}

}  // namespace

KeptPoints simplify(const Geometry& geometry, bool closed, std::size_t smallest_part, double tolerance) {
  std::vector<char> keep(geometry.points.size(), tolerance > 0 ? 0 : 1);
  if (tolerance > 0) {
    PointChooser chooser(geometry, tolerance, keep);
    for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
      const auto [begin, end] = geometry.part(part);
      if (end - begin < smallest_part) continue;
      keep[begin] = 1;
      if (closed) {
        const std::size_t middle = farthest(geometry, begin, end);
        keep[middle] = 1;
        chooser.mark(begin, middle, end, begin);
        chooser.mark(middle, end, end, begin);
      } else {
        keep[end - 1] = 1;
        chooser.mark(begin, end - 1, end, begin);
      }
    }
  }
  KeptPoints kept;
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto [begin, end] = geometry.part(part);
    const std::size_t before = kept.points.size();
    for (std::size_t i = begin; i < end; ++i) {
      if (keep[i] != 0) kept.points.push_back(static_cast<std::uint32_t>(i));
    }
    if (kept.points.size() - before < smallest_part) {
      kept.points.resize(before);
      continue;
    }
    kept.part_starts.push_back(static_cast<std::uint32_t>(before));
    kept.parts.push_back(static_cast<std::uint32_t>(part));
  }
  return kept;
}

}  // namespace yalu
