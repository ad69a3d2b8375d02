// From a DisplayList to pixels: OpenGL without a window, and Cairo beside it.
#include <cmath>

#include <benchmark/benchmark.h>

#include "benchmarks.h"
#include "render/cairo/cairo_renderer.h"
#include "render/gl/gl_renderer.h"
#include "render/gl/offscreen.h"

namespace yalu {
namespace {

Result<DisplayList> scene(const Subject& subject, double width_px, double height_px) {
  return build_scene(*subject.world, subject.view(width_px, height_px), subject.fonts);
}

/// A picture as the window makes it: drawn, then copied to where it is seen, and done.
bool draw_frame(GlRenderer& renderer, OffscreenGl& gl, const DisplayList& list, int height) {
  if (!renderer.draw(list, 1)) return false;
  renderer.show(0, 0, height);
  gl.finish();
  return true;
}

/// One list over and over: what a still map costs.
void still(benchmark::State& state, const Subject& subject) {
  const int width = static_cast<int>(state.range(0)), height = static_cast<int>(state.range(1));
  auto gl = OffscreenGl::create(width, height);
  if (!gl) return state.SkipWithError(gl.error().message.c_str());
  GlRenderer renderer(subject.fonts);
  const auto list = scene(subject, width, height);
  if (!list) return state.SkipWithError(list.error().message.c_str());
  state.SetLabel(gl.value().driver());
  if (!draw_frame(renderer, gl.value(), list.value(), height)) return state.SkipWithError("the picture is too large");
  for (auto _ : state) {
    if (!draw_frame(renderer, gl.value(), list.value(), height)) return state.SkipWithError("the picture is too large");
  }
}

/// Scene and drawing of a map that zooms in and out again: what a frame costs while it moves.
void flight(benchmark::State& state, const Subject& subject) {
  const int width = static_cast<int>(state.range(0)), height = static_cast<int>(state.range(1));
  auto gl = OffscreenGl::create(width, height);
  if (!gl) return state.SkipWithError(gl.error().message.c_str());
  GlRenderer renderer(subject.fonts);
  ViewState view = subject.view(width, height);
  view.camera = Camera{};
  const double zoom = view.camera.zoom;
  int step = 0;
  for (auto _ : state) {
    view.camera.zoom = zoom + 1.5 - 1.5 * std::cos(0.05 * step++);
    const auto list = build_scene(*subject.world, view, subject.fonts);
    if (!list) return state.SkipWithError(list.error().message.c_str());
    if (!draw_frame(renderer, gl.value(), list.value(), height)) return state.SkipWithError("the picture is too large");
  }
}

/// Context and the first picture, with nothing kept from before: the part of the window's start that is ours.
void first(benchmark::State& state, const Subject& subject) {
  const int width = static_cast<int>(state.range(0)), height = static_cast<int>(state.range(1));
  for (auto _ : state) {
    auto gl = OffscreenGl::create(width, height);
    if (!gl) return state.SkipWithError(gl.error().message.c_str());
    GlRenderer renderer(subject.fonts);
    const auto list = scene(subject, width, height);
    if (!list) return state.SkipWithError(list.error().message.c_str());
    if (!draw_frame(renderer, gl.value(), list.value(), height)) return state.SkipWithError("the picture is too large");
  }
}

void cairo(benchmark::State& state, const Subject& subject) {
  const auto list = scene(subject, static_cast<double>(state.range(0)), static_cast<double>(state.range(1)));
  if (!list) return state.SkipWithError(list.error().message.c_str());
  for (auto _ : state) {
    const auto pixels = draw_pixels(list.value(), subject.fonts, 1);
    if (!pixels) return state.SkipWithError(pixels.error().message.c_str());
  }
}

}  // namespace

void register_frame(const Subject& subject) {
  const auto add = [&subject](const char* name, void (*run)(benchmark::State&, const Subject&)) {
    benchmark::RegisterBenchmark(name, [run, &subject](benchmark::State& state) { run(state, subject); })
        ->Args({1280, 800})
        ->Args({1920, 1080})
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
  };
  add("frame/first", first);
  add("frame/still", still);
  add("frame/flight_with_scene", flight);
  add("frame/cairo", cairo);
}

}  // namespace yalu
