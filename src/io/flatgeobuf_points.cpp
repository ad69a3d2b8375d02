#include "io/flatgeobuf_points.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace yalu {
namespace {

constexpr std::size_t magic_bytes = 8;
// Order of the fields in header.fbs and feature.fbs of the format.
constexpr std::size_t header_envelope = 1;
constexpr std::size_t feature_geometry = 0;

/// The FlatBuffers of a file one after another, each behind its size in four bytes.
class Buffers {
 public:
  explicit Buffers(std::string& bytes) : bytes_(bytes) {}

  /// The next buffer; nothing where the bytes end within it.
  std::optional<std::size_t> next() {
    if (!holds(position_, 4)) return {};
    const std::size_t size = number(position_, 4);
    begin_ = position_ + 4;
    if (!holds(begin_, size)) return {};
    position_ = begin_ + size;
    return begin_;
  }
  bool at_end() const { return position_ == bytes_.size(); }

  /// Clears the offset of a field in the table of fields of the root object, which says that the object has no such
  /// field (FlatBuffers internals: "Tables").
  bool forget(std::size_t field) {
    if (position_ - begin_ < 4) return false;
    const std::size_t root = begin_ + number(begin_, 4);
    if (root + 4 > position_) return false;
    const auto back = static_cast<std::int32_t>(number(root, 4));
    const std::int64_t fields = static_cast<std::int64_t>(root) - back;
    if (fields < static_cast<std::int64_t>(begin_) || fields + 4 > static_cast<std::int64_t>(position_)) return false;
    const auto at = static_cast<std::size_t>(fields);
    const std::size_t entry = at + 4 + 2 * field;
    if (entry + 2 > at + number(at, 2)) return true;  // it has none
    if (entry + 2 > position_) return false;
    bytes_[entry] = bytes_[entry + 1] = '\0';
    return true;
  }

 private:
  bool holds(std::size_t at, std::size_t count) const { return at <= bytes_.size() && bytes_.size() - at >= count; }
  std::size_t number(std::size_t at, std::size_t width) const {
    std::size_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes_[at + i])) << (8 * i);
    }
    return value;
  }

  std::string& bytes_;
  std::size_t position_ = magic_bytes;
  std::size_t begin_ = magic_bytes;
};

}  // namespace

Status take_points_away(std::string& bytes, const std::vector<bool>& has_point) {
  const Error other{"GDAL wrote a FlatGeobuf of another make than expected; write .gpkg or .geojson"};
  Buffers buffers(bytes);
  if (!buffers.next()) return other;
  const bool none = std::find(has_point.begin(), has_point.end(), true) == has_point.end();
  if (none && !buffers.forget(header_envelope)) return other;
  for (const bool has : has_point) {
    if (!buffers.next()) return other;
    if (!has && !buffers.forget(feature_geometry)) return other;
  }
  return buffers.at_end() ? Status(Done{}) : Status(other);
}

}  // namespace yalu
