#include "map/merged_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "base/cell_index.h"
#include "incidents/two_threads.h"
#include "map/moment.h"

namespace yalu {
namespace {

constexpr std::uint32_t kept_of_cell = 5;  // so many at one spot, too
constexpr double least_cell_px = 28;       // cells are this large up to twice that
constexpr double flow_cell_px = 120;
constexpr std::size_t most_flow_cells = 300;

/// A grid over what a frame shows and a margin around it, its lines at multiples of the cell on the ground.
class Grid {
 public:
  Grid(const MapFrame& frame, MapMetres center, double least_px, double margin) {
    const double scale = frame.to_screen.scale();
    cell_m_ = std::exp2(std::ceil(std::log2(least_px / scale)));
    const Affine to_map = frame.to_screen.inverse();
    MapBox box;
    const ScreenRect rect{frame.rect.x - margin * frame.rect.width, frame.rect.y - margin * frame.rect.height,
                          frame.rect.width * (1 + 2 * margin), frame.rect.height * (1 + 2 * margin)};
    for (const MapMetres corner : {MapMetres{rect.x, rect.y}, MapMetres{rect.right(), rect.bottom()}}) {
      const ScreenPx p = to_map.apply(corner);
      box.add(MapMetres{p.x, p.y});
    }
    // Counted from the cell that holds the centre, so that where a point falls does not depend on what the frame shows.
    const double base_column = std::floor(center.x / cell_m_), base_row = std::floor(center.y / cell_m_);
    first_column_ = static_cast<int>(std::floor(box.min_x / cell_m_) - base_column);
    first_row_ = static_cast<int>(std::floor(box.min_y / cell_m_) - base_row);
    columns_ = static_cast<int>(std::floor(box.max_x / cell_m_) - base_column) - first_column_ + 1;
    rows_ = static_cast<int>(std::floor(box.max_y / cell_m_) - base_row) - first_row_ + 1;
    per_metre_ = static_cast<float>(1 / cell_m_);
    shift_x_ = static_cast<float>(center.x / cell_m_ - base_column);
    shift_y_ = static_cast<float>(center.y / cell_m_ - base_row);
    base_ = {base_column * cell_m_, base_row * cell_m_};
  }

  std::size_t size() const { return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_); }

  /// In cells, for a point relative to the centre given.
  float across(float x) const { return x * per_metre_ + shift_x_; }
  float up(float y) const { return y * per_metre_ + shift_y_; }
  /// The index of the cell; nothing (outside) beyond the grid.
  static constexpr std::size_t outside = static_cast<std::size_t>(-1);
  std::size_t cell(float across, float up) const {
    const int column = floored(across) - first_column_, row = floored(up) - first_row_;
    if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return outside;
    return cell_index(row, column, columns_);
  }
  /// The cell nearest to a point that may lie outside.
  std::size_t nearest(float across, float up) const {
    const int column = std::clamp(floored(across) - first_column_, 0, columns_ - 1);
    const int row = std::clamp(floored(up) - first_row_, 0, rows_ - 1);
    return cell_index(row, column, columns_);
  }
  /// Of a cell of another grid of the same level: the index in this one; nothing (outside) where it has no such cell.
  std::size_t cell_of(const Grid& other, std::size_t at) const {
    const int columns = other.columns_, place = static_cast<int>(at);
    const int column = place % columns + other.first_column_ - first_column_;
    const int row = place / columns + other.first_row_ - first_row_;
    if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return outside;
    return static_cast<std::size_t>(row * columns_ + column);
  }
  bool holds(const Grid& other) const {
    return cell_m_ == other.cell_m_ && cell_of(other, 0) != outside && cell_of(other, other.size() - 1) != outside;
  }
  double cell_m() const { return cell_m_; }
  MapMetres ground(double across, double up) const { return {base_.x + across * cell_m_, base_.y + up * cell_m_}; }

 private:
  /// std::floor, which is a call on machines of the baseline; what is too far for an int lies outside either way.
  static int floored(float value) {
    const float near = std::clamp(value, -1e6F, 1e6F);
    const int whole = static_cast<int>(near);
    return whole - (near < static_cast<float>(whole) ? 1 : 0);
  }

  double cell_m_ = 1;
  float per_metre_ = 1, shift_x_ = 0, shift_y_ = 0;
  int first_column_ = 0, first_row_ = 0, columns_ = 1, rows_ = 1;
  MapMetres base_;
};

constexpr double frame_margin = 0.25;  // of its width and height
constexpr double wide_margin = 1;

Grid mark_grid(const MapFrame& frame, const MarkPoints& points, double margin = frame_margin) {
  return Grid(frame, points.center, least_cell_px, margin);
}

/// What lies in a cell of the grid, or in an area.
struct Cell {
  PileCount count;
  double sum_across = 0, sum_up = 0;
  std::array<Match, kept_of_cell> first;
  double opacity = 0;
  Verification weakest = Verification::confirmed;  ///< of what has an extent
  // Of what has an extent: where it lies, in cells, and how far the largest reaches.
  float west = 0, east = 0, south = 0, north = 0;
  float reach_m = 0;

  void add(const Match& match, const Moment& moment) {
    const auto n = static_cast<std::size_t>(count.all());
    if (n < first.size()) first[n] = {match.row, moment.certainty};
    count.add(moment.certainty);
    opacity = std::max(opacity, moment.opacity);
  }
  void add_place(float across, float up) {
    sum_across += static_cast<double>(across);
    sum_up += static_cast<double>(up);
  }
  void add(const Cell& other) {
    auto n = static_cast<std::size_t>(count.all());
    const auto others = std::min(first.size(), static_cast<std::size_t>(other.count.all()));
    for (std::size_t i = 0; i < others && n < first.size(); ++i) first[n++] = other.first[i];
    count.add(other.count);
    sum_across += other.sum_across;
    sum_up += other.sum_up;
    opacity = std::max(opacity, other.opacity);
    weakest = weaker(weakest, other.weakest);
    if (other.reach_m > 0) add_extent(other.west, other.east, other.south, other.north, other.reach_m);
  }
  void add_extent(float from_west, float to_east, float from_south, float to_north, float reach) {
    const bool first_one = reach_m == 0;
    west = first_one ? from_west : std::min(west, from_west);
    east = first_one ? to_east : std::max(east, to_east);
    south = first_one ? from_south : std::min(south, from_south);
    north = first_one ? to_north : std::max(north, to_north);
    reach_m = std::max(reach_m, reach);
  }
};

/// How each match stands at the date shown.
class Moments {
 public:
  Moments(const Incidents& incidents, const std::optional<ShownDate>& shown)
      : first_(incidents.date.first_days()), last_(incidents.date.last_days()) {
    if (shown) now_ = shown->days();
  }

  Moment of(const Match& match) const {
    const std::size_t row = index_of(match.row);
    if (now_) return moment_of_days(first_[row], last_[row], match.match, *now_);
    Moment at_rest;
    at_rest.certainty = match.match;
    return at_rest;
  }

 private:
  std::span<const std::int32_t> first_, last_;
  std::optional<double> now_;
};

/// What one pass over some matches finds.
struct Found {
  std::vector<Cell> cells;
  std::vector<Cell> outlined;           ///< the areas of the base map
  std::map<std::uint32_t, Cell> round;  ///< the others, of which there may be a million, by their index
  std::vector<Match> apart;             ///< beyond the grid, where all are wanted, or never to be piled
  std::size_t nowhere = 0;

  void add(const Found& other) {
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i].add(other.cells[i]);
    for (std::size_t i = 0; i < outlined.size(); ++i) outlined[i].add(other.outlined[i]);
    for (const auto& [area, cell] : other.round) round[area].add(cell);
    apart.insert(apart.end(), other.apart.begin(), other.apart.end());
    nowhere += other.nowhere;
  }
};

/// Merged marks that touch become one, which stands where the larger stood.
class Merger {
 public:
  explicit Merger(ScreenRect bounds) : bounds_(bounds) {
    columns_ = static_cast<int>(bounds.width / bucket_px) + 3;
    rows_ = static_cast<int>(bounds.height / bucket_px) + 3;
    buckets_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
  }

  /// Into a mark that it would touch, if there is one: its index.
  std::optional<std::size_t> absorb(const MergedMark& mark, double air_px) {
    const auto [column, row] = bucket_of(mark.at);
    std::optional<std::size_t> into;  // of several the first that was put
    for (int r = std::max(0, row - 1); r <= std::min(rows_ - 1, row + 1); ++r) {
      for (int c = std::max(0, column - 1); c <= std::min(columns_ - 1, column + 1); ++c) {
        for (const std::size_t i : buckets_[cell_index(r, c, columns_)]) {
          const MergedMark& other = marks_[i];
          const double away = std::hypot(other.at.x - mark.at.x, other.at.y - mark.at.y);
          if (away <= other.radius_px + mark.radius_px + air_px && (!into || i < *into)) into = i;
        }
      }
    }
    if (!into) return into;
    MergedMark& other = marks_[*into];
    other.count.add(mark.count);
    other.opacity = std::max(other.opacity, mark.opacity);
    if (mark.reach_m > 0) {
      other.weakest = weaker(other.weakest, mark.weakest);
      other.reach_m = std::max(other.reach_m, mark.reach_m);
      const double away = std::hypot(other.at.x - mark.at.x, other.at.y - mark.at.y);
      other.spread_px = std::max(other.spread_px, away + mark.spread_px);
    }
    return into;
  }
  /// The index of the new mark.
  std::size_t put(const MergedMark& mark) {
    const auto [column, row] = bucket_of(mark.at);
    buckets_[cell_index(row, column, columns_)].push_back(marks_.size());
    marks_.push_back(mark);
    return marks_.size() - 1;
  }
  std::vector<MergedMark> take() {
    for (MergedMark& mark : marks_) mark.radius_px = merged_radius_px(mark.count.all());
    return std::move(marks_);
  }

 private:
  static constexpr double bucket_px = 64;  // more than two marks are wide

  std::pair<int, int> bucket_of(ScreenPx at) const {
    return {std::clamp(static_cast<int>((at.x - bounds_.x) / bucket_px) + 1, 0, columns_ - 1),
            std::clamp(static_cast<int>((at.y - bounds_.y) / bucket_px) + 1, 0, rows_ - 1)};
  }

  ScreenRect bounds_;
  int columns_ = 0, rows_ = 0;
  std::vector<std::vector<std::size_t>> buckets_;
  std::vector<MergedMark> marks_;
};

bool is_among(std::span<const RowId> rows, RowId row) {
  return !rows.empty() && std::binary_search(rows.begin(), rows.end(), row);
}

/// Whether an incident belongs to its area; of many, a mere radius piles up like a circle.
bool stays_an_area(const MarkPoints& points, std::size_t row, bool many) {
  return points.form[row] == MarkForm::area && (!many || points.area[row] < points.outlined_areas);
}

/// `piled`: by cell of `marks`, whether what lies in it is in a merged mark.
std::vector<Flow> flows_of(const MarkPoints& points, std::span<const Match> counted, const Moments& moments,
                           std::span<const RowId> alone, const MapFrame& frame, const Grid& marks,
                           const std::vector<bool>& piled) {
  double least_px = flow_cell_px;
  Grid grid(frame, points.center, least_px, 0.25);
  while (grid.size() > most_flow_cells) {
    least_px *= 2;
    grid = Grid(frame, points.center, least_px, 0.25);
  }
  struct Sum {
    double across = 0, up = 0;
    std::int64_t count = 0;
    void add(const Sum& other) {
      across += other.across;
      up += other.up;
      count += other.count;
    }
  };
  struct Pairs {
    std::vector<PileCount> counts;
    std::vector<Sum> from, to;
  };
  const std::size_t cells = grid.size();
  constexpr std::size_t worth_a_thread = 50'000;
  auto [pairs, rest] = in_two_threads(counted.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
    Pairs found{std::vector<PileCount>(cells * cells), std::vector<Sum>(cells), std::vector<Sum>(cells)};
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t row = index_of(counted[i].row);
      if (points.form[row] != MarkForm::circle || !points.has_origin(row) || is_among(alone, counted[i].row)) continue;
      const std::size_t mark = marks.cell(marks.across(points.x[row]), marks.up(points.y[row]));
      if (mark == Grid::outside || !piled[mark]) continue;
      const Moment moment = moments.of(counted[i]);
      if (!moment.visible) continue;
      const Sum to{static_cast<double>(grid.across(points.x[row])), static_cast<double>(grid.up(points.y[row])), 1};
      const Sum from{static_cast<double>(grid.across(points.from_x[row])),
                     static_cast<double>(grid.up(points.from_y[row])), 1};
      const std::size_t to_cell = grid.nearest(static_cast<float>(to.across), static_cast<float>(to.up));
      const std::size_t from_cell = grid.nearest(static_cast<float>(from.across), static_cast<float>(from.up));
      found.to[to_cell].add(to);
      found.from[from_cell].add(from);
      found.counts[from_cell * cells + to_cell].add(moment.certainty);
    }
    return found;
  });
  if (rest) {
    for (std::size_t i = 0; i < pairs.counts.size(); ++i) pairs.counts[i].add(rest->counts[i]);
    for (std::size_t i = 0; i < cells; ++i) {
      pairs.from[i].add(rest->from[i]);
      pairs.to[i].add(rest->to[i]);
    }
  }
  const auto mean = [&](const Sum& sum) {
    const auto n = static_cast<double>(sum.count);
    return frame.to_screen.apply(grid.ground(sum.across / n, sum.up / n));
  };
  std::vector<Flow> flows;
  for (std::size_t from = 0; from < cells; ++from) {
    for (std::size_t to = 0; to < cells; ++to) {
      const PileCount& count = pairs.counts[from * cells + to];
      if (count.all() > 0 && from != to) flows.push_back({mean(pairs.from[from]), mean(pairs.to[to]), count});
    }
  }
  std::stable_sort(flows.begin(), flows.end(),
                   [](const Flow& a, const Flow& b) { return a.count.all() < b.count.all(); });
  return flows;
}

/// One pass over what counts, in two threads.
Found find(const Incidents& incidents, const MarkPoints& points, std::span<const Match> counted, const Moments& moments,
           std::span<const RowId> alone, const Grid& grid) {
  const bool want_all = counted.size() <= few_marks;
  constexpr std::size_t worth_a_thread = 50'000;
  auto [found, rest] = in_two_threads(counted.size(), worth_a_thread, [&](std::size_t begin, std::size_t end) {
    Found part;
    part.cells.resize(grid.size());
    part.outlined.resize(points.outlined_areas);
    for (std::size_t i = begin; i < end; ++i) {
      const Match& match = counted[i];
      const std::size_t row = index_of(match.row);
      const Moment moment = moments.of(match);
      if (!moment.visible) continue;
      const MarkForm form = points.form[row];
      if (form == MarkForm::nowhere) {
        ++part.nowhere;
      } else if (is_among(alone, match.row)) {
        part.apart.push_back(match);
      } else if (stays_an_area(points, row, !want_all)) {
        const std::uint32_t index = points.area[row];
        Cell& area = index < points.outlined_areas ? part.outlined[index] : part.round[index];
        area.add(match, moment);
        area.weakest = weaker(area.weakest, incidents.verification[row]);
      } else {
        const float across = grid.across(points.x[row]), up = grid.up(points.y[row]);
        if (const std::size_t at = grid.cell(across, up); at != Grid::outside) {
          Cell& cell = part.cells[at];
          cell.add(match, moment);
          cell.add_place(across, up);
          if (const float reach = points.reach_of(row); reach > 0) {
            cell.add_extent(across, across, up, up, reach);
            cell.weakest = weaker(cell.weakest, incidents.verification[row]);
          }
        } else if (want_all) {
          part.apart.push_back(match);
        }
      }
    }
    return part;
  });
  if (rest) found.add(*rest);
  return std::move(found);
}

}  // namespace

struct PileMemory::Kept {
  struct Pass {
    Grid grid;
    Found found;
  };
  std::optional<ShownDate> shown;
  std::vector<RowId> alone;
  std::vector<Pass> passes;  ///< the one used last at the end
  bool asked = false;        ///< for this date before
};

PileMemory::PileMemory() : kept_(std::make_unique<Kept>()) {}
PileMemory::PileMemory(PileMemory&&) noexcept = default;
PileMemory& PileMemory::operator=(PileMemory&&) noexcept = default;
PileMemory::~PileMemory() = default;

void PileMemory::forget() {
  *kept_ = Kept{};
}

/// The passes that a memory holds for a date shown and the rows that stand alone.
class PilePasses {
 public:
  PilePasses(PileMemory& memory, const std::optional<ShownDate>& shown, std::span<const RowId> alone)
      : kept_(*memory.kept_) {
    if (kept_.shown == shown && std::equal(kept_.alone.begin(), kept_.alone.end(), alone.begin(), alone.end())) return;
    kept_ = {};
    kept_.shown = shown;
    kept_.alone.assign(alone.begin(), alone.end());
  }

  /// Of the cells of `grid`. Only who asks twice for the same incidents moves the camera, and gets a pass over `wide`.
  template <class Pass>
  Found find(const Grid& grid, const Grid& wide, const Pass& pass) {
    constexpr std::size_t most_passes = 6;
    auto known =
        std::find_if(kept_.passes.begin(), kept_.passes.end(), [&](const auto& kept) { return kept.grid.holds(grid); });
    if (known == kept_.passes.end()) {
      if (!std::exchange(kept_.asked, true)) return pass(grid);
      if (kept_.passes.size() == most_passes) kept_.passes.erase(kept_.passes.begin());
      kept_.passes.push_back({wide, pass(wide)});
    } else {
      std::rotate(known, known + 1, kept_.passes.end());
    }
    const PileMemory::Kept::Pass& last = kept_.passes.back();
    Found found{{}, last.found.outlined, last.found.round, last.found.apart, last.found.nowhere};
    found.cells.reserve(grid.size());
    for (std::size_t i = 0; i < grid.size(); ++i) found.cells.push_back(last.found.cells[last.grid.cell_of(grid, i)]);
    return found;
  }

 private:
  PileMemory::Kept& kept_;
};

Verification weaker(Verification a, Verification b) {
  // By the enumerator: unknown, alleged, corroborated, confirmed, denied.
  constexpr std::array<int, 5> rank = {0, 2, 3, 4, 1};
  return rank[static_cast<std::size_t>(a)] < rank[static_cast<std::size_t>(b)] ? a : b;
}

double merged_radius_px(std::int64_t count) {
  double radius = 12;
  for (std::int64_t rest = count / 100; rest > 0 && radius < 24; rest /= 10) radius += 3;
  return radius;
}

Piles pile_up(const Incidents& incidents, const MarkPoints& points, std::span<const Match> counted,
              const std::optional<ShownDate>& shown, std::span<const RowId> alone, const MapFrame& frame,
              bool with_flows, PileMemory* memory) {
  const Grid grid = mark_grid(frame, points);
  const Moments moments(incidents, shown);
  const bool want_all = counted.size() <= few_marks;
  const auto pass = [&](const Grid& over) { return find(incidents, points, counted, moments, alone, over); };
  Found found = memory == nullptr || want_all
                    ? pass(grid)
                    : PilePasses(*memory, shown, alone).find(grid, mark_grid(frame, points, wide_margin), pass);

  Piles piles;
  piles.nowhere = found.nowhere;
  piles.single = std::move(found.apart);
  const auto keep = [&](const Cell& cell) {
    piles.single.insert(piles.single.end(), cell.first.begin(), cell.first.begin() + cell.count.all());
  };
  const auto keep_area = [&](std::uint32_t area, const Cell& cell) {
    if (cell.count.all() <= kept_of_cell) return keep(cell);
    piles.areas.push_back({area, cell.count, cell.weakest, cell.opacity});
  };
  for (std::uint32_t area = 0; area < found.outlined.size(); ++area) keep_area(area, found.outlined[area]);
  for (const auto& [area, cell] : found.round) keep_area(area, cell);
  std::int64_t circles = 0;
  for (const Cell& cell : found.cells) circles += cell.count.all();
  const std::int64_t room_for = circles <= static_cast<std::int64_t>(few_marks) ? kept_of_cell : 1;

  std::vector<bool> piled(found.cells.size());
  std::vector<std::pair<MergedMark, std::size_t>> heaps;
  const auto mark_of = [&](const Cell& cell) {
    const auto n = static_cast<double>(cell.count.all());
    const double across = cell.sum_across / n, up = cell.sum_up / n;
    MergedMark mark{frame.to_screen.apply(grid.ground(across, up)), merged_radius_px(cell.count.all()), cell.count};
    mark.opacity = cell.opacity;
    if (cell.reach_m > 0) {
      mark.weakest = cell.weakest;
      const double far_across = std::max(std::abs(cell.west - across), std::abs(cell.east - across));
      const double far_up = std::max(std::abs(cell.south - up), std::abs(cell.north - up));
      mark.spread_px = std::hypot(far_across, far_up) * grid.cell_m() * frame.to_screen.scale();
      mark.reach_m = static_cast<double>(cell.reach_m);
    }
    return mark;
  };
  for (std::size_t i = 0; i < found.cells.size(); ++i) {
    piled[i] = found.cells[i].count.all() > room_for;
    if (piled[i]) heaps.emplace_back(mark_of(found.cells[i]), i);
  }
  std::stable_sort(heaps.begin(), heaps.end(),
                   [](const auto& a, const auto& b) { return a.first.count.all() > b.first.count.all(); });
  Merger merger(frame.rect);
  piles.mark_of_cell.resize(found.cells.size(), Piles::no_mark);
  for (const auto& [mark, cell] : heaps) {
    const auto into = merger.absorb(mark, 2);
    piles.mark_of_cell[cell] = static_cast<std::uint32_t>(into ? *into : merger.put(mark));
  }
  for (std::size_t i = 0; i < found.cells.size(); ++i) {
    const Cell& cell = found.cells[i];
    if (piled[i] || cell.count.all() == 0) continue;
    // A mark that a merged one would hide goes into it.
    MergedMark mark = mark_of(cell);
    mark.radius_px = 0;
    const auto into = merger.absorb(mark, 4);
    piled[i] = into.has_value();
    if (into) {
      piles.mark_of_cell[i] = static_cast<std::uint32_t>(*into);
    } else {
      keep(cell);
    }
  }
  piles.merged = merger.take();
  std::sort(piles.single.begin(), piles.single.end(), [](const Match& a, const Match& b) { return a.row < b.row; });
  if (with_flows && !piles.merged.empty()) {
    // Among hundreds of bows one way would say nothing, so that of many all are drawn together.
    if (!want_all) piled.assign(piled.size(), true);
    piles.flows = flows_of(points, counted, moments, alone, frame, grid, piled);
  }
  return piles;
}

std::vector<Match> matches_in_pile(const Incidents& incidents, const MarkPoints& points, std::span<const Match> counted,
                                   const std::optional<ShownDate>& shown, std::span<const RowId> alone,
                                   const MapFrame& frame, const Piles& piles, const PileIndex& pile) {
  const Grid grid = mark_grid(frame, points);
  const Moments moments(incidents, shown);
  const bool many = counted.size() > few_marks;
  const auto holds = [&](std::size_t row) {
    if (points.form[row] == MarkForm::nowhere) return false;
    const bool as_area = stays_an_area(points, row, many);
    if (pile.area) return as_area && points.area[row] == piles.areas[pile.index].area;
    if (as_area) return false;
    const std::size_t cell = grid.cell(grid.across(points.x[row]), grid.up(points.y[row]));
    return cell != Grid::outside && piles.mark_of_cell[cell] == pile.index;
  };
  std::vector<Match> matches;
  for (const Match& match : counted) {
    const std::size_t row = index_of(match.row);
    if (!holds(row) || is_among(alone, match.row)) continue;
    if (const Moment moment = moments.of(match); moment.visible) matches.push_back({match.row, moment.certainty});
  }
  return matches;
}

}  // namespace yalu
