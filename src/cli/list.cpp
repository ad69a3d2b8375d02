// yalu list: the incidents that match a filter.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace yalu {
namespace {

struct ListOptions {
  std::vector<std::string> files;
  FilterOptions filter;
  ReadingOptions reading;
  std::string format = "table";
  bool strict = false;
};

int list(const ListOptions& options) {
  const Result<Filter> filter = apply_filter_options(options.filter, {});
  if (!filter) return stop_with(exit_wrong_usage, filter.error().message);
  const Result<WorldRef> loaded = load_without_ground(options.files, options.reading, filter.value().as_of);
  if (!loaded) return stop_with(exit_failed, loaded.error().message);
  const World& world = *loaded.value();
  const Result<Selection> selected = select_by_options(world, options.filter, filter.value());
  if (!selected) return stop_with(exit_wrong_usage, selected.error().message);
  const Selection& selection = selected.value();
  if (const int code = print(write_list(world, selection, *parse_format(options.format))); code != exit_done)
    return code;
  return finish(world.issues, options.files, options.strict);
}

}  // namespace

void add_list(CLI::App& program, Command& command) {
  auto options = std::make_shared<ListOptions>();
  CLI::App& list_command = *program.add_subcommand("list", "List the incidents that match a filter");
  add_files(list_command, options->files);
  add_filter_options(list_command, options->filter, true);
  add_reading_options(list_command, options->reading);
  add_format(list_command, options->format);
  add_strict(list_command, options->strict);
  add_examples(list_command,
               "  yalu list incidents.csv --from 2023-11-01 --to 2023-12-31\n"
               "  yalu list incidents.gpkg --kind forced-repatriation --format json");
  list_command.callback([options, &command] { command = [options] { return list(*options); }; });
}

}  // namespace yalu
