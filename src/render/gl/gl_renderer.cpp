#include "render/gl/gl_renderer.h"

#include <string>

#include "render/gl/clip.h"
#include "render/gl/geometry_painter.h"
#include "render/gl/glyph_painter.h"
#include "render/gl/marker_painter.h"
#include "render/gl/still_picture.h"

namespace yalu {
namespace {

void set_scissor(const Clip& clip, const Frame& frame) {
  glScissor(clip.left, frame.framebuffer_height - clip.bottom, clip.right - clip.left, clip.bottom - clip.top);
}

}  // namespace

struct GlRenderer::State {
  QuadIndices quads;
  GeometryPainter geometry;
  MarkerPainter markers;
  GlyphPainter glyphs;
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
  return GlRenderer(
      std::make_unique<State>(State{QuadIndices{}, std::move(geometry).value(), std::move(markers).value(),
                                    std::move(glyphs).value(), StillPicture{}}));
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
  glEnable(GL_SCISSOR_TEST);
  ClipStack clips(frame.width, frame.height, frame.scale);
  set_scissor(clips.now(), frame);

  State& state = *state_;
  // What is kept of the last frame needs not be drawn again.
  const bool kept = state.still.shows(list, frame);
  const std::size_t first = kept ? list.still.commands : 0;
  state.geometry.prepare(list, first, frame);
  state.markers.prepare(list, first, frame);
  state.glyphs.prepare(list, first, frame);
  if (kept) {
    state.still.put(frame);
  } else if (!state.geometry.fills_frame()) {
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; };
    glClearColor(part(list.background.r), part(list.background.g), part(list.background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  struct Painter {
    State& state;
    const Frame& frame;
    ClipStack& clips;
    std::size_t index = 0;

    void operator()(const FillArea&) { state.geometry.draw(index, state.quads); }
    void operator()(const StrokeLine&) { state.geometry.draw(index, state.quads); }
    void operator()(const DrawImage&) { state.geometry.draw(index, state.quads); }
    void operator()(const DrawMarkers&) { state.markers.draw(index, state.quads); }
    void operator()(const DrawGlyphs&) { state.glyphs.draw(index, state.quads); }
    void operator()(const PushClip& command) {
      clips.push(command.rect);
      set_scissor(clips.now(), frame);
    }
    void operator()(const PopClip&) {
      clips.pop();
      set_scissor(clips.now(), frame);
    }
  };
  Painter painter{state, frame, clips, first};
  for (; painter.index < list.commands.size(); ++painter.index) {
    if (!kept && painter.index > 0 && painter.index == list.still.commands) {
      state.still.drawn(list, frame);
      set_scissor(clips.now(), frame);
    }
    std::visit(painter, list.commands[painter.index]);
  }

  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ZERO);
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
