#include "io/csv_header.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Names = std::vector<std::string>;

bool has_id(const Names& names) {
  return std::find(names.begin(), names.end(), "id") != names.end();
}
bool anything(const Names&) {
  return true;
}

TEST(CsvHeader, ReadsCells) {
  EXPECT_EQ(csv_cells("a,b\n", ','), (Names{"a", "b"}));
  EXPECT_EQ(csv_cells(" a ; \"b;c\" ;\"say \"\"so\"\"\"\r\n", ';'), (Names{"a", "b;c", "say \"so\""}));
  EXPECT_EQ(csv_cells("a,,\n", ','), (Names{"a", "", ""}));
}

TEST(CsvHeader, KnowsTheWordsForSeparators) {
  EXPECT_EQ(parse_csv_separator("semicolon"), ';');
  EXPECT_EQ(parse_csv_separator(";"), ';');
  EXPECT_EQ(parse_csv_separator("tab"), '\t');
  EXPECT_FALSE(parse_csv_separator(""));
  EXPECT_FALSE(parse_csv_separator("|"));
  EXPECT_FALSE(parse_csv_separator(",;"));
}

TEST(CsvHeader, ChoosesTheSeparatorThatMakesKnownNames) {
  EXPECT_EQ(choose_csv_separator("id;date;note, with, many, commas", has_id).value(), ';');
  EXPECT_EQ(choose_csv_separator("id,date;x;y;z", has_id).value(), ',');
  EXPECT_EQ(choose_csv_separator("id\tdate", has_id).value(), '\t');
  EXPECT_EQ(choose_csv_separator("id;\"a,b,c\"", has_id).value(), ';');
}

TEST(CsvHeader, ElseTheOneThatMakesTheMost) {
  EXPECT_EQ(choose_csv_separator("a,b;c;d", anything).value(), ';');
  EXPECT_EQ(choose_csv_separator("a,b;c;d", [](const Names&) { return false; }).value(), ';');
  EXPECT_EQ(choose_csv_separator("id", has_id).value(), ',');
}

TEST(CsvHeader, DoesNotSettleATie) {
  const Result<char> tie = choose_csv_separator("a,b;c", anything);
  ASSERT_FALSE(tie.ok());
  EXPECT_NE(tie.error().message.find("comma and semicolon"), std::string::npos);
  EXPECT_NE(tie.error().message.find("--separator semicolon"), std::string::npos);
}

// What is written is read back, and outside of quotation marks stands no sign but the separator.
TEST(CsvHeader, QuotedRecordsHoldNoOtherSeparator) {
  EXPECT_TRUE(rc::check([] {
    const auto names = *rc::gen::nonEmpty(
        rc::gen::container<Names>(rc::gen::container<std::string>(rc::gen::element('a', 'b', ',', ';', '\t', '"'))));
    const char separator = *rc::gen::elementOf(csv_separators);
    const std::string record = quoted_csv_record(names, separator);
    bool quoted = false;
    std::string outside;
    for (const char c : record) {
      if (c == '"') quoted = !quoted;
      if (c != '"' && !quoted) outside += c;
    }
    RC_ASSERT(outside == std::string(names.size() - 1, separator) + "\n");
    const Names back = csv_cells(record, separator);
    RC_ASSERT(back.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::size_t first = names[i].find_first_not_of('\t');
      const std::string bare =
          first == std::string::npos ? "" : names[i].substr(first, names[i].find_last_not_of('\t') - first + 1);
      RC_ASSERT(back[i] == bare);
    }
  }));
}

}  // namespace
}  // namespace yalu
