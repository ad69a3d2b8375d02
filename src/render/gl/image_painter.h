// Draws pictures: a texture each, kept on the GPU while the picture lives.
#pragma once

#include "render/gl/frame.h"
#include "render/gl/gl_objects.h"
#include "render/gl/kept_for.h"

namespace yalu {

class ImagePainter {
 public:
  static Result<ImagePainter> create(const std::filesystem::path& shaders);

  void begin(const Frame& frame) { frame_ = frame; }
  void draw(const DrawImage& command, QuadIndices& quads);
  void end() { textures_.drop_dead(); }

 private:
  ImagePainter() = default;

  Frame frame_;
  GlProgram program_;
  GlVertexArray array_;
  GlBuffer buffer_;
  KeptFor<Image, GlTexture> textures_;
};

}  // namespace yalu
