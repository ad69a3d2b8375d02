// yalu list: the incidents that match a filter.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "io/list_results.h"

namespace yalu {
namespace {

struct ListOptions {
  IncidentOptions incidents;
  std::string format = "table";
  std::vector<std::string> columns;
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
  return with_incidents(options.incidents, [&](const World& world, const Selection& selection) {
    return print(write_list(world, selection, *parse_format(options.format), options.columns));
  });
}

}  // namespace

void add_list(CLI::App& program, Command& command) {
  auto options = std::make_shared<ListOptions>();
  CLI::App& list_command = *program.add_subcommand("list", "List the incidents that match a filter");
  add_incident_options(list_command, options->incidents);
  list_command.add_option("--format", options->format, "How to write the result (default table)")
      ->option_text("table|csv|json|geojson")
      ->check(CLI::IsMember({"table", "csv", "json", "geojson"}));
  list_command.add_option("--columns", options->columns, "Columns that table and csv show, in this order")
      ->option_text("NAME,...")
      ->delimiter(',')
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false);
  add_examples(list_command,
               "  yalu list incidents.csv --from 2023-11-01 --to 2023-12-31\n"
               "  yalu list incidents.gpkg --kind forced-repatriation --format json\n"
               "  yalu list incidents.csv --columns id,earliest,latest,persons_best,destination\n"
               "  yalu list \"PG:host=localhost dbname=border user=me\" --layer incidents --from 2023-11-01");
  list_command.callback([options, &command] { command = [options] { return list(*options); }; });
}

}  // namespace yalu
