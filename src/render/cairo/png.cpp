#include <algorithm>
#include <cmath>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zlib.h>

#include "render/cairo/cairo_renderer.h"
#include "render/cores.h"

namespace yalu {
namespace {

// Portable Network Graphics (PNG) Specification, third edition, W3C.

constexpr int rows_per_block = 128;  // fixed, so that the bytes do not depend on the machine
constexpr int compression_level = 1;

using Bytes = std::vector<unsigned char>;

void append_number(Bytes& out, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) out.push_back(static_cast<unsigned char>(value >> shift));
}

void append_text(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

void append_chunk(Bytes& out, std::string_view type, const Bytes& data) {
  append_number(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  append_text(out, type);
  out.insert(out.end(), data.begin(), data.end());
  append_number(out, static_cast<std::uint32_t>(crc32_z(0, out.data() + begin, out.size() - begin)));
}

/// A keyword as PNG allows it: 1 to 79 characters of printable ASCII without spaces at its ends.
std::string keyword_of(std::string_view text) {
  std::string keyword;
  for (const char c : text.substr(0, 79)) keyword += c >= 0x20 && c <= 0x7e ? c : '?';
  while (!keyword.empty() && keyword.back() == ' ') keyword.pop_back();
  keyword.erase(0, keyword.find_first_not_of(' '));
  return keyword.empty() ? "Comment" : keyword;
}

void append_fact(Bytes& out, std::string_view keyword, const std::string& text) {
  if (text.empty()) return;
  Bytes data;
  append_text(data, keyword_of(keyword));
  // Not compressed, no language tag, no translated keyword.
  append_text(data, std::string_view("\0\0\0\0\0", 5));
  append_text(data, text.substr(0, text.find('\0')));
  append_chunk(out, "iTXt", data);
}

/// A stretch of rows as a piece of the deflate stream that the next piece can follow.
struct Block {
  Bytes deflated;
  uLong adler = 1;  // of the rows, each with its filter type before it
  std::size_t raw_size = 0;
  int status = Z_OK;
};

/// Rows are not filtered: maps are flat colours and repeated marks, which deflate finds faster and smaller as they are.
Block encode_rows(const Pixels& pixels, int first, int end, bool last) {
  const std::size_t row_bytes = static_cast<std::size_t>(pixels.width) * 3;
  Block block;
  block.raw_size = static_cast<std::size_t>(end - first) * (row_bytes + 1);
  z_stream stream{};
  constexpr int raw_window_bits = -15, memory_level = 8;
  block.status =
      deflateInit2(&stream, compression_level, Z_DEFLATED, raw_window_bits, memory_level, Z_DEFAULT_STRATEGY);
  if (block.status != Z_OK) return block;
  block.deflated.resize(deflateBound(&stream, static_cast<uLong>(block.raw_size)) + 16);
  stream.next_out = block.deflated.data();
  stream.avail_out = static_cast<uInt>(block.deflated.size());
  const auto feed = [&](const unsigned char* data, std::size_t size, int flush) {
    block.adler = adler32_z(block.adler, data, size);
    stream.next_in = const_cast<unsigned char*>(data);  // zlib only reads it
    stream.avail_in = static_cast<uInt>(size);
    const int status = deflate(&stream, flush);
    if (status < 0 || stream.avail_in != 0) block.status = Z_BUF_ERROR;
  };
  constexpr unsigned char no_filter = 0;
  for (int row = first; row < end; ++row) {
    feed(&no_filter, 1, Z_NO_FLUSH);
    const int flush = row + 1 < end ? Z_NO_FLUSH : last ? Z_FINISH : Z_SYNC_FLUSH;
    feed(pixels.rgb.data() + static_cast<std::size_t>(row) * row_bytes, row_bytes, flush);
  }
  block.deflated.resize(stream.total_out);
  deflateEnd(&stream);
  return block;
}

std::vector<Block> encode_blocks(const Pixels& pixels) {
  std::vector<Block> blocks((static_cast<std::size_t>(pixels.height) + rows_per_block - 1) / rows_per_block);
  on_all_cores(blocks.size(), [&](const TakeIndex& take) {
    while (const auto i = take()) {
      const int first = static_cast<int>(*i) * rows_per_block;
      blocks[*i] = encode_rows(pixels, first, std::min(first + rows_per_block, pixels.height), *i + 1 == blocks.size());
    }
  });
  return blocks;
}

Bytes head(const Pixels& pixels, double dpi, const PictureFacts& facts) {
  Bytes out = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  Bytes header;
  append_number(header, static_cast<std::uint32_t>(pixels.width));
  append_number(header, static_cast<std::uint32_t>(pixels.height));
  header.insert(header.end(), {8, 2, 0, 0, 0});  // 8 bits, RGB, deflate, adaptive filters, not interlaced
  append_chunk(out, "IHDR", header);
  append_chunk(out, "sRGB", {0});  // perceptual
  Bytes density;
  const auto pixels_per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
  append_number(density, pixels_per_metre);
  append_number(density, pixels_per_metre);
  density.push_back(1);
  append_chunk(out, "pHYs", density);
  append_fact(out, "Title", facts.title);
  append_fact(out, "Description", facts.description);
  append_fact(out, "Software", facts.creator);
  append_fact(out, "Creation Time", facts.created);
  for (const auto& [keyword, text] : facts.more) append_fact(out, keyword, text);
  return out;
}

}  // namespace

Result<std::vector<std::byte>> write_png(const Pixels& pixels, double dpi, const PictureFacts& facts) {
  const std::size_t expected = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 3;
  if (pixels.width < 1 || pixels.height < 1 || pixels.rgb.size() != expected) {
    return Error{"there are no pixels to write as PNG; draw a picture of at least one pixel first"};
  }
  if (!(dpi > 0 && dpi < 1e6)) return Error{"cannot write a PNG of this resolution; give one between 1 and 2400 dpi"};
  try {
    Bytes out = head(pixels, dpi, facts);
    std::vector<Block> blocks = encode_blocks(pixels);
    uLong adler = 1;
    std::size_t total = out.size();
    for (const Block& block : blocks) {
      if (block.status != Z_OK)
        return Error{"compressing the PNG failed in zlib (" + std::string(zError(block.status)) + ")"};
      adler = adler32_combine(adler, block.adler, static_cast<z_off_t>(block.raw_size));
      total += block.deflated.size() + 12;
    }
    out.reserve(total + 32);
    // One IDAT chunk a block; the first begins and the last ends the one zlib stream that they are together.
    blocks.front().deflated.insert(blocks.front().deflated.begin(), {0x78, 0x01});
    append_number(blocks.back().deflated, static_cast<std::uint32_t>(adler));
    for (const Block& block : blocks) append_chunk(out, "IDAT", block.deflated);
    append_chunk(out, "IEND", {});
    const auto* bytes = reinterpret_cast<const std::byte*>(out.data());
    return std::vector<std::byte>(bytes, bytes + out.size());
  } catch (const std::bad_alloc&) {
    return Error{"not enough memory to write the PNG; lower the size or the resolution"};
  }
}

}  // namespace yalu
