// OpenGL: a display list in the bound framebuffer, drawn by the processor's cores and sent as one picture.
#pragma once

#include <memory>

#include "base/result.h"
#include "map/display_list.h"
#include "text/font_set.h"

namespace yalu {

/// Belongs to the thread whose GL context was current when it was made; that context must be current in every call.
/// The framebuffer needs neither depth nor stencil nor multisampling: edges are smoothed here. One of 8-bit RGBA is
/// quickest, since the picture is then copied as it is.
class GlRenderer {
 public:
  /// GL function pointers must be loaded (load_gl). `fonts` must outlive the renderer.
  explicit GlRenderer(const FontSet& fonts);

  GlRenderer(GlRenderer&&) noexcept;
  GlRenderer& operator=(GlRenderer&&) noexcept;
  ~GlRenderer();

  /// Draws round(size * device_px_per_px) pixels whose top left corner is (0, 0) of the framebuffer of
  /// `framebuffer_height` pixels; of no pixels, nothing. Leaves the scissor test off and no texture bound. An error
  /// where the picture is larger than the driver allows.
  Status draw(const DisplayList& list, double device_px_per_px, int framebuffer_height);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Loads the GL 3.3 core functions; `get_proc_address` as of glfwGetProcAddress or eglGetProcAddress.
Status load_gl(void* (*get_proc_address)(const char*));

}  // namespace yalu
