// The examples of the Library of Congress's EDTF specification (4 February 2019), levels 0, 1 and 2, each with its
// days worked out by hand, and expressions that the specification does not allow.
#include <gtest/gtest.h>

#include "base/edtf.h"

namespace yalu {
namespace {

std::string reading(std::string_view text) {
  const auto parsed = parse_edtf(text);
  if (!parsed) return parsed.error().message;
  const EdtfInterval& interval = parsed.value();
  std::string result = interval.earliest ? format_iso_day(*interval.earliest) : "*";
  result += " ";
  result += interval.latest ? format_iso_day(*interval.latest) : "*";
  if (interval.lasting) result += " lasting";
  if (interval.uncertain) result += " ?";
  if (interval.approximate) result += " ~";
  return result;
}

struct Case {
  const char* text;
  const char* expected;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(reading(c.text), c.expected) << c.text;
    const auto parsed = parse_edtf(c.text);
    if (!parsed) continue;
    const auto again = parse_edtf(format_edtf(parsed.value()));
    ASSERT_TRUE(again) << c.text << " is written as " << format_edtf(parsed.value());
    EXPECT_TRUE(again.value() == parsed.value()) << c.text << " is written as " << format_edtf(parsed.value());
  }
}

TEST(EdtfLevel0, Examples) {
  expect_all({{"1985-04-12", "1985-04-12 1985-04-12"},
              {"1985-04", "1985-04-01 1985-04-30"},
              {"1985", "1985-01-01 1985-12-31"},
              {"1985-04-12T23:20:30", "1985-04-12 1985-04-12"},
              {"1985-04-12T23:20:30Z", "1985-04-12 1985-04-12"},
              {"1985-04-12T23:20:30-04", "1985-04-12 1985-04-12"},
              {"1985-04-12T23:20:30+04:30", "1985-04-12 1985-04-12"},
              {"1964/2008", "1964-01-01 2008-12-31 lasting"},
              {"2004-06/2006-08", "2004-06-01 2006-08-31 lasting"},
              {"2004-02-01/2005-02-08", "2004-02-01 2005-02-08 lasting"},
              {"2004-02-01/2005-02", "2004-02-01 2005-02-28 lasting"},
              {"2004-02-01/2005", "2004-02-01 2005-12-31 lasting"},
              {"2005/2006-02", "2005-01-01 2006-02-28 lasting"}});
}

TEST(EdtfLevel1, Examples) {
  expect_all({{"Y170000002", "32767-12-31 *"},           {"Y-170000002", "* -32767-01-01"},
              {"2001-21", "2001-03-01 2001-06-22"},      {"1984?", "1984-01-01 1984-12-31 ?"},
              {"2004-06~", "2004-06-01 2004-06-30 ~"},   {"2004-06-11%", "2004-06-11 2004-06-11 ? ~"},
              {"201X", "2010-01-01 2019-12-31"},         {"20XX", "2000-01-01 2099-12-31"},
              {"2004-XX", "2004-01-01 2004-12-31"},      {"1985-04-XX", "1985-04-01 1985-04-30"},
              {"1985-XX-XX", "1985-01-01 1985-12-31"},   {"1985-04-12/..", "1985-04-12 * lasting"},
              {"1985-04/..", "1985-04-01 * lasting"},    {"1985/..", "1985-01-01 * lasting"},
              {"../1985-04-12", "* 1985-04-12 lasting"}, {"../1985-04", "* 1985-04-30 lasting"},
              {"../1985", "* 1985-12-31 lasting"},       {"1985-04-12/", "1985-04-12 * lasting"},
              {"1985-04/", "1985-04-01 * lasting"},      {"1985/", "1985-01-01 * lasting"},
              {"/1985-04-12", "* 1985-04-12 lasting"},   {"/1985-04", "* 1985-04-30 lasting"},
              {"/1985", "* 1985-12-31 lasting"},         {"-1985", "-1985-01-01 -1985-12-31"}});
}

TEST(EdtfLevel2, Examples) {
  expect_all({{"Y-17E7", "* -32767-01-01"},
              {"1950S2", "1900-01-01 1999-12-31"},
              {"Y171010000S3", "32767-12-31 *"},
              {"Y3388E2S3", "32767-12-31 *"},
              {"2001-34", "2001-04-01 2001-06-30"},
              {"[1667,1668,1670..1672]", "1667-01-01 1672-12-31"},
              {"[..1760-12-03]", "* 1760-12-03"},
              {"[1760-12..]", "1760-12-01 *"},
              {"[1760-01,1760-02,1760-12..]", "1760-01-01 *"},
              {"[1667,1760-12]", "1667-01-01 1760-12-31"},
              {"[..1984]", "* 1984-12-31"},
              {"{1667,1668,1670..1672}", "1667-01-01 1672-12-31 lasting"},
              {"{1960,1961-12}", "1960-01-01 1961-12-31 lasting"},
              {"{..1984}", "* 1984-12-31 lasting"},
              {"2004-06-11%", "2004-06-11 2004-06-11 ? ~"},
              {"2004-06~-11", "2004-06-11 2004-06-11 ~"},
              {"2004?-06-11", "2004-06-11 2004-06-11 ?"},
              {"?2004-06-~11", "2004-06-11 2004-06-11 ? ~"},
              {"2004-%06-11", "2004-06-11 2004-06-11 ? ~"},
              {"156X-12-25", "1560-12-25 1569-12-25"},
              {"15XX-12-25", "1500-12-25 1599-12-25"},
              {"XXXX-12-XX", "0000-12-01 9999-12-31"},
              {"1XXX-XX", "1000-01-01 1999-12-31"},
              {"1XXX-12", "1000-12-01 1999-12-31"},
              {"1984-1X", "1984-10-01 1984-12-31"},
              {"2004-06-~01/2004-06-~20", "2004-06-01 2004-06-20 lasting ~"},
              {"2004-06-XX/2004-07-03", "2004-06-01 2004-07-03 lasting"}});
}

TEST(EdtfLevel2, PartsOfAYear) {
  expect_all({{"2023-22", "2023-06-01 2023-09-24"},    {"2023-23", "2023-09-01 2023-12-23"},
              {"2023-24", "2022-12-01 2024-03-21"},    {"2023-25", "2023-03-01 2023-06-22"},
              {"2023-26", "2023-06-01 2023-09-24"},    {"2023-27", "2023-09-01 2023-12-23"},
              {"2023-28", "2022-12-01 2024-03-21"},    {"2023-29", "2023-09-01 2023-12-23"},
              {"2023-30", "2022-12-01 2024-03-21"},    {"2023-31", "2023-03-01 2023-06-22"},
              {"2023-32", "2023-06-01 2023-09-24"},    {"2023-33", "2023-01-01 2023-03-31"},
              {"2023-35", "2023-07-01 2023-09-30"},    {"2023-36", "2023-10-01 2023-12-31"},
              {"2023-37", "2023-01-01 2023-04-30"},    {"2023-38", "2023-05-01 2023-08-31"},
              {"2023-39", "2023-09-01 2023-12-31"},    {"2023-40", "2023-01-01 2023-06-30"},
              {"2023-41", "2023-07-01 2023-12-31"},    {"202X-33", "2020-01-01 2029-03-31"},
              {"2023-21~", "2023-03-01 2023-06-22 ~"}, {"9999-24", "9998-12-01 10000-12-31"}});
}

TEST(EdtfLevel2, FarYearsAndMasks) {
  expect_all(
      {{"Y17000", "17000-01-01 17000-12-31"},      {"Y-17000", "-17000-01-01 -17000-12-31"},
       {"Y32767", "32767-01-01 32767-12-31"},      {"[2023-11-20..Y20000]", "2023-11-20 20000-12-31"},
       {"[2023-11-20..Y40000]", "2023-11-20 *"},   {"Y17E99", "32767-12-31 *"},
       {"Y17500S2", "17000-01-01 17999-12-31"},    {"Y30000S1", "30000-01-01 *"},
       {"-1950S2", "-1999-01-01 -1900-12-31"},     {"1950S9", "1950-01-01 1950-12-31"},
       {"-20XX", "-2099-01-01 -2000-12-31"},       {"-XXXX", "-9999-01-01 -0001-12-31"},
       {"XXXX", "0000-01-01 9999-12-31"},          {"20X3", "2003-01-01 2093-12-31"},
       {"2023-X2", "2023-02-01 2023-12-31"},       {"2023-XX-20", "2023-01-20 2023-12-20"},
       {"2023-12-2X", "2023-12-20 2023-12-29"},    {"2023-02-XX", "2023-02-01 2023-02-28"},
       {"2023-XX-31", "2023-01-31 2023-12-31"},    {"20XX-02-29", "2000-02-29 2096-02-29"},
       {"XX00-02-29", "0000-02-29 9600-02-29"},    {"19X2-02-29", "1912-02-29 1992-02-29"},
       {"-19XX-02-29", "-1996-02-29 -1904-02-29"}, {"-XX00-02-29", "-9600-02-29 -0400-02-29"},
       {"1XXX-1X", "1000-10-01 1999-12-31"},       {"19XX-02-2X", "1900-02-20 1999-02-28"},
       {"~2023", "2023-01-01 2023-12-31 ~"},       {"{2023-11-20}", "2023-11-20 2023-11-20 lasting"},
       {"{2020..,2018}", "2018-01-01 * lasting"},  {"{1984-10-10..1984-11-01,1984-11-05..}", "1984-10-10 * lasting"}});
}

TEST(Edtf, MalformedOnesHaveAPositionAndAReason) {
  expect_all({{"Y2023", "position 2: Y is for years of more than four digits"},
              {"Y", "position 2: digits of a year come after Y"},
              {"Y17E", "position 5: digits of an exponent come after E"},
              {"Y017000", "position 2: a year after Y does not begin with 0"},
              {"Y17000-01", "position 7: unexpected \"-\""},
              {"2023E2", "position 5: unexpected \"E\""},
              {"1950S", "position 6: the number of significant digits comes after S, 1 or more"},
              {"1950S0", "position 6: the number of significant digits comes after S, 1 or more"},
              {"195XS2", "position 5: significant digits need a year without X"},
              {"2023-20", "position 6: there is no month 20"},
              {"2023-42", "position 6: there is no month 42"},
              {"2023-2X", "position 6: there is no month 2X"},
              {"2023-21-01", "position 8: no day follows a season or a part of a year"},
              {"2023-XX-32", "position 9: no such month has a day 32"},
              {"XXX1-02-29", "position 9: no such month has a day 29"},
              {"2023-11-XXT10:00:00", "position 11: a time of day needs an exact day"},
              {"Y-40000/Y40000", "position 1: the date is bounded on neither side within the years -32767 to 32767"},
              {"{..1983-12-31,1984-11-05..}",
               "position 1: the date is bounded on neither side within the years -32767 to 32767"},
              {"XXXX-02-30", "position 9: no such month has a day 30"},
              {"2023-02-3X", "position 9: February 2023 has 28 days"},
              {"1X00-02-3X", "position 9: no such month has a day 3X"},
              {"X100-02-29", "position 9: no such month has a day 29"},
              {"-XXX3-02-29", "position 10: no such month has a day 29"},
              {"2023-02-29", "position 9: February 2023 has 28 days"},
              {"[Y40001..Y40000]", "position 10: the end lies before the start"},
              {"{2023,2024]", "position 11: \"}\" is missing"},
              {"{2023-10/2023-11}", "position 9: \"}\" is missing"},
              {"{2023}?", "position 7: a qualifier (? ~ %) stands on the dates inside the brackets"}});
}

}  // namespace
}  // namespace yalu
