// yalu [FILE...]: the window.
#include "app/window.h"

#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "cli/sizes.h"

namespace yalu {

void add_window(CLI::App& program, Command& command) {
  auto options = std::make_shared<WindowOptions>();
  auto size = std::make_shared<std::string>();
  auto reading = std::make_shared<ReadingOptions>();
  program.add_option("FILE", options->files, "Incident files and at most one *.briefing.json to open in the window")
      ->option_text("...");
  program.add_option("--size", *size, "Size of the window")->option_text("WIDTHxHEIGHT")->check(valid_screen_size());
  program.add_option("--state-file", options->state_file, "Write what is shown to this file as JSON, for tests")
      ->group("");
  add_reading_options(program, *reading);
  program.callback([&program, options, size, reading, &command] {
    if (!program.get_subcommands().empty()) {
      // What stands before a command would act on a window that never opens.
      for (const CLI::Option* option : program.get_options()) {
        if (option->count() == 0) continue;
        const std::string mistake = option->get_name() + " stands before the command; put it behind it";
        command = [mistake] { return stop_with(exit_wrong_usage, mistake); };
      }
      return;
    }
    command = [options, size, reading] {
      if (!size->empty()) options->size = parse_screen_size(*size);
      Result<LoadOptions> load = apply_reading_options(*reading, {});
      if (!load) return stop_with(exit_wrong_usage, load.error().message);
      options->reading = std::move(load).value();
      const Status shown = run_window(*options);
      return shown ? exit_done : stop_with(exit_failed, shown.error().message);
    };
  });
}

}  // namespace yalu
