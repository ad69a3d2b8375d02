#include "render/gl/glyph_painter.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace yalu {
namespace {

/// Every driver of OpenGL 3.3 has textures of this side or more; a viewport may be wider.
constexpr int usual_page_width = 2048;
constexpr int page_height = 4096;

}  // namespace

Result<GlyphPainter> GlyphPainter::create(const std::filesystem::path& shaders, const FontSet& fonts) {
  GlyphPainter painter(fonts);
  auto program = link_program(shaders, "textured.vert", "glyph.frag");
  if (!program) return program.error();
  painter.program_ = std::move(program).value();
  painter.array_ = GlVertexArray::make();
  painter.buffer_ = GlBuffer::make();
  return painter;
}

void GlyphPainter::prepare(const DisplayList& list, std::size_t first, const Frame& frame) {
  frame_ = frame;
  vertices_.clear();
  batches_.clear();
  next_batch_ = 0;
  page_ = 0;
  page_width_ = std::max(usual_page_width, frame.width);
  for (Page& page : pages_) page.row_x = page.row_y = page.row_height = 0;
  bitmaps_.begin(frame);
  for (std::size_t i = first; i < list.commands.size(); ++i) {
    const auto* command = std::get_if<DrawGlyphs>(&list.commands[i]);
    if (command == nullptr || !command->run) continue;
    if (command->halo.a > 0 && command->halo_width_px > 0) add_run(*command, i, command->halo_width_px, command->halo);
    if (command->color.a > 0) add_run(*command, i, 0, command->color);
  }
  if (vertices_.empty()) return;
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)), vertices_.data(),
               GL_STREAM_DRAW);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  for (std::size_t i = 0; i <= page_; ++i) {
    glBindTexture(GL_TEXTURE_2D, pages_[i].texture.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, page_width_, pages_[i].rows_used(), 0, GL_RED, GL_UNSIGNED_BYTE,
                 pages_[i].texels.data());
  }
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

GlyphPainter::Page& GlyphPainter::reserve(int width, int height) {
  for (;; ++page_) {
    if (page_ == pages_.size()) {
      pages_.emplace_back();
      pages_.back().texture = GlTexture::make();
      glBindTexture(GL_TEXTURE_2D, pages_.back().texture.id());
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    Page& page = pages_[page_];
    if (page.row_x + width > page_width_) {
      page.row_y += page.row_height;
      page.row_x = page.row_height = 0;
    }
    // An empty page takes any run: none is larger than the viewport.
    if (page.row_y + height > page_height && page.rows_used() > 0) continue;
    page.row_height = std::max(page.row_height, height);
    const auto needed = static_cast<std::size_t>(page.rows_used()) * static_cast<std::size_t>(page_width_);
    if (page.texels.size() < needed) page.texels.resize(needed);
    return page;
  }
}

void GlyphPainter::add_run(const DrawGlyphs& command, std::size_t index, double halo_width_px, Rgba8 color) {
  if (!bitmaps_.compose(command, halo_width_px, bitmap_)) return;
  Page& page = reserve(bitmap_.width, bitmap_.height);
  for (int row = 0; row < bitmap_.height; ++row) {
    std::copy_n(bitmap_.coverage.begin() + std::ptrdiff_t{row} * bitmap_.width, bitmap_.width,
                page.texels.begin() + std::ptrdiff_t{page.row_y + row} * page_width_ + page.row_x);
  }
  // A command continues the batch of the one directly before it; anything else drawn between them would come too late.
  const bool continues =
      !batches_.empty() && batches_.back().page == page_ && index - batches_.back().last_command <= 1;
  if (!continues) batches_.push_back({index, index, page_, vertices_.size() / 4, 0});
  batches_.back().last_command = index;
  batches_.back().count += 1;
  for (int corner = 0; corner < 4; ++corner) {
    const int dx = (corner & 1) != 0 ? bitmap_.width : 0, dy = (corner & 2) != 0 ? bitmap_.height : 0;
    vertices_.push_back({static_cast<float>(bitmap_.left + dx), static_cast<float>(bitmap_.top + dy),
                         static_cast<float>(page.row_x + dx), static_cast<float>(page.row_y + dy), color});
  }
  page.row_x += bitmap_.width;
}

void GlyphPainter::draw(std::size_t command, QuadIndices& quads) {
  if (next_batch_ >= batches_.size() || batches_[next_batch_].command != command) return;
  glUseProgram(program_.id());
  glUniform2f(uniform(program_, "viewport"), static_cast<float>(frame_.width), static_cast<float>(frame_.height));
  glUniform1i(uniform(program_, "coverage"), 0);
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, buffer_.id());
  constexpr auto stride = static_cast<GLsizei>(sizeof(Vertex));
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, nullptr);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(offsetof(Vertex, u)));
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                        reinterpret_cast<const void*>(offsetof(Vertex, color)));
  quads.bind(vertices_.size() / 4);
  for (; next_batch_ < batches_.size() && batches_[next_batch_].command == command; ++next_batch_) {
    const Batch& batch = batches_[next_batch_];
    glBindTexture(GL_TEXTURE_2D, pages_[batch.page].texture.id());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.count * 6), GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(batch.first * 6 * sizeof(std::uint32_t)));
  }
}

}  // namespace yalu
