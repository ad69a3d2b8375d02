// Opening a source's web address in the reader's browser.
#pragma once

#include <string>

#include "base/result.h"

namespace yalu {

/// Hands an http or https address to xdg-open and does not wait for it. Any other address is refused: data files are
/// not to be trusted with starting programs.
Status open_link(const std::string& url);

}  // namespace yalu
