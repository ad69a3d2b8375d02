// Draws text: the coverage of every run of a frame is laid into textures before its first command is drawn.
#pragma once

#include "render/gl/frame.h"
#include "render/gl/gl_objects.h"
#include "render/gl/run_bitmaps.h"

namespace yalu {

class GlyphPainter {
 public:
  static Result<GlyphPainter> create(const std::filesystem::path& shaders, const FontSet& fonts);

  /// Composes every run of the list and sends it to the GPU.
  void prepare(const DisplayList& list, std::size_t first, const Frame& frame);
  /// Draws the command at this place of the list, and the DrawGlyphs that follow it directly. Ascending within a frame.
  void draw(std::size_t command, QuadIndices& quads);

 private:
  struct Vertex {
    float x = 0, y = 0, u = 0, v = 0;
    Rgba8 color;
  };
  /// A texture of runs in rows, filled anew for each frame.
  struct Page {
    GlTexture texture;
    int row_x = 0, row_y = 0, row_height = 0;  ///< where the next run goes
    std::vector<std::uint8_t> texels;

    int rows_used() const { return row_y + row_height; }
  };
  /// Quads of one page that are drawn at once, from the command on.
  struct Batch {
    std::size_t command = 0;
    std::size_t last_command = 0;
    std::size_t page = 0;
    std::size_t first = 0;
    std::size_t count = 0;
  };

  explicit GlyphPainter(const FontSet& fonts) : bitmaps_(fonts) {}
  void add_run(const DrawGlyphs& command, std::size_t index, double halo_width_px, Rgba8 color);
  /// Makes room for the bitmap on the page in use, or on the next.
  Page& reserve(int width, int height);

  Frame frame_;
  GlProgram program_;
  GlVertexArray array_;
  GlBuffer buffer_;
  RunBitmaps bitmaps_;
  RunBitmap bitmap_;
  int page_width_ = 0;
  std::vector<Page> pages_;
  std::size_t page_ = 0;  ///< in use
  std::vector<Vertex> vertices_;
  std::vector<Batch> batches_;
  std::size_t next_batch_ = 0;
};

}  // namespace yalu
