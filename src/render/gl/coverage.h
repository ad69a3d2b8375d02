// Coverage: which share of each pixel of a band of rows an area or a line covers; no GL in here.
//
// A software renderer of OpenGL pays for every triangle and every textured pixel; the shares are found out here at a
// fraction of that, and each pixel of the ground is then written once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "render/gl/outline.h"

namespace yalu {

/// A run of pixels of one row and the share of each that is covered, 0..255.
struct CoverageSpan {
  int row = 0;  ///< of the band
  int x = 0;
  int count = 0;
  const std::uint8_t* shares = nullptr;  ///< null: `share` for all
  std::uint8_t share = 0;
};

/// Marks blocks of a band that hold anything.
class TouchedBlocks {
 public:
  static constexpr int block = 16;  ///< pixels

  TouchedBlocks(int width, int rows);
  void mark(int row, int first_x, int last_x) {
    std::uint64_t* words = words_.data() + static_cast<std::ptrdiff_t>(row) * words_a_row_;
    for (int b = first_x / block; b <= last_x / block; ++b) words[b / 64] |= std::uint64_t{1} << (b % 64);
  }
  /// The first marked block from `from` on, or block_count().
  int next(int row, int from) const;
  int block_count() const { return blocks_; }
  void clear_row(int row);

 private:
  int blocks_;
  int words_a_row_;
  std::vector<std::uint64_t> words_;
};

/// Areas by the even-odd rule, every edge weighed with its exact area in each pixel.
class AreaCoverage {
 public:
  AreaCoverage(int width, int rows);

  /// An edge of a ring; (0, 0) is the band's top left corner. Every edge of the ring that reaches the band's rows must
  /// come, those to its left, too.
  void add(const Edge& edge);
  /// The spans of what was added, which is then forgotten; they last until the next call.
  void take(std::vector<CoverageSpan>& spans);

 private:
  void add_inside(double ax, double ay, double bx, double by);

  int width_, rows_, stride_;
  std::vector<float> deltas_;  ///< of the share to the right, row by row
  std::vector<std::uint8_t> shares_;
  TouchedBlocks touched_;
};

/// Lines with round joins: where stretches overlap, the larger share counts. A pixel is taken as a box one wide across
/// the line.
class LineCoverage {
 public:
  LineCoverage(int width, int rows);

  /// (0, 0) is the band's top left corner.
  void add(const Stretch& stretch, double half_width);
  /// The spans of what was added; they last until clear().
  void take(std::vector<CoverageSpan>& spans) const;
  /// Forgets what was added.
  void clear();

 private:
  int width_, rows_, stride_;
  std::vector<std::uint8_t> shares_;
  TouchedBlocks touched_;
};

}  // namespace yalu
