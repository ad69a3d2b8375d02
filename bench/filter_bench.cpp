// Filtering and counting a large file, and the same rows ten times over: the work of the peers' task t5.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "incidents/claims.h"
#include "incidents/filter.h"
#include "incidents/tally.h"
#include "io/world_loader.h"
#include "repeated.h"

namespace yalu {
namespace {

void measure(const World& world, const Incidents& incidents) {
  struct Mode {
    const char* name;
    bool total, month;
  };
  for (const Mode mode : {Mode{"total", true, false}, Mode{"month", false, true}, Mode{"both", true, true}}) {
    std::vector<double> seconds;
    std::int64_t check = 0;
    constexpr int steps = 24;
    for (int step = 0; step < steps; ++step) {
      const Day from = *make_day(2000, 1, 1) + std::chrono::days{(9497 - 1825) * step / (steps - 1)};
      Filter filter;
      filter.window = {from, from + std::chrono::days{1824}};
      filter.kinds = {"crossing", "arrest"};
      const auto start = std::chrono::steady_clock::now();
      const Selection selection = select_incidents(incidents, world.table, world.locations, world.gazetteer, filter);
      // A tally by month holds the totals too.
      const GroupBy by = mode.month ? GroupBy::month : GroupBy::none;
      const Tally tally = make_tally(incidents, world.table, world.locations, world.gazetteer, selection, by);
      seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
      check += tally.certain.incidents;
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf(
        "{\"task\": \"T5\", \"peer\": \"yalu\", \"n\": %zu, \"mode\": \"%s\", \"min_s\": %.5f, "
        "\"median_s\": %.5f, \"check\": %lld}\n",
        incidents.size(), mode.name, seconds.front(), seconds[steps / 2], static_cast<long long>(check));
  }
}

int filter_bench(const std::string& incidents, int times) {
  const Result<Resources> resources = find_resources();
  if (!resources) return 1;
  LoadOptions options;
  options.with_base_map = false;
  options.with_marks = false;
  const Result<WorldRef> world = load_world(Input{std::nullopt, {incidents}}, resources.value(), options);
  if (!world) {
    std::fprintf(stderr, "filter_bench: %s\n", world.error().message.c_str());
    return 1;
  }
  const Incidents& once = world.value()->incidents;
  measure(*world.value(), times > 1 ? repeated(once, world.value()->table, times) : once);
  return 0;
}

}  // namespace
}  // namespace yalu

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: filter_bench INCIDENTS.csv [TIMES]\n");
    return 2;
  }
  return yalu::filter_bench(argv[1], argc > 2 ? std::atoi(argv[2]) : 1);
}
