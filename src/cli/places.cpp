// yalu places: what the gazetteer makes of a name, and which names of incident files it does not know.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "incidents/geocoder.h"
#include "io/gazetteer_reader.h"
#include "io/incident_reader.h"
#include "io/place_results.h"

namespace yalu {
namespace {

struct PlacesOptions {
  std::vector<std::string> names;
  std::string format = "table";
  ReadingOptions reading;
  bool unmatched = false;
  bool strict = false;
};

/// The names of the files that are not surely one place.
int unmatched(const PlacesOptions& options, const LoadOptions& load, const Gazetteer& gazetteer) {
  IncidentTable table;
  Issues issues;  // of other columns: `yalu check` tells them
  ReadOptions reading;
  reading.profile = load.profile;
  reading.separator = load.separator;
  reading.layer = load.layer;
  for (const std::string& file : options.names) {
    if (const Status read = read_incidents(file, reading, table, issues); !read) {
      return stop_with(exit_failed, read.error().message);
    }
  }
  const std::vector<UnmatchedName> names = unmatched_names(table, gazetteer);
  if (const int code = print(write_unmatched(gazetteer, names, *parse_format(options.format))); code != exit_done)
    return code;
  return options.strict && !names.empty() ? exit_issues : exit_done;
}

int places(const PlacesOptions& options) {
  const Result<Resources> resources = find_resources();
  if (!resources) return stop_with(exit_failed, resources.error().message);
  const Result<LoadOptions> load = apply_reading_options(options.reading, {});
  if (!load) return stop_with(exit_wrong_usage, load.error().message);
  Issues issues;
  const Result<Gazetteer> gazetteer =
      read_gazetteer(resources.value().geodata / "gazetteer", load.value().gazetteers, issues);
  if (!gazetteer) return stop_with(exit_failed, gazetteer.error().message);
  for (const Issue& issue : issues) say(to_string(issue));
  if (options.strict && !issues.empty()) return exit_issues;
  if (options.unmatched) return unmatched(options, load.value(), gazetteer.value());
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
  places_command.add_option("NAME", options->names, "Names as a report writes them; with --unmatched, incident files")
      ->option_text("...")
      ->required();
  add_reading_options(places_command, options->reading);
  places_command.add_flag("--unmatched", options->unmatched,
                          "List the names of incident files that are not exactly one place, as a table to fill in");
  add_format(places_command, options->format);
  places_command.add_flag("--strict", options->strict, "End with exit code 3 where a name is not exactly one place");
  add_examples(places_command,
               "  yalu places 'Yanggang Province (border region)' 丹东 량강도\n"
               "  yalu places --unmatched incidents.csv --format csv > names.csv");
  places_command.callback([options, &command] { command = [options] { return places(*options); }; });
}

}  // namespace yalu
