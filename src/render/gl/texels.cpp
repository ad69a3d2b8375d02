#include "render/gl/texels.h"

#include <algorithm>
#include <cmath>

namespace yalu {
namespace {

bool is_black(const Image& image) {
  for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
    if ((image.rgba[i] | image.rgba[i + 1] | image.rgba[i + 2]) != 0) return false;
  }
  return true;
}

/// From a to b, `weight` of 256 on the way, in all four channels.
Pixel mix(Pixel a, Pixel b, std::uint32_t weight) {
  const std::uint32_t even = ((a & 0x00ff00ffU) * (256 - weight) + (b & 0x00ff00ffU) * weight + 0x00800080U) >> 8U;
  const std::uint32_t odd = (a >> 8U & 0x00ff00ffU) * (256 - weight) + (b >> 8U & 0x00ff00ffU) * weight + 0x00800080U;
  return (even & 0x00ff00ffU) | (odd & 0xff00ff00U);
}

}  // namespace

Texels make_texels(const Image& image) {
  Texels texels;
  texels.width = image.width;
  texels.height = image.height;
  const std::size_t count = image.rgba.size() / 4;
  if (is_black(image)) {
    texels.ink.resize(count);
    for (std::size_t i = 0; i < count; ++i) texels.ink[i] = image.rgba[4 * i + 3];
  } else {
    texels.colors.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      texels.colors[i] =
          premultiplied({image.rgba[4 * i], image.rgba[4 * i + 1], image.rgba[4 * i + 2], image.rgba[4 * i + 3]});
    }
  }
  return texels;
}

TexelColumn texel_column(double at, int count) {
  const double from_middle = std::clamp(at - 0.5, 0.0, count - 1.0);
  TexelColumn column;
  column.first = static_cast<int>(from_middle);
  column.second = std::min(column.first + 1, count - 1);
  column.weight = static_cast<std::uint32_t>((from_middle - column.first) * 256 + 0.5);
  return column;
}

void lay_ink_row(const Texels& texels, const TexelColumn& row, const std::vector<TexelColumn>& columns, double opacity,
                 std::vector<std::uint16_t>& scratch, Pixel* pixels) {
  if (columns.empty()) return;
  const auto [low, high] = std::minmax(columns.front().first, columns.back().first);
  const int begin = low, end = std::min(high + 2, texels.width);
  scratch.resize(static_cast<std::size_t>(texels.width));
  const std::uint8_t* a = texels.ink.data() + static_cast<std::ptrdiff_t>(row.first) * texels.width;
  const std::uint8_t* b = texels.ink.data() + static_cast<std::ptrdiff_t>(row.second) * texels.width;
  std::uint16_t* line = scratch.data();
  const auto weight = static_cast<std::uint16_t>(row.weight), rest = static_cast<std::uint16_t>(256 - row.weight);
  for (int i = begin; i < end; ++i) line[i] = static_cast<std::uint16_t>(a[i] * rest + b[i] * weight);
  const auto scale = static_cast<std::uint32_t>(opacity * 65536 + 0.5);
  for (std::size_t x = 0; x < columns.size(); ++x) {
    const TexelColumn& column = columns[x];
    const std::uint32_t read = (line[column.first] * (256 - column.weight) + line[column.second] * column.weight) >> 8U;
    if (read == 0) continue;
    const auto part = static_cast<std::uint32_t>(std::uint64_t{read} * scale >> 16U);  // of 65280
    const std::uint32_t ink = part + (part >> 8U);                                     // of 65535
    const std::uint32_t kept = 65536 - ink;
    const Pixel pixel = pixels[x];
    const auto channel = [&](unsigned shift) { return ((pixel >> shift & 0xffU) * kept + 32768) >> 16U; };
    const std::uint32_t alpha = ((pixel >> 24U) * kept + 255 * ink + 32768) >> 16U;
    pixels[x] = channel(0) | channel(8) << 8U | channel(16) << 16U | alpha << 24U;
  }
}

Pixel sample(const Texels& texels, double u, double v, std::uint32_t opacity) {
  const TexelColumn x = texel_column(u, texels.width), y = texel_column(v, texels.height);
  const auto at = [&](int column, int row) -> Pixel {
    const std::size_t i =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(texels.width) + static_cast<std::size_t>(column);
    return texels.is_ink() ? std::uint32_t{texels.ink[i]} << 24U : texels.colors[i];
  };
  const Pixel pixel = mix(mix(at(x.first, y.first), at(x.second, y.first), x.weight),
                          mix(at(x.first, y.second), at(x.second, y.second), x.weight), y.weight);
  return mix(0, pixel, opacity);
}

}  // namespace yalu
