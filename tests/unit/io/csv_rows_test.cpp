#include "io/csv_rows.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using Rows = std::vector<std::int64_t>;

TEST(CsvRows, CountsAsASpreadsheetDoes) {
  EXPECT_EQ(csv_record_rows(""), Rows{});
  EXPECT_EQ(csv_record_rows("a,b"), (Rows{1}));
  EXPECT_EQ(csv_record_rows("a\nb\nc\n"), (Rows{1, 2, 3}));
  EXPECT_EQ(csv_record_rows("a\r\nb\r\n\r\nc"), (Rows{1, 2, 4}));
  EXPECT_EQ(csv_record_rows("a\n\n\nb\n"), (Rows{1, 4}));
  EXPECT_EQ(csv_record_rows("a\n\"two\nlines\"\nb\n"), (Rows{1, 2, 3}));
  EXPECT_EQ(csv_record_rows("a\n\"a \"\"quoted\"\"\nword\"\nb"), (Rows{1, 2, 3}));
  EXPECT_EQ(csv_record_rows("a\rb\rc"), (Rows{1, 2, 3}));
}

// Writes records with a known row each and reads the numbers back.
TEST(CsvRows, FindsTheRowsThatWereWritten) {
  rc::check([] {
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
    RC_ASSERT(csv_record_rows(csv) == expected);
  });
}

}  // namespace
}  // namespace yalu
