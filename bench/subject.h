// Subject: what every benchmark works on, the example briefing that ships with the program.
#pragma once

#include <string>
#include <vector>

#include "base/resources.h"
#include "io/world_loader.h"
#include "map/scene.h"
#include "text/font_set.h"

namespace yalu {

struct Subject {
  Resources resources;
  FontSet fonts;
  Input input;
  WorldRef world;

  /// The first scene of the briefing at a size in ScreenPx.
  ViewState view(double width_px, double height_px) const;
};

/// Loads the example briefing. The error names what is missing.
Result<Subject> load_subject();

}  // namespace yalu
