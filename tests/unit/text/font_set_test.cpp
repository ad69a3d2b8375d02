#include "text/font_set.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace yalu {
namespace {

namespace fs = std::filesystem;

class FontSetFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("yalu_fonts_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (const auto& entry : fs::directory_iterator(YALU_SOURCE_DIR "/third_party/fonts")) {
      fs::create_symlink(entry.path(), folder_ / entry.path().filename());
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(FontSetFolder, LoadsAndKnowsItsFiles) {
  const Result<FontSet> fonts = FontSet::load(folder_);
  ASSERT_TRUE(fonts.ok()) << fonts.error().message;
  for (int i = 0; i < font_count; ++i) EXPECT_TRUE(fs::exists(fonts.value().file(static_cast<FontId>(i))));
  EXPECT_EQ(fonts.value().file(FontId::korean_bold).filename(), "NotoSansCJKkr-Bold.otf");
  EXPECT_EQ(FontSet::family(FontId::chinese_bold), "Noto Sans CJK SC");
  EXPECT_TRUE(FontSet::bold(FontId::chinese_bold));
  EXPECT_TRUE(FontSet::italic(FontId::latin_italic));
}

TEST_F(FontSetFolder, NamesTheFileThatIsMissing) {
  fs::remove(folder_ / "NotoSans-Italic.ttf");
  const Result<FontSet> fonts = FontSet::load(folder_);
  ASSERT_FALSE(fonts.ok());
  EXPECT_NE(fonts.error().message.find("NotoSans-Italic.ttf"), std::string::npos) << fonts.error().message;
}

TEST_F(FontSetFolder, NamesTheFileThatIsNoFont) {
  const fs::path broken = folder_ / "NotoSansCJKsc-Bold.otf";
  fs::remove(broken);
  std::ofstream(broken) << "this is a text file, long enough to be looked into";
  const Result<FontSet> fonts = FontSet::load(folder_);
  ASSERT_FALSE(fonts.ok());
  EXPECT_NE(fonts.error().message.find("NotoSansCJKsc-Bold.otf"), std::string::npos) << fonts.error().message;
  EXPECT_NE(fonts.error().message.find("not a font"), std::string::npos) << fonts.error().message;
}

}  // namespace
}  // namespace yalu
