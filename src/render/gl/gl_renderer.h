// OpenGL 3.3 core: a display list drawn into the bound framebuffer; what the time shown leaves as it is, is kept.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "map/display_list.h"
#include "text/font_set.h"

namespace yalu {

/// Belongs to the thread whose GL context was current when it was made; that context must be current in every call.
/// The framebuffer needs neither depth nor stencil nor multisampling: edges are smoothed here. A software renderer is
/// quickest where it has 8-bit RGBA, since the ground is then copied as it is.
class GlRenderer {
 public:
  /// Compiles the programs of `shaders`. GL function pointers must be loaded (load_gl). `fonts` must outlive the
  /// renderer. The error carries the compiler's log.
  static Result<GlRenderer> create(const std::filesystem::path& shaders, const FontSet& fonts);

  GlRenderer(GlRenderer&&) noexcept;
  GlRenderer& operator=(GlRenderer&&) noexcept;
  ~GlRenderer();

  /// Draws into a viewport of round(size * device_px_per_px) pixels whose top left corner is (0, 0) of the framebuffer
  /// of `framebuffer_height` pixels; clears that viewport first. Leaves GL's own defaults of blend, depth, stencil,
  /// scissor, masks, bindings and unpacking, from which ImGui's backend sets its own.
  void draw(const DisplayList& list, double device_px_per_px, int framebuffer_height);

 private:
  struct State;
  explicit GlRenderer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Loads the GL 3.3 core functions; `get_proc_address` as of glfwGetProcAddress or eglGetProcAddress.
Status load_gl(void* (*get_proc_address)(const char*));

}  // namespace yalu
