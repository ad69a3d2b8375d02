// Loading: files in, World out; the one way from the outside into the program.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/resources.h"
#include "io/import_profile.h"
#include "map/world.h"
#include "story/briefing.h"

namespace yalu {

/// What the files on a command line turned out to be: at most one briefing, and incident files.
struct Input {
  std::optional<Briefing> briefing;
  std::vector<std::string> incident_files;  ///< openable paths, the briefing's made relative to it, and connections
};

/// Sorts the files by their name (*.briefing.json) and reads the briefing. Fails when there are two, when a named file
/// is missing (the message says which briefing names it), or when the briefing is not valid.
Result<Input> read_input(const std::vector<std::string>& files);

/// What of a filter lets a server leave out rows that surely play no part in the answer.
struct NeededIncidents {
  DayWindow window;
  std::vector<std::string> places;  ///< names or gazetteer ids; empty: any
};

struct LoadOptions {
  std::string projection = default_projection;
  BaseMapDetail detail = BaseMapDetail::overview;
  std::optional<Day> as_of;
  std::vector<std::string> gazetteers;  ///< of the user, beside the one that ships
  ProfileRequest profile;               ///< how the columns of foreign tables are read
  std::string layer;                    ///< of sources that have several; empty: the one that fits
  std::optional<char> separator;        ///< of incident files in CSV; nothing: as the header shows
  /// The World may lack rows that no selection within these needs, where it comes from one server alone. Its issues are
  /// then those of the rows that were read.
  std::optional<NeededIncidents> needed;
  bool with_base_map = true;  ///< counting needs none
  bool with_marks = true;     ///< where the marks lie on the map; counting does not need it
};

/// Reads everything and makes the World. `progress` gets 0..1 and a short text; `stop` cancels between files.
Result<WorldRef> load_world(const Input& input, const Resources& resources, const LoadOptions& options,
                            const std::function<void(double, const std::string&)>& progress = {},
                            const std::stop_token& stop = {});

/// The same World over the ground that the options ask for, in their projection. Nothing of the data is read again: it
/// may have come on standard input.
Result<WorldRef> with_ground(const World& world, const Resources& resources, const LoadOptions& options);

}  // namespace yalu
