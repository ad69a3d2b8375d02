// Draws markers: all of a frame are laid into one vertex buffer before its first command is drawn.
#pragma once

#include "render/gl/dash_uniforms.h"
#include "render/gl/frame.h"
#include "render/gl/gl_objects.h"

namespace yalu {

class MarkerPainter {
 public:
  static Result<MarkerPainter> create(const std::filesystem::path& shaders);

  void prepare(const DisplayList& list, std::size_t first, const Frame& frame);
  /// Draws the command at this place of the list. Ascending within a frame.
  void draw(std::size_t command, QuadIndices& quads);

 private:
  struct Vertex {
    float x = 0, y = 0;
    float radius = 0, rim_width = 0, reach = 0;
    float shape = 0;
    Rgba8 fill, rim;
  };
  /// Markers with the same hatch and dashes, drawn at once.
  struct Batch {
    std::size_t command = 0;
    std::optional<Hatch> hatch;
    std::vector<float> dash_px;
    std::size_t first = 0;
    std::size_t count = 0;
  };

  MarkerPainter() = default;

  Frame frame_;
  GlProgram program_;
  DashUniforms dashes_;
  GlVertexArray array_;
  GlBuffer buffer_;
  std::vector<Vertex> vertices_;
  std::vector<Batch> batches_;
  std::size_t next_batch_ = 0;
};

}  // namespace yalu
