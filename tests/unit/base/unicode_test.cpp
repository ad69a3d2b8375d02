#include "base/unicode.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(Fold, DropsCaseMarksAndPunctuationOfNames) {
  EXPECT_EQ(fold("P'y\u014fngan-bukto"), "pyonganbukto");
  EXPECT_EQ(fold("P\u2019y\u014fngan bukto"), "pyonganbukto");
  EXPECT_EQ(fold("P\u02bcyo\u0306ngan\u2013bukto"), "pyonganbukto") << "decomposed, modifier apostrophe, en dash";
  EXPECT_EQ(fold("Dan Dong"), "dandong");
  EXPECT_EQ(fold("D\u0101nd\u014dng"), "dandong");
  EXPECT_EQ(fold("JI'AN"), "jian");
  EXPECT_EQ(fold("St. Gallen"), "stgallen");
  EXPECT_EQ(fold("Li\u01cengji\u0101ng D\u00e0o"), "liangjiangdao");
  EXPECT_EQ(fold("\uff24\uff41\uff4e"), "dan") << "full-width letters";
  EXPECT_EQ(fold("Stra\u00dfe"), "strasse");
  EXPECT_EQ(fold("\u0130zmir"), "izmir");
}

TEST(Fold, KeepsHangulAndHanzi) {
  EXPECT_EQ(fold("\ub7c9\uac15\ub3c4"), "\ub7c9\uac15\ub3c4");
  EXPECT_EQ(fold("\u1105\u1163\u11bc\u1100\u1161\u11bc\u1103\u1169"), "\ub7c9\uac15\ub3c4") << "decomposed Hangul";
  EXPECT_EQ(fold("\u4e39\u4e1c"), "\u4e39\u4e1c");
  EXPECT_EQ(fold("\uc2e0\uc758\uc8fc (\uc870\uc911)"), "\uc2e0\uc758\uc8fc(\uc870\uc911)");
}

TEST(Fold, TheShortWayForPlainTextIsTheSameAsTheLongOne) {
  // A trailing combining mark sends the text through ICU and is dropped there.
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& bytes) {
    std::string text = "x";
    for (const std::uint8_t byte : bytes) text += static_cast<char>(byte % 95 + 32);
    text += "\ub7c9\u4e39z";
    RC_ASSERT(fold(text) == fold(text + "\u0301"));
  }));
}

TEST(Fold, IsIdempotent) {
  for (const char* text :
       {"P'y\u014fngan-bukto", "\u0130zmir", "\u1105\u1163\u11bc", "\uff24\uff41\uff4e", "Stra\u00dfe", "\u00b4"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(LineBreaks, AfterSpacesAndBetweenHanzi) {
  EXPECT_EQ(line_breaks("two words"), (std::vector<std::size_t>{4, 9}));
  EXPECT_EQ(line_breaks("\u4e39\u4e1c"), (std::vector<std::size_t>{3, 6}));
  EXPECT_EQ(line_breaks("about 30"), (std::vector<std::size_t>{6, 8}));
  EXPECT_EQ(line_breaks("a\u00a0b"), (std::vector<std::size_t>{4})) << "not at a no-break space";
  EXPECT_EQ(line_breaks("one\ntwo"), (std::vector<std::size_t>{4, 7}));
  EXPECT_TRUE(line_breaks("").empty());
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(code_point_count(""), 0U);
  EXPECT_EQ(code_point_count("a\u014f\ub7c9\U0001f600"), 4U);
}

TEST(Utf8, KnowsInvalidBytes) {
  EXPECT_TRUE(is_valid_utf8("a\u014f\ub7c9\U0001f600"));
  for (const char* bytes : {"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "ok\x80"}) {
    EXPECT_FALSE(is_valid_utf8(bytes));
  }
}

TEST(Utf8, ReplacesInvalidBytesOnly) {
  EXPECT_EQ(to_valid_utf8("\ub7c9\xff!"), "\ub7c9\uFFFD!");
  EXPECT_EQ(to_valid_utf8("\xe4\xb8"), "\uFFFD") << "a character cut off at the end";
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    const std::string text = to_valid_utf8(bytes);
    RC_ASSERT(is_valid_utf8(text));
    RC_ASSERT((text == bytes) == is_valid_utf8(bytes));
    RC_ASSERT(is_valid_utf8(fold(bytes)));
  }));
}

}  // namespace
}  // namespace yalu
