// Briefing: scenes and the flights between them; a talk as data.
#pragma once

#include <string>
#include <vector>

#include "map/view_state.h"

namespace yalu {

struct Scene {
  std::string id;
  std::string title;
  std::string text;   ///< one short paragraph, {total.best}-like fields bound to the scene's filter
  std::string notes;  ///< for the speaker
  ViewState view;
  double seconds = 8;         ///< how long the scene rests when it plays by itself
  double flight_seconds = 2;  ///< how long the flight into this scene takes

  bool operator==(const Scene&) const = default;
};

struct Briefing {
  std::string title;
  std::vector<std::string> incident_files;  ///< as written, relative to the briefing's folder
  SymbolScale symbols;
  std::vector<Scene> scenes;

  bool operator==(const Briefing&) const = default;
};

}  // namespace yalu
