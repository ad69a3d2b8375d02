#include "io/csv_rows.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Rows = std::vector<std::int64_t>;

TEST(CsvRows, CountsAsASpreadsheetDoes) {
  EXPECT_EQ(csv_record_rows("").rows, Rows{});
  EXPECT_EQ(csv_record_rows("a,b").rows, (Rows{1}));
  EXPECT_EQ(csv_record_rows("a\nb\nc\n").rows, (Rows{1, 2, 3}));
  EXPECT_EQ(csv_record_rows("a\r\nb\r\n\r\nc").rows, (Rows{1, 2, 4}));
  EXPECT_EQ(csv_record_rows("a\n\n\nb\n").rows, (Rows{1, 4}));
  EXPECT_EQ(csv_record_rows("a\n\"two\nlines\"\nb\n").rows, (Rows{1, 2, 3}));
  EXPECT_EQ(csv_record_rows("a\n\"a \"\"quoted\"\"\nword\"\nb").rows, (Rows{1, 2, 3}));
  EXPECT_EQ(csv_record_rows("a\rb\rc").rows, (Rows{1, 2, 3}));
}

// Writes records with a known row each and reads the numbers back.
TEST(CsvRows, FindsTheRowsThatWereWritten) {
  EXPECT_TRUE(rc::check([] {
    const auto cells = *rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::element('a', 'b', ',', '"', '\n', '\r', ' ')));
    const bool crlf = *rc::gen::arbitrary<bool>();
    std::string csv;
    Rows expected;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) {
        csv += '"';
        for (const char c : cells[i]) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
        csv += '"';
        expected.push_back(static_cast<std::int64_t>(i) + 1);
      }
      csv += crlf ? "\r\n" : "\n";
    }
    RC_ASSERT(csv_record_rows(csv).rows == expected);
  }));
}

TEST(CsvRows, TellsWhereTheFirstAndTheWholeRecordsEnd) {
  EXPECT_EQ(first_record("a,b\nc,d\n").end, 4U);
  EXPECT_EQ(first_record("\n\r\na,\"x\ny\"\r\nc").end, 12U);
  EXPECT_EQ(first_record("a,b").end, 3U);
  const FirstRecord header = first_record("\n,,\n;\na;b\nc;d\n");
  EXPECT_EQ(header.begin, 6U) << "rows of nothing but separators are no header";
  EXPECT_EQ(header.end, 10U);
  const WholeRecords whole = whole_records("a\nb\n\"c\nd", 5);
  EXPECT_EQ(whole.end, 4U);
  EXPECT_EQ(whole.next, 7);
  EXPECT_TRUE(whole.inside_quotes);
  EXPECT_EQ(whole_records("a\r").end, 0U) << "half a line break may follow";
  EXPECT_EQ(whole_records("a\rb").end, 2U);
}

TEST(CsvRows, FindsRaggedRows) {
  const CsvRows rows = csv_record_rows("1,2,3\n1,2\n1,\"2,2\",3\n1,2,3,4", 2, {',', 3});
  ASSERT_EQ(rows.ragged.size(), 2U);
  EXPECT_EQ(rows.ragged[0].row, 3);
  EXPECT_EQ(rows.ragged[0].cells, 2U);
  EXPECT_EQ(rows.ragged[1].row, 5);
  EXPECT_EQ(rows.next, 6);
}

}  // namespace
}  // namespace yalu
