#include "render/gl/gl_renderer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "render/gl/geometry_painter.h"
#include "render/gl/glyph_painter.h"
#include "render/gl/image_painter.h"
#include "render/gl/marker_painter.h"
#include "render/gl/still_picture.h"

namespace yalu {
namespace {

/// Device pixels, y down; right and bottom exclusive.
struct Clip {
  int left = 0, top = 0, right = 0, bottom = 0;
};

/// A clip's edges go to the nearest pixel, so that nothing is cut in half.
Clip intersect(const Clip& outer, const ScreenRect& rect, double scale) {
  const auto device = [scale](double px) { return static_cast<int>(std::lround(std::clamp(px * scale, -1e6, 1e6))); };
  Clip clip{std::max(outer.left, device(rect.x)), std::max(outer.top, device(rect.y)),
            std::min(outer.right, device(rect.right())), std::min(outer.bottom, device(rect.bottom()))};
  clip.right = std::max(clip.left, clip.right);
  clip.bottom = std::max(clip.top, clip.bottom);
  return clip;
}

void set_scissor(const Clip& clip, const Frame& frame) {
  glScissor(clip.left, frame.framebuffer_height - clip.bottom, clip.right - clip.left, clip.bottom - clip.top);
}

}  // namespace

struct GlRenderer::State {
  QuadIndices quads;
  GeometryPainter geometry;
  MarkerPainter markers;
  GlyphPainter glyphs;
  ImagePainter images;
  StillPicture still;
};

GlRenderer::GlRenderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlRenderer::GlRenderer(GlRenderer&&) noexcept = default;
GlRenderer& GlRenderer::operator=(GlRenderer&&) noexcept = default;
GlRenderer::~GlRenderer() = default;

Result<GlRenderer> GlRenderer::create(const std::filesystem::path& shaders, const FontSet& fonts) {
  auto geometry = GeometryPainter::create(shaders);
  if (!geometry) return geometry.error();
  auto markers = MarkerPainter::create(shaders);
  if (!markers) return markers.error();
  auto glyphs = GlyphPainter::create(shaders, fonts);
  if (!glyphs) return glyphs.error();
  auto images = ImagePainter::create(shaders);
  if (!images) return images.error();
  return GlRenderer(
      std::make_unique<State>(State{QuadIndices{}, std::move(geometry).value(), std::move(markers).value(),
                                    std::move(glyphs).value(), std::move(images).value(), StillPicture{}}));
}

void GlRenderer::draw(const DisplayList& list, double device_px_per_px, int framebuffer_height) {
  Frame frame;
  frame.scale = device_px_per_px;
  frame.width = static_cast<int>(std::lround(list.size.width_px * device_px_per_px));
  frame.height = static_cast<int>(std::lround(list.size.height_px * device_px_per_px));
  frame.framebuffer_height = framebuffer_height;
  if (frame.width <= 0 || frame.height <= 0) return;

  glActiveTexture(GL_TEXTURE0);
  glViewport(0, framebuffer_height - frame.height, frame.width, frame.height);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_CULL_FACE);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask(GL_TRUE);
  glStencilMask(0xff);
  glEnable(GL_SCISSOR_TEST);
  std::vector<Clip> clips{{0, 0, frame.width, frame.height}};
  set_scissor(clips.back(), frame);
  const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; };
  glClearColor(part(list.background.r), part(list.background.g), part(list.background.b), 1);
  glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);

  State& state = *state_;
  state.geometry.begin(frame);
  state.images.begin(frame);
  // What is kept of the last frame needs not be drawn again.
  const bool kept = state.still.shows(list, frame);
  const std::size_t first = kept ? list.still.commands : 0;
  if (kept) state.still.put(frame);
  state.markers.prepare(list, first, frame);
  state.glyphs.prepare(list, first, frame);
  struct Painter {
    State& state;
    const Frame& frame;
    std::vector<Clip>& clips;
    std::size_t index = 0;

    void operator()(const FillArea& command) { state.geometry.draw(command, state.quads); }
    void operator()(const StrokeLine& command) { state.geometry.draw(command, state.quads); }
    void operator()(const DrawMarkers&) { state.markers.draw(index, state.quads); }
    void operator()(const DrawGlyphs&) { state.glyphs.draw(index, state.quads); }
    void operator()(const DrawImage& command) { state.images.draw(command, state.quads); }
    void operator()(const PushClip& command) {
      clips.push_back(intersect(clips.back(), command.rect, frame.scale));
      set_scissor(clips.back(), frame);
    }
    void operator()(const PopClip&) {
      assert(clips.size() > 1);
      clips.pop_back();
      set_scissor(clips.back(), frame);
    }
  };
  Painter painter{state, frame, clips, first};
  for (; painter.index < list.commands.size(); ++painter.index) {
    if (!kept && painter.index > 0 && painter.index == list.still.commands) {
      state.still.drawn(list, frame);
      set_scissor(clips.back(), frame);
    }
    std::visit(painter, list.commands[painter.index]);
  }
  state.geometry.end();
  state.images.end();

  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ZERO);
  glDepthFunc(GL_LESS);
  glUseProgram(0);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

Status load_gl(void* (*get_proc_address)(const char*)) {
  const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(get_proc_address));
  if (version < GLAD_MAKE_VERSION(3, 3)) {
    return Error{"Yalu draws with OpenGL 3.3, and this context offers " +
                 (version == 0 ? "none"
                               : std::to_string(GLAD_VERSION_MAJOR(version)) + "." +
                                     std::to_string(GLAD_VERSION_MINOR(version))) +
                 ". Install a newer graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without the card."};
  }
  return Done{};
}

}  // namespace yalu
