#include "cli/options.h"

#include <cstdio>

#include <CLI/CLI.hpp>

#include "io/file_writer.h"

namespace yalu {

void say(const std::string& message) {
  std::fprintf(stderr, "yalu: %s\n", message.c_str());
}

int stop_with(ExitCode code, const std::string& message) {
  say(message);
  return code;
}

int print(const std::string& text) {
  const Status written = write_file("-", as_bytes(text));
  return written ? exit_done : stop_with(exit_failed, written.error().message);
}

CLI::Validator valid_day() {
  const auto check = [](std::string& text) {
    return parse_iso_day(text) ? std::string() : "\"" + text + "\" is no day; write it as 2023-11-20";
  };
  return CLI::Validator(check, "");
}

void add_filter_options(CLI::App& command, FilterOptions& options) {
  const char* group = "Filter";
  command.add_option("--from", options.from, "First day of the window")
      ->option_text("DAY")
      ->check(valid_day())
      ->group(group);
  command.add_option("--to", options.to, "Last day of the window")
      ->option_text("DAY")
      ->check(valid_day())
      ->group(group);
  command
      .add_option("--match", options.match,
                  "Incidents that may lie in the window, or only those that surely do (default any)")
      ->option_text("any|certain")
      ->check(CLI::IsMember({"any", "certain"}))
      ->group(group);
  command.add_option("--kind", options.kinds, "Kinds of incident, such as forced-repatriation")
      ->option_text("TERM,...")
      ->delimiter(',')
      ->take_all()
      ->expected(1)
      ->group(group);
  command.add_option("--verification", options.verifications, "Who stands behind the claim")
      ->option_text("alleged|corroborated|confirmed|denied,...")
      ->check(CLI::IsMember({"alleged", "corroborated", "confirmed", "denied"}))
      ->delimiter(',')
      ->take_all()
      ->expected(1)
      ->group(group);
  command.add_option("--as-of", options.as_of, "Only what was published by this day")
      ->option_text("DAY")
      ->check(valid_day())
      ->group(group);
}

Result<Filter> apply_filter_options(const FilterOptions& options, Filter filter) {
  if (options.from) filter.window.from = parse_iso_day(*options.from);
  if (options.to) filter.window.to = parse_iso_day(*options.to);
  if (options.as_of) filter.as_of = parse_iso_day(*options.as_of);
  if (options.match) filter.match = *options.match == "certain" ? MatchMode::certain : MatchMode::any;
  if (!options.kinds.empty()) filter.kinds = options.kinds;
  if (!options.verifications.empty()) {
    filter.verifications.clear();
    for (const std::string& word : options.verifications) filter.verifications.push_back(*parse_verification(word));
  }
  if (filter.window.from && filter.window.to && *filter.window.from > *filter.window.to) {
    return Error{"--to: " + format_iso_day(*filter.window.to) + " lies before --from " +
                 format_iso_day(*filter.window.from)};
  }
  return filter;
}

void add_files(CLI::App& command, std::vector<std::string>& files) {
  command
      .add_option("FILE", files,
                  "Incident files (CSV, GeoPackage, XLSX, ... or - for CSV on standard input) or one *.briefing.json")
      ->option_text("...")
      ->required();
}

void add_format(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "How to write the result (default table)")
      ->option_text("table|csv|json")
      ->check(CLI::IsMember({"table", "csv", "json"}));
}

void add_strict(CLI::App& command, bool& strict) {
  command.add_flag("--strict", strict, "End with exit code 3 where the data has issues");
}

void add_examples(CLI::App& command, const std::string& examples) {
  command.footer("Examples:\n" + examples);
}

Result<WorldRef> load_without_ground(const std::vector<std::string>& files, std::optional<Day> as_of) {
  const Result<Resources> resources = find_resources();
  if (!resources) return resources.error();
  const Result<Input> input = read_input(files);
  if (!input) return input.error();
  LoadOptions options;
  options.as_of = as_of;
  options.with_base_map = false;
  return load_world(input.value(), resources.value(), options);
}

int finish(const Issues& issues, const std::vector<std::string>& files, bool strict) {
  const std::int64_t total = issues.total();
  if (total == 0) return exit_done;
  std::string names;
  for (const std::string& file : files) names += " " + file;
  say(std::to_string(total) + (total == 1 ? " issue" : " issues") + " in the data: see 'yalu check" + names + "'");
  return strict ? exit_issues : exit_done;
}

}  // namespace yalu
