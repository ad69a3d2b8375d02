#include "text/glyph_bitmap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace yalu {
namespace {

constexpr int largest_side = 8192;
constexpr FT_Pos one_pixel = 64;  // FreeType's 26.6 fixed point

struct Point {
  double x = 0;
  double y = 0;
};

/// The outline as straight segments, in pixels.
class Flattener {
 public:
  explicit Flattener(FT_Outline& outline) {
    FT_Outline_Funcs funcs{};
    funcs.move_to = [](const FT_Vector* to, void* self) {
      static_cast<Flattener*>(self)->move_to(point(*to));
      return 0;
    };
    funcs.line_to = [](const FT_Vector* to, void* self) {
      static_cast<Flattener*>(self)->line_to(point(*to));
      return 0;
    };
    funcs.conic_to = [](const FT_Vector* control, const FT_Vector* to, void* self) {
      auto& flattener = *static_cast<Flattener*>(self);
      // A quadratic curve is the cubic one with these control points.
      const Point a = flattener.at_, b = point(*control), c = point(*to);
      flattener.cubic_to({a.x + (b.x - a.x) * 2 / 3, a.y + (b.y - a.y) * 2 / 3},
                         {c.x + (b.x - c.x) * 2 / 3, c.y + (b.y - c.y) * 2 / 3}, c);
      return 0;
    };
    funcs.cubic_to = [](const FT_Vector* control1, const FT_Vector* control2, const FT_Vector* to, void* self) {
      static_cast<Flattener*>(self)->cubic_to(point(*control1), point(*control2), point(*to));
      return 0;
    };
    FT_Outline_Decompose(&outline, &funcs, this);
    line_to(start_);
  }

  const std::vector<std::pair<Point, Point>>& segments() const { return segments_; }

 private:
  static Point point(const FT_Vector& v) {
    return {static_cast<double>(v.x) / one_pixel, static_cast<double>(v.y) / one_pixel};
  }
  void move_to(Point to) {
    if (!segments_.empty()) line_to(start_);
    start_ = at_ = to;
  }
  void line_to(Point to) {
    if (to.x != at_.x || to.y != at_.y) segments_.emplace_back(at_, to);
    at_ = to;
  }
  void cubic_to(Point b, Point c, Point d) {
    const Point a = at_;
    const double length =
        std::hypot(b.x - a.x, b.y - a.y) + std::hypot(c.x - b.x, c.y - b.y) + std::hypot(d.x - c.x, d.y - c.y);
    const int steps = std::clamp(static_cast<int>(std::ceil(std::sqrt(length))), 2, 32);
    for (int i = 1; i <= steps; ++i) {
      const double t = static_cast<double>(i) / steps, s = 1 - t;
      const double wa = s * s * s, wb = 3 * s * s * t, wc = 3 * s * t * t, wd = t * t * t;
      line_to({wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y});
    }
  }

  std::vector<std::pair<Point, Point>> segments_;
  Point start_, at_;
};

/// Coverage of all that lies within `reach` of the outline, merged into `bitmap`. Distance from each pixel's centre to
/// the nearest segment: unlike an offset curve it cannot turn inside out where a counter is narrower than the halo.
void add_halo(GlyphBitmap& bitmap, FT_Outline& outline, double reach) {
  const Flattener flat(outline);
  const auto far = static_cast<float>((reach + 1) * (reach + 1));
  std::vector<float> squared(bitmap.coverage.size(), far);
  for (const auto& [a, b] : flat.segments()) {
    const double left = std::min(a.x, b.x) - reach - 1, right = std::max(a.x, b.x) + reach + 1;
    const double low = std::min(a.y, b.y) - reach - 1, high = std::max(a.y, b.y) + reach + 1;
    const int column_begin = std::clamp(static_cast<int>(std::floor(left)) - bitmap.left, 0, bitmap.width);
    const int column_end = std::clamp(static_cast<int>(std::ceil(right)) - bitmap.left, 0, bitmap.width);
    const int row_begin = std::clamp(bitmap.top - static_cast<int>(std::ceil(high)), 0, bitmap.height);
    const int row_end = std::clamp(bitmap.top - static_cast<int>(std::floor(low)), 0, bitmap.height);
    const auto ax = static_cast<float>(a.x), ay = static_cast<float>(a.y);
    const auto dx = static_cast<float>(b.x - a.x), dy = static_cast<float>(b.y - a.y);
    const float per_length = 1 / (dx * dx + dy * dy);
    for (int row = row_begin; row < row_end; ++row) {
      const float py = static_cast<float>(bitmap.top - row) - 0.5F - ay;
      float* out = squared.data() + static_cast<std::size_t>(row) * bitmap.width;
      for (int column = column_begin; column < column_end; ++column) {
        const float px = static_cast<float>(bitmap.left + column) + 0.5F - ax;
        const float along = std::min(std::max((px * dx + py * dy) * per_length, 0.0F), 1.0F);
        const float qx = px - along * dx, qy = py - along * dy;
        out[column] = std::min(out[column], qx * qx + qy * qy);
      }
    }
  }
  for (std::size_t i = 0; i < squared.size(); ++i) {
    if (squared[i] >= far) continue;
    const double share = std::clamp(reach + 0.5 - std::sqrt(static_cast<double>(squared[i])), 0.0, 1.0);
    bitmap.coverage[i] = std::max(bitmap.coverage[i], static_cast<std::uint8_t>(std::lround(share * 255)));
  }
}

}  // namespace

struct GlyphRasterizer::State {
  const FontSet* fonts = nullptr;
  FT_Library library = nullptr;
  std::array<FT_Face, font_count> faces{};
  std::array<double, font_count> sizes{};  ///< to which each face is set

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    for (FT_Face face : faces) {
      if (face != nullptr) FT_Done_Face(face);
    }
    if (library != nullptr) FT_Done_FreeType(library);
  }

  /// The face at a size; null where it cannot be opened.
  FT_Face face_at(FontId font, double size) {
    const auto index = static_cast<std::size_t>(font);
    if (library == nullptr && FT_Init_FreeType(&library) != 0) return nullptr;
    FT_Face& face = faces[index];
    if (face == nullptr && FT_New_Face(library, fonts->file(font).c_str(), 0, &face) != 0) {
      face = nullptr;
      return nullptr;
    }
    if (sizes[index] != size) {
      const auto fixed = static_cast<FT_F26Dot6>(std::lround(size * one_pixel));
      if (fixed <= 0 || FT_Set_Char_Size(face, fixed, fixed, 72, 72) != 0) return nullptr;
      sizes[index] = size;
    }
    return face;
  }
};

int steps_per_pixel(double size) {
  return size < 24 ? 4 : size < 40 ? 2 : 1;
}

GlyphRasterizer::GlyphRasterizer(const FontSet& fonts) : state_(std::make_unique<State>()) {
  state_->fonts = &fonts;
}
GlyphRasterizer::GlyphRasterizer(GlyphRasterizer&&) noexcept = default;
GlyphRasterizer& GlyphRasterizer::operator=(GlyphRasterizer&&) noexcept = default;
GlyphRasterizer::~GlyphRasterizer() = default;

std::optional<GlyphBitmap> GlyphRasterizer::rasterize(FontId font, std::uint32_t glyph_id, double size,
                                                      double halo_width, double shift_x, double shift_y,
                                                      double angle_rad) {
  FT_Face face = state_->face_at(font, size);
  if (face == nullptr || FT_Load_Glyph(face, glyph_id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return {};
  GlyphBitmap bitmap;
  FT_Outline& outline = face->glyph->outline;
  if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE || outline.n_points == 0) return bitmap;

  if (angle_rad != 0) {  // FreeType's y axis points up, so clockwise is the negative angle
    const auto cosine = static_cast<FT_Fixed>(std::lround(std::cos(angle_rad) * 0x10000));
    const auto sine = static_cast<FT_Fixed>(std::lround(std::sin(angle_rad) * 0x10000));
    const FT_Matrix turn{cosine, sine, -sine, cosine};
    FT_Outline_Transform(&outline, &turn);
  }
  FT_Outline_Translate(&outline, std::lround(shift_x * one_pixel), -std::lround(shift_y * one_pixel));

  FT_BBox box;
  FT_Outline_Get_CBox(&outline, &box);
  const auto margin = static_cast<FT_Pos>(halo_width > 0 ? std::ceil((halo_width + 1) * one_pixel) : 0);
  const auto floor_pixel = [](FT_Pos value) { return value >> 6; };
  const FT_Pos left = floor_pixel(box.xMin - margin), right = floor_pixel(box.xMax + margin + one_pixel - 1);
  const FT_Pos bottom = floor_pixel(box.yMin - margin), top = floor_pixel(box.yMax + margin + one_pixel - 1);
  if (right - left > largest_side || top - bottom > largest_side) return {};
  bitmap.left = static_cast<int>(left);
  bitmap.top = static_cast<int>(top);
  bitmap.width = static_cast<int>(right - left);
  bitmap.height = static_cast<int>(top - bottom);
  bitmap.coverage.assign(static_cast<std::size_t>(bitmap.width) * bitmap.height, 0);
  if (bitmap.coverage.empty()) return bitmap;

  if (halo_width > 0) add_halo(bitmap, outline, halo_width);
  std::vector<std::uint8_t> inside(halo_width > 0 ? bitmap.coverage.size() : 0);
  FT_Bitmap target{};
  target.width = static_cast<unsigned>(bitmap.width);
  target.rows = static_cast<unsigned>(bitmap.height);
  target.pitch = bitmap.width;
  target.pixel_mode = FT_PIXEL_MODE_GRAY;
  target.num_grays = 256;
  target.buffer = halo_width > 0 ? inside.data() : bitmap.coverage.data();
  FT_Outline_Translate(&outline, -left * one_pixel, -bottom * one_pixel);
  if (FT_Outline_Get_Bitmap(state_->library, &outline, &target) != 0) return {};
  for (std::size_t i = 0; i < inside.size(); ++i) bitmap.coverage[i] = std::max(bitmap.coverage[i], inside[i]);
  return bitmap;
}

}  // namespace yalu
