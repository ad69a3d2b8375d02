#include <cstdio>

#include <benchmark/benchmark.h>

#include "benchmarks.h"

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const auto subject = yalu::load_subject();
  if (!subject) {
    std::fprintf(stderr, "bench: %s\n", subject.error().message.c_str());
    return 1;
  }
  yalu::register_load(subject.value());
  yalu::register_scene(subject.value());
  yalu::register_frame(subject.value());
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
