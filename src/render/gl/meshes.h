// Meshes: what GL draws of a Geometry at one level of detail; no GL in here.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// A stretch of a line or of an outline, in units of the geometry relative to the mesh's centre (floats would not do
/// for map metres at street scale). `from_length`, `to_length`: the length along the part's own, unsimplified points.
struct Segment {
  float ax = 0, ay = 0, bx = 0, by = 0;
  float from_length = 0, to_length = 0;
  float kind = 0;  ///< of a line: open_start + open_end; of an outline: +1 where the inside lies to the left, else -1
};
inline constexpr float open_start = 1;
inline constexpr float open_end = 2;

/// A run of segments or triangles that lie near each other, so that what is outside the view is not drawn.
struct Chunk {
  MapBox bounds;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

struct SegmentMesh {
  MapMetres center;
  std::vector<Segment> segments;
  std::vector<Chunk> chunks;  ///< of segments
  bool exact = false;         ///< nothing was left out: no finer level differs
};

struct AreaMesh {
  SegmentMesh outline;
  std::vector<std::array<float, 2>> vertices;  ///< relative to outline.center
  std::vector<std::uint32_t> triangles;        ///< three indices each
  std::vector<Chunk> chunks;                   ///< of triangles
};

/// The line as segments, simplified by `tolerance` (units of the geometry).
SegmentMesh build_line_mesh(const Geometry& geometry, bool closed, double tolerance);

/// The rings filled by the even-odd rule (GLU's tessellator), and their outline for antialiasing, simplified likewise.
AreaMesh build_area_mesh(const Geometry& geometry, double tolerance);

}  // namespace yalu
