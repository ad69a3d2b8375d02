// FontSet: the bundled fonts, loaded once, from which text is shaped; immutable and safe to share between threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace yalu {

/// The bundled faces (see third_party/fonts/README.md), in the order of their files.
enum class FontId : std::uint8_t {
  latin_regular,
  latin_bold,
  latin_italic,
  korean_regular,
  korean_bold,
  chinese_regular,
  chinese_bold,
};
inline constexpr int font_count = 7;

class FontSet {
 public:
  /// Maps the font files of `folder` into memory. The error names the file that is missing or not a font.
  static Result<FontSet> load(const std::filesystem::path& folder);

  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  /// The file of a face, for renderers that open it themselves.
  std::filesystem::path file(FontId font) const;

  /// Family name for SVG and PDF: "Noto Sans", "Noto Sans CJK KR", "Noto Sans CJK SC".
  static std::string family(FontId font);
  static bool bold(FontId font);
  static bool italic(FontId font);

  struct Faces;  ///< HarfBuzz objects, defined in font_set_faces.h, which only text includes
  const Faces& faces() const { return *faces_; }

 private:
  explicit FontSet(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

}  // namespace yalu
