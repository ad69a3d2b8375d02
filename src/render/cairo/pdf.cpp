#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <cairo-pdf.h>

#include "render/cairo/cairo_handles.h"
#include "render/cairo/cairo_renderer.h"
#include "render/cairo/pdf_fonts.h"
#include "render/cairo/shape_paint.h"

namespace yalu {
namespace {

constexpr double points_per_px = 0.75;
constexpr double largest_points = 14400;  // the largest page side of PDF 1.5: 200 inches
constexpr double least_step = 0.05;       // ScreenPx between vertices: 0.013 mm

/// Text as text: selectable, searchable, in embedded fonts.
class PdfGlyphPaint {
 public:
  PdfGlyphPaint(cairo_t* cr, const FontSet& fonts) : cr_(cr), fonts_(fonts) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr_, options);
    cairo_font_options_destroy(options);
  }

  void paint(const DrawGlyphs& glyphs) {
    cairo_save(cr_);
    cairo_translate(cr_, glyphs.origin.x, glyphs.origin.y);
    cairo_rotate(cr_, glyphs.angle_rad);
    if (glyphs.halo.a != 0 && glyphs.halo_width_px > 0) paint_halo(glyphs);
    if (glyphs.color.a != 0) paint_text(glyphs);
    cairo_restore(cr_);
  }

 private:
  bool set_font(const Glyph& glyph, double size) {
    cairo_font_face_t* face = fonts_.face(glyph.font);
    if (face == nullptr) return false;
    cairo_set_font_face(cr_, face);
    cairo_set_font_size(cr_, size);
    return true;
  }

  /// All outlines as one path, so that a translucent halo is laid on once.
  void paint_halo(const DrawGlyphs& glyphs) {
    cairo_new_path(cr_);
    for (const Glyph& glyph : glyphs.run->glyphs) {
      if (!set_font(glyph, glyphs.run->style.size_px)) continue;
      cairo_save(cr_);
      cairo_translate(cr_, static_cast<double>(glyph.x), static_cast<double>(glyph.y));
      cairo_rotate(cr_, static_cast<double>(glyph.angle_rad));
      const cairo_glyph_t at_origin{glyph.glyph_id, 0, 0};
      cairo_glyph_path(cr_, &at_origin, 1);
      cairo_restore(cr_);
    }
    set_color(cr_, glyphs.halo);
    cairo_set_dash(cr_, nullptr, 0, 0);
    cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cr_, 2 * glyphs.halo_width_px);
    cairo_stroke(cr_);
  }

  /// In stretches of one face and one angle, each with the part of the text that it draws.
  void paint_text(const DrawGlyphs& draw) {
    set_color(cr_, draw.color);
    const std::vector<Glyph>& glyphs = draw.run->glyphs;
    for (std::size_t begin = 0; begin < glyphs.size();) {
      std::size_t end = begin + 1;
      while (end < glyphs.size() &&
             (glyphs[end].cluster == glyphs[begin].cluster ||
              (glyphs[end].font == glyphs[begin].font && glyphs[begin].angle_rad == 0 && glyphs[end].angle_rad == 0))) {
        ++end;
      }
      const std::size_t text_end = end < glyphs.size() ? glyphs[end].cluster : draw.run->text.size();
      paint_stretch(draw, begin, end, text_end);
      begin = end;
    }
  }

  void paint_stretch(const DrawGlyphs& draw, std::size_t begin, std::size_t end, std::size_t text_end) {
    const std::vector<Glyph>& glyphs = draw.run->glyphs;
    const Glyph& first = glyphs[begin];
    if (!set_font(first, draw.run->style.size_px)) return;
    const double cosine = std::cos(static_cast<double>(first.angle_rad));
    const double sine = std::sin(static_cast<double>(first.angle_rad));
    std::vector<cairo_glyph_t> placed;
    std::vector<cairo_text_cluster_t> clusters;
    for (std::size_t i = begin; i < end; ++i) {
      const auto dx = static_cast<double>(glyphs[i].x - first.x), dy = static_cast<double>(glyphs[i].y - first.y);
      placed.push_back({glyphs[i].glyph_id, dx * cosine + dy * sine, dy * cosine - dx * sine});
      if (i == begin || glyphs[i].cluster != glyphs[i - 1].cluster) clusters.push_back({0, 0});
      const std::size_t next = i + 1 < end ? glyphs[i + 1].cluster : text_end;
      clusters.back().num_bytes += static_cast<int>(next - glyphs[i].cluster);
      ++clusters.back().num_glyphs;
    }
    cairo_save(cr_);
    cairo_translate(cr_, static_cast<double>(first.x), static_cast<double>(first.y));
    cairo_rotate(cr_, static_cast<double>(first.angle_rad));
    cairo_show_text_glyphs(cr_, draw.run->text.data() + first.cluster, static_cast<int>(text_end - first.cluster),
                           placed.data(), static_cast<int>(placed.size()), clusters.data(),
                           static_cast<int>(clusters.size()), static_cast<cairo_text_cluster_flags_t>(0));
    cairo_restore(cr_);
  }

  cairo_t* cr_;
  PdfFonts fonts_;
};

class PagePaint {
 public:
  PagePaint(cairo_t* cr, const FontSet& fonts, const DeviceBox& page)
      : cr_(cr), shapes_(cr, 1, page), glyphs_(cr, fonts) {}

  void draw(const DisplayCommand& command, const PreparedCommand& prepared) {
    std::visit([&](const auto& kind) { draw(kind, prepared); }, command);
  }

 private:
  void draw(const FillArea& fill, const PreparedCommand& prepared) { shapes_.paint(fill, prepared); }
  void draw(const StrokeLine& line, const PreparedCommand& prepared) { shapes_.paint(line, prepared); }
  void draw(const DrawMarkers& markers, const PreparedCommand&) { shapes_.paint(markers); }
  void draw(const DrawImage& image, const PreparedCommand& prepared) { shapes_.paint(image, prepared); }
  void draw(const DrawGlyphs& glyphs, const PreparedCommand&) { glyphs_.paint(glyphs); }
  void draw(const PushClip& clip, const PreparedCommand&) {
    cairo_save(cr_);
    ++open_clips_;
    cairo_new_path(cr_);
    cairo_rectangle(cr_, clip.rect.x, clip.rect.y, clip.rect.width, clip.rect.height);
    cairo_clip(cr_);
  }
  void draw(const PopClip&, const PreparedCommand&) {
    if (open_clips_ == 0) return;
    --open_clips_;
    cairo_restore(cr_);
  }

  cairo_t* cr_;
  ShapePaint shapes_;
  PdfGlyphPaint glyphs_;
  int open_clips_ = 0;
};

void set_facts(cairo_surface_t* surface, const PictureFacts& facts) {
  const auto set = [&](cairo_pdf_metadata_t field, const std::string& text) {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, field, text.c_str());
  };
  std::string more;
  for (const auto& [keyword, text] : facts.more) more += (more.empty() ? "" : "; ") + keyword + ": " + text;
  set(CAIRO_PDF_METADATA_TITLE, facts.title);
  set(CAIRO_PDF_METADATA_SUBJECT, facts.description);
  set(CAIRO_PDF_METADATA_KEYWORDS, more);
  set(CAIRO_PDF_METADATA_CREATOR, facts.creator);
  // Cairo puts the clock's time where it is given none, and writes a given one without "D:"; see set_dates().
  set(CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00+00:00");
  set(CAIRO_PDF_METADATA_MOD_DATE, "1970-01-01T00:00:00+00:00");
}

/// A PDF date, "D:20240116" or "D:20240116093000+09'00", of an ISO day or date-time; empty for anything else.
std::string pdf_date(std::string_view iso) {
  const std::string_view day_shape = "0000-00-00", time_shape = "T00:00:00", zone_shape = "+00:00";
  const auto take = [&](std::string_view shape, std::string& out) {
    if (iso.size() < shape.size()) return false;
    std::string taken;
    auto next = iso.begin();
    for (const char wanted : shape) {
      const char c = *next++;
      const bool digit = c >= '0' && c <= '9';
      const bool sign = wanted == '+' && c == '-';
      if (wanted == '0' ? !digit : c != wanted && !sign) return false;
      if (digit || wanted == '+') taken += c;
    }
    iso.remove_prefix(shape.size());
    out += taken;
    return true;
  };
  std::string date = "D:", zone;
  if (!take(day_shape, date)) return {};
  if (iso.empty()) return date;
  if (!take(time_shape, date)) return {};
  if (iso == "Z") return date + "Z";
  if (take(zone_shape, zone)) date += zone.substr(0, 3) + "'" + zone.substr(3);
  return iso.empty() ? date : std::string();
}

/// Puts the given date, or nothing, in place of those that Cairo wrote. The bytes keep their number: offsets stay
/// right.
void set_dates(std::vector<std::byte>& pdf, const std::string& created) {
  const std::string date = pdf_date(created);
  for (const std::string_view key : {"/CreationDate (", "/ModDate ("}) {
    char* const data = reinterpret_cast<char*>(pdf.data());
    const std::string_view text(data, pdf.size());
    const std::size_t begin = text.rfind("   " + std::string(key));
    if (begin == std::string_view::npos) continue;
    const std::size_t size = text.find(')', begin) + 1 - begin;
    std::string entry = date.empty() ? "" : std::string(key) + date + ")";
    entry.resize(size, ' ');
    entry.copy(data + begin, size);
  }
}

cairo_status_t append(void* to, const unsigned char* data, unsigned length) {
  try {
    auto& out = *static_cast<std::vector<std::byte>*>(to);
    const auto* bytes = reinterpret_cast<const std::byte*>(data);
    out.insert(out.end(), bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

}  // namespace

Result<std::vector<std::byte>> write_pdf(const DisplayList& list, const FontSet& fonts, const PictureFacts& facts) {
  const double width = list.size.width_px * points_per_px, height = list.size.height_px * points_per_px;
  if (!(width > 0 && height > 0)) return Error{"the page has no size; give a width and a height above zero"};
  if (width > largest_points || height > largest_points) {
    return Error{"the page is larger than the 200 by 200 inches that PDF allows; choose a smaller size"};
  }
  try {
    std::vector<std::byte> bytes;
    const CairoSurface surface(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
    set_facts(surface.get(), facts);
    const DeviceBox page{0, 0, list.size.width_px, list.size.height_px};
    const std::vector<PreparedCommand> prepared = prepare(list, 1, least_step, page);
    {
      const CairoContext cr(cairo_create(surface.get()));
      cairo_scale(cr.get(), points_per_px, points_per_px);
      set_color(cr.get(), list.background);
      cairo_paint(cr.get());
      PagePaint paint(cr.get(), fonts, page);
      for (std::size_t i = 0; i < list.commands.size(); ++i) paint.draw(list.commands[i], prepared[i]);
      if (auto drawn = status_of(cairo_status(cr.get()), "drawing the page"); !drawn.ok()) return drawn.error();
      cairo_show_page(cr.get());
    }
    cairo_surface_finish(surface.get());
    if (auto written = status_of(cairo_surface_status(surface.get()), "writing the PDF"); !written.ok()) {
      return written.error();
    }
    set_dates(bytes, facts.created);
    return bytes;
  } catch (const std::bad_alloc&) {
    return Error{"not enough memory to write the PDF; choose a smaller size"};
  }
}

}  // namespace yalu
