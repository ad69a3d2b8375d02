// yalu check: every issue of the files.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace yalu {
namespace {

struct CheckOptions {
  std::vector<std::string> files;
  ReadingOptions reading;
  std::string format = "table";
  bool strict = false;
};

int check(const CheckOptions& options) {
  const Result<WorldRef> world = load_without_ground(options.files, options.reading, {}, {});
  if (!world) return stop_with(exit_failed, world.error().message);
  const Issues& issues = world.value()->issues;
  if (const int code = print(write_issues(issues, *parse_format(options.format))); code != exit_done) return code;
  return options.strict && issues.total() > 0 ? exit_issues : exit_done;
}

}  // namespace

void add_check(CLI::App& program, Command& command) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App& check_command = *program.add_subcommand("check", "List every issue of the data with file, row and column");
  add_files(check_command, options->files);
  add_reading_options(check_command, options->reading);
  add_format(check_command, options->format);
  add_strict(check_command, options->strict);
  add_examples(check_command, "  yalu check --strict incidents.csv");
  check_command.callback([options, &command] { command = [options] { return check(*options); }; });
}

}  // namespace yalu
