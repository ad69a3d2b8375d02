#include "map/display_list.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/number_text.h"
#include "map/marker_shape.h"

namespace yalu {
namespace {

std::string number(double value) {
  return decimal_text(value, 2);
}

std::string point_text(ScreenPx p) {
  return number(p.x) + "," + number(p.y);
}

/// "(1,2) (3,4)" for small shapes; box and length for large ones, which change with any vertex that moves.
std::string geometry_text(const Geometry& geometry, const Affine& to_screen, bool closed) {
  std::string text = std::to_string(geometry.part_starts.size()) + (closed ? " rings " : " lines ") +
                     std::to_string(geometry.points.size()) + " points";
  constexpr std::size_t listed_points = 8;
  if (geometry.points.size() <= listed_points) {
    for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
      const auto [begin, end] = geometry.part(part);
      text += part == 0 ? "" : " |";
      for (std::size_t i = begin; i < end; ++i) text += " " + point_text(to_screen.apply(geometry.points[i]));
    }
    return text;
  }
  MapBox box;
  double length = 0;
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto [begin, end] = geometry.part(part);
    for (std::size_t i = begin; i < end; ++i) {
      const ScreenPx p = to_screen.apply(geometry.points[i]);
      box.add(MapMetres{p.x, p.y});
      if (i == begin && !closed) continue;
      const ScreenPx before = to_screen.apply(geometry.points[i == begin ? end - 1 : i - 1]);
      length += std::hypot(p.x - before.x, p.y - before.y);
    }
  }
  return text + " in " + number(box.min_x) + "," + number(box.min_y) + ".." + number(box.max_x) + "," +
         number(box.max_y) + " length " + number(length);
}

std::string hatch_text(const std::optional<Hatch>& hatch) {
  if (!hatch) return {};
  return " hatch " + number(hatch->spacing_px) + "/" + number(hatch->width_px) + "@" + number(hatch->angle_deg);
}

std::string dash_text(const std::vector<float>& dash) {
  std::string text;
  for (const float length : dash) text += (text.empty() ? " dash " : ",") + number(static_cast<double>(length));
  return text;
}

std::string row_text(const std::optional<RowId>& row) {
  return row ? " row " + std::to_string(index_of(*row)) : std::string();
}

const char* shape_text(MarkerShape shape) {
  switch (shape) {
    case MarkerShape::circle:
      return "circle";
    case MarkerShape::triangle:
      return "triangle";
    case MarkerShape::triangle_down:
      return "triangle_down";
    case MarkerShape::square:
      return "square";
    case MarkerShape::diamond:
      return "diamond";
    case MarkerShape::dash:
      return "dash";
  }
  return "";
}

/// One command as a line of text.
struct Describe {
  std::string operator()(const FillArea& fill) const {
    return "fill " + to_string(fill.color) + hatch_text(fill.hatch) + row_text(fill.row) + ": " +
           geometry_text(*fill.geometry, fill.to_screen, true);
  }
  std::string operator()(const StrokeLine& line) const {
    return "stroke " + to_string(line.color) + " width " + number(line.width_px) + dash_text(line.dash_px) +
           (line.round_caps ? "" : " butt") + row_text(line.row) + ": " +
           geometry_text(*line.geometry, line.to_screen, line.closed);
  }
  std::string operator()(const DrawMarkers& command) const {
    std::string text = "markers " + std::to_string(command.markers.size());
    for (const Marker& marker : command.markers) {
      text += std::string("\n  ") + shape_text(marker.shape) + " " + point_text(marker.center) + " radius " +
              number(marker.radius_px) + " fill " + to_string(marker.fill) + hatch_text(marker.hatch) + " rim " +
              to_string(marker.rim) + " " + number(marker.rim_width_px) + dash_text(marker.rim_dash_px) +
              row_text(marker.row);
    }
    return text;
  }
  std::string operator()(const DrawGlyphs& glyphs) const {
    const TextStyle& style = glyphs.run->style;
    std::string text = "text \"" + glyphs.run->text + "\" at " + point_text(glyphs.origin) + " size " +
                       number(style.size_px) + (style.bold ? " bold" : "") + (style.italic ? " italic" : "") +
                       " width " + number(glyphs.run->width) + " " + to_string(glyphs.color);
    if (glyphs.angle_rad != 0) text += " angle " + number(glyphs.angle_rad);
    const auto turned = [](const Glyph& glyph) { return glyph.angle_rad != 0; };
    if (std::any_of(glyphs.run->glyphs.begin(), glyphs.run->glyphs.end(), turned)) text += " curved";
    if (glyphs.halo.a != 0) text += " halo " + to_string(glyphs.halo) + " " + number(glyphs.halo_width_px);
    return text + row_text(glyphs.row);
  }
  std::string operator()(const DrawImage& image) const {
    const auto corner = [&](int x, int y) {
      return point_text(image.to_screen.apply(MapMetres{static_cast<double>(x), static_cast<double>(y)}));
    };
    const int width = image.image->width, height = image.image->height;
    return "image " + std::to_string(width) + "x" + std::to_string(height) + " opacity " + number(image.opacity) +
           ": " + corner(0, 0) + " " + corner(width, 0) + " " + corner(width, height) + " " + corner(0, height);
  }
  std::string operator()(const PushClip& clip) const {
    return "clip " + number(clip.rect.x) + "," + number(clip.rect.y) + " " + number(clip.rect.width) + "x" +
           number(clip.rect.height);
  }
  std::string operator()(const PopClip&) const { return "end clip"; }
};

double distance_to_segment(ScreenPx p, ScreenPx a, ScreenPx b) {
  const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
  const double along = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/// Whether the edge from a to b crosses the ray from p to the right; an odd count of crossings is inside.
bool crosses_ray(ScreenPx p, ScreenPx a, ScreenPx b) {
  return (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
}

/// What one pass over a shape finds out about it and a point.
struct Reach {
  double distance_px = HUGE_VAL;  ///< to the nearest edge
  bool inside = false;            ///< by the even-odd rule
  double area_px2 = 0, perimeter_px = 0;

  double to_filled() const { return inside ? 0 : distance_px; }
};

template <class PointAt>
void reach_part(ScreenPx p, std::size_t count, bool closed, PointAt point_at, Reach& reach) {
  if (count == 1) reach.distance_px = std::min(reach.distance_px, distance_to_segment(p, point_at(0), point_at(0)));
  double twice_area = 0;
  for (std::size_t i = closed ? 0 : 1; i < count; ++i) {
    const ScreenPx a = point_at(i == 0 ? count - 1 : i - 1), b = point_at(i);
    reach.distance_px = std::min(reach.distance_px, distance_to_segment(p, a, b));
    reach.perimeter_px += std::hypot(b.x - a.x, b.y - a.y);
    twice_area += (a.x - p.x) * (b.y - p.y) - (b.x - p.x) * (a.y - p.y);
    if (closed && crosses_ray(p, a, b)) reach.inside = !reach.inside;
  }
  if (closed) reach.area_px2 += std::abs(twice_area) / 2;
}

/// Of a point and what a geometry draws; infinitely far where its box is farther than `tolerance_px`.
Reach reach_of(const Geometry& geometry, const Affine& to_screen, bool closed, ScreenPx p, double tolerance_px) {
  MapBox box;
  for (const double x : {geometry.bounds.min_x, geometry.bounds.max_x}) {
    for (const double y : {geometry.bounds.min_y, geometry.bounds.max_y}) {
      const ScreenPx corner = to_screen.apply({x, y});
      box.add(MapMetres{corner.x, corner.y});
    }
  }
  Reach reach;
  if (p.x < box.min_x - tolerance_px || p.x > box.max_x + tolerance_px || p.y < box.min_y - tolerance_px ||
      p.y > box.max_y + tolerance_px) {
    return reach;
  }
  for (std::size_t part = 0; part < geometry.part_starts.size(); ++part) {
    const auto [begin, end] = geometry.part(part);
    const auto point_at = [&, first = begin](std::size_t i) { return to_screen.apply(geometry.points[first + i]); };
    reach_part(p, end - begin, closed, point_at, reach);
  }
  return reach;
}

double distance_to(const Marker& marker, ScreenPx p) {
  const double half_rim = marker.rim.a == 0 ? 0 : marker.rim_width_px / 2;
  // Through a hollow mark one sees what lies beneath.
  const bool hollow = marker.fill.a == 0 && !marker.hatch;
  const double from_center = std::hypot(p.x - marker.center.x, p.y - marker.center.y);
  if (marker.shape == MarkerShape::circle) {
    const double outside = from_center - marker.radius_px;
    return std::max((hollow ? std::abs(outside) : outside) - half_rim, 0.0);
  }
  const std::span<const ScreenPx> outline = unit_outline(marker.shape);
  Reach reach;
  reach_part(
      p, outline.size(), true,
      [&](std::size_t i) {
        return ScreenPx{marker.center.x + outline[i].x * marker.radius_px,
                        marker.center.y + outline[i].y * marker.radius_px};
      },
      reach);
  return reach.inside && !hollow ? 0 : std::max(reach.distance_px - half_rim, 0.0);
}

double distance_to(const DrawGlyphs& glyphs, ScreenPx p) {
  const double dx = p.x - glyphs.origin.x, dy = p.y - glyphs.origin.y;
  const double cosine = std::cos(glyphs.angle_rad), sine = std::sin(glyphs.angle_rad);
  const double along = dx * cosine + dy * sine, below = dy * cosine - dx * sine;
  const double beside = std::max({-along, along - glyphs.run->width, 0.0});
  const double above = std::max({-glyphs.run->ascent - below, below - glyphs.run->descent, 0.0});
  return std::hypot(beside, above);
}

/// Keeps the best answer so far.
class Picker {
 public:
  Picker(ScreenPx at, double tolerance_px) : at_(at), tolerance_(tolerance_px) {}

  void operator()(const FillArea& fill) {
    if (hidden() || !fill.row) return;
    const Reach reach = reach_of(*fill.geometry, fill.to_screen, true, at_, tolerance_);
    // The mean width of a long shape is twice its area by its perimeter.
    constexpr double thin_px = 10;
    const bool thin = 2 * reach.area_px2 < thin_px * reach.perimeter_px;
    offer({*fill.row, thin ? PickKind::line : PickKind::area, reach.to_filled(), thin ? 0 : reach.area_px2});
  }
  void operator()(const StrokeLine& line) {
    if (hidden() || !line.row) return;
    const double half = line.width_px / 2;
    const Reach reach = reach_of(*line.geometry, line.to_screen, line.closed, at_, tolerance_ + half);
    offer({*line.row, PickKind::line, std::max(reach.distance_px - half, 0.0)});
  }
  void operator()(const DrawMarkers& command) {
    if (hidden()) return;
    for (const Marker& marker : command.markers) {
      if (marker.row) offer({*marker.row, PickKind::mark, distance_to(marker, at_)});
    }
  }
  void operator()(const DrawGlyphs& glyphs) {
    if (!hidden() && glyphs.row) offer({*glyphs.row, PickKind::mark, distance_to(glyphs, at_)});
  }
  void operator()(const DrawImage&) {}
  void operator()(const PushClip& clip) { clips_.push_back(clip.rect.contains(at_)); }
  void operator()(const PopClip&) {
    if (!clips_.empty()) clips_.pop_back();
  }

  std::optional<Picked> found() const { return found_; }

 private:
  bool hidden() const { return std::find(clips_.begin(), clips_.end(), false) != clips_.end(); }
  void offer(const Picked& picked) {
    if (picked.distance_px <= tolerance_ && (!found_ || means_rather(picked, *found_))) found_ = picked;
  }

  ScreenPx at_;
  double tolerance_;
  std::vector<bool> clips_;  ///< for each open clip, whether the point lies in it
  std::optional<Picked> found_;
};

}  // namespace

std::string to_text(const DisplayList& list) {
  std::string text = "size " + number(list.size.width_px) + "x" + number(list.size.height_px) + " background " +
                     to_string(list.background) + "\n";
  for (const DisplayCommand& command : list.commands) text += std::visit(Describe{}, command) + "\n";
  return text;
}

bool means_rather(const Picked& above, const Picked& below) {
  if (above.kind != below.kind) return above.kind < below.kind;
  if (above.distance_px != below.distance_px) return above.distance_px < below.distance_px;
  return above.area_px2 <= below.area_px2;
}

std::optional<Picked> pick(const DisplayList& list, ScreenPx at, double tolerance_px) {
  Picker picker(at, tolerance_px);
  for (const DisplayCommand& command : list.commands) std::visit(picker, command);
  return picker.found();
}

}  // namespace yalu
