#include "render/cairo/pdf_fonts.h"

#include <cairo-ft.h>

namespace yalu {

struct FreeTypeLibrary {
  FT_Library handle = nullptr;

  FreeTypeLibrary() = default;
  FreeTypeLibrary(const FreeTypeLibrary&) = delete;
  FreeTypeLibrary& operator=(const FreeTypeLibrary&) = delete;
  ~FreeTypeLibrary() {
    if (handle != nullptr) FT_Done_FreeType(handle);
  }
};

namespace {

/// A FreeType face for as long as Cairo keeps it, which may be longer than the PdfFonts.
struct FreeTypeFace {
  std::shared_ptr<FreeTypeLibrary> library;
  FT_Face handle = nullptr;

  explicit FreeTypeFace(std::shared_ptr<FreeTypeLibrary> of) : library(std::move(of)) {}
  FreeTypeFace(const FreeTypeFace&) = delete;
  FreeTypeFace& operator=(const FreeTypeFace&) = delete;
  ~FreeTypeFace() {
    if (handle != nullptr) FT_Done_Face(handle);
  }
};

constexpr cairo_user_data_key_t face_key{};

}  // namespace

cairo_font_face_t* PdfFonts::face(FontId font) {
  CairoFontFace& kept = faces_[static_cast<std::size_t>(font)];
  if (kept) return kept.get();
  if (!library_) {
    library_ = std::make_shared<FreeTypeLibrary>();
    if (FT_Init_FreeType(&library_->handle) != 0) library_->handle = nullptr;
  }
  if (library_->handle == nullptr) return nullptr;
  auto opened = std::make_unique<FreeTypeFace>(library_);
  if (FT_New_Face(library_->handle, fonts_.file(font).c_str(), 0, &opened->handle) != 0) return nullptr;
  CairoFontFace face(cairo_ft_font_face_create_for_ft_face(opened->handle, FT_LOAD_NO_HINTING));
  const auto destroy = [](void* data) { delete static_cast<FreeTypeFace*>(data); };
  if (cairo_font_face_set_user_data(face.get(), &face_key, opened.get(), destroy) != CAIRO_STATUS_SUCCESS)
    return nullptr;
  static_cast<void>(opened.release());  // Cairo's now
  kept = std::move(face);
  return kept.get();
}

}  // namespace yalu
