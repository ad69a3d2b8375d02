#include "io/file_writer.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "test_folder.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const TestFolder& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder.path(""))) count += entry.exists() ? 1 : 0;
  return count;
}

TEST(FileWriter, WritesTheBytesAndNothingElse) {
  const TestFolder folder;
  const std::string content("a\0b\xff\n", 5);
  ASSERT_TRUE(write_file(folder.path("out.bin"), as_bytes(content)));
  EXPECT_EQ(TestFolder::read(folder.path("out.bin")), content);
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FileWriter, ReplacesAndKeepsTheMode) {
  const TestFolder folder;
  const std::string file = folder.write("out", "old and longer");
  ::chmod(file.c_str(), 0640);
  ASSERT_TRUE(write_file(file, as_bytes("new")));
  EXPECT_EQ(TestFolder::read(file), "new");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms(0640));
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FileWriter, ANewFileObeysTheUmask) {
  const TestFolder folder;
  const mode_t before = ::umask(027);
  const Status written = write_file(folder.path("out"), as_bytes("x"));
  ::umask(before);
  ASSERT_TRUE(written);
  EXPECT_EQ(fs::status(folder.path("out")).permissions(), fs::perms(0640));
}

TEST(FileWriter, RefusesAnInputUnderAnyName) {
  const TestFolder folder;
  const std::string input = folder.write("in.csv", "data");
  fs::create_symlink(input, folder.path("link.csv"));
  fs::create_hard_link(input, folder.path("hard.csv"));
  fs::create_directory(folder.path("sub"));
  for (const std::string& name :
       {input, folder.path("link.csv"), folder.path("hard.csv"), folder.path("sub/../in.csv")}) {
    const Status written = write_file(name, as_bytes("x"), {input});
    ASSERT_FALSE(written) << name;
    EXPECT_NE(written.error().message.find("is also an input"), std::string::npos);
  }
  EXPECT_EQ(TestFolder::read(input), "data");
}

TEST(FileWriter, FollowsALinkToWhatItLeadsTo) {
  const TestFolder folder;
  const std::string real = folder.write("real", "old");
  fs::create_symlink(real, folder.path("link"));
  ASSERT_TRUE(write_file(folder.path("link"), as_bytes("new")));
  EXPECT_TRUE(fs::is_symlink(folder.path("link")));
  EXPECT_EQ(TestFolder::read(real), "new");
}

TEST(FileWriter, SaysWhatIsWrongAndLeavesNothing) {
  const TestFolder folder;
  const Status missing = write_file(folder.path("no/out"), as_bytes("x"));
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("there is no folder"), std::string::npos);

  fs::create_directory(folder.path("taken"));
  const Status is_folder = write_file(folder.path("taken"), as_bytes("x"));
  ASSERT_FALSE(is_folder);
  EXPECT_NE(is_folder.error().message.find("it is a folder"), std::string::npos);
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FileWriter, AFullDiskIsAnError) {
  const Status written = write_file("/dev/full", as_bytes("x"));
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("/dev/full cannot be written"), std::string::npos);
}

TEST(FileWriter, WritesIntoAFolderThatIsNamedRelatively) {
  const TestFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path(""));
  const Status written = write_file("plain", as_bytes("x"));
  fs::current_path(before);
  ASSERT_TRUE(written);
  EXPECT_EQ(TestFolder::read(folder.path("plain")), "x");
}

}  // namespace
}  // namespace yalu
