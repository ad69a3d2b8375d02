#include "render/gl/image_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace yalu {
namespace {

struct Vertex {
  float x = 0, y = 0, u = 0, v = 0;
  Rgba8 color;
};

std::uint8_t times(std::uint8_t value, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((value * alpha + 127) / 255);
}

/// Ink of one colour (a relief) needs its alpha alone: a quarter of the memory, and quicker to read.
bool is_black_ink(const Image& image) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    if ((image.rgba[i] | image.rgba[i + 1] | image.rgba[i + 2]) != 0) return false;
  }
  return true;
}

GlTexture upload(const Image& image) {
  GlTexture texture = GlTexture::make();
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  const std::size_t count = image.rgba.size() / 4;
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (is_black_ink(image)) {
    std::vector<std::uint8_t> alpha(count);
    for (std::size_t i = 0; i < count; ++i) alpha[i] = image.rgba[4 * i + 3];
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, image.width, image.height, 0, GL_RED, GL_UNSIGNED_BYTE, alpha.data());
    const std::array<GLint, 4> swizzle{GL_ZERO, GL_ZERO, GL_ZERO, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle.data());
  } else {
    std::vector<std::uint8_t> premultiplied(image.rgba);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t channel = 0; channel < 3; ++channel) {
        premultiplied[4 * i + channel] = times(image.rgba[4 * i + channel], image.rgba[4 * i + 3]);
      }
    }
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 premultiplied.data());
  }
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  return texture;
}

}  // namespace

Result<ImagePainter> ImagePainter::create(const std::filesystem::path& shaders) {
  ImagePainter painter;
  auto program = link_program(shaders, "textured.vert", "image.frag");
  if (!program) return program.error();
  painter.program_ = std::move(program).value();
  painter.array_ = GlVertexArray::make();
  painter.buffer_ = GlBuffer::make();
  return painter;
}

void ImagePainter::draw(const DrawImage& command, QuadIndices& quads) {
  if (!command.image || command.image->width <= 0 || command.image->height <= 0 || command.opacity <= 0) return;
  GlTexture& texture = textures_[command.image];
  if (!texture) texture = upload(*command.image);
  Rgba8 color;
  color.a = static_cast<std::uint8_t>(std::lround(std::min(command.opacity, 1.0) * 255));
  std::array<Vertex, 4> corners;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const double u = (i & 1) != 0 ? 1 : 0, v = (i & 2) != 0 ? 1 : 0;
    const ScreenPx p = command.to_screen.apply(MapMetres{u * command.image->width, v * command.image->height});
    corners[i] = {static_cast<float>(p.x * frame_.scale), static_cast<float>(p.y * frame_.scale), static_cast<float>(u),
                  static_cast<float>(v), color};
  }
  glUseProgram(program_.id());
  glUniform2f(uniform(program_, "viewport"), static_cast<float>(frame_.width), static_cast<float>(frame_.height));
  glUniform1i(uniform(program_, "image"), 0);
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  glBufferData(GL_ARRAY_BUFFER, sizeof(corners), corners.data(), GL_STREAM_DRAW);
  constexpr auto stride = static_cast<GLsizei>(sizeof(Vertex));
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, nullptr);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(offsetof(Vertex, u)));
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                        reinterpret_cast<const void*>(offsetof(Vertex, color)));
  quads.bind(1);
  glDrawElements(GL_TRIANGLES, 6, GL_UNSIGNED_INT, nullptr);
}

}  // namespace yalu
