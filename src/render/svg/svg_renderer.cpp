#include "render/svg/svg_renderer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <png.h>

#include "base/number_text.h"
#include "map/marker_shape.h"
#include "render/device_path.h"
#include "render/svg/svg_text.h"

namespace yalu {
namespace {

constexpr double millimetres_per_px = 25.4 / 96;
constexpr double degrees_per_radian = 57.29577951308232;
constexpr double least_step = 0.1;  // ScreenPx between vertices

std::string point_text(double x, double y) {
  return svg_number(x) + " " + svg_number(y);
}

/// "M0 0L10 0 10 10Z"
std::string path_data(const DevicePath& path) {
  std::string data;
  for (const DevicePart& part : path.parts) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      data += i == part.begin ? "M" : i == part.begin + 1 ? "L" : " ";
      data += point_text(path.points[i].x, path.points[i].y);
    }
    if (part.closed) data += "Z";
  }
  return data;
}

std::string dash_attribute(const std::vector<float>& dash_px) {
  std::string list;
  double sum = 0;
  for (const float length : dash_px) {
    list += (list.empty() ? "" : " ") + svg_number(static_cast<double>(length));
    sum += static_cast<double>(length);
  }
  return sum > 0 ? " stroke-dasharray=\"" + list + "\"" : std::string();
}

/// The bundled face, what it is called elsewhere, and what a machine without it is likely to have.
std::string font_attributes(FontId font) {
  std::string others;
  switch (font) {
    case FontId::latin_regular:
    case FontId::latin_bold:
    case FontId::latin_italic:
      others = "'Segoe UI', 'Helvetica Neue', Arial";
      break;
    case FontId::korean_regular:
    case FontId::korean_bold:
      others = "'Noto Sans KR', 'Malgun Gothic', 'Apple SD Gothic Neo'";
      break;
    case FontId::chinese_regular:
    case FontId::chinese_bold:
      others = "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC'";
      break;
  }
  return " font-family=\"'" + FontSet::family(font) + "', " + others + ", sans-serif\"" +
         (FontSet::bold(font) ? " font-weight=\"bold\"" : "") + (FontSet::italic(font) ? " font-style=\"italic\"" : "");
}

/// The image as PNG; empty where libpng has no memory for it.
std::vector<std::uint8_t> png_of(const Image& image) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.width);
  png.height = static_cast<png_uint_32>(image.height);
  png.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
  std::vector<std::uint8_t> bytes(size);
  const int written = png_image_write_to_memory(&png, bytes.data(), &size, 0, image.rgba.data(), 0, nullptr);
  bytes.resize(written != 0 ? size : 0);
  return bytes;
}

class SvgWriter {
 public:
  explicit SvgWriter(const DisplayList& list) : page_{0, 0, list.size.width_px, list.size.height_px} {}

  void operator()(const FillArea& fill) {
    const DevicePath path = cut_rings(to_device(*fill.geometry, fill.to_screen, true, least_step), page_.grown(2));
    if (path.parts.empty()) return;
    const std::string paint = fill.hatch ? hatch_paint(*fill.hatch, fill.color) : paint_attribute("fill", fill.color);
    out_ += "<path fill-rule=\"evenodd\"" + paint + " d=\"" + path_data(path) + "\"/>\n";
  }

  void operator()(const StrokeLine& line) {
    const bool dashed = !line.dash_px.empty();
    const DevicePath whole = to_device(*line.geometry, line.to_screen, line.closed, least_step);
    const DevicePath path = cut_lines(whole, page_.grown(line.width_px / 2 + 2), dashed);
    if (path.parts.empty()) return;
    const std::string style = " fill=\"none\"" + paint_attribute("stroke", line.color) +
                              number_attribute("stroke-width", line.width_px) + " stroke-linejoin=\"round\"" +
                              (line.round_caps ? " stroke-linecap=\"round\"" : "") + dash_attribute(line.dash_px);
    if (!dashed) {
      out_ += "<path" + style + " d=\"" + path_data(path) + "\"/>\n";
      return;
    }
    for (const DevicePart& part : path.parts) {  // each piece goes on with the dashes where it was cut
      const DevicePath piece{{path.points.begin() + static_cast<std::ptrdiff_t>(part.begin),
                              path.points.begin() + static_cast<std::ptrdiff_t>(part.end)},
                             {{0, part.end - part.begin, part.closed, part.length_before, part.box}}};
      const std::string offset =
          part.length_before > 0 ? number_attribute("stroke-dashoffset", part.length_before) : std::string();
      out_ += "<path" + style + offset + " d=\"" + path_data(piece) + "\"/>\n";
    }
  }

  void operator()(const DrawMarkers& command) {
    for (const Marker& marker : command.markers) {
      if (!(marker.radius_px > 0)) continue;
      const std::string outline = marker_outline(marker);
      const bool has_rim = marker.rim.a != 0 && marker.rim_width_px > 0;
      const std::string rim = has_rim ? paint_attribute("stroke", marker.rim) +
                                            number_attribute("stroke-width", marker.rim_width_px) +
                                            " stroke-linejoin=\"round\"" + dash_attribute(marker.rim_dash_px)
                                      : std::string();
      if (marker.hatch) {
        if (marker.fill.a != 0) out_ += outline + paint_attribute("fill", marker.fill) + "/>\n";
        out_ += outline + hatch_paint(*marker.hatch, marker.rim) + rim + "/>\n";
      } else {
        out_ += outline + paint_attribute("fill", marker.fill) + rim + "/>\n";
      }
    }
  }

  /// The halo is a stroked reference to the text behind it: unlike paint-order every viewer draws it, and unlike a copy
  /// it is not found twice by a search.
  void operator()(const DrawGlyphs& glyphs) {
    const GlyphRun& run = *glyphs.run;
    if (run.glyphs.empty()) return;
    const bool curved =
        std::any_of(run.glyphs.begin(), run.glyphs.end(), [](const Glyph& glyph) { return glyph.angle_rad != 0; });
    const bool has_halo = glyphs.halo.a != 0 && glyphs.halo_width_px > 0;
    out_ += "<g" + number_attribute("font-size", run.style.size_px);
    if (glyphs.angle_rad != 0 || curved) {
      out_ += " transform=\"translate(" + point_text(glyphs.origin.x, glyphs.origin.y) + ")";
      if (glyphs.angle_rad != 0) out_ += " rotate(" + svg_number(glyphs.angle_rad * degrees_per_radian) + ")";
      out_ += "\"";
    }
    const ScreenPx origin = glyphs.angle_rad != 0 || curved ? ScreenPx{0, 0} : glyphs.origin;
    if (curved) out_ += " role=\"img\" aria-label=\"" + xml_escaped(run.text) + "\"";
    out_ += ">";
    std::string id;
    if (has_halo) {
      id = "text" + std::to_string(++texts_);
      out_ += "<use xlink:href=\"#" + id + "\" fill=\"none\"" + paint_attribute("stroke", glyphs.halo) +
              number_attribute("stroke-width", 2 * glyphs.halo_width_px) +
              " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>";
    }
    out_ += "<g" + paint_attribute("fill", glyphs.color) + ">";
    out_ += curved ? curved_text(run, id) : straight_text(run, origin, id);
    out_ += "</g></g>\n";
  }

  void operator()(const DrawImage& image) {
    const Affine& to_screen = image.to_screen;
    const std::vector<std::uint8_t> png = png_of(*image.image);
    if (png.empty()) {
      out_of_memory_ = true;
      return;
    }
    const double width = image.image->width, height = image.image->height;
    out_ += "<image preserveAspectRatio=\"none\"";
    if (to_screen.xy == 0 && to_screen.yx == 0 && to_screen.xx > 0 && to_screen.yy > 0) {
      out_ += number_attribute("x", to_screen.x0) + number_attribute("y", to_screen.y0) +
              number_attribute("width", to_screen.xx * width) + number_attribute("height", to_screen.yy * height);
    } else {
      out_ += number_attribute("width", width) + number_attribute("height", height) + " transform=\"matrix(";
      // Two decimals would not do: these are multiplied by the size of the image.
      for (const double scale : {to_screen.xx, to_screen.yx, to_screen.xy, to_screen.yy}) {
        out_ += decimal_text(scale, 6) + " ";
      }
      out_ += point_text(to_screen.x0, to_screen.y0) + ")\"";
    }
    if (image.opacity < 1) out_ += number_attribute("opacity", image.opacity);
    out_ += " xlink:href=\"data:image/png;base64," + base64(png) + "\"/>\n";
  }

  void operator()(const PushClip& clip) {
    const std::string id = "clip" + std::to_string(++clips_);
    out_ += "<clipPath id=\"" + id + "\"><rect" + number_attribute("x", clip.rect.x) +
            number_attribute("y", clip.rect.y) + number_attribute("width", std::max(0.0, clip.rect.width)) +
            number_attribute("height", std::max(0.0, clip.rect.height)) + "/></clipPath>\n<g clip-path=\"url(#" + id +
            ")\">\n";
    ++open_clips_;
  }

  void operator()(const PopClip&) {
    if (open_clips_ == 0) return;
    --open_clips_;
    out_ += "</g>\n";
  }

  bool out_of_memory() const { return out_of_memory_; }

  std::string finish() {
    while (open_clips_ > 0) (*this)(PopClip{});
    return std::move(out_);
  }

 private:
  /// The fill attribute of a hatch, whose pattern is written when it is first used. Line k of it lies k spacings from
  /// the origin, so that neighbouring areas agree.
  std::string hatch_paint(const Hatch& hatch, Rgba8 color) {
    const std::string step = svg_number(hatch.spacing_px);
    const std::string body = " width=\"" + step + "\" height=\"" + step + "\" patternTransform=\"rotate(" +
                             svg_number(hatch.angle_deg) + ")\"><path" + paint_attribute("stroke", color) +
                             number_attribute("stroke-width", hatch.width_px) + " d=\"M0 0H" + step + "M0 " + step +
                             "H" + step + "\"/></pattern>\n";
    const auto [at, is_new] = hatches_.try_emplace(body, "hatch" + std::to_string(hatches_.size() + 1));
    if (is_new) out_ += "<pattern id=\"" + at->second + "\" patternUnits=\"userSpaceOnUse\"" + body;
    return " fill=\"url(#" + at->second + ")\"";
  }

  /// The opened element of a marker's outline; dashes begin at the top.
  static std::string marker_outline(const Marker& marker) {
    const double x = marker.center.x, y = marker.center.y, radius = marker.radius_px;
    if (marker.shape == MarkerShape::circle && marker.rim_dash_px.empty()) {
      return "<circle" + number_attribute("cx", x) + number_attribute("cy", y) + number_attribute("r", radius);
    }
    std::string data;
    if (marker.shape == MarkerShape::circle) {
      const std::string arc = "A" + point_text(radius, radius) + " 0 0 1 ";
      data = "M" + point_text(x, y - radius) + arc + point_text(x, y + radius) + arc + point_text(x, y - radius);
    } else {
      for (const ScreenPx corner : unit_outline(marker.shape)) {
        data += data.empty() ? "M" : " ";
        data += point_text(x + corner.x * radius, y + corner.y * radius);
      }
    }
    return "<path d=\"" + data + "Z\"";
  }

  static std::string id_attribute(const std::string& id) { return id.empty() ? id : " id=\"" + id + "\""; }

  static std::string text_of(const GlyphRun& run, std::size_t begin, std::size_t end) {
    const std::size_t from = run.glyphs[begin].cluster;
    const std::size_t to = end < run.glyphs.size() ? run.glyphs[end].cluster : run.text.size();
    return xml_escaped(std::string_view(run.text).substr(from, to - from));
  }

  /// The end of the stretch from `begin` on that one element can hold: one face, or, spaced out, one cluster.
  static std::size_t stretch_end(const GlyphRun& run, std::size_t begin, bool one_cluster) {
    std::size_t end = begin + 1;
    while (end < run.glyphs.size() && (run.glyphs[end].cluster == run.glyphs[begin].cluster ||
                                       (!one_cluster && run.glyphs[end].font == run.glyphs[begin].font))) {
      ++end;
    }
    return end;
  }

  std::string straight_text(const GlyphRun& run, ScreenPx origin, const std::string& id) const {
    std::string text = "<text" + id_attribute(id) + number_attribute("y", origin.y);
    const bool spaced = run.style.letter_spacing_px != 0;
    const std::size_t first_end = stretch_end(run, 0, spaced);
    if (first_end == run.glyphs.size()) {
      return text + number_attribute("x", origin.x) + font_attributes(run.glyphs[0].font) + ">" +
             text_of(run, 0, first_end) + "</text>";
    }
    text += ">";
    for (std::size_t begin = 0; begin < run.glyphs.size();) {
      const std::size_t end = stretch_end(run, begin, spaced);
      const Glyph& glyph = run.glyphs[begin];
      text += "<tspan" + number_attribute("x", origin.x + static_cast<double>(glyph.x)) + font_attributes(glyph.font) +
              ">" + text_of(run, begin, end) + "</tspan>";
      begin = end;
    }
    return text + "</text>";
  }

  /// Letters one by one: rotate lists, which would keep the word together, are not drawn by every viewer.
  static std::string curved_text(const GlyphRun& run, const std::string& id) {
    std::string text = "<g" + id_attribute(id) + ">";
    for (std::size_t begin = 0; begin < run.glyphs.size();) {
      const std::size_t end = stretch_end(run, begin, true);
      const Glyph& glyph = run.glyphs[begin];
      text += "<text transform=\"translate(" + point_text(static_cast<double>(glyph.x), static_cast<double>(glyph.y)) +
              ") rotate(" + svg_number(static_cast<double>(glyph.angle_rad) * degrees_per_radian) + ")\"" +
              font_attributes(glyph.font) + ">" + text_of(run, begin, end) + "</text>";
      begin = end;
    }
    return text + "</g>";
  }

  DeviceBox page_;
  std::string out_;
  std::map<std::string, std::string> hatches_;  ///< pattern to id
  int texts_ = 0;
  int clips_ = 0;
  int open_clips_ = 0;
  bool out_of_memory_ = false;
};

std::string element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return "<" + std::string(name) + ">" + xml_escaped(text) + "</" + std::string(name) + ">\n";
}

std::string head(const DisplayList& list, const PictureFacts& facts) {
  const std::string width = svg_number(list.size.width_px), height = svg_number(list.size.height_px);
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
      " version=\"1.1\" xml:space=\"preserve\"";
  text += " width=\"" + svg_number(list.size.width_px * millimetres_per_px) + "mm\" height=\"" +
          svg_number(list.size.height_px * millimetres_per_px) + "mm\" viewBox=\"0 0 " + width + " " + height + "\">\n";
  text += element("title", facts.title) + element("desc", facts.description);
  std::string metadata = element("dc:title", facts.title) + element("dc:description", facts.description) +
                         element("dc:date", facts.created) + element("xmp:CreatorTool", facts.creator);
  for (const auto& [keyword, value] : facts.more) {
    metadata += "<yalu:fact yalu:keyword=\"" + xml_escaped(keyword) + "\">" + xml_escaped(value) + "</yalu:fact>\n";
  }
  if (!metadata.empty()) {
    text +=
        "<metadata>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
        " xmlns:yalu=\"urn:yalu:facts\">\n<rdf:Description rdf:about=\"\">\n" +
        metadata + "</rdf:Description>\n</rdf:RDF>\n</metadata>\n";
  }
  if (list.background.a != 0) {
    text +=
        "<rect width=\"" + width + "\" height=\"" + height + "\"" + paint_attribute("fill", list.background) + "/>\n";
  }
  return text;
}

}  // namespace

Result<std::string> write_svg(const DisplayList& list, const PictureFacts& facts) {
  SvgWriter writer(list);
  for (const DisplayCommand& command : list.commands) std::visit(writer, command);
  if (writer.out_of_memory()) return Error{"not enough memory for an image of the SVG; choose a smaller picture"};
  return head(list, facts) + writer.finish() + "</svg>\n";
}

}  // namespace yalu
