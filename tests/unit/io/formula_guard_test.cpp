#include "io/formula_guard.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(FormulaGuard, GuardsWhatASpreadsheetRuns) {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\"=1", "'=1",
                           "\xEF\xBC\x9D 1", "-", "=HYPERLINK(\"http://example.org\")", "''  +1"}) {
    EXPECT_TRUE(runs_as_formula(text)) << text;
    EXPECT_EQ(guard(text), "'" + std::string(text));
  }
}

TEST(FormulaGuard, LeavesOtherTextAlone) {
  for (const char* text :
       {"", "30", "a=b", "'quoted'", " ", "\"", "2023-11-20", "\xEC\x8B\xA0\xEC\x9D\x98\xEC\xA3\xBC"}) {
    EXPECT_FALSE(runs_as_formula(text)) << text;
    EXPECT_EQ(guard(text), text);
    EXPECT_EQ(unguard(text), text);
  }
}

TEST(FormulaGuard, EveryTextComesBack) {
  EXPECT_TRUE(rc::check("unguard(guard(x)) == x", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('\'', '"', ' ', '=', '+', '-', '@', '\t', '\r', '\n', 'a', '1', '\xEF', '\xBC', '\x9D'));
    RC_CLASSIFY(runs_as_formula(text));
    RC_ASSERT(unguard(guard(text)) == text);
  }));
}

}  // namespace
}  // namespace yalu
