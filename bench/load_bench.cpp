// From files to a World, and to the fonts.
#include <benchmark/benchmark.h>

#include "benchmarks.h"

namespace yalu {

void register_load(const Subject& subject) {
  benchmark::RegisterBenchmark("load/world", [&subject](benchmark::State& state) {
    for (auto _ : state) {
      const auto world = load_world(subject.input, subject.resources, LoadOptions{});
      if (!world) state.SkipWithError(world.error().message.c_str());
    }
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("load/incidents_alone", [&subject](benchmark::State& state) {
    LoadOptions options;
    options.with_base_map = false;
    for (auto _ : state) {
      const auto world = load_world(subject.input, subject.resources, options);
      if (!world) state.SkipWithError(world.error().message.c_str());
    }
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("load/fonts", [&subject](benchmark::State& state) {
    for (auto _ : state) {
      const auto fonts = FontSet::load(subject.resources.fonts);
      if (!fonts) state.SkipWithError(fonts.error().message.c_str());
    }
  })->Unit(benchmark::kMillisecond);
}

}  // namespace yalu
