#include "render/gl/texels.h"

#include <algorithm>
#include <cmath>

#include "render/gl/nearest.h"

// Rows of pixels are laid by instructions on 32 bytes at a time where the processor has them; the same pixels come out.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define YALU_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define YALU_WIDE
#endif

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
  column.weight = nearest<std::uint32_t>((from_middle - column.first) * 256);
  return column;
}

void InkColumns::add(const TexelColumn& column) {
  first.push_back(column.first);
  weight_first.push_back(static_cast<std::uint16_t>(std::min((256 - column.weight) * 256, 65535U)));
  weight_second.push_back(static_cast<std::uint16_t>(std::min(column.weight * 256, 65535U)));
}

// In loops of their own, of which the compiler makes vector instructions.
YALU_WIDE void lay_ink_row(const Texels& texels, const TexelColumn& row, const InkColumns& columns, double opacity,
                           InkScratch& scratch, Pixel* pixels) {
  if (columns.first.empty()) return;
  const auto [low, high] = std::minmax(columns.first.front(), columns.first.back());
  const auto count = static_cast<std::ptrdiff_t>(columns.size());
  scratch.line.resize(static_cast<std::size_t>(texels.width) + 1);
  scratch.left.resize(columns.size());
  scratch.right.resize(columns.size());
  scratch.kept.resize(columns.size());
  const std::uint8_t* a = texels.ink.data() + static_cast<std::ptrdiff_t>(row.first) * texels.width;
  const std::uint8_t* b = texels.ink.data() + static_cast<std::ptrdiff_t>(row.second) * texels.width;
  std::uint16_t* line = scratch.line.data();
  const auto weight = static_cast<std::uint16_t>(row.weight), rest = static_cast<std::uint16_t>(256 - row.weight);
  const int begin = low, end = std::min(high + 2, texels.width);
  for (int i = begin; i < end; ++i) line[i] = static_cast<std::uint16_t>(a[i] * rest + b[i] * weight);
  line[end] = line[end - 1];  // beyond the border it goes on as it is

  std::uint16_t* left = scratch.left.data();
  std::uint16_t* right = scratch.right.data();
  const int* first = columns.first.data();
  for (std::ptrdiff_t x = 0; x < count; ++x) {
    left[x] = line[first[x]];
    right[x] = line[first[x] + 1];
  }
  const auto high_half = [](std::uint16_t p, std::uint16_t q) {
    return static_cast<std::uint16_t>((std::uint32_t{p} * std::uint32_t{q}) >> 16U);
  };
  const auto scale = static_cast<std::uint16_t>(std::min(opacity * 65536 + 0.5, 65535.0));
  const std::uint16_t* weight_first = columns.weight_first.data();
  const std::uint16_t* weight_second = columns.weight_second.data();
  for (std::ptrdiff_t x = 0; x < count; ++x) {
    const auto read =
        static_cast<std::uint16_t>(high_half(left[x], weight_first[x]) + high_half(right[x], weight_second[x]));
    left[x] = static_cast<std::uint16_t>(255 - ((high_half(read, scale) + 128) >> 8));
  }
  Pixel* kept = scratch.kept.data();
  for (std::ptrdiff_t x = 0; x < count; ++x) {
    const Pixel once = left[x], twice = once | once << 8U;
    kept[x] = twice | twice << 16U;
  }
  auto* bytes = reinterpret_cast<std::uint8_t*>(pixels);
  const auto* kept_bytes = reinterpret_cast<const std::uint8_t*>(kept);
  for (std::ptrdiff_t i = 0; i < 4 * count; ++i) {
    const auto product = static_cast<std::uint16_t>(bytes[i] * kept_bytes[i] + 128);
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(product + (product >> 8)) >> 8);
  }
  for (std::ptrdiff_t x = 0; x < count; ++x) pixels[x] += ~kept[x] & 0xff000000U;
}

// Without branches: a share of 0 leaves a pixel and one of 255 of an opaque colour replaces it, to the bit.
YALU_WIDE void lay_shares(Pixel color, const std::uint8_t* shares, int count, Pixel* pixels) {
  for (int x = 0; x < count; ++x) pixels[x] = over(times(color, shares[x]), pixels[x]);
}

YALU_WIDE void lay_color(Pixel color, int count, Pixel* pixels) {
  for (int x = 0; x < count; ++x) pixels[x] = over(color, pixels[x]);
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
