#include "render/gl/outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yalu {
namespace {

constexpr std::uint32_t run_length = 64;
constexpr float always = std::numeric_limits<float>::infinity();
/// Splits smaller than this share of the geometry's size are below what a float tells apart.
constexpr double smallest_split = 1e-8;

double distance(ScreenPx a, ScreenPx b) {
  return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

double squared_distance(MapMetres p, MapMetres a, MapMetres b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0.0;
  const double ex = p.x - a.x - t * dx, ey = p.y - a.y - t * dy;
  return ex * ex + ey * ey;
}

std::size_t farthest(const Geometry& geometry, std::size_t begin, std::size_t end) {
  std::size_t best = begin;
  double best2 = -1;
  for (std::size_t i = begin + 1; i < end; ++i) {
    const double dx = geometry.points[i].x - geometry.points[begin].x,
                 dy = geometry.points[i].y - geometry.points[begin].y;
    if (dx * dx + dy * dy > best2) {
      best2 = dx * dx + dy * dy;
      best = i;
    }
  }
  return best;
}

/// Says of the points between `first` and `last` below which tolerance each matters.
class PointJudge {
 public:
  PointJudge(const Geometry& geometry, std::vector<float>& matters_below)
      : geometry_(geometry), matters_below_(matters_below) {
    const double size = std::max(geometry.bounds.width(), geometry.bounds.height()) * smallest_split;
    least2_ = size * size;
  }

  /// An index equal to `wrap` stands for `begin`.
  void judge(std::size_t first, std::size_t last, std::size_t wrap, std::size_t begin) {
    stack_.assign(1, {first, last, always});
    while (!stack_.empty()) {
      const auto [a, b, limit] = stack_.back();
      stack_.pop_back();
      const MapMetres from = geometry_.points[a], to = geometry_.points[b == wrap ? begin : b];
      double worst2 = least2_;
      std::size_t split = 0;
      for (std::size_t i = a + 1; i < b; ++i) {
        const double d = squared_distance(geometry_.points[i], from, to);
        if (d > worst2) {
          worst2 = d;
          split = i;
        }
      }
      if (split == 0) continue;
      const float matters = std::min(limit, static_cast<float>(std::sqrt(worst2)));
      matters_below_[split] = matters;
      stack_.push_back({a, split, matters});
      stack_.push_back({split, b, matters});
    }
  }

 private:
  struct Span {
    std::size_t first, last;
    float limit;
  };
  const Geometry& geometry_;
  std::vector<float>& matters_below_;
  double least2_ = 0;
  std::vector<Span> stack_;
};

/// The box of the geometry's own units in which something may be seen.
MapBox wanted_box(const OutlineView& view) {
  const Affine& m = view.to_device;
  MapBox box;
  if (m.xx * m.yy - m.xy * m.yx == 0) {
    constexpr double all = std::numeric_limits<double>::max();
    box = {-all, -all, all, all};
    return box;
  }
  const Affine back = m.inverse();
  for (const double x : {-view.margin, view.width + view.margin}) {
    for (const double y : {-view.margin, view.height + view.margin}) {
      const ScreenPx p = back.apply({x, y});
      box.add(MapMetres{p.x, p.y});
    }
  }
  return box;
}

double scale_of(const Affine& m) {
  return std::sqrt(std::abs(m.xx * m.yy - m.xy * m.yx));
}

/// Walks over a part: `keep(i)` for points that matter, `leave(first, end)` for runs that cannot be seen.
template <class Keep, class Leave>
void walk(const Geometry& geometry, const OutlineIndex* index, std::size_t part, float tolerance, const MapBox& wanted,
          const Keep& keep, const Leave& leave) {
  const auto [begin, end] = geometry.part(part);
  if (index == nullptr) {
    for (std::size_t i = begin; i < end; ++i) keep(i);
    return;
  }
  bool after_gap = true;
  for (std::uint32_t r = index->first_run[part]; r < index->first_run[part + 1]; ++r) {
    const OutlineIndex::Run& run = index->runs[r];
    if (!run.bounds.overlaps(wanted)) {
      leave(run.begin, run.end);
      after_gap = true;
      continue;
    }
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (after_gap || index->matters_below[i] > tolerance) keep(i);
      after_gap = false;
    }
  }
}

/// The share [from, to] of a stretch that lies within the wanted part of the screen (Liang and Barsky 1984).
struct SeenShare {
  double from = 0, to = 1;
  bool seen() const { return from <= to; }
};

SeenShare seen_share(const Stretch& stretch, const OutlineView& view) {
  SeenShare share;
  const double dx = stretch.bx - stretch.ax, dy = stretch.by - stretch.ay;
  const auto cut = [&share](double start, double step, double low, double high) {
    if (step == 0) {
      if (start < low || start > high) share.to = -1;
      return;
    }
    const double a = (low - start) / step, b = (high - start) / step;
    share.from = std::max(share.from, std::min(a, b));
    share.to = std::min(share.to, std::max(a, b));
  };
  cut(stretch.ax, dx, -view.margin, view.width + view.margin);
  cut(stretch.ay, dy, -view.margin, view.height + view.margin);
  return share;
}

/// Cuts stretches into dashes, and off where they leave the view.
class Dasher {
 public:
  Dasher(const StrokeShape& shape, const OutlineView& view, std::vector<Stretch>& stretches)
      : shape_(shape), view_(view), stretches_(stretches), first_(stretches.size()) {
    for (const float length : shape.dash_px) dashes_.push_back(static_cast<double>(std::max(length, 0.0F)));
    if (dashes_.size() % 2 == 1) {
      const std::vector<double> once = dashes_;
      dashes_.insert(dashes_.end(), once.begin(), once.end());
    }
    for (const double length : dashes_) period_ += length;
    // Dashes too small to be told apart would only cost time.
    if (period_ < 1e-3) dashes_.clear();
  }

  bool measures() const { return !dashes_.empty(); }

  /// `begin` and `end`: the lengths along the part, with every point of it, at the ends of the stretch. Dashes are as
  /// much shorter as the stretch is shorter than that, so that they lie where they would without points left out.
  void add(const Stretch& whole, double begin, double end) {
    const SeenShare share = seen_share(whole, view_);
    if (!share.seen()) return;
    const double length = distance({whole.ax, whole.ay}, {whole.bx, whole.by});
    const double first = length * share.from, last = length * share.to;
    if (dashes_.empty()) {
      push(whole, length, first, last, whole.cut_from, whole.cut_to);
      join_to_last(length);
      return;
    }
    const double measured = end - begin, shrink = measured > 0 ? length / measured : 1;
    double dash = std::floor((begin + measured * share.from) / period_) * period_ - begin;
    for (std::size_t i = 0; dash <= measured * share.to; i = (i + 2) % dashes_.size()) {
      const double dash_end = dash + dashes_[i];
      const double from = std::max(dash * shrink, first), to = std::min(dash_end * shrink, last);
      if (shape_.round_caps && from <= to) push(whole, length, from, to, whole.cut_from, whole.cut_to);
      if (!shape_.round_caps && from < to) {
        push(whole, length, from, to, std::max(dash * shrink, whole.cut_from),
             std::min(dash_end * shrink, whole.cut_to));
      }
      dash = dash_end + dashes_[i + 1];
    }
  }

 private:
  void push(const Stretch& whole, double length, double from, double to, double cut_from, double cut_to) {
    const double ux = length > 0 ? (whole.bx - whole.ax) / length : 0;
    const double uy = length > 0 ? (whole.by - whole.ay) / length : 0;
    Stretch part = whole;
    if (from > 0) {
      part.ax = whole.ax + ux * from;
      part.ay = whole.ay + uy * from;
    }
    if (to < length) {
      part.bx = whole.ax + ux * to;
      part.by = whole.ay + uy * to;
    }
    part.cut_from = cut_from - from;
    part.cut_to = cut_to - from;
    stretches_.push_back(part);
  }

  // The outer side of a joint lies between the normals of its two stretches, no farther beyond the end of either than
  // the sine of the turn.
  void join_to_last(double length) {
    const std::size_t count = stretches_.size();
    if (length == 0 || count < first_ + 2) return;
    Stretch& a = stretches_[count - 2];
    Stretch& b = stretches_[count - 1];
    if (a.bx != b.ax || a.by != b.ay) return;
    const double ax = a.bx - a.ax, ay = a.by - a.ay, bx = b.bx - b.ax, by = b.by - b.ay;
    const double along = ax * bx + ay * by, across = ax * by - ay * bx;
    if (along <= 0) return;
    a.round_to = b.round_from = std::abs(across) / std::sqrt(along * along + across * across);
  }

  const StrokeShape& shape_;
  const OutlineView& view_;
  std::vector<Stretch>& stretches_;
  std::size_t first_;  ///< of this line's
  std::vector<double> dashes_;
  double period_ = 0;
};

}  // namespace

OutlineIndex make_outline_index(const Geometry& geometry, bool closed) {
  OutlineIndex index;
  index.matters_below.resize(geometry.points.size());
  PointJudge judge(geometry, index.matters_below);
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    index.first_run.push_back(static_cast<std::uint32_t>(index.runs.size()));
    const auto [begin, end] = geometry.part(part);
    if (begin == end) continue;
    index.matters_below[begin] = always;
    if (closed) {
      const std::size_t middle = farthest(geometry, begin, end);
      index.matters_below[middle] = always;
      judge.judge(begin, middle, end, begin);
      judge.judge(middle, end, end, begin);
    } else {
      index.matters_below[end - 1] = always;
      judge.judge(begin, end - 1, end, begin);
    }
    for (std::size_t first = begin; first < end; first += run_length) {
      OutlineIndex::Run run;
      run.begin = static_cast<std::uint32_t>(first);
      run.end = static_cast<std::uint32_t>(std::min<std::size_t>(first + run_length, end));
      for (std::size_t i = run.begin; i < run.end; ++i) run.bounds.add(geometry.points[i]);
      run.bounds.add(geometry.points[run.end < end ? run.end : begin]);
      index.runs.push_back(run);
    }
  }
  index.first_run.push_back(static_cast<std::uint32_t>(index.runs.size()));
  return index;
}

void append_edges(const Geometry& geometry, const OutlineIndex* index, const OutlineView& view,
                  std::vector<Edge>& edges) {
  const MapBox wanted = wanted_box(view);
  const double scale = scale_of(view.to_device);
  const auto tolerance = static_cast<float>(scale > 0 ? view.tolerance / scale : 0);
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    bool has_last = false;
    ScreenPx first, last;
    const auto to = [&](ScreenPx p) {
      if (has_last) {
        edges.push_back({last.x, last.y, p.x, p.y});
      } else {
        first = p;
      }
      last = p;
      has_last = true;
    };
    const auto keep = [&](std::size_t i) { to(view.to_device.apply(geometry.points[i])); };
    walk(geometry, index, part, tolerance, wanted, keep, [&](std::size_t begin, std::size_t) { keep(begin); });
    if (has_last) to(first);
  }
}

void append_stretches(const Geometry& geometry, const OutlineIndex* index, const OutlineView& view,
                      const StrokeShape& shape, std::vector<Stretch>& stretches) {
  const MapBox wanted = wanted_box(view);
  const double scale = scale_of(view.to_device);
  const auto tolerance = static_cast<float>(scale > 0 ? view.tolerance / scale : 0);
  Dasher dasher(shape, view, stretches);
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto range = geometry.part(part);
    const std::size_t begin = range.first, end = range.second;  // clang 14 lets no lambda see structured bindings
    if (end - begin < 2) continue;
    std::size_t previous = end;  // end: none
    ScreenPx last;
    // Along the part, over its points that lie apart, as on paper.
    double length = 0;
    std::size_t measured = begin, apart = begin;
    const auto length_at = [&](std::size_t i) {
      while (measured < i) {
        const MapMetres a = geometry.points[apart], b = geometry.points[++measured];
        const double step = distance({a.x, a.y}, {b.x, b.y}) * scale;
        if (step < view.tolerance) continue;
        length += step;
        apart = measured;
      }
      return length;
    };
    const auto join = [&](std::size_t i, ScreenPx p) {
      Stretch stretch{last.x, last.y, p.x, p.y};
      if (!shape.closed && !shape.round_caps) {
        if (previous == begin) stretch.cut_from = 0;
        if (i + 1 == end) stretch.cut_to = distance(last, p);
      }
      if (!dasher.measures()) return dasher.add(stretch, 0, 0);
      const double from = length_at(previous);
      const MapMetres back = geometry.points[begin], after = geometry.points[end - 1];
      const double closing = i == end ? distance({after.x, after.y}, {back.x, back.y}) * scale : 0;
      dasher.add(stretch, from, length_at(std::min(i, end - 1)) + closing);
    };
    const auto keep = [&](std::size_t i) {
      const ScreenPx p = view.to_device.apply(geometry.points[i]);
      if (previous != end) join(i, p);
      previous = i;
      last = p;
    };
    walk(geometry, index, part, tolerance, wanted, keep, [&](std::size_t first, std::size_t) {
      if (previous != end) keep(first);
      previous = end;
    });
    // Where the last run is out of sight, so is the edge back to the first point.
    if (shape.closed && end - begin > 2 && previous != end) join(end, view.to_device.apply(geometry.points[begin]));
  }
}

}  // namespace yalu
