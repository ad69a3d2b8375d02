#include "app/ui_fonts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <imgui_freetype.h>

namespace yalu {
namespace {

// Beyond ASCII and Latin-1: Latin letters of romanizations, dashes, quotes, ellipsis, arrows and signs of figures.
constexpr ImWchar always[] = {0x20,   0xFF,   0x100,  0x17F,  0x2010, 0x2026, 0x2032, 0x2033, 0x2190, 0x2193,
                              0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0xFFFD, 0xFFFD, 0};

bool beyond_latin(ImWchar c) {
  return c >= 0x1100;
}

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
  UiFontFiles files;
  const std::pair<File UiFontFiles::*, FontId> faces[] = {
      {&UiFontFiles::regular_, FontId::latin_regular},   {&UiFontFiles::bold_, FontId::latin_bold},
      {&UiFontFiles::korean_, FontId::korean_regular},   {&UiFontFiles::korean_bold_, FontId::korean_bold},
      {&UiFontFiles::chinese_, FontId::chinese_regular}, {&UiFontFiles::chinese_bold_, FontId::chinese_bold}};
  for (const auto& [member, face] : faces) {
    const std::filesystem::path path = fonts.file(face);
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = in ? static_cast<std::streamoff>(in.tellg()) : 0;
    std::vector<char>& bytes = (files.*member).bytes;
    bytes.resize(static_cast<std::size_t>(std::max<std::streamoff>(size, 0)));
    in.seekg(0);
    if (bytes.empty() || !in.read(bytes.data(), size)) {
      return Error{"The font " + path.string() + " cannot be read. It belongs to the program; install Yalu again."};
    }
  }
  return files;
}

Result<UiFonts> UiFontFiles::bake(const std::vector<std::string>& texts, double device_px_per_px) {
  ImFontGlyphRangesBuilder characters;
  characters.AddRanges(always);
  for (const std::string& text : texts) characters.AddText(text.c_str(), text.c_str() + text.size());
  // ImGui keeps pointers to these until the atlas is built, at the end of this function.
  const ImVector<ImWchar> latin = ranges_of(characters, [](ImWchar c) { return !beyond_latin(c) || c == 0xFFFD; });
  const ImVector<ImWchar> cjk = ranges_of(characters, beyond_latin);

  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->Clear();
  atlas->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
  atlas->TexGlyphPadding = 1;

  const auto add = [&](const File& file, const ImVector<ImWchar>& ranges, double size_px, bool merge) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = merge;
    config.OversampleH = config.OversampleV = 1;
    // The atlas takes a pointer to non-const and, not being the owner, leaves it alone.
    void* bytes = const_cast<char*>(file.bytes.data());
    return atlas->AddFontFromMemoryTTF(bytes, static_cast<int>(file.bytes.size()),
                                       static_cast<float>(size_px * device_px_per_px), &config, ranges.Data);
  };
  const auto face = [&](double size_px, bool bold) {
    ImFont* font = add(bold ? bold_ : regular_, latin, size_px, false);
    if (!cjk.empty() && cjk[0] != 0) {
      add(bold ? korean_bold_ : korean_, cjk, size_px, true);
      add(bold ? chinese_bold_ : chinese_, cjk, size_px, true);
    }
    return font;
  };
  UiFonts fonts;
  fonts.text = face(14, false);  // first: ImGui's default
  fonts.small = face(12, false);
  fonts.small_bold = face(12, true);
  fonts.text_bold = face(14, true);
  fonts.emphasis = face(16, true);
  fonts.title = face(20, true);
  fonts.figure = face(28, true);
  if (!atlas->Build()) return Error{"The fonts of the panels could not be drawn; install Yalu again."};
  ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / device_px_per_px);
  return fonts;
}

}  // namespace yalu
