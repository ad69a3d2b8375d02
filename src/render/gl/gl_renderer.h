// OpenGL 3.3 core: a display list drawn into the bound framebuffer; meshes and glyphs are kept between frames.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "map/display_list.h"
#include "text/font_set.h"

namespace yalu {

/// Belongs to the thread whose GL context was current when it was made; that context must be current in every call.
class GlRenderer {
 public:
  /// Compiles the programs of `shaders`. GL function pointers must be loaded (load_gl). The error carries the compiler's log.
  static Result<GlRenderer> create(const std::filesystem::path& shaders, const FontSet& fonts);

  GlRenderer(GlRenderer&&) noexcept;
  GlRenderer& operator=(GlRenderer&&) noexcept;
  ~GlRenderer();

  /// Draws into a viewport of round(size * device_px_per_px) pixels whose top left corner is (0, 0) of the framebuffer of
  /// `framebuffer_height` pixels. Leaves blend, scissor and program state as ImGui's backend expects to set them itself.
  void draw(const DisplayList& list, double device_px_per_px, int framebuffer_height);

 private:
  struct State;
  explicit GlRenderer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Loads the GL 3.3 core functions; `get_proc_address` as of glfwGetProcAddress or eglGetProcAddress.
Status load_gl(void* (*get_proc_address)(const char*));

}  // namespace yalu
