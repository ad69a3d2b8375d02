// Owners of Cairo's objects, and Cairo's failures as errors.
#pragma once

#include <memory>
#include <string>

#include <cairo.h>

#include "base/color.h"
#include "base/result.h"

namespace yalu {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, DestroySurface>;

struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using CairoContext = std::unique_ptr<cairo_t, DestroyContext>;

struct DestroyPattern {
  void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};
using CairoPattern = std::unique_ptr<cairo_pattern_t, DestroyPattern>;

inline void set_color(cairo_t* cr, Rgba8 color) {
  cairo_set_source_rgba(cr, color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

/// `doing`: "drawing the picture".
inline Status status_of(cairo_status_t status, const std::string& doing) {
  if (status == CAIRO_STATUS_SUCCESS) return Done{};
  return Error{doing + " failed in Cairo: " + cairo_status_to_string(status) +
               "; try a smaller size or a lower resolution"};
}

}  // namespace yalu
