#include "io/table_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "io/gdal_setup.h"
#include "test_folder.h"

namespace yalu {
namespace {

TEST(TableText, AlignsWideCharactersByTheirWidth) {
  const CellTable table{{"name", "n"}, {Align::left, Align::right}, {{"丹东", "1"}, {"Dan", "20"}, {"량강도", "3"}}};
  EXPECT_EQ(aligned_text(table),
            "name     n\n"
            "丹东     1\n"
            "Dan     20\n"
            "량강도   3\n");
}

TEST(TableText, LeavesNoTrailingSpaceAndNoLineBreakInACell) {
  EXPECT_EQ(aligned_text({{"a", "b"}, {}, {{"x\ny", ""}}}), "a    b\nx y\n");
}

TEST(TableText, QuotesOnlyWhatMustBe) {
  EXPECT_EQ(csv_text({{"a", "b"}, {}, {{"x,y", "say \"so\""}, {" led", "two\nlines"}, {"", "plain"}}}),
            "a,b\n\"x,y\",\"say \"\"so\"\"\"\n\" led\",\"two\nlines\"\n,plain\n");
}

// The apostrophes are those of docs/convert.md; numbers are numbers.
TEST(TableText, CsvIsGuardedAgainstFormulas) {
  EXPECT_EQ(
      csv_text({{"=a", "n"}, {Align::left, Align::right}, {{"-1", "-1"}, {" @b", "2"}, {"'=c", "3"}, {"d", "4"}}}),
      "'=a,n\n'-1,-1\n' @b,2\n''=c,3\nd,4\n");
}

// GDAL's own CSV reader is the oracle: what it reads is what was written, but for space at the ends.
TEST(TableText, OgrReadsBackWhatWasWritten) {
  const TestFolder folder;
  EXPECT_TRUE(rc::check([&folder] {
    const auto cell =
        rc::gen::container<std::string>(rc::gen::element('a', 'Z', '0', ',', ';', '"', '\n', '.', '-', '\''));
    const auto rows = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(2, cell)));
    CellTable table{{"first", "second"}, {}, rows};
    // A record of nothing but an empty cell is a blank line, and OGR takes line breaks at the ends for space.
    for (auto& row : table.rows) row = {"x" + row[0] + "x", "y" + row[1] + "y"};
    const auto read = read_csv(folder.write("t.csv", csv_text(table)));
    RC_ASSERT(read.ok());
    RC_ASSERT(read.value().columns == table.header);
    RC_ASSERT(read.value().rows == table.rows);
  }));
}

}  // namespace
}  // namespace yalu
