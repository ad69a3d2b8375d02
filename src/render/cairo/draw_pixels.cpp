#include <algorithm>
#include <cmath>
#include <new>
#include <string>
#include <utility>

#include "render/cairo/cairo_handles.h"
#include "render/cairo/cairo_renderer.h"
#include "render/cairo/glyph_paint.h"
#include "render/cairo/shape_paint.h"
#include "render/cores.h"

namespace yalu {
namespace {

constexpr int largest_side = 32767;  // of an image surface of Cairo
constexpr int band_height = 256;     // fixed, so that the pixels do not depend on the machine
constexpr double least_step = 0.2;   // device pixels between vertices

/// Draws commands into one band.
class BandPaint {
 public:
  BandPaint(cairo_t* cr, GlyphPaint& glyphs, const PixelBand& band, double scale)
      : cr_(cr),
        glyphs_(glyphs),
        band_(band),
        scale_(scale),
        shapes_(cr, scale,
                {0, static_cast<double>(band.top), static_cast<double>(band.width),
                 static_cast<double>(band.top + band.height)}),
        clips_{{0, band.top, band.width, band.top + band.height}} {}

  void draw(const DisplayCommand& command, const PreparedCommand& prepared) {
    std::visit([&](const auto& kind) { draw(kind, prepared); }, command);
  }

 private:
  void draw(const FillArea& fill, const PreparedCommand& prepared) { shapes_.paint(fill, prepared); }
  void draw(const StrokeLine& line, const PreparedCommand& prepared) { shapes_.paint(line, prepared); }
  void draw(const DrawMarkers& markers, const PreparedCommand&) { shapes_.paint(markers); }
  void draw(const DrawImage& image, const PreparedCommand& prepared) { shapes_.paint(image, prepared); }
  void draw(const DrawGlyphs& glyphs, const PreparedCommand&) {
    cairo_surface_flush(cairo_get_target(cr_));
    glyphs_.paint(glyphs, scale_, band_, clips_.back());
    cairo_surface_mark_dirty(cairo_get_target(cr_));
  }
  void draw(const PushClip& clip, const PreparedCommand&) {
    // Clips lie on whole pixels: Cairo is fast with those, and glyphs are cut at the same edge.
    const auto pixel = [&](double px) {
      return static_cast<int>(std::lround(std::clamp(px * scale_, -1.0, largest_side + 1.0)));
    };
    const PixelRect& outer = clips_.back();
    const int left = std::max(outer.left, pixel(clip.rect.x)), top = std::max(outer.top, pixel(clip.rect.y));
    const PixelRect inner{left, top, std::max(left, std::min(outer.right, pixel(clip.rect.right()))),
                          std::max(top, std::min(outer.bottom, pixel(clip.rect.bottom())))};
    clips_.push_back(inner);
    cairo_save(cr_);
    cairo_new_path(cr_);
    cairo_rectangle(cr_, inner.left, inner.top, inner.right - inner.left, inner.bottom - inner.top);
    cairo_clip(cr_);
  }
  void draw(const PopClip&, const PreparedCommand&) {
    if (clips_.size() == 1) return;
    clips_.pop_back();
    cairo_restore(cr_);
  }

  cairo_t* cr_;
  GlyphPaint& glyphs_;
  PixelBand band_;
  double scale_;
  ShapePaint shapes_;
  std::vector<PixelRect> clips_;
};

void copy_rgb(const PixelBand& band, std::uint8_t* out) {
  const std::size_t count = static_cast<std::size_t>(band.width) * static_cast<std::size_t>(band.height);
  for (std::size_t i = 0; i < count; ++i, out += 3) {
    const std::uint32_t pixel = band.pixels[i];
    out[0] = static_cast<std::uint8_t>(pixel >> 16U);
    out[1] = static_cast<std::uint8_t>(pixel >> 8U);
    out[2] = static_cast<std::uint8_t>(pixel);
  }
}

/// Draws the whole list into one band of the picture.
cairo_status_t draw_band(const DisplayList& list, const std::vector<PreparedCommand>& prepared, GlyphPaint& glyphs,
                         double scale, PixelBand band) {
  const CairoSurface surface(cairo_image_surface_create_for_data(
      reinterpret_cast<unsigned char*>(band.pixels), CAIRO_FORMAT_RGB24, band.width, band.height, band.width * 4));
  const CairoContext cr(cairo_create(surface.get()));
  set_color(cr.get(), list.background);
  cairo_set_operator(cr.get(), CAIRO_OPERATOR_SOURCE);
  cairo_paint(cr.get());
  cairo_set_operator(cr.get(), CAIRO_OPERATOR_OVER);
  cairo_translate(cr.get(), 0, -band.top);
  BandPaint paint(cr.get(), glyphs, band, scale);
  for (std::size_t i = 0; i < list.commands.size(); ++i) paint.draw(list.commands[i], prepared[i]);
  cairo_surface_flush(surface.get());
  return cairo_status(cr.get());
}

}  // namespace

Result<Pixels> draw_pixels(const DisplayList& list, const FontSet& fonts, double device_px_per_px) {
  const double width = std::round(list.size.width_px * device_px_per_px);
  const double height = std::round(list.size.height_px * device_px_per_px);
  const auto side_text = [](double side) { return std::to_string(std::llround(std::min(side, 1e15))); };
  if (!(width >= 1 && height >= 1)) {
    return Error{"the picture has no pixels: its size or resolution is zero; give both above zero"};
  }
  if (width > largest_side || height > largest_side) {
    return Error{"a picture of " + side_text(width) + " by " + side_text(height) + " pixels is too large: " +
                 std::to_string(largest_side) + " pixels a side is the limit; lower the size or the resolution"};
  }
  try {
    Pixels pixels;
    pixels.width = static_cast<int>(width);
    pixels.height = static_cast<int>(height);
    pixels.rgb.resize(static_cast<std::size_t>(pixels.width) * pixels.height * 3);
    const std::vector<PreparedCommand> prepared = prepare(list, device_px_per_px, least_step, {0, 0, width, height});

    const std::size_t bands = (static_cast<std::size_t>(pixels.height) + band_height - 1) / band_height;
    std::vector<cairo_status_t> statuses(bands, CAIRO_STATUS_SUCCESS);
    on_all_cores(bands, [&](const TakeIndex& take) {
      GlyphPaint glyphs(fonts);
      std::vector<std::uint32_t> buffer(static_cast<std::size_t>(pixels.width) * band_height);
      while (const auto index = take()) {
        const int top = static_cast<int>(*index) * band_height;
        const PixelBand band{buffer.data(), pixels.width, std::min(band_height, pixels.height - top), top};
        statuses[*index] = draw_band(list, prepared, glyphs, device_px_per_px, band);
        copy_rgb(band, pixels.rgb.data() + static_cast<std::size_t>(top) * pixels.width * 3);
      }
    });
    for (const cairo_status_t status : statuses) {
      if (auto drawn = status_of(status, "drawing the picture"); !drawn.ok()) return drawn.error();
    }
    return pixels;
  } catch (const std::bad_alloc&) {
    return Error{"not enough memory for a picture of " + side_text(width) + " by " + side_text(height) +
                 " pixels; lower the size or the resolution"};
  }
}

}  // namespace yalu
