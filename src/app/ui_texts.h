// UiTexts: every text that the panels may come to show, so that the fonts are baked for its characters.
#pragma once

#include <string>
#include <vector>

#include "app/app_state.h"

namespace yalu {

std::vector<std::string> texts_of(const AppState& state);

}  // namespace yalu
