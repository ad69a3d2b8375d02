#include "render/cairo/shape_paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "map/marker_shape.h"
#include "render/cores.h"

namespace yalu {
namespace {

constexpr double pi = std::numbers::pi;

Affine scaled(const Affine& affine, double scale) {
  return then(affine, Affine{scale, 0, 0, 0, scale, 0});
}

/// Half the stroke's width and a pixel for its soft edge.
double reach_of(const StrokeLine& line, double scale) {
  return line.width_px * scale / 2 + 1;
}

/// The part of the image that the picture shows, with a margin for the interpolation; empty where there is none.
PreparedCommand visible_pixels(const Image& image, const Affine& to_pixels, const DeviceBox& picture) {
  PreparedCommand prepared;
  if (to_pixels.xx * to_pixels.yy == to_pixels.xy * to_pixels.yx) return prepared;
  const Affine from_pixels = to_pixels.inverse();
  DeviceBox seen;
  for (const double x : {picture.left, picture.right}) {
    for (const double y : {picture.top, picture.bottom}) {
      const ScreenPx p = from_pixels.apply({x, y});
      seen.add({p.x, p.y});
    }
  }
  constexpr double margin = 2;
  const auto limit = [](double value, int size) { return static_cast<int>(std::clamp<double>(value, 0, size)); };
  const int left = limit(std::floor(seen.left - margin), image.width);
  const int top = limit(std::floor(seen.top - margin), image.height);
  const int right = limit(std::ceil(seen.right + margin), image.width);
  const int bottom = limit(std::ceil(seen.bottom + margin), image.height);
  if (left >= right || top >= bottom) return prepared;
  prepared.image_left = left;
  prepared.image_top = top;
  prepared.image_width = right - left;
  prepared.image_height = bottom - top;
  prepared.image.resize(static_cast<std::size_t>(right - left) * static_cast<std::size_t>(bottom - top));
  std::uint32_t* out = prepared.image.data();
  for (int y = top; y < bottom; ++y) {
    const std::uint8_t* in = image.rgba.data() + (static_cast<std::size_t>(y) * image.width + left) * 4;
    for (int x = left; x < right; ++x, in += 4) {
      const unsigned alpha = in[3];
      const auto times_alpha = [alpha](unsigned value) { return (value * alpha + 127) / 255; };
      *out++ = (alpha << 24U) | (times_alpha(in[0]) << 16U) | (times_alpha(in[1]) << 8U) | times_alpha(in[2]);
    }
  }
  return prepared;
}

struct Prepare {
  double scale;
  double least_step;
  const DeviceBox& picture;

  PreparedCommand operator()(const FillArea& fill) const {
    const DevicePath path = to_device(*fill.geometry, scaled(fill.to_screen, scale), true, least_step);
    return {cut_rings(path, picture.grown(1))};
  }
  PreparedCommand operator()(const StrokeLine& line) const {
    const DevicePath path = to_device(*line.geometry, scaled(line.to_screen, scale), line.closed, least_step);
    return {cut_lines(path, picture.grown(reach_of(line, scale)), !line.dash_px.empty())};
  }
  PreparedCommand operator()(const DrawImage& image) const {
    return visible_pixels(*image.image, scaled(image.to_screen, scale), picture);
  }
  PreparedCommand operator()(const DrawMarkers&) const { return {}; }
  PreparedCommand operator()(const DrawGlyphs&) const { return {}; }
  PreparedCommand operator()(const PushClip&) const { return {}; }
  PreparedCommand operator()(const PopClip&) const { return {}; }
};

DeviceBox box_of(const DevicePath& path) {
  DeviceBox box;
  for (const DevicePart& part : path.parts) {
    box.add({part.box.left, part.box.top});
    box.add({part.box.right, part.box.bottom});
  }
  return box;
}

/// False where Cairo would refuse the dashes (all of length 0): the line is then solid.
bool usable_dashes(std::span<const float> dash_px, double scale, std::vector<double>& dashes) {
  dashes.clear();
  double sum = 0;
  for (const float length : dash_px) {
    dashes.push_back(std::max(0.0, static_cast<double>(length)) * scale);
    sum += dashes.back();
  }
  return sum > 0;
}

}  // namespace

std::vector<PreparedCommand> prepare(const DisplayList& list, double scale, double least_step,
                                     const DeviceBox& picture) {
  std::vector<PreparedCommand> prepared(list.commands.size());
  on_all_cores(prepared.size(), [&](const TakeIndex& take) {
    while (const auto i = take()) prepared[*i] = std::visit(Prepare{scale, least_step, picture}, list.commands[*i]);
  });
  return prepared;
}

void ShapePaint::trace(const DevicePath& path) {
  cairo_new_path(cr_);
  for (const DevicePart& part : path.parts) {
    cairo_move_to(cr_, path.points[part.begin].x, path.points[part.begin].y);
    for (std::size_t i = part.begin + 1; i < part.end; ++i) cairo_line_to(cr_, path.points[i].x, path.points[i].y);
    if (part.closed) cairo_close_path(cr_);
  }
}

void ShapePaint::paint(const FillArea& fill, const PreparedCommand& prepared) {
  const DevicePath path = cut_rings(prepared.path, visible_.grown(1));
  if (path.parts.empty()) return;
  trace(path);
  cairo_set_fill_rule(cr_, CAIRO_FILL_RULE_EVEN_ODD);
  if (fill.hatch) {
    hatch_path(*fill.hatch, fill.color, box_of(path));
  } else {
    set_color(cr_, fill.color);
    cairo_fill(cr_);
  }
}

void ShapePaint::paint(const StrokeLine& line, const PreparedCommand& prepared) {
  const bool dashed = usable_dashes(line.dash_px, scale_, dashes_);
  const DevicePath path = cut_lines(prepared.path, visible_.grown(reach_of(line, scale_)), dashed);
  if (path.parts.empty()) return;
  set_color(cr_, line.color);
  cairo_set_line_width(cr_, line.width_px * scale_);
  cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr_, line.round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  if (!dashed) {
    cairo_set_dash(cr_, nullptr, 0, 0);
    trace(path);
    cairo_stroke(cr_);
    return;
  }
  for (const DevicePart& part : path.parts) {  // each piece goes on with the dashes where it was cut
    cairo_set_dash(cr_, dashes_.data(), static_cast<int>(dashes_.size()), part.length_before);
    trace({{path.points.begin() + static_cast<std::ptrdiff_t>(part.begin),
            path.points.begin() + static_cast<std::ptrdiff_t>(part.end)},
           {{0, part.end - part.begin, part.closed, part.length_before, part.box}}});
    cairo_stroke(cr_);
  }
}

void ShapePaint::trace_marker(const Marker& marker) {
  const double x = marker.center.x * scale_, y = marker.center.y * scale_, radius = marker.radius_px * scale_;
  cairo_new_path(cr_);
  if (marker.shape == MarkerShape::circle) {
    cairo_arc(cr_, x, y, radius, -pi / 2, 3 * pi / 2);  // clockwise from the top
  } else {
    for (const ScreenPx corner : unit_outline(marker.shape))
      cairo_line_to(cr_, x + corner.x * radius, y + corner.y * radius);
  }
  cairo_close_path(cr_);
}

void ShapePaint::paint(const Marker& marker) {
  const double x = marker.center.x * scale_, y = marker.center.y * scale_;
  const double reach = (marker.radius_px * unit_reach(marker.shape) + marker.rim_width_px / 2) * scale_ + 1;
  const DeviceBox box{x - reach, y - reach, x + reach, y + reach};
  if (!box.overlaps(visible_) || !(marker.radius_px > 0)) return;
  trace_marker(marker);
  if (marker.fill.a != 0) {
    set_color(cr_, marker.fill);
    cairo_fill_preserve(cr_);
  }
  if (marker.hatch) {
    hatch_path(*marker.hatch, marker.rim, box);
    trace_marker(marker);
  }
  if (marker.rim_width_px > 0 && marker.rim.a != 0) {
    set_color(cr_, marker.rim);
    cairo_set_line_width(cr_, marker.rim_width_px * scale_);
    cairo_set_line_join(cr_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr_, CAIRO_LINE_CAP_BUTT);
    const bool dashed = usable_dashes(marker.rim_dash_px, scale_, dashes_);
    cairo_set_dash(cr_, dashes_.data(), dashed ? static_cast<int>(dashes_.size()) : 0, 0);
    cairo_stroke_preserve(cr_);
  }
  cairo_new_path(cr_);
}

void ShapePaint::paint(const DrawMarkers& command) {
  for (const Marker& marker : command.markers) paint(marker);
}

void ShapePaint::hatch_path(const Hatch& hatch, Rgba8 color, const DeviceBox& box) {
  if (!(hatch.spacing_px > 0)) return;
  const double left = std::max(box.left, visible_.left), right = std::min(box.right, visible_.right);
  const double top = std::max(box.top, visible_.top), bottom = std::min(box.bottom, visible_.bottom);
  if (!(left < right && top < bottom)) return;
  cairo_save(cr_);
  cairo_clip(cr_);
  // Lines run along (cos, sin); line k lies k spacings from the origin along the normal (-sin, cos).
  const double angle = hatch.angle_deg * pi / 180, cosine = std::cos(angle), sine = std::sin(angle);
  const double spacing = hatch.spacing_px * scale_, half_width = hatch.width_px * scale_ / 2;
  DeviceBox along;  // the box in the frame of the lines: x along them, y across
  for (const double x : {left, right}) {
    for (const double y : {top, bottom}) along.add({x * cosine + y * sine, y * cosine - x * sine});
  }
  const double first = std::floor((along.top - half_width) / spacing), last = (along.bottom + half_width) / spacing;
  for (double k = first; k <= last; ++k) {
    const double across = k * spacing;
    cairo_move_to(cr_, along.left * cosine - across * sine, along.left * sine + across * cosine);
    cairo_line_to(cr_, along.right * cosine - across * sine, along.right * sine + across * cosine);
  }
  set_color(cr_, color);
  cairo_set_dash(cr_, nullptr, 0, 0);
  cairo_set_line_cap(cr_, CAIRO_LINE_CAP_SQUARE);
  cairo_set_line_width(cr_, 2 * half_width);
  cairo_stroke(cr_);
  cairo_restore(cr_);
}

void ShapePaint::paint(const DrawImage& image, const PreparedCommand& prepared) {
  if (prepared.image.empty()) return;
  const Affine to_pixels = scaled(image.to_screen, scale_);
  const double width = image.image->width, height = image.image->height;
  cairo_save(cr_);
  cairo_new_path(cr_);
  DeviceBox box;
  for (const MapMetres corner : {MapMetres{0, 0}, {width, 0}, {width, height}, {0, height}}) {
    const ScreenPx p = to_pixels.apply(corner);
    cairo_line_to(cr_, p.x, p.y);
    box.add({p.x, p.y});
  }
  if (box.overlaps(visible_)) {
    cairo_close_path(cr_);
    cairo_clip(cr_);
    const cairo_matrix_t matrix{to_pixels.xx, to_pixels.yx, to_pixels.xy, to_pixels.yy, to_pixels.x0, to_pixels.y0};
    cairo_transform(cr_, &matrix);
    // A surface of its own for each use: Cairo's may not be shared between threads. It only reads the pixels.
    const CairoSurface surface(cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(prepared.image.data())), CAIRO_FORMAT_ARGB32,
        prepared.image_width, prepared.image_height, prepared.image_width * 4));
    cairo_set_source_surface(cr_, surface.get(), prepared.image_left, prepared.image_top);
    cairo_pattern_set_filter(cairo_get_source(cr_), CAIRO_FILTER_BILINEAR);
    cairo_pattern_set_extend(cairo_get_source(cr_), CAIRO_EXTEND_PAD);  // no soft edge of transparent black
    cairo_paint_with_alpha(cr_, image.opacity);
  }
  cairo_restore(cr_);
}

}  // namespace yalu
