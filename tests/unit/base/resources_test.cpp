#include "base/resources.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace yalu {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for one test, and YALU_DATA set to it; both gone afterwards.
class ResourcesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "yalu-resources-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    setenv("YALU_DATA", folder_.c_str(), 1);
  }
  void TearDown() override {
    unsetenv("YALU_DATA");
    fs::remove_all(folder_);
  }
  fs::path folder_;
};

TEST_F(ResourcesTest, TheVariableWins) {
  for (const char* name : {"geodata", "fonts"}) fs::create_directory(folder_ / name);
  const auto resources = find_resources();
  ASSERT_TRUE(resources) << resources.error().message;
  EXPECT_EQ(resources.value().geodata, folder_ / "geodata");
  EXPECT_EQ(resources.value().fonts, folder_ / "fonts");
}

TEST_F(ResourcesTest, AWrongVariableIsSaidAndNotPassedOver) {
  fs::create_directory(folder_ / "geodata");
  const auto resources = find_resources();
  ASSERT_FALSE(resources);
  EXPECT_NE(resources.error().message.find(folder_.string()), std::string::npos);
  EXPECT_NE(resources.error().message.find("YALU_DATA"), std::string::npos);
}

TEST_F(ResourcesTest, InTheSourceTreeTheFoldersAreFound) {
  unsetenv("YALU_DATA");
  const auto resources = find_resources();
  ASSERT_TRUE(resources) << resources.error().message;
  EXPECT_EQ(resources.value().fonts, fs::path(YALU_SOURCE_DIR) / "third_party" / "fonts");
}

}  // namespace
}  // namespace yalu
