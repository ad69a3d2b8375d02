// The HarfBuzz side of FontSet; only files of this folder include it.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include <hb.h>

#include "text/font_set.h"
#include "text/shaper.h"

namespace yalu {

/// Every face is opened at load (a mapping of its file), but HarfBuzz reads a table only when a text first needs it,
/// and does so safely from several threads, since the fonts are immutable.
struct FontSet::Faces {
  struct DestroyFont {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  };
  using Font = std::unique_ptr<hb_font_t, DestroyFont>;

  /// Runs shaped before, by style and text.
  struct Memory {
    std::mutex mutex;
    std::unordered_map<std::string, std::shared_ptr<const GlyphRun>> runs;
  };

  std::filesystem::path folder;
  std::array<Font, font_count> fonts;  ///< by FontId; scaled so that positions are in font units

  mutable Memory memory;

  hb_font_t* font(FontId id) const { return fonts[static_cast<std::size_t>(id)].get(); }
  double units_per_em(FontId id) const { return hb_face_get_upem(hb_font_get_face(font(id))); }
  bool has(FontId id, hb_codepoint_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font(id), character, &glyph) != 0;
  }
};

}  // namespace yalu
