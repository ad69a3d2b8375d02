// The program: reads the arguments, runs one command, returns its exit code.
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/options.h"

int main(int argc, char** argv) {
  CLI::App program{
      "Incidents along the China-North Korea border, on maps that can be believed.\n"
      "Without a command the window opens."};
  program.name("yalu");
  program.set_version_flag("--version", "Yalu " YALU_VERSION);
  program.require_subcommand(0, 1);
  yalu::Command command;
  std::vector<std::string> arguments{"yalu"};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  yalu::add_check(program, command);
  yalu::add_list(program, command);
  yalu::add_tally(program, command);
  yalu::add_convert(program, command);
  yalu::add_places(program, command);
  yalu::add_render(program, command, arguments);
  yalu::add_info(program, command);
  yalu::add_window(program, command);
  yalu::add_examples(program,
                     "  yalu geodata/briefings/hanbyun-2024-01.briefing.json\n"
                     "  yalu tally incidents.csv --from 2023-11-01 --to 2023-12-31\n"
                     "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 issues found under --strict");
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return program.exit(asked, std::cout, std::cerr);  // --help and --version
  } catch (const CLI::ParseError& mistake) {
    std::string at = "yalu";
    for (const CLI::App* used : program.get_subcommands()) at += " " + used->get_name();
    yalu::say(std::string(mistake.what()) + " (see '" + at + " --help')");
    return yalu::exit_wrong_usage;
  }
  return command();
}
