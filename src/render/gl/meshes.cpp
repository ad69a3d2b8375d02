#include "render/gl/meshes.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <unordered_map>

#include <GL/glu.h>

#include "render/gl/simplify.h"

namespace yalu {
namespace {

constexpr std::uint32_t chunk_size = 128;

MapMetres center_of(const Geometry& geometry) {
  return geometry.bounds.empty() ? MapMetres{} : geometry.bounds.center();
}

/// The length along each part at each point of it; at `closing` the length of the whole ring.
struct Lengths {
  std::vector<double> at;
  std::vector<double> closing;  ///< by part
};

Lengths lengths_of(const Geometry& geometry) {
  Lengths lengths;
  lengths.at.resize(geometry.points.size());
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto [begin, end] = geometry.part(part);
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) {
        sum += std::hypot(geometry.points[i].x - geometry.points[i - 1].x,
                          geometry.points[i].y - geometry.points[i - 1].y);
      }
      lengths.at[i] = sum;
    }
    if (end > begin) {
      sum += std::hypot(geometry.points[begin].x - geometry.points[end - 1].x,
                        geometry.points[begin].y - geometry.points[end - 1].y);
    }
    lengths.closing.push_back(sum);
  }
  return lengths;
}

Segment make_segment(MapMetres center, MapMetres a, MapMetres b) {
  Segment segment;
  segment.ax = static_cast<float>(a.x - center.x);
  segment.ay = static_cast<float>(a.y - center.y);
  segment.bx = static_cast<float>(b.x - center.x);
  segment.by = static_cast<float>(b.y - center.y);
  return segment;
}

std::vector<Chunk> chunks_of(const std::vector<Segment>& segments, MapMetres center) {
  std::vector<Chunk> chunks;
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    if (i % chunk_size == 0) chunks.push_back({MapBox{}, i, 0});
    chunks.back().count += 1;
    chunks.back().bounds.add(MapMetres{segments[i].ax + center.x, segments[i].ay + center.y});
    chunks.back().bounds.add(MapMetres{segments[i].bx + center.x, segments[i].by + center.y});
  }
  return chunks;
}

/// What GLU is asked to fill, and what it answers. Vertices are numbered: first the kept points, then those where edges
/// cross, which GLU makes.
struct Tessellation {
  std::deque<std::array<double, 3>> positions;  ///< GLU keeps pointers to them
  std::vector<std::uint32_t> triangles;
  std::vector<std::uint64_t> boundary;  ///< directed edges from << 32 | to, the inside to their left
  bool edge_is_boundary = true;
  std::vector<char> corner_flags;

  static std::uint64_t edge(std::uint64_t from, std::uint64_t to) { return from << 32 | to; }
};

void* numbered(std::size_t index) {
  return reinterpret_cast<void*>(index);
}

extern "C" {
static void on_begin(GLenum, void*) {}
static void on_end(void*) {}
static void on_edge_flag(GLboolean flag, void* data) {
  static_cast<Tessellation*>(data)->edge_is_boundary = flag != GL_FALSE;
}
static void on_vertex(void* vertex, void* data) {
  auto& result = *static_cast<Tessellation*>(data);
  result.triangles.push_back(static_cast<std::uint32_t>(reinterpret_cast<std::size_t>(vertex)));
  result.corner_flags.push_back(result.edge_is_boundary ? 1 : 0);
}
static void on_combine(GLdouble position[3], void* [4], GLfloat[4], void** out, void* data) {
  auto& result = *static_cast<Tessellation*>(data);
  result.positions.push_back({position[0], position[1], 0});
  *out = numbered(result.positions.size() - 1);
}
}

/// GLU fails only where it runs out of memory or a coordinate is beyond 1e150; the area then stays unfilled.
void tessellate(const KeptPoints& kept, Tessellation& result) {
  using Callback = void (*)();
  GLUtesselator* tess = gluNewTess();
  if (tess == nullptr) return;
  gluTessProperty(tess, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
  gluTessNormal(tess, 0, 0, 1);
  gluTessCallback(tess, GLU_TESS_BEGIN_DATA, reinterpret_cast<Callback>(on_begin));
  gluTessCallback(tess, GLU_TESS_END_DATA, reinterpret_cast<Callback>(on_end));
  // With this callback GLU gives separate triangles and says which of their edges bound the area.
  gluTessCallback(tess, GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<Callback>(on_edge_flag));
  gluTessCallback(tess, GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(on_vertex));
  gluTessCallback(tess, GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(on_combine));
  gluTessBeginPolygon(tess, &result);
  for (std::size_t part = 0; part < kept.part_starts.size(); ++part) {
    const auto [begin, end] = kept.part(part);
    gluTessBeginContour(tess);
    for (std::size_t i = begin; i < end; ++i) gluTessVertex(tess, result.positions[i].data(), numbered(i));
    gluTessEndContour(tess);
  }
  gluTessEndPolygon(tess);
  gluDeleteTess(tess);
  result.triangles.resize(result.triangles.size() / 3 * 3);
  for (std::size_t i = 0; i < result.triangles.size(); ++i) {
    if (result.corner_flags[i] == 0) continue;
    const std::size_t next = i % 3 == 2 ? i - 2 : i + 1;
    result.boundary.push_back(Tessellation::edge(result.triangles[i], result.triangles[next]));
  }
  std::sort(result.boundary.begin(), result.boundary.end());
}

/// +1: the inside lies left of the edge; -1: right; 0: the edge is not an edge of the result (it is crossed).
int side_of(const Tessellation& result, std::uint64_t from, std::uint64_t to) {
  const auto has = [&](std::uint64_t edge) {
    return std::binary_search(result.boundary.begin(), result.boundary.end(), edge);
  };
  return (has(Tessellation::edge(from, to)) ? 1 : 0) - (has(Tessellation::edge(to, from)) ? 1 : 0);
}

std::uint64_t spread_bits(std::uint64_t v) {
  v = (v | v << 16) & 0x0000ffff0000ffffULL;
  v = (v | v << 8) & 0x00ff00ff00ff00ffULL;
  v = (v | v << 4) & 0x0f0f0f0f0f0f0f0fULL;
  v = (v | v << 2) & 0x3333333333333333ULL;
  return (v | v << 1) & 0x5555555555555555ULL;
}

/// Puts triangles that lie near each other next to each other (Morton's order of their middles) and cuts them into
/// runs.
void sort_into_chunks(AreaMesh& mesh, const MapBox& bounds) {
  const std::size_t count = mesh.triangles.size() / 3;
  if (count > chunk_size) {
    const double side = std::max({bounds.width(), bounds.height(), std::numeric_limits<double>::min()});
    const MapMetres center = mesh.outline.center;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      double x = 0, y = 0;
      for (std::size_t corner = 0; corner < 3; ++corner) {
        x += mesh.vertices[mesh.triangles[3 * i + corner]][0] / 3.0;
        y += mesh.vertices[mesh.triangles[3 * i + corner]][1] / 3.0;
      }
      const auto cell = [&](double value) {
        return static_cast<std::uint64_t>(std::clamp(value / side, 0.0, 1.0) * 65535.0);
      };
      order[i] = {spread_bits(cell(x + center.x - bounds.min_x)) | spread_bits(cell(y + center.y - bounds.min_y)) << 1,
                  i};
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> sorted;
    sorted.reserve(mesh.triangles.size());
    for (const auto& [code, i] : order) {
      sorted.insert(sorted.end(), mesh.triangles.begin() + 3 * i, mesh.triangles.begin() + 3 * i + 3);
    }
    mesh.triangles = std::move(sorted);
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i % chunk_size == 0) mesh.chunks.push_back({MapBox{}, i, 0});
    mesh.chunks.back().count += 1;
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const auto& v = mesh.vertices[mesh.triangles[3 * i + corner]];
      mesh.chunks.back().bounds.add(MapMetres{v[0] + mesh.outline.center.x, v[1] + mesh.outline.center.y});
    }
  }
}

}  // namespace

SegmentMesh build_line_mesh(const Geometry& geometry, bool closed, double tolerance) {
  const KeptPoints kept = simplify(geometry, closed, 2, tolerance);
  const Lengths lengths = lengths_of(geometry);
  SegmentMesh mesh;
  mesh.center = center_of(geometry);
  mesh.exact = kept.points.size() == geometry.points.size();
  for (std::size_t part = 0; part < kept.part_starts.size(); ++part) {
    const auto [begin, end] = kept.part(part);
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const std::uint32_t a = kept.points[i], b = kept.points[i + 1];
      Segment segment = make_segment(mesh.center, geometry.points[a], geometry.points[b]);
      segment.from_length = static_cast<float>(lengths.at[a]);
      segment.to_length = static_cast<float>(lengths.at[b]);
      if (!closed) segment.kind = (i == begin ? open_start : 0) + (i + 2 == end ? open_end : 0);
      mesh.segments.push_back(segment);
    }
    if (closed && end - begin > 2) {
      const std::uint32_t last = kept.points[end - 1];
      Segment segment = make_segment(mesh.center, geometry.points[last], geometry.points[kept.points[begin]]);
      segment.from_length = static_cast<float>(lengths.at[last]);
      segment.to_length = static_cast<float>(lengths.closing[kept.parts[part]]);
      mesh.segments.push_back(segment);
    }
  }
  mesh.chunks = chunks_of(mesh.segments, mesh.center);
  return mesh;
}

AreaMesh build_area_mesh(const Geometry& geometry, double tolerance) {
  const KeptPoints kept = simplify(geometry, true, 3, tolerance);
  AreaMesh mesh;
  mesh.outline.center = center_of(geometry);
  mesh.outline.exact = kept.points.size() == geometry.points.size();
  Tessellation result;
  for (const std::uint32_t i : kept.points) {
    result.positions.push_back(
        {geometry.points[i].x - mesh.outline.center.x, geometry.points[i].y - mesh.outline.center.y, 0});
  }
  tessellate(kept, result);
  for (const auto& p : result.positions) mesh.vertices.push_back({static_cast<float>(p[0]), static_cast<float>(p[1])});
  mesh.triangles = std::move(result.triangles);
  sort_into_chunks(mesh, geometry.bounds);

  for (std::size_t part = 0; part < kept.part_starts.size(); ++part) {
    const auto [begin, end] = kept.part(part);
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t next = i + 1 < end ? i + 1 : begin;
      const int side = side_of(result, i, next);
      if (side == 0) continue;
      Segment segment =
          make_segment(mesh.outline.center, geometry.points[kept.points[i]], geometry.points[kept.points[next]]);
      segment.kind = static_cast<float>(side);
      mesh.outline.segments.push_back(segment);
    }
  }
  mesh.outline.chunks = chunks_of(mesh.outline.segments, mesh.outline.center);
  return mesh;
}

}  // namespace yalu
