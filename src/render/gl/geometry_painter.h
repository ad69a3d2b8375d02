// Draws areas and lines: meshes by level of detail, kept on the GPU while their geometry lives.
#pragma once

#include <map>

#include "render/gl/dash_uniforms.h"
#include "render/gl/frame.h"
#include "render/gl/gl_objects.h"
#include "render/gl/kept_for.h"
#include "render/gl/meshes.h"

namespace yalu {

class GeometryPainter {
 public:
  static Result<GeometryPainter> create(const std::filesystem::path& shaders);

  /// Call before the first command of a frame, with depth 1 and stencil 0 everywhere.
  void begin(const Frame& frame);
  void draw(const FillArea& command, QuadIndices& quads);
  void draw(const StrokeLine& command, QuadIndices& quads);
  /// Frees the meshes of geometries that nobody holds any more.
  void end();

 private:
  struct GpuSegments {
    SegmentMesh mesh;  ///< its segments are on the GPU alone
    GlBuffer buffer;
    std::size_t count = 0;
  };
  struct GpuArea {
    GpuSegments outline;
    std::vector<Chunk> chunks;
    GlBuffer vertices;
    GlBuffer triangles;
  };
  /// Levels of detail by the power of two of their tolerance.
  template <class Mesh>
  using Levels = std::map<int, Mesh>;
  struct GpuGeometry {
    Levels<GpuSegments> open;
    Levels<GpuSegments> closed;
    Levels<GpuArea> areas;
  };
  struct Transform {
    Affine to_device;    ///< from units of the geometry
    Affine from_center;  ///< from units relative to a mesh's centre
    double scale = 1;    ///< device pixels a unit
    bool flips = false;  ///< turns the sense of rotation round, as from y up to y down
  };
  /// The inside of areas and their outline, solid or hatched.
  struct AreaPrograms {
    GlProgram inside, outline;
  };
  struct LineProgram {
    GlProgram program;
    DashUniforms dashes;
  };

  GeometryPainter() = default;
  Transform transform(const Affine& to_screen) const;
  bool in_view(const MapBox& bounds, const Transform& transform, double margin) const;
  void upload(GpuSegments& gpu, SegmentMesh mesh) const;
  GpuArea& area_for(const GeometryRef& geometry, double scale);
  GpuSegments& line_for(const GeometryRef& geometry, bool closed, double scale);
  void visible_ranges(const std::vector<Chunk>& chunks, const Transform& transform, double margin,
                      std::size_t indices_each);
  void set_segment_uniforms(const GlProgram& program, const Transform& transform, const GpuSegments& gpu,
                            double sideways, double beyond) const;
  void set_paint(const GlProgram& program, const FillArea& command) const;
  void bind_segments(const GpuSegments& gpu, QuadIndices& quads) const;
  void draw_ranges() const;
  void next_command();

  Frame frame_;
  int order_ = 0;  ///< of the command, 1..255: its stencil value and its slice of depth
  AreaPrograms solid_, hatched_;
  LineProgram lines_[2][2];  ///< [with square ends][dashed]
  GlVertexArray segment_array_, area_array_;
  KeptFor<Geometry, GpuGeometry> geometries_;
  std::vector<GLsizei> counts_;  ///< of the visible ranges
  std::vector<const void*> offsets_;
};

}  // namespace yalu
