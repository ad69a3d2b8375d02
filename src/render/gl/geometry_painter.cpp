#include "render/gl/geometry_painter.h"

#include <algorithm>
#include <cstddef>

#include "render/gl/blit.h"

namespace yalu {
namespace {

bool is_clip(const DisplayCommand& command) {
  return std::holds_alternative<PushClip>(command) || std::holds_alternative<PopClip>(command);
}

bool is_geometry(const DisplayCommand& command) {
  return std::holds_alternative<FillArea>(command) || std::holds_alternative<StrokeLine>(command) ||
         std::holds_alternative<DrawImage>(command);
}

/// Pixels as they lie in memory need no conversion in this format.
constexpr GLenum pixel_format = GL_RGBA, pixel_type = GL_UNSIGNED_INT_8_8_8_8_REV;

void make_room(GlTexture& texture, int width, int height) {
  if (!texture) texture = GlTexture::make();
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, pixel_format, pixel_type, nullptr);
}

}  // namespace

Result<GeometryPainter> GeometryPainter::create(const std::filesystem::path& shaders) {
  GeometryPainter painter;
  auto program = link_program(shaders, "textured.vert", "layer.frag");
  if (!program) return program.error();
  painter.program_ = std::move(program).value();
  painter.array_ = GlVertexArray::make();
  painter.buffer_ = GlBuffer::make();
  painter.ground_framebuffer_ = GlFramebuffer::make();
  return painter;
}

void GeometryPainter::prepare(const DisplayList& list, std::size_t first, const Frame& frame) {
  frame_ = frame;
  runs_.clear();
  vertices_.clear();
  next_run_ = 0;
  ground_.begin(frame);
  above_.begin(frame);
  ClipStack clips(frame.width, frame.height, frame.scale);
  bool anything_drawn = first > 0;
  std::size_t layers = 0;
  for (std::size_t i = first; i < list.commands.size();) {
    if (!is_clip(list.commands[i]) && !is_geometry(list.commands[i])) {
      anything_drawn = true;
      ++i;
      continue;
    }
    Run run{list.commands.size(), !anything_drawn, layers, vertices_.size() / 4, 0};
    std::size_t end = i;
    // The still part ends a run: the picture that is kept shows no more.
    for (; end < list.commands.size() && (is_clip(list.commands[end]) || is_geometry(list.commands[end])); ++end) {
      if (end > i && end == list.still.commands) break;
      if (is_geometry(list.commands[end])) run.command = std::min(run.command, end);
    }
    Canvas& canvas = run.fills_frame ? ground_ : above_;
    canvas.draw(list.commands, i, end, clips, run.fills_frame ? std::optional(list.background) : std::nullopt);
    i = end;
    if (run.command == list.commands.size()) continue;
    anything_drawn = true;
    if (run.fills_frame) {
      send_ground();
      runs_.push_back(run);
    } else {
      send_layer(run);
      above_.clear();
      if (run.quads == 0) continue;
      ++layers;
      runs_.push_back(run);
    }
  }
  ground_.drop_dead();
  above_.drop_dead();
  if (vertices_.empty()) return;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)), vertices_.data(),
               GL_STREAM_DRAW);
}

void GeometryPainter::send_ground() {
  if (ground_layer_.width != frame_.width || ground_layer_.height != frame_.height) {
    make_room(ground_layer_.texture, frame_.width, frame_.height);
    ground_layer_.width = frame_.width;
    ground_layer_.height = frame_.height;
    const GLuint bound = bound_framebuffer();
    glBindFramebuffer(GL_FRAMEBUFFER, ground_framebuffer_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, ground_layer_.texture.id(), 0);
    glBindFramebuffer(GL_FRAMEBUFFER, bound);
  }
  glBindTexture(GL_TEXTURE_2D, ground_layer_.texture.id());
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, frame_.width, frame_.height, pixel_format, pixel_type, ground_.pixels());
}

void GeometryPainter::send_layer(Run& run) {
  // Rows of tiles from the top; the smallest box that holds all that was drawn.
  int left = above_.columns(), top = above_.rows(), right = 0, bottom = 0;
  for (int row = 0; row < above_.rows(); ++row) {
    for (int column = 0; column < above_.columns(); ++column) {
      if (!above_.drawn(column, row)) continue;
      left = std::min(left, column);
      right = std::max(right, column + 1);
      top = std::min(top, row);
      bottom = row + 1;
    }
  }
  if (left >= right) return;
  const int x = left * Canvas::tile, y = top * Canvas::tile;
  const int width = std::min(right * Canvas::tile, frame_.width) - x;
  const int height = std::min(bottom * Canvas::tile, frame_.height) - y;
  if (run.layer == layers_.size()) layers_.emplace_back();
  Layer& layer = layers_[run.layer];
  if (layer.width < width || layer.height < height) {
    layer.width = std::max(layer.width, width);
    layer.height = std::max(layer.height, height);
    make_room(layer.texture, layer.width, layer.height);
  }
  glBindTexture(GL_TEXTURE_2D, layer.texture.id());
  glPixelStorei(GL_UNPACK_ROW_LENGTH, frame_.width);
  const Pixel* lowest_row = above_.pixels() + static_cast<std::ptrdiff_t>(frame_.height - y - height) * frame_.width;
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, pixel_format, pixel_type, lowest_row + x);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  for (int row = top; row < bottom; ++row) {
    for (int column = left; column < right; ++column) {
      if (!above_.drawn(column, row)) continue;
      const int begin = column;
      while (column + 1 < right && above_.drawn(column + 1, row)) ++column;
      const int x0 = begin * Canvas::tile, x1 = std::min((column + 1) * Canvas::tile, frame_.width);
      const int y0 = row * Canvas::tile, y1 = std::min((row + 1) * Canvas::tile, frame_.height);
      for (int corner = 0; corner < 4; ++corner) {
        const int cx = (corner & 1) != 0 ? x1 : x0, cy = (corner & 2) != 0 ? y1 : y0;
        vertices_.push_back({static_cast<float>(cx), static_cast<float>(cy), static_cast<float>(cx - x),
                             static_cast<float>(y + height - cy)});
      }
      ++run.quads;
    }
  }
}

void GeometryPainter::draw(std::size_t command, QuadIndices& quads) {
  if (next_run_ >= runs_.size() || runs_[next_run_].command != command) return;
  const Run& run = runs_[next_run_++];
  if (run.fills_frame) {
    copy_frame(ground_framebuffer_.id(), frame_.height, bound_framebuffer(), frame_.framebuffer_height, frame_);
    return;
  }
  // The pixels are clipped already, those of each command on its own.
  glDisable(GL_SCISSOR_TEST);
  glUseProgram(program_.id());
  glUniform2f(uniform(program_, "viewport"), static_cast<float>(frame_.width), static_cast<float>(frame_.height));
  glUniform1i(uniform(program_, "image"), 0);
  glBindTexture(GL_TEXTURE_2D, layers_[run.layer].texture.id());
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  constexpr auto stride = static_cast<GLsizei>(sizeof(Vertex));
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, nullptr);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(offsetof(Vertex, u)));
  quads.bind(vertices_.size() / 4);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(run.quads * 6), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(run.first_quad * 6 * sizeof(std::uint32_t)));
  glEnable(GL_SCISSOR_TEST);
}

}  // namespace yalu
