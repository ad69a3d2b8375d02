// Texels: a picture made ready to be read bilinearly, many times; no GL in here.
#pragma once

#include <cstdint>
#include <vector>

#include "map/display_list.h"

namespace yalu {

/// 8-bit RGBA with the colour multiplied by the alpha, red in the lowest byte.
using Pixel = std::uint32_t;

struct Texels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> ink;  ///< of a picture that is black everywhere (a relief): its alpha alone
  std::vector<Pixel> colors;      ///< of any other

  bool is_ink() const { return !ink.empty(); }
};

Texels make_texels(const Image& image);

/// Between which two columns (or rows) of a picture a place lies, and how far on its way to the second, of 256.
struct TexelColumn {
  int first = 0, second = 0;
  std::uint32_t weight = 0;
};
/// `at`: texel coordinates, 0..count from border to border.
TexelColumn texel_column(double at, int count);

/// Where each of some neighbouring pixels reads a row of ink: the first of two texels, and the weights of both, of
/// 65536.
struct InkColumns {
  std::vector<int> first;
  std::vector<std::uint16_t> weight_first, weight_second;

  std::size_t size() const { return first.size(); }
  void add(const TexelColumn& column);
};

/// What lay_ink_row needs from row to row.
struct InkScratch {
  std::vector<std::uint16_t> line, left, right;
  std::vector<Pixel> kept;
};

/// Lays a row of ink over as many pixels as there are `columns`, which ascend or descend. `opacity` 0..1.
void lay_ink_row(const Texels& texels, const TexelColumn& row, const InkColumns& columns, double opacity,
                 InkScratch& scratch, Pixel* pixels);

/// Lays a colour over a row of pixels, of each the share 0..255 that `shares` says.
void lay_shares(Pixel color, const std::uint8_t* shares, int count, Pixel* pixels);
/// Lays a colour over all of them.
void lay_color(Pixel color, int count, Pixel* pixels);

/// The picture at a place in texel coordinates, bilinearly and with its border texels repeated, times `opacity` 0..256.
Pixel sample(const Texels& texels, double u, double v, std::uint32_t opacity);

/// `above` laid over `below`.
inline Pixel over(Pixel above, Pixel below) {
  const std::uint32_t rest = 255 - (above >> 24U);
  std::uint32_t even = (below & 0x00ff00ffU) * rest + 0x00800080U;
  even = ((even + (even >> 8U & 0x00ff00ffU)) >> 8U) & 0x00ff00ffU;
  std::uint32_t odd = (below >> 8U & 0x00ff00ffU) * rest + 0x00800080U;
  odd = (odd + (odd >> 8U & 0x00ff00ffU)) & 0xff00ff00U;
  return above + (even | odd);
}

/// The share 0..255 of a colour.
inline Pixel times(Pixel color, std::uint32_t share) {
  std::uint32_t even = (color & 0x00ff00ffU) * share + 0x00800080U;
  even = ((even + (even >> 8U & 0x00ff00ffU)) >> 8U) & 0x00ff00ffU;
  std::uint32_t odd = (color >> 8U & 0x00ff00ffU) * share + 0x00800080U;
  odd = (odd + (odd >> 8U & 0x00ff00ffU)) & 0xff00ff00U;
  return even | odd;
}

inline Pixel premultiplied(Rgba8 color) {
  const Pixel opaque = color.r | std::uint32_t{color.g} << 8U | std::uint32_t{color.b} << 16U | 0xff000000U;
  return color.a == 255 ? opaque : times(opaque, color.a);
}

}  // namespace yalu
