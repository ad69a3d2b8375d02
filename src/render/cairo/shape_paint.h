// Areas, lines, marks and images through Cairo, alike for pixels and for PDF.
#pragma once

#include <cstdint>
#include <vector>

#include <cairo.h>

#include "map/display_list.h"
#include "render/cairo/cairo_handles.h"
#include "render/device_path.h"

namespace yalu {

/// What can be computed once for a command, however many bands it is drawn in.
struct PreparedCommand {
  DevicePath path{};                   ///< of areas and lines, cut to the picture
  std::vector<std::uint32_t> image{};  ///< what can be seen of images, as Cairo's ARGB32: premultiplied, tightly packed
  int image_left = 0;                  ///< the first column and row of `image` in the whole image
  int image_top = 0;
  int image_width = 0;
  int image_height = 0;
};

/// Parallel to the list's commands. `scale`: device pixels a ScreenPx; `least_step`: of vertices, in device pixels;
/// `picture`: all that can be seen.
std::vector<PreparedCommand> prepare(const DisplayList& list, double scale, double least_step,
                                     const DeviceBox& picture);

/// Paints on `cr`, whose user space is device pixels of the whole picture; only what touches `visible` is drawn.
class ShapePaint {
 public:
  ShapePaint(cairo_t* cr, double scale, const DeviceBox& visible) : cr_(cr), scale_(scale), visible_(visible) {}

  void paint(const FillArea& fill, const PreparedCommand& prepared);
  void paint(const StrokeLine& line, const PreparedCommand& prepared);
  void paint(const DrawMarkers& command);
  void paint(const DrawImage& image, const PreparedCommand& prepared);

 private:
  void paint(const Marker& marker);
  void trace(const DevicePath& path);
  void trace_marker(const Marker& marker);
  /// Fills Cairo's current path, `box` its extent, with lines and forgets it.
  void hatch_path(const Hatch& hatch, Rgba8 color, const DeviceBox& box);

  cairo_t* cr_;
  double scale_;
  DeviceBox visible_;
  std::vector<double> dashes_;
};

}  // namespace yalu
