#include "incidents/incident_table.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

TEST(TermColumn, KeepsEveryTextOnce) {
  TermColumn column;
  for (const char* text : {"arrest", "", "crossing", "arrest"}) column.push_back(text);
  ASSERT_EQ(column.size(), 4U);
  EXPECT_EQ(column[0], "arrest");
  EXPECT_EQ(column[1], "");
  EXPECT_EQ(column.code(1), 0U);
  EXPECT_EQ(column.code(0), column.code(3));
  EXPECT_EQ(column.terms(), (std::vector<std::string>{"", "arrest", "crossing"}));
  EXPECT_EQ(column.find("crossing"), 2U);
  EXPECT_EQ(column.find("transfer"), std::nullopt);
}

TEST(TermColumn, GivesBackWhatWasPutIn) {
  EXPECT_TRUE(rc::check([](const std::vector<std::string>& texts) {
    TermColumn column;
    for (const std::string& text : texts) column.push_back(text);
    for (std::size_t row = 0; row < texts.size(); ++row) {
      RC_ASSERT(column[row] == texts[row]);
      RC_ASSERT(column.find(texts[row]) == column.code(row));
    }
  }));
}

TEST(SplitList, TrimsAndDropsWhatIsEmpty) {
  EXPECT_EQ(split_list("Dandong; Tumen ;; Nanping"), (std::vector<std::string>{"Dandong", "Tumen", "Nanping"}));
  EXPECT_EQ(split_list("Onsong County, North Hamgyong"), (std::vector<std::string>{"Onsong County, North Hamgyong"}));
  EXPECT_TRUE(split_list("").empty());
  EXPECT_TRUE(split_list(" ; ;").empty());
}

}  // namespace
}  // namespace yalu
