// yalu list: the incidents that match a filter.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "io/list_results.h"

namespace yalu {
namespace {

struct ListOptions {
  std::vector<std::string> files;
  FilterOptions filter;
  ReadingOptions reading;
  std::string format = "table";
  std::vector<std::string> columns;
  bool strict = false;
};

Status check_columns(const ListOptions& options) {
  if (options.columns.empty()) return Done{};
  const Format format = *parse_format(options.format);
  if (format != Format::table && format != Format::csv) {
    return Error{"--columns is for table and csv: " + options.format + " always holds all of them"};
  }
  const std::span<const std::string_view> known = list_columns();
  for (const std::string& name : options.columns) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string names;
    for (const std::string_view column : known) names += (names.empty() ? "" : ", ") + std::string(column);
    return Error{"--columns: there is no column \"" + name + "\"; there are " + names};
  }
  return Done{};
}

int list(const ListOptions& options) {
  if (const Status columns = check_columns(options); !columns) {
    return stop_with(exit_wrong_usage, columns.error().message);
  }
  const Result<Filter> filter = apply_filter_options(options.filter, {});
  if (!filter) return stop_with(exit_wrong_usage, filter.error().message);
  const Result<WorldRef> loaded = load_without_ground(options.files, options.reading, filter.value().as_of,
                                                      needed_incidents(options.filter, filter.value(), options.strict));
  if (!loaded) return stop_with(exit_failed, loaded.error().message);
  const World& world = *loaded.value();
  const Result<Selection> selected = select_by_options(world, options.filter, filter.value());
  if (!selected) return stop_with(exit_wrong_usage, selected.error().message);
  if (const int code = print(write_list(world, selected.value(), *parse_format(options.format), options.columns));
      code != exit_done)
    return code;
  return finish(world.issues, options.files, options.reading, options.strict);
}

}  // namespace

void add_list(CLI::App& program, Command& command) {
  auto options = std::make_shared<ListOptions>();
  CLI::App& list_command = *program.add_subcommand("list", "List the incidents that match a filter");
  add_files(list_command, options->files);
  add_filter_options(list_command, options->filter);
  add_reading_options(list_command, options->reading);
  list_command.add_option("--format", options->format, "How to write the result (default table)")
      ->option_text("table|csv|json|geojson")
      ->check(CLI::IsMember({"table", "csv", "json", "geojson"}));
  list_command.add_option("--columns", options->columns, "Columns that table and csv show, in this order")
      ->option_text("NAME,...")
      ->delimiter(',')
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false);
  add_strict(list_command, options->strict);
  add_examples(list_command,
               "  yalu list incidents.csv --from 2023-11-01 --to 2023-12-31\n"
               "  yalu list incidents.gpkg --kind forced-repatriation --format json\n"
               "  yalu list incidents.csv --columns id,earliest,latest,persons_best,destination\n"
               "  yalu list \"PG:host=localhost dbname=border user=me\" --layer incidents --from 2023-11-01");
  list_command.callback([options, &command] { command = [options] { return list(*options); }; });
}

}  // namespace yalu
