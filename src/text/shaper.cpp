#include "text/shaper.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <optional>

#include <hb.h>

#include "base/unicode.h"
#include "text/font_set_faces.h"

namespace yalu {
namespace {

/// A stretch of the text that one face and one script draw.
struct Item {
  FontId font;
  hb_script_t script;
  std::size_t begin;  ///< byte offsets
  std::size_t end;
};

struct Character {
  hb_codepoint_t code;
  std::size_t offset;
  std::size_t size;
};

/// `text` is valid UTF-8.
Character character_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned first = byte(0);
  const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  hb_codepoint_t code = size == 1 ? first : first & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) code = (code << 6U) | (byte(i) & 0x3fU);
  return {code, offset, size};
}

/// Valid UTF-8 in which tabs, line feeds and other control characters, which no font draws, are spaces.
std::string printable(std::string_view text) {
  std::string result = is_valid_utf8(text) ? std::string(text) : to_valid_utf8(text);
  for (char& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return result;
}

bool is_cjk(FontId font) {
  return font >= FontId::korean_regular;
}

/// Kana, full-width forms, CJK punctuation and what else only East Asian fonts draw as it should look.
bool is_east_asian(hb_codepoint_t code) {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) ||
         (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xffef) ||
         (code >= 0x20000 && code <= 0x3ffff);
}

/// Spaces, punctuation, symbols and marks go with the run they stand in; letters and digits choose a face themselves.
bool follows_neighbour(hb_unicode_funcs_t* unicode, hb_codepoint_t code, hb_script_t script) {
  if (script == HB_SCRIPT_INHERITED) return true;
  return script == HB_SCRIPT_COMMON &&
         hb_unicode_general_category(unicode, code) != HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
}

class Itemizer {
 public:
  Itemizer(const FontSet::Faces& faces, const TextStyle& style)
      : faces_(faces),
        latin_(style.bold     ? FontId::latin_bold
               : style.italic ? FontId::latin_italic
                              : FontId::latin_regular),
        korean_(style.bold ? FontId::korean_bold : FontId::korean_regular),
        chinese_(style.bold ? FontId::chinese_bold : FontId::chinese_regular),
        han_(style.han == HanForms::korean ? korean_ : chinese_) {}

  FontId latin() const { return latin_; }

  std::vector<Item> itemize(std::string_view text) const {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::vector<Item> items;
    for (std::size_t offset = 0; offset < text.size();) {
      const Character c = character_at(text, offset);
      offset += c.size;
      const hb_script_t script = hb_unicode_script(unicode, c.code);
      const bool follows = follows_neighbour(unicode, c.code, script);
      const std::optional<FontId> before = items.empty() ? std::nullopt : std::optional(items.back().font);
      const FontId font = follows ? face_beside(unicode, text, c, script, before) : face_for(c.code, script);
      const bool weak = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
      if (!items.empty() && items.back().font == font &&
          (weak || items.back().script == script || items.back().script == HB_SCRIPT_COMMON)) {
        items.back().end = offset;
        if (items.back().script == HB_SCRIPT_COMMON && !weak) items.back().script = script;
      } else {
        items.push_back({font, weak ? HB_SCRIPT_COMMON : script, c.offset, offset});
      }
    }
    return items;
  }

 private:
  /// The first face in order of preference that has the character; the preferred one where none has it.
  FontId face_for(hb_codepoint_t code, hb_script_t script) const {
    std::array<FontId, 3> order = {latin_, han_, han_ == korean_ ? chinese_ : korean_};
    if (script == HB_SCRIPT_HANGUL) {
      order = {korean_, latin_, chinese_};
    } else if (is_east_asian(code)) {
      order = {order[1], order[2], latin_};
    }
    for (const FontId font : order) {
      if (faces_.has(font, code)) return font;
    }
    return order[0];
  }

  /// The face of a character that goes with its neighbours: that of the run before it, at the start of the text that of
  /// the first character which chooses one.
  FontId face_beside(hb_unicode_funcs_t* unicode, std::string_view text, const Character& c, hb_script_t script,
                     std::optional<FontId> before) const {
    // A mark belongs to its base even where the face lacks it: HarfBuzz may compose the two.
    if (before && script == HB_SCRIPT_INHERITED) return *before;
    std::optional<FontId> beside = before;
    for (std::size_t next = c.offset + c.size; !beside && next < text.size();) {
      const Character n = character_at(text, next);
      next += n.size;
      const hb_script_t next_script = hb_unicode_script(unicode, n.code);
      if (!follows_neighbour(unicode, n.code, next_script)) beside = face_for(n.code, next_script);
    }
    const bool fits = beside && (is_cjk(*beside) || !is_east_asian(c.code)) && faces_.has(*beside, c.code);
    return fits ? *beside : face_for(c.code, script);
  }

  const FontSet::Faces& faces_;
  FontId latin_, korean_, chinese_, han_;
};

struct DestroyBuffer {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

const char* language_of(FontId font) {
  if (font == FontId::korean_regular || font == FontId::korean_bold) return "ko";
  return is_cjk(font) ? "zh-Hans" : "en";
}

}  // namespace

GlyphRun shape(const FontSet& fonts, std::string_view text, const TextStyle& style) {
  const FontSet::Faces& faces = fonts.faces();
  GlyphRun run;
  run.text = printable(text);
  run.style = style;
  const Itemizer itemizer(faces, style);

  std::vector<hb_feature_t> features;
  const auto set_feature = [&](hb_tag_t tag, std::uint32_t value) {
    features.push_back({tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  };
  if (style.tabular_figures) set_feature(HB_TAG('t', 'n', 'u', 'm'), 1);
  if (style.letter_spacing_px != 0) {  // spaced letters do not join into ligatures
    set_feature(HB_TAG('l', 'i', 'g', 'a'), 0);
    set_feature(HB_TAG('c', 'l', 'i', 'g'), 0);
  }

  const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
  double pen = 0;
  for (const Item& item : itemizer.itemize(run.text)) {
    hb_buffer_clear_contents(buffer.get());
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), item.script);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(language_of(item.font), -1));
    hb_buffer_add_utf8(buffer.get(), run.text.data(), static_cast<int>(run.text.size()),
                       static_cast<unsigned>(item.begin), static_cast<int>(item.end - item.begin));
    hb_shape(faces.font(item.font), buffer.get(), features.data(), static_cast<unsigned>(features.size()));

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = style.size_px / faces.units_per_em(item.font);
    for (unsigned i = 0; i < count; ++i) {
      const bool ends_cluster = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
      const double advance = positions[i].x_advance * scale + (ends_cluster ? style.letter_spacing_px : 0);
      Glyph glyph;
      glyph.font = item.font;
      glyph.glyph_id = infos[i].codepoint;
      glyph.x = static_cast<float>(pen + positions[i].x_offset * scale);
      glyph.y = static_cast<float>(-positions[i].y_offset * scale);
      glyph.cluster = infos[i].cluster;
      glyph.advance = static_cast<float>(advance);
      run.glyphs.push_back(glyph);
      pen += advance;
    }
  }
  run.width = run.glyphs.empty() ? 0 : pen - style.letter_spacing_px;

  hb_font_extents_t extents{};
  hb_font_get_h_extents(faces.font(itemizer.latin()), &extents);
  const double scale = style.size_px / faces.units_per_em(itemizer.latin());
  run.ascent = extents.ascender * scale;
  run.descent = -extents.descender * scale;
  return run;
}

std::shared_ptr<const GlyphRun> shaped(const FontSet& fonts, std::string_view text, const TextStyle& style) {
  // Some thousand names, figures and dates of a map and its page; beyond that most of them are of the past.
  constexpr std::size_t most_runs = 8192;
  std::string key = std::to_string(std::bit_cast<std::uint64_t>(style.size_px)) + ' ' +
                    std::to_string(std::bit_cast<std::uint64_t>(style.letter_spacing_px)) + ' ';
  key += static_cast<char>('0' + (style.bold ? 1 : 0) + (style.italic ? 2 : 0) + (style.tabular_figures ? 4 : 0));
  key += style.han == HanForms::korean ? 'k' : 'c';
  key += text;
  FontSet::Faces::Memory& memory = fonts.faces().memory;
  {
    const std::lock_guard lock(memory.mutex);
    if (const auto found = memory.runs.find(key); found != memory.runs.end()) return found->second;
  }
  auto run = std::make_shared<const GlyphRun>(shape(fonts, text, style));
  const std::lock_guard lock(memory.mutex);
  if (memory.runs.size() >= most_runs) memory.runs.clear();
  return memory.runs.emplace(std::move(key), std::move(run)).first->second;
}

}  // namespace yalu
