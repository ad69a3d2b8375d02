// What the commands have in common: exit codes, messages, the options of the filter and of the output format, loading.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "incidents/filter.h"
#include "io/results.h"
#include "io/world_loader.h"

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace yalu {

enum ExitCode : int { exit_done = 0, exit_failed = 1, exit_wrong_usage = 2, exit_issues = 3 };

/// What to do once the arguments were understood; returns the exit code.
using Command = std::function<int()>;

/// "yalu: message" on standard error.
void say(const std::string& message);
/// Says the message and returns `code`.
int stop_with(ExitCode code, const std::string& message);
/// Text to standard output; the exit code.
int print(const std::string& text);

/// The word as a shell reads it back.
std::string shell_word(const std::string& word);

/// Accepts one ISO day.
CLI::Validator valid_day();

struct FilterOptions {
  std::optional<std::string> from, to, match, as_of;
  std::vector<std::string> kinds;
  std::vector<std::string> verifications;
  std::vector<std::string> places;
  std::optional<std::string> text, where;
};
void add_filter_options(CLI::App& command, FilterOptions& options);
/// `filter` with everything that was given on the command line put over it. The error is wrong usage.
Result<Filter> apply_filter_options(const FilterOptions& options, Filter filter);

/// `filter` with what only the loaded data can answer: places by name, the rows of an expression. The error is wrong
/// usage: a place that is none or several, an expression that cannot be understood. Says so where a kind occurs in no
/// row.
Result<Filter> filter_for(const World& world, const FilterOptions& options, Filter filter);
/// The gazetteer ids of the places named on the command line.
Result<std::vector<std::string>> places_by_name(const Gazetteer& gazetteer, const std::vector<std::string>& names);

/// How the files are read.
struct ReadingOptions {
  std::vector<std::string> gazetteers;
  std::string layer;
  std::string profile;
  std::vector<std::string> map;
  std::string separator;
};
void add_reading_options(CLI::App& command, ReadingOptions& options);
void add_layer_option(CLI::App& command, std::string& layer);
/// `load` with the options put into it. The error is wrong usage.
Result<LoadOptions> apply_reading_options(const ReadingOptions& options, LoadOptions load);

void add_files(CLI::App& command, std::vector<std::string>& files);
void add_format(CLI::App& command, std::string& format);
void add_strict(CLI::App& command, bool& strict);
/// Shows an example below the options of --help.
void add_examples(CLI::App& command, const std::string& examples);

/// Files without the ground: for counting and listing.
Result<WorldRef> load_without_ground(const std::vector<std::string>& files, const ReadingOptions& reading,
                                     std::optional<Day> as_of, std::optional<NeededIncidents> needed);

/// The files that the command reads and so must not overwrite.
std::vector<std::string> inputs_of(const World& world, const std::vector<std::string>& files,
                                   const ReadingOptions& reading);

/// One line on standard error about dirty rows with the command that lists them, and the exit code that they ask for.
int finish(const Issues& issues, const std::vector<std::string>& files, const ReadingOptions& reading, bool strict);

/// Which incidents of which files a command is about.
struct IncidentOptions {
  std::vector<std::string> files;
  FilterOptions filter;
  ReadingOptions reading;
  bool strict = false;
};
void add_incident_options(CLI::App& command, IncidentOptions& options);
/// Loads without the ground, selects, does `work` and, where that is done, says what is amiss in the data; the exit
/// code.
int with_incidents(const IncidentOptions& options, const std::function<int(const World&, const Selection&)>& work);

// One function a command: adds it to the program; parsing fills `command`.
void add_check(CLI::App& program, Command& command);
void add_list(CLI::App& program, Command& command);
void add_tally(CLI::App& program, Command& command);
void add_convert(CLI::App& program, Command& command);
void add_places(CLI::App& program, Command& command);
/// `arguments`: of the whole program, which the picture repeats as the way to make it again.
void add_render(CLI::App& program, Command& command, const std::vector<std::string>& arguments);
void add_info(CLI::App& program, Command& command);
void add_window(CLI::App& program, Command& command);

}  // namespace yalu
