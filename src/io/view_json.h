// ViewState as a JSON object, both ways; shared by view files and the scenes of a briefing.
#pragma once

#include <string_view>
#include <vector>

#include "io/json_reader.h"
#include "io/json_writer.h"
#include "map/view_state.h"

namespace yalu {

/// The keys of a view object.
const std::vector<std::string_view>& view_keys();

/// Reads the object under the cursor over `view`, which holds the defaults. Which keys may stand there is the caller's
/// to check.
void read_view_object(JsonReader& reader, ViewState& view);

/// Only what differs from `defaults`.
JsonObject view_object(const ViewState& view, const ViewState& defaults);

/// The member `symbols` of the object under the cursor; where it stands, what it leaves out is the program's own scale.
void read_symbols(JsonReader& reader, SymbolScale& symbols);
JsonObject symbols_object(const SymbolScale& symbols);

}  // namespace yalu
