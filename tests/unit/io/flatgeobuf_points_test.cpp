#include "io/flatgeobuf_points.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

std::string sized(const std::string& buffer) {
  return std::string{static_cast<char>(buffer.size()), '\0', '\0', '\0'} + buffer;
}

/// A FlatBuffer by hand: offset of the root, its fields (size of the list, size of the object, three offsets), the root
/// (way back to the fields), and the fields' values.
std::string buffer() {
  const std::string fields{10, 0, 16, 0, 4, 0, 8, 0, 12, 0};
  const std::string root{12, 0, 0, 0, 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c'};
  return std::string{16, 0, 0, 0} + fields + std::string(2, '\0') + root;
}

/// Magic bytes, a header and two features.
std::string file() {
  return "fgb\3fgb\1" + sized(buffer()) + sized(buffer()) + sized(buffer());
}

constexpr std::size_t first_entry = 8;  // of the fields, from the begin of a buffer

TEST(FlatGeobufPoints, TakesAwayOnlyWhatIsAskedFor) {
  std::string bytes = file();
  const std::size_t one = 4 + buffer().size();
  std::string expected = bytes;
  expected[8 + 2 * one + 4 + first_entry] = '\0';  // the geometry is the first field of the second feature
  ASSERT_TRUE(take_points_away(bytes, {true, false}).ok());
  EXPECT_EQ(bytes, expected);
}

TEST(FlatGeobufPoints, AFileWithoutPointsHasNoEnvelope) {
  std::string bytes = file();
  const std::size_t one = 4 + buffer().size();
  std::string expected = bytes;
  expected[8 + 4 + first_entry + 2] = '\0';  // the envelope is the second field of the header
  expected[8 + one + 4 + first_entry] = '\0';
  expected[8 + 2 * one + 4 + first_entry] = '\0';
  ASSERT_TRUE(take_points_away(bytes, {false, false}).ok());
  EXPECT_EQ(bytes, expected);
}

TEST(FlatGeobufPoints, RefusesAnotherFile) {
  for (std::size_t size = 0; size < file().size(); ++size) {
    std::string cut = file().substr(0, size);
    EXPECT_FALSE(take_points_away(cut, {false, false}).ok()) << size;
  }
  std::string bytes = file();
  EXPECT_FALSE(take_points_away(bytes, {false}).ok()) << "more features than rows";
  bytes = file();
  bytes[8 + 4] = '\x7F';
  EXPECT_FALSE(take_points_away(bytes, {false, false}).ok()) << "a root outside of its buffer";
}

}  // namespace
}  // namespace yalu
