// What is written into a picture beside the picture: text alternative, sources, licences, how to make it again.
#pragma once

#include <string>
#include <vector>

#include "map/view_state.h"
#include "map/world.h"
#include "render/picture_facts.h"

namespace yalu {

/// `view.command` is the command line that makes the picture again.
PictureFacts make_picture_facts(const World& world, const ViewState& view);

/// The arguments as a shell would read them back, passwords of servers hidden; the folder of the output, the value
/// after -o, is left out, so that the same picture has the same bytes wherever it is written. Says so where a table
/// comes on standard input.
std::string command_line_of(const std::vector<std::string>& arguments);

}  // namespace yalu
