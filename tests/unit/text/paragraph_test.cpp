#include "text/paragraph.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/test_fonts.h"

namespace yalu {
namespace {

std::vector<std::string> lines_of(const Paragraph& paragraph) {
  std::vector<std::string> result;
  for (const GlyphRun& line : paragraph.lines) result.push_back(line.text);
  return result;
}

TextStyle size(double px) {
  TextStyle style;
  style.size_px = px;
  return style;
}

TEST(Paragraph, BreaksBetweenWordsWhereTheWidthEnds) {
  const double width = shape(test_fonts(), "some thirty", size(14)).width + 0.01;
  EXPECT_EQ(lines_of(lay_out_paragraph(test_fonts(), "some thirty persons were", size(14), width)),
            (std::vector<std::string>{"some thirty", "persons", "were"}));
}

TEST(Paragraph, AFittingTextIsOneLine) {
  const Paragraph paragraph = lay_out_paragraph(test_fonts(), "Dandong", size(20), 1000);
  EXPECT_EQ(lines_of(paragraph), std::vector<std::string>{"Dandong"});
  EXPECT_NEAR(paragraph.line_height, 27, 1e-9);
  EXPECT_NEAR(paragraph.height, 27, 1e-9);
  EXPECT_NEAR(paragraph.width, shape(test_fonts(), "Dandong", size(20)).width, 1e-9);
}

TEST(Paragraph, LineFeedsAreKeptAndEmptyLinesToo) {
  EXPECT_EQ(lines_of(lay_out_paragraph(test_fonts(), "one\n\ntwo\r\nthree", size(14), 1000)),
            (std::vector<std::string>{"one", "", "two", "three"}));
  EXPECT_TRUE(lay_out_paragraph(test_fonts(), "", size(14), 100).lines.empty());
}

TEST(Paragraph, HanziBreakBetweenCharactersButNotBeforeAFullStop) {
  // Every character is one em wide: three fit, and the full stop takes the last one along.
  EXPECT_EQ(lines_of(lay_out_paragraph(test_fonts(), "丹东新义州。", size(10), 35)),
            (std::vector<std::string>{"丹东新", "义州。"}));
  EXPECT_EQ(lines_of(lay_out_paragraph(test_fonts(), "丹东新。", size(10), 35)),
            (std::vector<std::string>{"丹东", "新。"}));
}

TEST(Paragraph, ATooLongWordIsBrokenAndNothingIsLost) {
  const Paragraph paragraph = lay_out_paragraph(test_fonts(), "Hamgyongbukto", size(14), 40);
  std::string joined;
  for (const GlyphRun& line : paragraph.lines) {
    EXPECT_LE(line.width, 40);
    joined += line.text;
  }
  EXPECT_EQ(joined, "Hamgyongbukto");
  EXPECT_GT(paragraph.lines.size(), 1U);
  EXPECT_EQ(lay_out_paragraph(test_fonts(), "abc", size(14), 0).lines.size(), 3U);
}

TEST(Paragraph, EveryCharacterButSpacesSurvives) {
  EXPECT_TRUE(rc::check("text without spaces is the same before and after; lines fit unless a single cluster", [] {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("Yalu", "단둥", "东京", "a", "Hamgyongbukto", "(95)", "–", "o\u0306", "AVAVAV"));
    const double width = *rc::gen::inRange(5, 200);
    std::string text, expected, actual;
    for (const std::string& word : words) {
      text += (text.empty() ? "" : " ") + word;
      expected += word;
    }
    const Paragraph paragraph = lay_out_paragraph(test_fonts(), text, size(14), width);
    for (const GlyphRun& line : paragraph.lines) {
      for (const char c : line.text) {
        if (c != ' ') actual += c;
      }
      const bool several = !line.glyphs.empty() && line.glyphs.front().cluster != line.glyphs.back().cluster;
      RC_ASSERT(!several || line.width <= width);
    }
    RC_ASSERT(actual == expected);
  }));
}

}  // namespace
}  // namespace yalu
