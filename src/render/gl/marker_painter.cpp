#include "render/gl/marker_painter.h"

#include <array>
#include <cstddef>

#include "map/marker_shape.h"

namespace yalu {
namespace {

constexpr std::array shapes{MarkerShape::circle, MarkerShape::triangle, MarkerShape::triangle_down,
                            MarkerShape::square, MarkerShape::diamond,  MarkerShape::dash};
constexpr std::size_t most_corners = 5;  // as in marker.frag

/// The outlines never change: they are set once.
void set_outlines(const GlProgram& program) {
  std::array<float, shapes.size() * most_corners * 2> corners{};
  std::array<GLint, shapes.size()> counts{};
  for (const MarkerShape shape : shapes) {
    const auto outline = unit_outline(shape);
    const auto row = static_cast<std::size_t>(shape);
    assert(outline.size() <= most_corners);
    counts[row] = static_cast<GLint>(outline.size());
    for (std::size_t i = 0; i < outline.size(); ++i) {
      corners[(row * most_corners + i) * 2] = static_cast<float>(outline[i].x);
      corners[(row * most_corners + i) * 2 + 1] = static_cast<float>(outline[i].y);
    }
  }
  glUseProgram(program.id());
  glUniform2fv(uniform(program, "corners"), static_cast<GLsizei>(shapes.size() * most_corners), corners.data());
  glUniform1iv(uniform(program, "corner_count"), static_cast<GLsizei>(counts.size()), counts.data());
  glUseProgram(0);
}

}  // namespace

Result<MarkerPainter> MarkerPainter::create(const std::filesystem::path& shaders) {
  MarkerPainter painter;
  auto program = link_program(shaders, "marker.vert", "marker.frag");
  if (!program) return program.error();
  painter.program_ = std::move(program).value();
  painter.dashes_ = DashUniforms(painter.program_);
  painter.array_ = GlVertexArray::make();
  painter.buffer_ = GlBuffer::make();
  set_outlines(painter.program_);
  return painter;
}

void MarkerPainter::prepare(const DisplayList& list, std::size_t first, const Frame& frame) {
  frame_ = frame;
  vertices_.clear();
  batches_.clear();
  next_batch_ = 0;
  for (std::size_t i = first; i < list.commands.size(); ++i) {
    const auto* command = std::get_if<DrawMarkers>(&list.commands[i]);
    if (command == nullptr) continue;
    for (const Marker& marker : command->markers) {
      const double reach = marker.radius_px * unit_reach(marker.shape) + marker.rim_width_px / 2 + 1 / frame.scale;
      if (marker.center.x < -reach || marker.center.y < -reach || marker.center.x > list.size.width_px + reach ||
          marker.center.y > list.size.height_px + reach) {
        continue;
      }
      Vertex vertex;
      vertex.x = static_cast<float>(marker.center.x * frame.scale);
      vertex.y = static_cast<float>(marker.center.y * frame.scale);
      vertex.radius = static_cast<float>(marker.radius_px * frame.scale);
      vertex.rim_width = static_cast<float>(marker.rim_width_px * frame.scale);
      vertex.reach = static_cast<float>(reach * frame.scale);
      vertex.shape = static_cast<float>(marker.shape);
      vertex.fill = marker.fill;
      vertex.rim = marker.rim;
      const bool continues = !batches_.empty() && batches_.back().command == i &&
                             batches_.back().hatch == marker.hatch && batches_.back().dash_px == marker.rim_dash_px;
      if (!continues) batches_.push_back({i, marker.hatch, marker.rim_dash_px, vertices_.size() / 4, 0});
      batches_.back().count += 1;
      vertices_.insert(vertices_.end(), 4, vertex);
    }
  }
  if (vertices_.empty()) return;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)), vertices_.data(),
               GL_STREAM_DRAW);
}

void MarkerPainter::draw(std::size_t command, QuadIndices& quads) {
  if (next_batch_ >= batches_.size() || batches_[next_batch_].command != command) return;
  glUseProgram(program_.id());
  glUniform2f(uniform(program_, "viewport"), static_cast<float>(frame_.width), static_cast<float>(frame_.height));
  glUniform1f(uniform(program_, "framebuffer_height"), static_cast<float>(frame_.framebuffer_height));
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  constexpr auto stride = static_cast<GLsizei>(sizeof(Vertex));
  const auto attribute = [](GLuint index, GLint size, GLenum type, std::size_t offset) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, size, type, type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE, stride,
                          reinterpret_cast<const void*>(offset));
  };
  attribute(0, 2, GL_FLOAT, offsetof(Vertex, x));
  attribute(1, 3, GL_FLOAT, offsetof(Vertex, radius));
  attribute(2, 1, GL_FLOAT, offsetof(Vertex, shape));
  attribute(3, 4, GL_UNSIGNED_BYTE, offsetof(Vertex, fill));
  attribute(4, 4, GL_UNSIGNED_BYTE, offsetof(Vertex, rim));
  quads.bind(vertices_.size() / 4);
  for (; next_batch_ < batches_.size() && batches_[next_batch_].command == command; ++next_batch_) {
    const Batch& batch = batches_[next_batch_];
    set_hatch(uniform(program_, "hatch"), batch.hatch, frame_.scale);
    dashes_.set(batch.dash_px, frame_.scale);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count * 6), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(batch.first * 6 * sizeof(std::uint32_t)));
  }
}

}  // namespace yalu
