// yalu [FILE...]: the window.
#include "app/window.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "cli/sizes.h"

namespace yalu {

void add_window(CLI::App& program, Command& command) {
  auto options = std::make_shared<WindowOptions>();
  auto size = std::make_shared<std::string>();
  program.add_option("FILE", options->files, "Incident files and at most one *.briefing.json to open in the window")
      ->option_text("...");
  program.add_option("--size", *size, "Size of the window")->option_text("WIDTHxHEIGHT")->check(valid_screen_size());
  program.add_option("--state-file", options->state_file, "Write what is shown to this file as JSON, for tests")
      ->group("");
  program.callback([&program, options, size, &command] {
    if (!program.get_subcommands().empty()) return;
    command = [options, size] {
      if (!size->empty()) options->size = parse_screen_size(*size);
      const Status shown = run_window(*options);
      return shown ? exit_done : stop_with(exit_failed, shown.error().message);
    };
  });
}

}  // namespace yalu
