// yalu convert: the incidents that match a filter, as a file of a GIS or a spreadsheet.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "io/incident_writer.h"

namespace yalu {
namespace {

struct ConvertOptions {
  IncidentOptions incidents;
  std::string output;
  std::optional<std::string> format;
};

Result<TableFormat> output_format(const ConvertOptions& options) {
  if (options.output == "-") {
    return options.format.value_or("csv") == "csv" ? TableFormat::csv : TableFormat::geojson;
  }
  if (options.format) return Error{"--format is for -o - only: the ending of a file's name says its format"};
  if (const std::optional<TableFormat> format = table_format_of(options.output)) return *format;
  return Error{options.output + ": unknown ending; use .gpkg, .geojson, .csv, .xlsx, .ods or .fgb"};
}

std::string counted_noun(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// What a reader of the output must know and cannot see in it.
void say_what_is_in(const World& world, const std::vector<ClaimId>& claims, const Selection& selection,
                    const std::string& output) {
  const auto restricted = static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [&](ClaimId claim) {
    return world.table.sensitivity[index_of(claim)] == "restricted";
  }));
  if (restricted > 0) {
    say(counted_noun(restricted, "row") + " in the output marked restricted: think before you pass it on");
  }
  if (claims.empty()) say("no incident matches; the output has no rows");
  if (!selection.undated.empty()) {
    say(counted_noun(selection.undated.size(), "incident") +
        " without a date left out: no window can be said to hold "
        "them");
  }
  if (output != "-") return;
  const std::size_t sources = listed_source_count(world.table, world.locations, claims);
  if (sources > 0) {
    say(counted_noun(sources, "source") +
        " left out: standard output has no place for the list; write a file to keep "
        "them");
  }
}

int convert(const ConvertOptions& options) {
  const Result<TableFormat> format = output_format(options);
  if (!format) return stop_with(exit_wrong_usage, format.error().message);
  return with_incidents(options.incidents, [&](const World& world, const Selection& selection) -> int {
    const std::vector<ClaimId> claims = claims_of(world.incidents, selection);
    const WriteOptions write{format.value(), inputs_of(world, options.incidents.files, options.incidents.reading)};
    if (const Status written = write_incidents(options.output, world.table, world.locations, claims, write); !written) {
      return stop_with(exit_failed, written.error().message);
    }
    say_what_is_in(world, claims, selection, options.output);
    return exit_done;
  });
}

}  // namespace

void add_convert(CLI::App& program, Command& command) {
  auto options = std::make_shared<ConvertOptions>();
  CLI::App& convert_command =
      *program.add_subcommand("convert", "Write the incidents that match a filter, with their sources, to a file");
  add_incident_options(convert_command, options->incidents);
  convert_command
      .add_option("-o,--output", options->output,
                  "The file: .gpkg, .geojson, .csv, .xlsx, .ods or .fgb; - for standard output")
      ->option_text("FILE")
      ->required();
  convert_command.add_option("--format", options->format, "What -o - writes (default csv)")
      ->option_text("csv|geojson")
      ->check(CLI::IsMember({"csv", "geojson"}));
  add_examples(convert_command,
               "  yalu convert incidents.csv -o incidents.gpkg\n"
               "  yalu convert incidents.xlsx -o autumn.geojson --from 2023-09-01 --to 2023-11-30");
  convert_command.callback([options, &command] { command = [options] { return convert(*options); }; });
}

}  // namespace yalu
