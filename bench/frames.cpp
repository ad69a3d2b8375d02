// yalu_bench frames: scripted frames over many incidents, drawn without a window, as one line of JSON.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include "base/resources.h"
#include "io/world_loader.h"
#include "map/scene.h"
#include "render/gl/gl_renderer.h"
#include "render/gl/offscreen.h"
#include "repeated.h"

namespace yalu {
namespace {

constexpr int views = 24;  // of the pan: as the peers' task t3 has them
constexpr std::int64_t most_generated = 1'000'000;

struct Options {
  std::string incidents = "1000000";
  std::string size = "1920x1080";
  std::string path = "pan";
  int frames = 120;
  bool readback = false;
};

/// SplitMix64: the same incidents on every machine.
class Random {
 public:
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  double normal() {
    double sum = -3;
    for (int i = 0; i < 6; ++i) sum += uniform();
    return sum * std::numbers::sqrt2;
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ z >> 30U) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ z >> 27U) * 0x94d049bb133111ebULL;
    return z ^ z >> 31U;
  }
  std::uint64_t state_ = 20231120;
};

/// Invented incidents around towns along the border, in twenty-five years from 2000 on.
void write_incidents(const std::filesystem::path& file, std::int64_t count) {
  constexpr double towns[][2] = {{124.39, 40.13}, {125.05, 40.39}, {126.19, 41.12}, {126.92, 41.81}, {128.20, 41.42},
                                 {129.22, 42.23}, {129.75, 42.44}, {129.84, 42.97}, {130.37, 42.86}, {130.30, 42.25}};
  constexpr const char* kinds[] = {"crossing", "forced-repatriation", "arrest", "transfer"};
  std::ofstream out(file);
  out << "id,date,kind,persons_best,origin_lon,origin_lat,origin_precision,destination_lon,destination_lat,"
         "destination_precision\n";
  Random random;
  const auto pick = [&](std::size_t of) {
    return static_cast<std::size_t>(random.uniform() * static_cast<double>(of));
  };
  for (long long i = 1; i <= count; ++i) {
    const double* from = towns[pick(std::size(towns))];
    const double* to = towns[pick(std::size(towns))];
    const double spread = random.uniform() < 0.8 ? 0.06 : 0.35;
    const Day day = *make_day(2000, 1, 1) + std::chrono::days{static_cast<int>(random.uniform() * 9497)};
    char line[256];
    std::snprintf(line, sizeof line, "%lld,%s,%s,%d,%.5f,%.5f,exact,%.5f,%.5f,exact\n", i, format_iso_day(day).c_str(),
                  kinds[pick(std::size(kinds))], 1 + static_cast<int>(pick(60)), from[0] + spread * random.normal(),
                  from[1] + 0.6 * spread * random.normal(), to[0] + spread * random.normal(),
                  to[1] + 0.6 * spread * random.normal());
    out << line;
  }
}

Result<WorldRef> load(const std::string& incidents, const Resources& resources) {
  const bool generated = incidents.find_first_not_of("0123456789") == std::string::npos;
  if (!generated) return load_world(Input{std::nullopt, {incidents}}, resources, LoadOptions{});
  const std::int64_t count = std::stoll(incidents);
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("yalu_bench_" + incidents + ".csv");
  write_incidents(file, std::min(count, most_generated));
  Result<WorldRef> world = load_world(Input{std::nullopt, {file.string()}}, resources, LoadOptions{});
  std::filesystem::remove(file);
  if (!world || count <= most_generated) return world;
  // Nobody else holds it yet.
  auto more = std::const_pointer_cast<World>(world.value());
  more->incidents = repeated(more->incidents, more->table, static_cast<int>(count / most_generated));
  more->mark_points = make_mark_points(*more);
  return WorldRef(std::move(more));
}

/// The view of a frame.
ViewState view_at(const Options& options, ScreenSize size, int frame) {
  ViewState view;
  view.size = size;
  view.camera.center = {125.5, 40.6};
  view.camera.zoom = 6.65;
  view.layers.arcs = options.path == "arcs";
  const double around = 2 * std::numbers::pi * (frame % views) / views;
  if (options.path == "pan" || options.path == "arcs") {
    view.camera.center = {126.5 + 2 * std::cos(around), 41.2 + 0.7 * std::sin(around)};
    view.camera.zoom = 7.4 + std::sin(2 * around);
  } else if (options.path == "zoom") {
    view.camera.center = {126.5, 41.2};
    view.camera.zoom = 7.4 + 1.4 * std::sin(2 * std::numbers::pi * frame / options.frames);
  } else {
    // Two years that move through the whole.
    const Day from = *make_day(2000, 1, 1) + std::chrono::days{(9497 - 730) * frame / std::max(1, options.frames - 1)};
    view.filter.window = {from, from + std::chrono::days{729}};
  }
  return view;
}

/// Milliseconds of processor time that this process took, all threads together: what a busy machine does not blur.
double processor_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

int frames(const Options& options) {
  int width = 0, height = 0;
  if (std::sscanf(options.size.c_str(), "%dx%d", &width, &height) != 2 || width <= 0 || height <= 0) {
    std::fprintf(stderr, "yalu_bench: --size is like 1920x1080\n");
    return 2;
  }
  const auto stop = [](const Error& error) {
    std::fprintf(stderr, "yalu_bench: %s\n", error.message.c_str());
    return 1;
  };
  const Result<Resources> resources = find_resources();
  if (!resources) return stop(resources.error());
  const Result<FontSet> fonts = FontSet::load(resources.value().fonts);
  if (!fonts) return stop(fonts.error());
  const Result<WorldRef> world = load(options.incidents, resources.value());
  if (!world) return stop(world.error());
  Result<OffscreenGl> gl = OffscreenGl::create(width, height);
  if (!gl) return stop(gl.error());
  GlRenderer renderer(fonts.value());

  SceneBuilder scenes(fonts.value());
  const ScreenSize size{static_cast<double>(width), static_cast<double>(height)};
  std::vector<double> milliseconds, scene_ms;
  std::vector<unsigned char> pixels;
  double processor_start = 0;
  // Two frames first, as with the peers: programs are compiled and pages touched.
  for (int frame = -2; frame < options.frames; ++frame) {
    if (frame == 0) processor_start = processor_ms();
    const auto start = std::chrono::steady_clock::now();
    const auto since = [&] {
      return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    };
    const auto list = scenes.build(world.value(), view_at(options, size, std::max(frame, 0)));
    if (!list) return stop(list.error());
    const double scene = since();
    if (const Status drawn = renderer.draw(list.value(), 1); !drawn) return stop(drawn.error());
    renderer.show(0, 0, height);
    if (options.readback) {
      gl.value().read_pixels(pixels);
    } else {
      gl.value().finish();
    }
    if (frame < 0) continue;
    milliseconds.push_back(since());
    scene_ms.push_back(scene);
  }
  const auto quantile = [](std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size()))) - 1)];
  };
  const double processor = (processor_ms() - processor_start) / options.frames;
  double sum = 0;
  for (const double ms : milliseconds) sum += ms;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "{\"path\": \"%s\", \"size\": \"%s\", \"incidents\": %zu, \"frames\": %d, \"mean_ms\": %.2f, \"p50_ms\": %.2f, "
      "\"p95_ms\": %.2f, \"p99_ms\": %.2f, \"scene_p50_ms\": %.2f, \"processor_ms\": %.2f, "
      "\"readback\": %s, \"renderer\": \"%s\", "
      "\"peak_rss_mb\": %ld}\n",
      options.path.c_str(), options.size.c_str(), world.value()->incidents.size(), options.frames,
      sum / static_cast<double>(milliseconds.size()), quantile(milliseconds, 0.5), quantile(milliseconds, 0.95),
      quantile(milliseconds, 0.99), quantile(scene_ms, 0.5), processor, options.readback ? "true" : "false",
      gl.value().driver().c_str(), usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace yalu

int main(int argc, char** argv) {
  CLI::App program("Timings of Yalu's frames", "yalu_bench");
  program.require_subcommand(1);
  yalu::Options options;
  CLI::App& command = *program.add_subcommand("frames", "Draws scripted frames and prints their times as JSON");
  command.add_option("--incidents", options.incidents, "A file, or so many invented incidents")->option_text("FILE|N");
  command.add_option("--size", options.size, "Pixels")->option_text("WxH");
  command.add_option("--path", options.path, "What moves (arcs: as pan, with the ways of incidents)")
      ->option_text("pan|zoom|time|arcs")
      ->check(CLI::IsMember({"pan", "zoom", "time", "arcs"}));
  command.add_option("--frames", options.frames, "How many")->check(CLI::Range(1, 100000));
  command.add_flag("--readback", options.readback, "Read every frame back from the graphics card");
  CLI11_PARSE(program, argc, argv);
  return yalu::frames(options);
}
