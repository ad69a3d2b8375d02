// OpenGL: a display list as a picture that the processor's cores draw, kept in GL and copied to where it is seen.
#pragma once

#include <memory>

#include "base/result.h"
#include "map/display_list.h"
#include "text/font_set.h"

namespace yalu {

/// Belongs to the thread whose GL context was current when it was made; that context must be current in every call.
/// A framebuffer it is shown in needs neither depth nor stencil nor multisampling: edges are smoothed here. One of
/// 8-bit RGBA is quickest, since the picture is then copied as it is.
class GlRenderer {
 public:
  /// GL function pointers must be loaded (load_gl). `fonts` must outlive the renderer.
  explicit GlRenderer(const FontSet& fonts);

  GlRenderer(GlRenderer&&) noexcept;
  GlRenderer& operator=(GlRenderer&&) noexcept;
  ~GlRenderer();

  /// Draws round(size * device_px_per_px) pixels and keeps them until the next call; of no pixels, nothing. Leaves no
  /// texture bound. An error where the picture is larger than the driver allows.
  Status draw(const DisplayList& list, double device_px_per_px);
  /// Copies what was drawn last into the bound framebuffer of `framebuffer_height` pixels, its top left corner so many
  /// pixels from that framebuffer's. Leaves the scissor test off.
  void show(int left, int top, int framebuffer_height) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Loads the GL 3.3 core functions; `get_proc_address` as of glfwGetProcAddress or eglGetProcAddress.
Status load_gl(void* (*get_proc_address)(const char*));

}  // namespace yalu
