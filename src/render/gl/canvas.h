// Canvas: a display list drawn into memory by all cores, band by band; no GL in here.
//
// Every pixel of a band is finished while it lies in the core's own memory. A software renderer of OpenGL pays several
// times as much for the same picture, most of it for small triangles and for pixels read from textures.
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
#include "render/gl/run_bitmaps.h"
#include "render/gl/texels.h"

namespace yalu {

/// Keeps between frames what it found out about geometries, images and glyphs, and the still part of a list.
class Canvas {
 public:
  explicit Canvas(const FontSet& fonts);  ///< `fonts` must outlive the canvas
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  /// Draws the list over its background, which counts as opaque. The same list gives the same pixels, whatever was
  /// drawn before it and on however many cores.
  void draw(const DisplayList& list, const Frame& frame);

  /// Of the last list: rows bottom up, as OpenGL has them.
  const Pixel* pixels() const { return pixels_.data(); }

 private:
  static constexpr int band_rows = 32;
  enum class Kind : std::uint8_t { area, line, disc, image, glyphs };
  /// Edges or stretches that follow each other, and the rows they reach.
  struct Group {
    std::uint32_t first = 0, end = 0;
    double top = 0, bottom = 0;
  };
  struct Item {
    Kind kind = Kind::area;
    std::size_t command = 0;  ///< of the list, by which items are in order
    Clip clip;
    Pixel color = 0;
    double top = 0, bottom = 0;  ///< rows reached
    // Of an area or a line.
    std::uint32_t first_group = 0, end_group = 0;
    std::optional<Hatch> hatch;  ///< device pixels
    double half_width = 0;       ///< of a disc: of its rim; 0 where it has none
    // Of a disc, whose colour above is that of its fill.
    double center_x = 0, center_y = 0, radius = 0;
    Pixel rim = 0;
    // Of an image.
    const Texels* texels = nullptr;
    Affine to_texels;
    double opacity = 1;
    InkColumns columns;  ///< of ink parallel to the axes, from column `left` on
    int left = 0;
    // Of glyphs.
    RunBitmap bitmap;
  };
  struct Indices {
    std::optional<OutlineIndex> open, closed;
  };
  /// What one core needs for a band; empty again behind each item.
  struct Brushes;

  void resize(const Frame& frame);
  OutlineView view_of(const Affine& to_screen, double margin) const;
  const OutlineIndex* index_for(const GeometryRef& geometry, bool closed);
  /// Items made from the commands of a list, in their order.
  struct Items {
    ClipStack clips;
    std::size_t command = 0;  ///< the one at hand
    std::vector<Item> items;
  };
  void add(const FillArea& command, Items& into);
  void add(const StrokeLine& command, Items& into);
  void add(const DrawMarkers& command, Items& into);
  void add(const DrawGlyphs& command, Items& into);
  void add(const DrawImage& command, Items& into);
  void add(const PushClip& command, Items& into) { into.clips.push(command.rect); }
  void add(const PopClip&, Items& into) { into.clips.pop(); }
  void add_marker(const Marker& marker, Items& into);
  void add_disc(const Marker& marker, Items& into);
  void add_run(const DrawGlyphs& command, double halo_width_px, Rgba8 color, Items& into);
  /// The items of either all glyphs or all the rest, which share nothing.
  void add_all(const DisplayList& list, bool glyphs, Items& into);
  void make_items(const DisplayList& list);
  static Item item_of(Kind kind, Rgba8 color, const Items& into);
  std::optional<Hatch> on_device(const std::optional<Hatch>& hatch) const;
  /// Takes what was appended to edges_ or stretches_ from `first` on into the item, in groups.
  template <class Parts>
  void add_item(Item item, const Parts& parts, std::size_t first, double reach, Items& into);

  void draw_band(int band, Brushes& brushes);
  void draw_item(const Item& item, int top, Brushes& brushes);
  void draw_area(const Item& item, int top, Brushes& brushes);
  void draw_line(const Item& item, int top, Brushes& brushes);
  void draw_disc(const Item& item, int top);
  void draw_image(const Item& item, int top, Brushes& brushes);
  void draw_glyphs(const Item& item, int top);
  void blend(const Item& item, int top, const std::vector<CoverageSpan>& spans);
  void blend_hatched(const Item& item, int y, int begin, int end, const CoverageSpan& span);
  Pixel* row(int y) { return pixels_.data() + static_cast<std::ptrdiff_t>(frame_.height - 1 - y) * frame_.width; }

  Frame frame_;
  std::vector<Pixel> pixels_;
  KeptFor<Geometry, Indices> indices_;
  KeptFor<Image, Texels> texels_;
  RunBitmaps runs_;
  std::vector<std::unique_ptr<Brushes>> brushes_;  ///< by core

  // The list being drawn.
  std::vector<Item> items_;
  std::vector<Group> groups_;
  std::vector<Edge> edges_;
  std::vector<Stretch> stretches_;
  Pixel background_ = 0;

  // The still part of a list, once two lists had the same.
  enum class Still : std::uint8_t { none, keep, put };
  Still still_now_ = Still::none;
  std::size_t still_items_ = 0;  ///< of the list being drawn
  std::vector<Pixel> still_;
  std::weak_ptr<const void> kept_still_, last_still_;
  Frame still_frame_;
};

}  // namespace yalu
