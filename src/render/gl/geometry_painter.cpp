#include "render/gl/geometry_painter.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace yalu {
namespace {

/// How far, in device pixels, a simplified outline may lie beside the true one; levels lie a factor of two apart, so
/// that between half of it and all of it is used.
constexpr double tolerance_px = 0.25;
constexpr int orders = 256;
/// Levels kept of one geometry: the one in use and its neighbours while the view zooms to and fro.
constexpr std::size_t levels_kept = 4;
/// Below this many points there is nothing to gain from leaving points out.
constexpr std::size_t small_geometry = 16;

int level_for(const Geometry& geometry, double scale) {
  if (geometry.points.size() <= small_geometry) return -1000;
  return static_cast<int>(std::floor(std::log2(tolerance_px / scale)));
}

double tolerance_of(int level) {
  return level == -1000 ? 0 : std::exp2(level);
}

/// The mesh of the level, or a coarser one that already holds every point.
template <class Levels, class IsExact>
auto find_level(Levels& levels, int level, IsExact is_exact) {
  auto found = levels.lower_bound(level);
  if (found == levels.end() || found->first == level || is_exact(found->second)) return found;
  return levels.end();
}

template <class Levels>
void make_room(Levels& levels, int level) {
  if (levels.size() < levels_kept) return;
  const auto first = levels.begin(), last = std::prev(levels.end());
  levels.erase(std::abs(first->first - level) > std::abs(last->first - level) ? first : last);
}

void set_affine(GLint matrix, GLint offset, const Affine& affine) {
  const GLfloat columns[4] = {static_cast<float>(affine.xx), static_cast<float>(affine.yx),
                              static_cast<float>(affine.xy), static_cast<float>(affine.yy)};
  glUniformMatrix2fv(matrix, 1, GL_FALSE, columns);
  glUniform2f(offset, static_cast<float>(affine.x0), static_cast<float>(affine.y0));
}

/// The same map for points given relative to `center`; in double, since map metres are too large for float.
Affine from_center(Affine affine, MapMetres center) {
  const ScreenPx moved = affine.apply(center);
  affine.x0 = moved.x;
  affine.y0 = moved.y;
  return affine;
}

}  // namespace

Result<GeometryPainter> GeometryPainter::create(const std::filesystem::path& shaders) {
  GeometryPainter painter;
  const auto link = [&](GlProgram& program, const char* vertex, const char* fragment,
                        std::vector<const char*> features) -> Status {
    auto linked = link_program(shaders, vertex, fragment, features);
    if (!linked) return linked.error();
    program = std::move(linked).value();
    return Done{};
  };
  for (const bool hatched : {false, true}) {
    AreaPrograms& programs = hatched ? painter.hatched_ : painter.solid_;
    const std::vector<const char*> features = hatched ? std::vector{"HATCHED"} : std::vector<const char*>{};
    if (auto made = link(programs.inside, "area.vert", "area.frag", features); !made) return made.error();
    if (auto made = link(programs.outline, "segment.vert", "outline.frag", features); !made) return made.error();
  }
  for (const bool square : {false, true}) {
    for (const bool dashed : {false, true}) {
      std::vector<const char*> features;
      if (square) features.push_back("SQUARE");
      if (dashed) features.push_back("DASHED");
      LineProgram& line = painter.lines_[square][dashed];
      if (auto made = link(line.program, "segment.vert", "line.frag", features); !made) return made.error();
      line.dashes = DashUniforms(line.program);
    }
  }
  painter.segment_array_ = GlVertexArray::make();
  painter.area_array_ = GlVertexArray::make();
  return painter;
}

void GeometryPainter::begin(const Frame& frame) {
  frame_ = frame;
  order_ = 0;
}

void GeometryPainter::end() {
  geometries_.drop_dead();
}

void GeometryPainter::next_command() {
  if (++order_ < orders) return;
  // Every number was used: begin again on a clean depth and stencil buffer, under whatever clip there is.
  const GLboolean clipped = glIsEnabled(GL_SCISSOR_TEST);
  glDisable(GL_SCISSOR_TEST);
  glClear(GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
  if (clipped == GL_TRUE) glEnable(GL_SCISSOR_TEST);
  order_ = 1;
}

GeometryPainter::Transform GeometryPainter::transform(const Affine& to_screen) const {
  Transform result;
  result.to_device = then(to_screen, Affine{frame_.scale, 0, 0, 0, frame_.scale, 0});
  result.scale = result.to_device.scale();
  result.flips = result.to_device.xx * result.to_device.yy - result.to_device.xy * result.to_device.yx < 0;
  return result;
}

bool GeometryPainter::in_view(const MapBox& bounds, const Transform& transform, double margin) const {
  if (bounds.empty()) return false;
  MapBox device;
  for (const MapMetres corner : {MapMetres{bounds.min_x, bounds.min_y}, MapMetres{bounds.max_x, bounds.min_y},
                                 MapMetres{bounds.min_x, bounds.max_y}, MapMetres{bounds.max_x, bounds.max_y}}) {
    const ScreenPx p = transform.to_device.apply(corner);
    device.add(MapMetres{p.x, p.y});
  }
  return device.max_x >= -margin && device.min_x <= frame_.width + margin && device.max_y >= -margin &&
         device.min_y <= frame_.height + margin;
}

void GeometryPainter::upload(GpuSegments& gpu, SegmentMesh mesh) const {
  std::vector<Segment> corners;
  corners.reserve(mesh.segments.size() * 4);
  for (const Segment& segment : mesh.segments) corners.insert(corners.end(), 4, segment);
  gpu.count = mesh.segments.size();
  gpu.buffer = GlBuffer::make();
  glBindBuffer(GL_ARRAY_BUFFER, gpu.buffer.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(corners.size() * sizeof(Segment)), corners.data(),
               GL_STATIC_DRAW);
  mesh.segments = {};
  gpu.mesh = std::move(mesh);
}

GeometryPainter::GpuArea& GeometryPainter::area_for(const GeometryRef& geometry, double scale) {
  auto& levels = geometries_[geometry].areas;
  const int level = level_for(*geometry, scale);
  const auto found = find_level(levels, level, [](const GpuArea& area) { return area.outline.mesh.exact; });
  if (found != levels.end()) return found->second;
  make_room(levels, level);
  AreaMesh mesh = build_area_mesh(*geometry, tolerance_of(level));
  GpuArea& gpu = levels[level];
  glBindVertexArray(area_array_.id());
  gpu.chunks = std::move(mesh.chunks);
  gpu.vertices = GlBuffer::make();
  glBindBuffer(GL_ARRAY_BUFFER, gpu.vertices.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(mesh.vertices[0])),
               mesh.vertices.data(), GL_STATIC_DRAW);
  gpu.triangles = GlBuffer::make();
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, gpu.triangles.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.triangles.size() * sizeof(std::uint32_t)),
               mesh.triangles.data(), GL_STATIC_DRAW);
  upload(gpu.outline, std::move(mesh.outline));
  return gpu;
}

GeometryPainter::GpuSegments& GeometryPainter::line_for(const GeometryRef& geometry, bool closed, double scale) {
  auto& kept = geometries_[geometry];
  auto& levels = closed ? kept.closed : kept.open;
  const int level = level_for(*geometry, scale);
  const auto found = find_level(levels, level, [](const GpuSegments& gpu) { return gpu.mesh.exact; });
  if (found != levels.end()) return found->second;
  make_room(levels, level);
  GpuSegments& gpu = levels[level];
  upload(gpu, build_line_mesh(*geometry, closed, tolerance_of(level)));
  return gpu;
}

void GeometryPainter::visible_ranges(const std::vector<Chunk>& chunks, const Transform& transform, double margin,
                                     std::size_t indices_each) {
  counts_.clear();
  offsets_.clear();
  std::uint32_t drawn_to = 0;
  for (const Chunk& chunk : chunks) {
    if (!in_view(chunk.bounds, transform, margin)) continue;
    const auto count = static_cast<GLsizei>(chunk.count * indices_each);
    if (!counts_.empty() && drawn_to == chunk.first) {
      counts_.back() += count;
    } else {
      counts_.push_back(count);
      offsets_.push_back(reinterpret_cast<const void*>(chunk.first * indices_each * sizeof(std::uint32_t)));
    }
    drawn_to = chunk.first + chunk.count;
  }
}

void GeometryPainter::draw_ranges() const {
  glMultiDrawElements(GL_TRIANGLES, counts_.data(), GL_UNSIGNED_INT, offsets_.data(),
                      static_cast<GLsizei>(counts_.size()));
}

void GeometryPainter::set_segment_uniforms(const GlProgram& program, const Transform& transform, const GpuSegments& gpu,
                                           double sideways, double beyond) const {
  set_affine(uniform(program, "to_device"), uniform(program, "offset"),
             from_center(transform.to_device, gpu.mesh.center));
  glUniform2f(uniform(program, "viewport"), static_cast<float>(frame_.width), static_cast<float>(frame_.height));
  glUniform1f(uniform(program, "sideways"), static_cast<float>(sideways));
  glUniform1f(uniform(program, "beyond"), static_cast<float>(beyond));
  glUniform1f(uniform(program, "length_scale"), static_cast<float>(transform.scale));
}

void GeometryPainter::set_paint(const GlProgram& program, const FillArea& command) const {
  set_premultiplied(uniform(program, "color"), command.color);
  if (!command.hatch) return;
  set_hatch(uniform(program, "hatch"), command.hatch, frame_.scale);
  glUniform1f(uniform(program, "framebuffer_height"), static_cast<float>(frame_.framebuffer_height));
}

void GeometryPainter::bind_segments(const GpuSegments& gpu, QuadIndices& quads) const {
  glBindVertexArray(segment_array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, gpu.buffer.id());
  constexpr auto stride = static_cast<GLsizei>(sizeof(Segment));
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(offsetof(Segment, ax)));
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride,
                        reinterpret_cast<const void*>(offsetof(Segment, from_length)));
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 1, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(offsetof(Segment, kind)));
  quads.bind(gpu.count);
}

void GeometryPainter::draw(const FillArea& command, QuadIndices& quads) {
  const Transform transform = this->transform(command.to_screen);
  if (command.color.a == 0 || !in_view(command.geometry->bounds, transform, 1)) return;
  GpuArea& gpu = area_for(command.geometry, transform.scale);
  next_command();

  const AreaPrograms& programs = command.hatch && command.hatch->spacing_px > 0 ? hatched_ : solid_;

  // The pixels that the outline cuts come first and mark themselves in the stencil buffer; the inside fills the rest.
  visible_ranges(gpu.outline.mesh.chunks, transform, 1, 6);
  if (!counts_.empty()) {
    glUseProgram(programs.outline.id());
    set_segment_uniforms(programs.outline, transform, gpu.outline, 0.5, 0);
    set_paint(programs.outline, command);
    glUniform1f(uniform(programs.outline, "outside"), transform.flips ? 1.0F : -1.0F);
    glEnable(GL_STENCIL_TEST);
    glStencilFunc(GL_NOTEQUAL, order_, 0xff);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    bind_segments(gpu.outline, quads);
    draw_ranges();
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
  }

  visible_ranges(gpu.chunks, transform, 0, 3);
  glUseProgram(programs.inside.id());
  set_affine(uniform(programs.inside, "to_device"), uniform(programs.inside, "offset"),
             from_center(transform.to_device, gpu.outline.mesh.center));
  glUniform2f(uniform(programs.inside, "viewport"), static_cast<float>(frame_.width),
              static_cast<float>(frame_.height));
  set_paint(programs.inside, command);
  glBindVertexArray(area_array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, gpu.vertices.id());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, gpu.triangles.id());
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
  const bool opaque = command.color.a == 255 && !command.hatch;
  if (opaque) glDisable(GL_BLEND);
  draw_ranges();
  if (opaque) glEnable(GL_BLEND);
  glDisable(GL_STENCIL_TEST);
}

void GeometryPainter::draw(const StrokeLine& command, QuadIndices& quads) {
  const Transform transform = this->transform(command.to_screen);
  const double half_width = command.width_px * frame_.scale / 2;
  const double reach = half_width + 0.5;
  if (command.color.a == 0 || half_width <= 0 || !in_view(command.geometry->bounds, transform, reach)) return;
  GpuSegments& gpu = line_for(command.geometry, command.closed, transform.scale);
  visible_ranges(gpu.mesh.chunks, transform, reach, 6);
  if (counts_.empty()) return;
  next_command();

  const float dash_sum = std::accumulate(command.dash_px.begin(), command.dash_px.end(), 0.0F);
  const LineProgram& line = lines_[command.round_caps ? 0 : 1][dash_sum > 0 ? 1 : 0];
  glUseProgram(line.program.id());
  set_segment_uniforms(line.program, transform, gpu, reach, reach);
  set_premultiplied(uniform(line.program, "color"), command.color);
  glUniform1f(uniform(line.program, "half_width"), static_cast<float>(half_width));
  glUniform1f(uniform(line.program, "paint_order"), 1.0F - static_cast<float>(order_) / orders);
  glUniform1f(uniform(line.program, "order_step"), 0.99F / orders);
  line.dashes.set(command.dash_px, frame_.scale);
  bind_segments(gpu, quads);

  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LESS);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  draw_ranges();
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthFunc(GL_EQUAL);
  glDepthMask(GL_FALSE);
  glEnable(GL_STENCIL_TEST);
  glStencilFunc(GL_NOTEQUAL, order_, 0xff);
  glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
  draw_ranges();
  glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
  glDisable(GL_STENCIL_TEST);
  glDepthMask(GL_TRUE);
  glDisable(GL_DEPTH_TEST);
}

}  // namespace yalu
