// yalu tally: honest totals over a filter.
#include "incidents/tally.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace yalu {
namespace {

struct TallyOptions {
  std::vector<std::string> files;
  FilterOptions filter;
  ReadingOptions reading;
  std::optional<std::string> by;
  std::string format = "table";
  bool strict = false;
};

int tally(const TallyOptions& options) {
  const Result<Filter> filter = apply_filter_options(options.filter, {});
  if (!filter) return stop_with(exit_wrong_usage, filter.error().message);
  const Result<WorldRef> loaded = load_without_ground(options.files, options.reading, filter.value().as_of,
                                                      needed_incidents(options.filter, filter.value(), options.strict));
  if (!loaded) return stop_with(exit_failed, loaded.error().message);
  const World& world = *loaded.value();
  const GroupBy by = options.by ? *parse_group_by(*options.by) : GroupBy::none;
  const Result<Selection> selected = select_by_options(world, options.filter, filter.value());
  if (!selected) return stop_with(exit_wrong_usage, selected.error().message);
  const Selection& selection = selected.value();
  const Tally result = make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, by);
  if (const int code = print(write_tally(world, result, by, *parse_format(options.format))); code != exit_done)
    return code;
  return finish(world.issues, options.files, options.reading, options.strict);
}

}  // namespace

void add_tally(CLI::App& program, Command& command) {
  auto options = std::make_shared<TallyOptions>();
  CLI::App& tally_command = *program.add_subcommand("tally", "Count incidents and persons, certain and possible apart");
  add_files(tally_command, options->files);
  add_filter_options(tally_command, options->filter);
  add_reading_options(tally_command, options->reading);
  tally_command.add_option("--by", options->by, "Also a total for each group")
      ->option_text("month|day|year|kind|origin|destination|verification")
      ->check(CLI::IsMember({"month", "day", "year", "kind", "origin", "destination", "verification"}));
  add_format(tally_command, options->format);
  add_strict(tally_command, options->strict);
  add_examples(tally_command,
               "  yalu tally incidents.csv --from 2023-11-01 --to 2023-12-31\n"
               "  yalu tally incidents.csv --by month --format csv");
  tally_command.callback([options, &command] { command = [options] { return tally(*options); }; });
}

}  // namespace yalu
