// yalu places: what the gazetteer makes of a name.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "incidents/geocoder.h"
#include "io/gazetteer_reader.h"

namespace yalu {
namespace {

struct PlacesOptions {
  std::vector<std::string> names;
  std::string format = "table";
  bool strict = false;
};

int places(const PlacesOptions& options) {
  const Result<Resources> resources = find_resources();
  if (!resources) return stop_with(exit_failed, resources.error().message);
  Issues issues;
  const Result<Gazetteer> gazetteer = read_gazetteer(resources.value().geodata / "gazetteer", issues);
  if (!gazetteer) return stop_with(exit_failed, gazetteer.error().message);
  if (const int code = print(write_places(gazetteer.value(), options.names, *parse_format(options.format)));
      code != exit_done)
    return code;
  const bool all_found = std::all_of(options.names.begin(), options.names.end(), [&](const std::string& name) {
    return geocode(gazetteer.value(), name).match.has_value();
  });
  return options.strict && !all_found ? exit_issues : exit_done;
}

}  // namespace

void add_places(CLI::App& program, Command& command) {
  auto options = std::make_shared<PlacesOptions>();
  CLI::App& places_command =
      *program.add_subcommand("places", "Show what the gazetteer makes of a name, in any script");
  places_command.add_option("NAME", options->names, "Names as a report writes them")->option_text("...")->required();
  add_format(places_command, options->format);
  places_command.add_flag("--strict", options->strict, "End with exit code 3 where a name is not exactly one place");
  add_examples(places_command, "  yalu places 'Yanggang Province (border region)' 丹东 량강도");
  places_command.callback([options, &command] { command = [options] { return places(*options); }; });
}

}  // namespace yalu
