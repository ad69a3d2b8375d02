#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "pictures.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

PictureFacts facts_of(std::string created) {
  PictureFacts facts;
  facts.title = "Returns";
  facts.description = "Four returns";
  facts.creator = "Yalu 0.1.0";
  facts.created = std::move(created);
  facts.more = {{"Source", "Korea JoongAng Daily"}};
  return facts;
}

DisplayList page() {
  auto image = std::make_shared<Image>();
  image->width = 2;
  image->height = 1;
  image->rgba = {255, 0, 0, 255, 0, 255, 0, 128};
  FillArea hatched = test_fill(test_rect(10, 10, 90, 90));
  hatched.hatch = Hatch{};
  DrawGlyphs title = test_text("Dandong 단둥 丹东 AVATAR", 20, {20, 100});
  title.halo = {255, 255, 255, 200};
  title.halo_width_px = 2;
  DrawGlyphs turned = test_text("Yalu River", 14, {200, 150});
  turned.angle_rad = 0.3;
  TextStyle spaced;
  spaced.letter_spacing_px = 3;
  DrawGlyphs capitals = title;
  capitals.run = std::make_shared<GlyphRun>(shape(test_fonts(), "LIAONING", spaced));
  capitals.origin = {20, 200};
  Marker marker;
  marker.center = {300, 100};
  marker.rim_dash_px = {2, 2};
  return test_list({PushClip{{0, 0, 390, 290}}, hatched, DrawImage{image, {100, 0, 0, 0, 100, 0}, 0.5},
                    test_stroke(test_geometry({{{0, 0}, {400, 300}}}), 2), DrawMarkers{{marker}}, title, turned,
                    capitals, PopClip{}},
                   400, 300);
}

std::string text_of(const std::vector<std::byte>& bytes) {
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// What a program of poppler-utils says of the PDF.
std::string ask(const std::string& program, const std::vector<std::byte>& bytes) {
  const fs::path file = fs::path(testing::TempDir()) /
                        (std::string("yalu_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".pdf");
  std::ofstream(file, std::ios::binary) << text_of(bytes);
  const std::string command = program + " " + file.string() + (program.starts_with("pdftotext") ? " -" : "") + " 2>&1";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string said;
  for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) said += static_cast<char>(c);
  fs::remove(file);
  return said;
}

bool has_poppler() {
  return std::system("pdftotext -v >/dev/null 2>&1") == 0;
}

TEST(WritePdf, TwiceTheSameBytes) {
  EXPECT_EQ(write_pdf(page(), test_fonts(), facts_of("2024-01-16")).value(),
            write_pdf(page(), test_fonts(), facts_of("2024-01-16")).value());
}

TEST(WritePdf, NoClockGetsIn) {
  const auto dated = write_pdf(page(), test_fonts(), facts_of("2024-01-16T09:30:00+09:00"));
  const auto undated = write_pdf(page(), test_fonts(), facts_of(""));
  ASSERT_TRUE(dated.ok() && undated.ok());
  EXPECT_NE(text_of(dated.value()).find("/CreationDate (D:20240116093000+09'00)"), std::string::npos);
  EXPECT_NE(text_of(dated.value()).find("/ModDate (D:20240116093000+09'00)"), std::string::npos);
  EXPECT_EQ(text_of(undated.value()).find("Date"), std::string::npos);
  const auto nonsense = write_pdf(page(), test_fonts(), facts_of("yesterday"));
  ASSERT_TRUE(nonsense.ok());
  EXPECT_EQ(text_of(nonsense.value()).find("Date"), std::string::npos);
}

TEST(WritePdf, TextCanBeFoundAndFontsAreEmbedded) {
  ASSERT_TRUE(has_poppler()) << "script/setup installs pdftotext (poppler-utils)";
  const auto pdf = write_pdf(page(), test_fonts(), facts_of("2024-01-16"));
  ASSERT_TRUE(pdf.ok());
  const std::string text = ask("pdftotext -raw", pdf.value());
  for (const char* words : {"Dandong 단둥 丹东 AVATAR", "Yalu River"}) {
    EXPECT_NE(text.find(words), std::string::npos) << text;
  }
  const std::string fonts = ask("pdffonts", pdf.value());
  for (const char* name : {"NotoSans-Regular", "NotoSansCJKkr-Regular", "NotoSansCJKsc-Regular"}) {
    EXPECT_NE(fonts.find(name), std::string::npos) << fonts;
  }
  EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;  // columns: embedded, subset, has a map to Unicode
}

TEST(WritePdf, FactsSizeAndDateAreInTheFile) {
  ASSERT_TRUE(has_poppler()) << "script/setup installs pdfinfo (poppler-utils)";
  const std::string info = ask("TZ=UTC pdfinfo", write_pdf(page(), test_fonts(), facts_of("2024-01-16")).value());
  for (const char* line : {"Title:           Returns\n", "Subject:         Four returns\n",
                           "Keywords:        Source: Korea JoongAng Daily\n", "Creator:         Yalu 0.1.0\n",
                           "CreationDate:    Tue Jan 16 00:00:00 2024 UTC\n", "Pages:           1\n",
                           "Page size:       300 x 225 pts\n"}) {
    EXPECT_NE(info.find(line), std::string::npos) << line << "in\n" << info;
  }
}

TEST(WritePdf, SaysWhatIsWrongWithASize) {
  EXPECT_FALSE(write_pdf(test_list({}, 0, 10), test_fonts(), {}).ok());
  const auto large = write_pdf(test_list({}, 20000, 10), test_fonts(), {});
  ASSERT_FALSE(large.ok());
  EXPECT_NE(large.error().message.find("200 inches"), std::string::npos) << large.error().message;
}

}  // namespace
}  // namespace yalu
