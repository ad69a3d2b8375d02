// SVG: a display list as readable SVG 1.1 with text as text, the same bytes every time.
#pragma once

#include <string>

#include "map/display_list.h"
#include "render/picture_facts.h"
#include "text/font_set.h"

namespace yalu {

/// Width and height in mm and a viewBox in ScreenPx. Facts become <title>, <desc> and <metadata>.
std::string write_svg(const DisplayList& list, const FontSet& fonts, const PictureFacts& facts);

}  // namespace yalu
