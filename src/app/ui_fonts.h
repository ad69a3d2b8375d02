// UiFonts: the faces of the panels, baked into ImGui's atlas for exactly the characters that are needed.
#pragma once

#include <string>
#include <vector>

#include <imgui.h>

#include "base/result.h"
#include "text/font_set.h"

namespace yalu {

/// Owned by ImGui's atlas; valid until the atlas is baked again. Sizes in ScreenPx.
struct UiFonts {
  ImFont* small = nullptr;       ///< 12
  ImFont* small_bold = nullptr;  ///< 12
  ImFont* text = nullptr;        ///< 14
  ImFont* text_bold = nullptr;   ///< 14
  ImFont* emphasis = nullptr;    ///< 16 bold
  ImFont* title = nullptr;       ///< 20 bold
  ImFont* figure = nullptr;      ///< 28 bold
};

/// The font files, read once and kept for baking again.
class UiFontFiles {
 public:
  static Result<UiFontFiles> load(const FontSet& fonts);

  /// Bakes Latin, the signs that panels use, and every character of `texts` into ImGui's atlas at `device_px_per_px`;
  /// Hangul and Hanzi come from the Korean face first, then from the Chinese. The texture must be uploaded anew.
  Result<UiFonts> bake(const std::vector<std::string>& texts, double device_px_per_px);

 private:
  struct File {
    std::vector<char> bytes;
  };
  File regular_, bold_, korean_, korean_bold_, chinese_, chinese_bold_;
};

}  // namespace yalu
