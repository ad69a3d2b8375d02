#include "cli/picture.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/incident_words.h"
#include "cli/options.h"
#include "incidents/filter.h"
#include "incidents/tally.h"
#include "io/connection.h"

namespace yalu {
namespace {

// A text alternative longer than this is no longer listened to.
constexpr std::size_t most_incidents_told = 12;

std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string incidents_in_words(std::int64_t count) {
  return std::to_string(count) + (count == 1 ? " incident" : " incidents");
}

// Who, when, where, how many, how certain: one paragraph.
std::string describe(const World& world, const ViewState& view) {
  const Selection selection =
      select_incidents(world.incidents, world.table, world.locations, world.gazetteer, view.filter);
  const Tally tally =
      make_tally(world.incidents, world.table, world.locations, world.gazetteer, selection, GroupBy::none);
  std::string text = "Map of the border region of China and North Korea. " +
                     with_capital(filter_in_words(view.filter, world.gazetteer)) + ": " +
                     incidents_in_words(tally.certain.incidents) + " certain, " + total_in_words(tally.certain);
  if (tally.possible.incidents > 0) {
    text += "; " + incidents_in_words(tally.possible.incidents) + " possible only, " + total_in_words(tally.possible);
  }
  text += ".";
  std::size_t told = 0;
  for (const Match& match : selection.matches) {
    if (std::find(tally.not_counted.begin(), tally.not_counted.end(), match.row) != tally.not_counted.end()) continue;
    if (told == most_incidents_told) break;
    const IncidentWords words = describe_incident(world, match.row);
    text += " " + words.date + ": " + words.figure + " persons, " + words.kind + ", " + words.route;
    if (!words.said_by.empty()) text += ", " + words.said_by;
    text += match.match == DateMatch::possible ? " (possible only)." : ".";
    ++told;
  }
  const auto counted = static_cast<std::size_t>(tally.certain.incidents + tally.possible.incidents);
  if (counted > told) text += " And " + incidents_in_words(static_cast<std::int64_t>(counted - told)) + " more.";
  if (!tally.not_counted.empty()) {
    text +=
        " Shown beside and not counted: " + incidents_in_words(static_cast<std::int64_t>(tally.not_counted.size())) +
        ".";
  }
  return text;
}

// Sources of the incidents that the filter lets through, each once, in the order of the data.
std::string sources_in_words(const World& world, const Filter& filter) {
  const Selection selection = select_incidents(world.incidents, world.table, world.locations, world.gazetteer, filter);
  std::set<SourceId> seen;
  std::string text;
  for (const Match& match : selection.matches) {
    for (const ClaimId claim : world.incidents.claims[index_of(match.row)]) {
      for (const SourceId id : world.table.sources[index_of(claim)]) {
        if (!seen.insert(id).second) continue;
        const Source& source = world.table.source_list[id];
        std::string entry;
        for (const std::string& part :
             {source.publisher, source.title.empty() ? source.id : source.title, source.date, source.url}) {
          if (!part.empty()) entry += (entry.empty() ? "" : ", ") + part;
        }
        text += (text.empty() ? "" : "; ") + entry;
      }
    }
  }
  return text;
}

std::string ground_in_words(const BaseMap& ground) {
  std::string text;
  for (const DataSource& source : ground.sources) {
    text += (text.empty() ? "" : "; ") + source.attribution + " [" + source.licence + "]";
  }
  return text;
}

}  // namespace

PictureFacts make_picture_facts(const World& world, const ViewState& view) {
  PictureFacts facts;
  facts.title = view.title;
  facts.description = describe(world, view);
  facts.creator = "Yalu " YALU_VERSION;
  facts.created = view.created;
  facts.more.emplace_back("Command", view.command);
  if (std::string sources = sources_in_words(world, view.filter); !sources.empty())
    facts.more.emplace_back("Sources", std::move(sources));
  facts.more.emplace_back("Base map", ground_in_words(world.base_map));
  facts.more.emplace_back("Projection", world.projection.name());
  return facts;
}

std::string command_line_of(const std::vector<std::string>& arguments) {
  std::string line;
  bool is_output = false;
  bool from_standard_input = false;
  for (const std::string& argument : arguments) {
    const bool joined = argument.rfind("--", 0) == 0 && argument.find('=') != std::string::npos;  // --gazetteer=PG:...
    const std::size_t value = joined ? argument.find('=') + 1 : 0;
    std::string word = argument.substr(0, value) + shown_source(argument.substr(value));
    constexpr std::string_view long_output = "--output=";
    if (is_output) {
      word = std::filesystem::path(argument).filename().string();
    } else if (argument.rfind(long_output, 0) == 0) {
      word = std::string(long_output) + std::filesystem::path(argument.substr(long_output.size())).filename().string();
    } else if (argument.rfind("-o", 0) == 0 && argument.size() > 2) {
      word = "-o" + std::filesystem::path(argument.substr(2)).filename().string();
    }
    is_output = argument == "-o" || argument == "--output";
    line += (line.empty() ? "" : " ") + shell_word(word);
    from_standard_input = from_standard_input || (argument == "-" && !is_output);
  }
  return line + (from_standard_input ? " (with the table on standard input)" : "");
}

}  // namespace yalu
