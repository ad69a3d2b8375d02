// Draws areas, lines and pictures: runs of them are composed by all cores and sent to the GPU as one picture each.
#pragma once

#include "render/gl/canvas.h"
#include "render/gl/frame.h"
#include "render/gl/gl_objects.h"

namespace yalu {

class GeometryPainter {
 public:
  static Result<GeometryPainter> create(const std::filesystem::path& shaders);

  /// Composes and sends every run of the list from command `first` on. What comes before anything else is drawn lies on
  /// the list's background and fills the frame.
  void prepare(const DisplayList& list, std::size_t first, const Frame& frame);
  /// Whether the list's first command to draw begins a run that fills the frame.
  bool fills_frame() const { return !runs_.empty() && runs_.front().fills_frame; }
  /// Draws the run that begins with this command, if one does. Ascending within a frame.
  void draw(std::size_t command, QuadIndices& quads);

 private:
  struct Vertex {
    float x = 0, y = 0, u = 0, v = 0;
  };
  /// A texture used again for every frame, as large as was ever needed.
  struct Layer {
    GlTexture texture;
    int width = 0, height = 0;
  };
  struct Run {
    std::size_t command = 0;  ///< the first that draws
    bool fills_frame = false;
    std::size_t layer = 0;
    std::size_t first_quad = 0, quads = 0;
  };

  GeometryPainter() = default;
  void send_ground();
  void send_layer(Run& run);

  Frame frame_;
  Canvas ground_, above_;
  GlFramebuffer ground_framebuffer_;
  Layer ground_layer_;
  GlProgram program_;
  GlVertexArray array_;
  GlBuffer buffer_;
  std::vector<Layer> layers_;
  std::vector<Run> runs_;
  std::vector<Vertex> vertices_;
  std::size_t next_run_ = 0;
};

}  // namespace yalu
