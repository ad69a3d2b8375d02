#include "cli/options.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "base/printable.h"
#include "incidents/geocoder.h"
#include "io/connection.h"
#include "io/csv_header.h"
#include "io/file_writer.h"
#include "io/incident_reader.h"
#include "io/where.h"

namespace yalu {

void say(const std::string& message) {
  std::fprintf(stderr, "yalu: %s\n", printable(message).c_str());
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
      ->allow_extra_args(false)
      ->group(group);
  command.add_option("--verification", options.verifications, "Who stands behind the claim")
      ->option_text("alleged|corroborated|confirmed|denied,...")
      ->check(CLI::IsMember({"alleged", "corroborated", "confirmed", "denied"}))
      ->delimiter(',')
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false)
      ->group(group);
  command
      .add_option("--place", options.places,
                  "Origin or destination lies in this place, by name or id; again for another place")
      ->option_text("NAME")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false)
      ->group(group);
  command.add_option("--text", options.text, "Words in the title, the note or the source's words")
      ->option_text("WORDS")
      ->group(group);
  command.add_option("--where", options.where, "Rows for which an OGR SQL expression holds")
      ->option_text("'persons_best > 20'")
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
  if (options.text) filter.text = *options.text;
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

Result<std::vector<std::string>> places_by_name(const Gazetteer& gazetteer, const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    if (gazetteer.find_id(name)) {
      ids.push_back(name);
      continue;
    }
    const GeocodeAnswer answer = geocode(gazetteer, name);
    if (!answer.match) {
      std::string candidates;
      for (const Candidate& candidate : answer.candidates) {
        candidates += (candidates.empty() ? "; candidates: " : ", ") + gazetteer[candidate.place].id;
      }
      return Error{"--place \"" + name + "\": " + answer.reason + candidates};
    }
    ids.push_back(gazetteer[*answer.match].id);
  }
  return ids;
}

Result<Filter> filter_for(const World& world, const FilterOptions& options, Filter filter) {
  if (!options.places.empty()) {
    Result<std::vector<std::string>> ids = places_by_name(world.gazetteer, options.places);
    if (!ids) return ids.error();
    filter.places = std::move(ids).value();
  }
  for (const std::string& kind : filter.kinds) {
    if (world.table.kind.find(kind)) continue;
    // A server may have left out the rows that are.
    const bool all_read = std::none_of(world.files.begin(), world.files.end(), is_connection);
    say(std::string(all_read ? "no row" : "no row that was read") + " is of the kind \"" + kind + "\"");
  }
  if (options.where) {
    Result<std::vector<bool>> holds = claims_where(*options.where, world.table);
    if (!holds) return holds.error();
    filter.where = *options.where;
    filter.among = std::make_shared<const std::vector<bool>>(std::move(holds).value());
  }
  return filter;
}

void add_reading_options(CLI::App& command, ReadingOptions& options) {
  const char* group = "Reading";
  command.add_option("--gazetteer", options.gazetteers, "A file of further places; again for another one")
      ->option_text("FILE")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false)
      ->group(group);
  add_layer_option(command, options.layer);
  command.add_option("--profile", options.profile, "How the columns are read (default: by the header)")
      ->option_text("yalu|ucdp-ged|acled|gtd|timemap|generic")
      ->check(CLI::IsMember({"yalu", "ucdp-ged", "acled", "gtd", "timemap", "generic"}))
      ->group(group);
  command.add_option("--map", options.map, "Read a column of the file as one of ours; again for another one")
      ->option_text("COLUMN=FIELD")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false)
      ->group(group);
  const auto check_separator = [](std::string& text) {
    return parse_csv_separator(text) ? std::string()
                                     : "\"" + text + "\" sets no cells apart; use comma, semicolon or tab";
  };
  command
      .add_option("--separator", options.separator, "What sets the cells of CSV apart (default: as the header shows)")
      ->option_text("comma|semicolon|tab")
      ->check(CLI::Validator(check_separator, ""))
      ->group(group);
}

void add_layer_option(CLI::App& command, std::string& layer) {
  command
      .add_option(
          "--layer", layer,
          "The layer or table to read of a source that has several (default: incidents, else the first that fits)")
      ->option_text("NAME")
      ->group("Reading");
}

Result<LoadOptions> apply_reading_options(const ReadingOptions& options, LoadOptions load) {
  load.gazetteers = options.gazetteers;
  load.layer = options.layer;
  load.profile.name = options.profile;
  load.separator = parse_csv_separator(options.separator);
  for (const std::string& pair : options.map) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
      return Error{"--map: \"" + pair + "\" is not of the form COLUMN=FIELD"};
    load.profile.map.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return load;
}

void add_files(CLI::App& command, std::vector<std::string>& files) {
  command
      .add_option("FILE", files,
                  "Incident files (CSV, GeoPackage, XLSX, ... or - for CSV on standard input), a server (\"PG:host=... "
                  "dbname=...\") or one *.briefing.json")
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

Result<WorldRef> load_without_ground(const std::vector<std::string>& files, const ReadingOptions& reading,
                                     std::optional<Day> as_of, std::optional<NeededIncidents> needed) {
  const Result<Resources> resources = find_resources();
  if (!resources) return resources.error();
  const Result<Input> input = read_input(files);
  if (!input) return input.error();
  LoadOptions options;
  options.as_of = as_of;
  options.needed = std::move(needed);
  options.with_base_map = false;
  options.with_marks = false;
  const Result<LoadOptions> load = apply_reading_options(reading, std::move(options));
  if (!load) return load.error();
  return load_world(input.value(), resources.value(), load.value());
}

std::vector<std::string> inputs_of(const World& world, const std::vector<std::string>& files,
                                   const ReadingOptions& reading) {
  std::vector<std::string> inputs = files;
  inputs.insert(inputs.end(), reading.gazetteers.begin(), reading.gazetteers.end());
  for (const std::string& file : world.files) {
    for (std::string& read : files_read_with(file)) inputs.push_back(std::move(read));
  }
  return inputs;
}

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:=+@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

namespace {

std::string counted(std::int64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// The command that lists the issues of these files, without passwords.
std::string check_command(const std::vector<std::string>& files, const ReadingOptions& reading) {
  std::string command = "yalu check";
  const auto add = [&command](const std::string& word) { command += " " + shell_word(word); };
  const auto add_option = [&add](const std::string& option, const std::string& value) {
    if (value.empty()) return;
    add(option);
    add(value);
  };
  for (const std::string& file : files) add(shown_source(file));
  for (const std::string& file : reading.gazetteers) add_option("--gazetteer", shown_source(file));
  add_option("--layer", reading.layer);
  add_option("--profile", reading.profile);
  for (const std::string& pair : reading.map) add_option("--map", pair);
  add_option("--separator", reading.separator);
  return command;
}

}  // namespace

int finish(const Issues& issues, const std::vector<std::string>& files, const ReadingOptions& reading, bool strict) {
  if (issues.total() == 0) return exit_done;
  const std::int64_t remarks = issues.remarks();
  const bool of_server = std::any_of(files.begin(), files.end(), is_connection);
  say(counted(issues.total(), "issue") + (remarks > 0 ? " and " + counted(remarks, "remark") : "") +
      (of_server ? " in the rows that were read" : " in the data") + ": see '" + check_command(files, reading) + "'");
  return strict ? exit_issues : exit_done;
}

void add_incident_options(CLI::App& command, IncidentOptions& options) {
  add_files(command, options.files);
  add_filter_options(command, options.filter);
  add_reading_options(command, options.reading);
  add_strict(command, options.strict);
}

int with_incidents(const IncidentOptions& options, const std::function<int(const World&, const Selection&)>& work) {
  const Result<Filter> asked = apply_filter_options(options.filter, {});
  if (!asked) return stop_with(exit_wrong_usage, asked.error().message);
  // A server hands over what the filter needs; everything under --strict, whose exit code speaks of all rows.
  std::optional<NeededIncidents> needed;
  if (!options.strict) needed = NeededIncidents{asked.value().window, options.filter.places};
  const Result<WorldRef> loaded =
      load_without_ground(options.files, options.reading, asked.value().as_of, std::move(needed));
  if (!loaded) return stop_with(exit_failed, loaded.error().message);
  const World& world = *loaded.value();
  const Result<Filter> filter = filter_for(world, options.filter, asked.value());
  if (!filter) return stop_with(exit_wrong_usage, filter.error().message);
  const Selection selection =
      select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter.value());
  if (const int code = work(world, selection); code != exit_done) return code;
  return finish(world.issues, options.files, options.reading, options.strict);
}

}  // namespace yalu
