// SVG: a display list as readable SVG 1.1 with text as text, the same bytes every time.
#pragma once

#include <string>

#include "base/result.h"
#include "map/display_list.h"
#include "render/picture_facts.h"

namespace yalu {

/// Width and height in mm and a viewBox in ScreenPx. Facts become <title>, <desc> and <metadata>. Fonts are named, not
/// embedded. The error: no memory for an image.
Result<std::string> write_svg(const DisplayList& list, const PictureFacts& facts);

}  // namespace yalu
