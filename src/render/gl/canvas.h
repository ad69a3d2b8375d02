// Canvas: areas, lines and pictures drawn into memory by all cores, band by band; no GL in here.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "render/gl/clip.h"
#include "render/gl/coverage.h"
#include "render/gl/frame.h"
#include "render/gl/kept_for.h"
#include "render/gl/outline.h"
#include "render/gl/texels.h"

namespace yalu {

/// One picture the size of the frame, used again for every run of commands.
class Canvas {
 public:
  static constexpr int tile = 32;  ///< pixels

  Canvas();
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  void begin(const Frame& frame);
  /// Draws the commands [first, end), which are areas, lines, pictures and clips; `clips` is carried on. With a
  /// background, which is opaque, over the whole of it; else over what was drawn since clear().
  void draw(const std::vector<DisplayCommand>& commands, std::size_t first, std::size_t end, ClipStack& clips,
            std::optional<Rgba8> background = {});
  /// Lets go of what belongs to geometries and images that nobody holds any more.
  void drop_dead();

  /// Rows bottom up, as OpenGL has them; `width` pixels each.
  const Pixel* pixels() const { return pixels_.data(); }
  /// The tiles that something was drawn into since clear(): [row from the top][column].
  bool drawn(int column, int row) const { return drawn_[tile_at(column, row)] != 0; }
  int columns() const { return columns_; }
  int rows() const { return rows_; }
  /// Makes the tiles that something was drawn into transparent again.
  void clear();

 private:
  enum class Kind : std::uint8_t { area, line, image };
  /// Edges or stretches that follow each other, and the rows they reach.
  struct Group {
    std::uint32_t first = 0, end = 0;
    double top = 0, bottom = 0;
  };
  struct Item {
    Kind kind = Kind::area;
    Clip clip;
    Pixel color = 0;
    std::optional<Hatch> hatch;  ///< device pixels
    double half_width = 0;
    std::uint32_t first_group = 0, end_group = 0;
    double top = 0, bottom = 0;  ///< rows reached
    const Texels* texels = nullptr;
    Affine to_texels;
    double opacity = 1;
    std::vector<TexelColumn> columns;  ///< of a picture parallel to the axes, from column `left` on
    int left = 0;
  };
  struct Indices {
    std::optional<OutlineIndex> open, closed;
  };
  /// What one core needs for a band; empty again behind each command.
  struct Brushes;

  std::size_t tile_at(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }
  const OutlineIndex* index_for(const GeometryRef& geometry, bool closed);
  OutlineView view_of(const Affine& to_screen, double margin) const;
  void add(const FillArea& command, const Clip& clip);
  void add(const StrokeLine& command, const Clip& clip);
  void add(const DrawImage& command, const Clip& clip);
  /// Groups what was appended to edges_ or stretches_ from `first` on.
  template <class Parts>
  void group(Item& item, const Parts& parts, std::size_t first, double reach);
  void draw_band(int band, std::optional<Rgba8> background, Brushes& brushes);
  void draw_area(const Item& item, int top, Brushes& brushes);
  void draw_line(const Item& item, int top, Brushes& brushes);
  void draw_image(const Item& item, int top, Brushes& brushes);
  void blend(const Item& item, int top, const std::vector<CoverageSpan>& spans);
  void blend_hatched(const Item& item, int y, int begin, int end, const CoverageSpan& span);
  void mark(int y, int begin, int end);
  Pixel* row(int y) { return pixels_.data() + static_cast<std::ptrdiff_t>(frame_.height - 1 - y) * frame_.width; }

  Frame frame_;
  int columns_ = 0, rows_ = 0;  ///< of tiles; a band is a row of them
  std::vector<Pixel> pixels_;
  std::vector<char> drawn_;
  KeptFor<Geometry, Indices> indices_;
  KeptFor<Image, Texels> texels_;
  std::vector<std::unique_ptr<Brushes>> brushes_;  ///< by core
  std::vector<Item> items_;
  std::vector<Group> groups_;
  std::vector<Edge> edges_;
  std::vector<Stretch> stretches_;
};

}  // namespace yalu
