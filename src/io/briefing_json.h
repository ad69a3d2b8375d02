// Briefings and views as JSON files (schemas/briefing.schema.json, schemas/view.schema.json).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "map/view_state.h"
#include "story/briefing.h"

namespace yalu {

/// The error gives line and column for bad syntax, and the JSON Pointer for an unknown key or a wrong value.
Result<Briefing> parse_briefing(std::string_view text, const std::string& file_name);

/// Canonical: sorted keys, two spaces, defaults left out, a newline at the end. parse_briefing(write_briefing(b)) == b.
std::string write_briefing(const Briefing& briefing);

Result<ViewState> parse_view(std::string_view text, const std::string& file_name);
std::string write_view(const ViewState& view);

/// Reads a whole file; the error says what, where and what to do. "-" is standard input.
Result<std::string> read_text_file(const std::string& path);

}  // namespace yalu
