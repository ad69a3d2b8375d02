#include "text/font_set.h"

#include <array>
#include <string_view>
#include <utility>

#include <hb-ot.h>
#include <hb.h>

#include "text/font_set_faces.h"

namespace yalu {
namespace {

struct FaceFacts {
  std::string_view file;
  std::string_view family;
  bool bold;
  bool italic;
};

constexpr std::array<FaceFacts, font_count> face_facts = {{
    {"NotoSans-Regular.ttf", "Noto Sans", false, false},
    {"NotoSans-Bold.ttf", "Noto Sans", true, false},
    {"NotoSans-Italic.ttf", "Noto Sans", false, true},
    {"NotoSansCJKkr-Regular.otf", "Noto Sans CJK KR", false, false},
    {"NotoSansCJKkr-Bold.otf", "Noto Sans CJK KR", true, false},
    {"NotoSansCJKsc-Regular.otf", "Noto Sans CJK SC", false, false},
    {"NotoSansCJKsc-Bold.otf", "Noto Sans CJK SC", true, false},
}};

const FaceFacts& facts_of(FontId font) {
  return face_facts[static_cast<std::size_t>(font)];
}

struct DestroyBlob {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct DestroyFace {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};

}  // namespace

FontSet::FontSet(std::unique_ptr<Faces> faces) : faces_(std::move(faces)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

Result<FontSet> FontSet::load(const std::filesystem::path& folder) {
  auto faces = std::make_unique<Faces>();
  faces->folder = folder;
  for (std::size_t i = 0; i < face_facts.size(); ++i) {
    const std::filesystem::path path = folder / face_facts[i].file;
    const std::unique_ptr<hb_blob_t, DestroyBlob> blob(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!blob) {
      return Error{"cannot read the font file " + path.string() +
                   "; it ships with Yalu in third_party/fonts: install or build Yalu again, or set YALU_DATA"};
    }
    const std::unique_ptr<hb_face_t, DestroyFace> face(hb_face_create(blob.get(), 0));
    if (hb_face_get_glyph_count(face.get()) == 0) {
      return Error{"the file " + path.string() + " is not a font; install or build Yalu again to restore it"};
    }
    Faces::Font font(hb_font_create(face.get()));
    const auto units = static_cast<int>(hb_face_get_upem(face.get()));
    hb_font_set_scale(font.get(), units, units);
    hb_ot_font_set_funcs(font.get());
    hb_face_make_immutable(face.get());
    hb_font_make_immutable(font.get());
    faces->fonts[i] = std::move(font);
  }
  return FontSet(std::move(faces));
}

std::filesystem::path FontSet::file(FontId font) const {
  return faces_->folder / facts_of(font).file;
}

std::string FontSet::family(FontId font) {
  return std::string(facts_of(font).family);
}

bool FontSet::bold(FontId font) {
  return facts_of(font).bold;
}

bool FontSet::italic(FontId font) {
  return facts_of(font).italic;
}

}  // namespace yalu
