// From a World and a ViewState to a DisplayList.
#include <benchmark/benchmark.h>

#include "benchmarks.h"

namespace yalu {
namespace {

void build(benchmark::State& state, const Subject& subject, const ViewState& view) {
  std::size_t commands = 0;
  for (auto _ : state) {
    const auto list = build_scene(*subject.world, view, subject.fonts);
    if (!list) {
      state.SkipWithError(list.error().message.c_str());
      return;
    }
    commands = list.value().commands.size();
  }
  state.counters["commands"] = static_cast<double>(commands);
}

}  // namespace

void register_scene(const Subject& subject) {
  benchmark::RegisterBenchmark("build_scene/1280x800", [&subject](benchmark::State& state) {
    build(state, subject, subject.view(1280, 800));
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("build_scene/1920x1080", [&subject](benchmark::State& state) {
    build(state, subject, subject.view(1920, 1080));
  })->Unit(benchmark::kMillisecond);
}

}  // namespace yalu
