// MapSurface: the map's picture in a framebuffer of its own, drawn again only when the map changed.
#pragma once

#include <memory>

#include "base/result.h"
#include "render/gl/gl_renderer.h"

namespace yalu {

/// Belongs to the thread of the window's GL context, which must be current in every call.
class MapSurface {
 public:
  explicit MapSurface(GlRenderer renderer);
  MapSurface(MapSurface&&) noexcept;
  MapSurface& operator=(MapSurface&&) noexcept;
  ~MapSurface();

  /// Draws the list, `list.size` times `device_px_per_px` pixels large.
  Status draw(const DisplayList& list, double device_px_per_px);
  /// Copies the picture into the window's framebuffer, its top left corner at a device pixel from the top left.
  void show(int left, int top, int framebuffer_height) const;

 private:
  struct Buffers;
  GlRenderer renderer_;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace yalu
