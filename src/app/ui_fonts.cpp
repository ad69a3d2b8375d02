#include "app/ui_fonts.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <utility>

#include <imgui_freetype.h>
#include <imgui_internal.h>  // ImTextCharToUtf8

#include "text/shaper.h"

namespace yalu {
namespace {

// Beyond ASCII and Latin-1: Latin letters of romanizations, dashes, quotes, ellipsis, arrows and signs of figures.
constexpr ImWchar always[] = {0x20,   0xFF,   0x100,  0x17F,  0x2010, 0x2026, 0x2032, 0x2033, 0x2190, 0x2193,
                              0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0xFFFD, 0xFFFD, 0};

// What the Latin faces lack and the others have: Hangul, Hanzi, and arrows and signs beside them.
bool may_be_beyond_latin(ImWchar c) {
  return c >= 0x1100 && !(c >= 0x2010 && c <= 0x203F) && c != 0xFFFD;
}

struct Face {
  ImFont* UiFonts::*font;
  double em_px;
  bool bold;
};
// The first is what ImGui takes where it is told nothing.
constexpr Face faces[] = {{&UiFonts::text, 14, false},      {&UiFonts::small, 12, false},
                          {&UiFonts::small_bold, 12, true}, {&UiFonts::text_bold, 14, true},
                          {&UiFonts::emphasis, 16, true},   {&UiFonts::title, 20, true},
                          {&UiFonts::figure, 28, true}};

// The ranges of those characters of `all` that `wanted` accepts.
template <class Wanted>
ImVector<ImWchar> ranges_of(const ImFontGlyphRangesBuilder& all, Wanted wanted) {
  ImFontGlyphRangesBuilder some;
  for (std::size_t c = 1; c <= IM_UNICODE_CODEPOINT_MAX; ++c) {
    if (all.GetBit(c) && wanted(static_cast<ImWchar>(c))) some.AddChar(static_cast<ImWchar>(c));
  }
  ImVector<ImWchar> ranges;
  some.BuildRanges(&ranges);
  return ranges;
}

}  // namespace

Result<UiFontFiles> UiFontFiles::load(const FontSet& fonts) {
  UiFontFiles files(fonts);
  const std::pair<File UiFontFiles::*, FontId> sources[] = {
      {&UiFontFiles::regular_, FontId::latin_regular},   {&UiFontFiles::bold_, FontId::latin_bold},
      {&UiFontFiles::korean_, FontId::korean_regular},   {&UiFontFiles::korean_bold_, FontId::korean_bold},
      {&UiFontFiles::chinese_, FontId::chinese_regular}, {&UiFontFiles::chinese_bold_, FontId::chinese_bold}};
  for (const auto& [member, face] : sources) {
    const std::filesystem::path path = fonts.file(face);
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = in ? static_cast<std::streamoff>(in.tellg()) : 0;
    File& file = files.*member;
    std::vector<char>& bytes = file.bytes;
    bytes.resize(static_cast<std::size_t>(std::max<std::streamoff>(size, 0)));
    in.seekg(0);
    if (bytes.empty() || !in.read(bytes.data(), size)) {
      return Error{"The font " + path.string() + " cannot be read. It belongs to the program; install Yalu again."};
    }
    const bool latin = face == FontId::latin_regular || face == FontId::latin_bold;
    const GlyphRun sample = shape(fonts, latin ? "x" : "\uAC00", {.size_px = 1, .bold = FontSet::bold(face)});
    file.line_per_em = sample.ascent + sample.descent;
  }
  return files;
}

// ImGui rounds every advance up to a whole pixel, which spaces small text out; and a baseline between two pixels of the
// screen is blurred.
void UiFontFiles::set_exact_advances(ImFont& font, double em_px, bool bold, double bake_scale) {
  const bool odd_baseline = bake_scale == 2 && std::lround(font.Ascent) % 2 != 0;
  for (ImFontGlyph& glyph : font.Glyphs) {
    const unsigned character = glyph.Codepoint;
    auto known = advances_.find({character, bold});
    if (known == advances_.end()) {
      char utf8[5];
      ImTextCharToUtf8(utf8, character);
      const double advance = shape(*fonts_, utf8, {.size_px = 1, .bold = bold}).width;
      known = advances_.emplace(std::pair{character, bold}, advance).first;
    }
    if (known->second > 0) glyph.AdvanceX = static_cast<float>(known->second * em_px * bake_scale);
    if (odd_baseline) {
      glyph.Y0 += 1;
      glyph.Y1 += 1;
    }
  }
  font.BuildLookupTable();
}

Result<UiFonts> UiFontFiles::bake(const std::vector<std::string>& texts, double device_px_per_px) {
  ImFontGlyphRangesBuilder characters;
  characters.AddRanges(always);
  for (const std::string& text : texts) characters.AddText(text.c_str(), text.c_str() + text.size());
  // ImGui keeps pointers to these until the atlas is built, at the end of this function.
  const ImVector<ImWchar> latin = ranges_of(characters, [](ImWchar) { return true; });
  const ImVector<ImWchar> cjk = ranges_of(characters, may_be_beyond_latin);

  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->Clear();
  atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
  atlas->TexGlyphPadding = 1;

  // Twice as fine as the screen where that is coarse: letters then stand between its pixels without a jolt.
  const double bake_scale = device_px_per_px < 1.5 ? 2 : 1;
  const double scale = device_px_per_px * bake_scale;
  const auto add = [&](const File& file, const ImVector<ImWchar>& ranges, double em_px, bool merge) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = merge;
    config.OversampleH = config.OversampleV = 1;
    // The atlas takes a pointer to non-const and, not being the owner, leaves it alone.
    void* bytes = const_cast<char*>(file.bytes.data());
    return atlas->AddFontFromMemoryTTF(bytes, static_cast<int>(file.bytes.size()),
                                       static_cast<float>(em_px * file.line_per_em * scale), &config, ranges.Data);
  };
  UiFonts fonts;
  for (const Face& face : faces) {
    ImFont* font = add(face.bold ? bold_ : regular_, latin, face.em_px, false);
    if (!cjk.empty() && cjk[0] != 0) {
      // A sign that an earlier face has is not taken from a later one.
      add(face.bold ? korean_bold_ : korean_, cjk, face.em_px, true);
      add(face.bold ? chinese_bold_ : chinese_, cjk, face.em_px, true);
    }
    fonts.*face.font = font;
  }
  if (!atlas->Build()) return Error{"The fonts of the panels could not be drawn; install Yalu again."};
  for (const Face& face : faces) {
    set_exact_advances(*(fonts.*face.font), face.em_px * device_px_per_px, face.bold, bake_scale);
  }
  ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / scale);
  return fonts;
}

}  // namespace yalu
