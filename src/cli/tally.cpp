// yalu tally: honest totals over a filter.
#include "incidents/tally.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace yalu {
namespace {

struct TallyOptions {
  IncidentOptions incidents;
  std::optional<std::string> by;
  std::string format = "table";
};

int tally(const TallyOptions& options) {
  const GroupBy by = options.by ? *parse_group_by(*options.by) : GroupBy::none;
  return with_incidents(options.incidents, [&](const World& world, const Selection& selection) {
    const Tally result = make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, by);
    return print(write_tally(world, result, by, *parse_format(options.format)));
  });
}

}  // namespace

void add_tally(CLI::App& program, Command& command) {
  auto options = std::make_shared<TallyOptions>();
  CLI::App& tally_command = *program.add_subcommand("tally", "Count incidents and persons, certain and possible apart");
  add_incident_options(tally_command, options->incidents);
  tally_command.add_option("--by", options->by, "Also a total for each group")
      ->option_text("month|day|year|kind|origin|destination|verification")
      ->check(CLI::IsMember({"month", "day", "year", "kind", "origin", "destination", "verification"}));
  add_format(tally_command, options->format);
  add_examples(tally_command,
               "  yalu tally incidents.csv --from 2023-11-01 --to 2023-12-31\n"
               "  yalu tally incidents.csv --by month --format csv");
  tally_command.callback([options, &command] { command = [options] { return tally(*options); }; });
}

}  // namespace yalu
