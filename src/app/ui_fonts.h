// UiFonts: the faces of the panels, baked into ImGui's atlas for exactly the characters that are needed.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

#include "base/result.h"
#include "text/font_set.h"

namespace yalu {

/// Owned by ImGui's atlas; valid until the atlas is baked again. Sizes are em sizes in ScreenPx.
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
  /// `fonts` must outlive the result.
  static Result<UiFontFiles> load(const FontSet& fonts);

  /// Bakes Latin, the signs that panels use, and every character of `texts` into ImGui's atlas at `device_px_per_px`;
  /// Hangul and Hanzi come from the Korean face first, then from the Chinese. The texture must be uploaded anew.
  Result<UiFonts> bake(const std::vector<std::string>& texts, double device_px_per_px);

 private:
  struct File {
    std::vector<char> bytes;
    double line_per_em = 1;  ///< ascent and descent together, by which ImGui measures a face
  };
  explicit UiFontFiles(const FontSet& fonts) : fonts_(&fonts) {}
  void set_exact_advances(ImFont& font, double em_px, bool bold, double bake_scale);

  const FontSet* fonts_;                                  ///< for exact advances
  std::map<std::pair<unsigned, bool>, double> advances_;  ///< in em, by character and boldness
  File regular_, bold_, korean_, korean_bold_, chinese_, chinese_bold_;
};

}  // namespace yalu
