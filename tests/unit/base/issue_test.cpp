#include "base/issue.h"

#include <gtest/gtest.h>

namespace yalu {
namespace {

TEST(Issue, SaysFileRowAndField) {
  EXPECT_EQ(to_string(Issue{"incidents.csv", 4, "date", "there is no 30 February 2023"}),
            "incidents.csv, row 4, date: there is no 30 February 2023");
}

TEST(Issue, LeavesOutWhatIsMissing) {
  EXPECT_EQ(to_string(Issue{"incidents.csv", 0, "", "no rows"}), "incidents.csv: no rows");
  EXPECT_EQ(to_string(Issue{"", 3, "", "cut off"}), "row 3: cut off");
  EXPECT_EQ(to_string(Issue{"", 0, "", "cut off"}), "cut off");
}

}  // namespace
}  // namespace yalu
