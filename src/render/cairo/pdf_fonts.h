// The bundled faces as Cairo fonts, for text that stays text in a PDF.
#pragma once

#include <array>
#include <memory>

#include <cairo.h>

#include "text/font_set.h"

namespace yalu {

struct FreeTypeLibrary;

struct DestroyFontFace {
  void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
using CairoFontFace = std::unique_ptr<cairo_font_face_t, DestroyFontFace>;

/// Opens a face when it is first asked for.
class PdfFonts {
 public:
  explicit PdfFonts(const FontSet& fonts) : fonts_(fonts) {}

  /// Null where the file cannot be opened.
  cairo_font_face_t* face(FontId font);

 private:
  const FontSet& fonts_;
  std::shared_ptr<FreeTypeLibrary> library_;
  std::array<CairoFontFace, font_count> faces_;
};

}  // namespace yalu
