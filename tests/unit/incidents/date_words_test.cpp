#include "incidents/date_words.h"

#include <fstream>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "unit/base/edtf_reading.h"

namespace yalu {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = line.starts_with('"');
  for (const char c : quoted ? std::string_view(line).substr(1) : std::string_view(line)) {
    if (quoted && c == '"') {
      quoted = false;
    } else if (c == ';' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

/// The days and flags, "!" with a remark.
std::string reading(std::string_view words, const DateContext& context) {
  const auto read = read_date_words(words, context);
  if (!read) return read.error().message.empty() ? "an error without a reason" : "error";
  return days_of(read.value().interval) + (read.value().remark.empty() ? "" : " !");
}

TEST(DateWords, WrittenDatesAsWorkedOutByHand) {
  std::ifstream file(YALU_SOURCE_DIR "/tests/unit/incidents/written_dates.csv");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  std::size_t rows = 0;
  for (; std::getline(file, line); ++rows) {
    const auto fields = fields_of(line);
    ASSERT_EQ(fields.size(), 4U) << line;
    DateContext context;
    if (!fields[1].empty()) context.published = parse_edtf(fields[1]).value();
    if (fields[2] == "day") context.order = DayOrder::day_first;
    if (fields[2] == "month") context.order = DayOrder::month_first;
    EXPECT_EQ(reading(fields[0], context), fields[3]) << line;
  }
  EXPECT_GE(rows, 400U);
}

TEST(DateWords, AVaguerPublicationNeverMakesANarrowerDate) {
  std::ifstream file(YALU_SOURCE_DIR "/tests/unit/incidents/written_dates.csv");
  std::string line;
  std::size_t checked = 0;
  while (std::getline(file, line)) {
    const auto fields = fields_of(line);
    ASSERT_EQ(fields.size(), 4U) << line;
    if (fields[1].size() != 10) continue;
    const auto narrow = read_date_words(fields[0], {parse_edtf(fields[1]).value(), DayOrder::unknown});
    // That two wordings contradict each other shows only against an exact publication.
    if (!narrow || narrow.value().remark.find("do not agree") != std::string::npos) continue;
    for (const std::size_t size : {7U, 4U}) {
      const auto wide = read_date_words(fields[0], {parse_edtf(fields[1].substr(0, size)).value(), DayOrder::unknown});
      if (!wide) {
        // In a year's reach two dates may fall apart, and a date may have no latest day by its start.
        EXPECT_EQ(size, 4U) << line;
        continue;
      }
      const EdtfInterval& inner = narrow.value().interval;
      const EdtfInterval& outer = wide.value().interval;
      ++checked;
      EXPECT_TRUE(!outer.earliest || (inner.earliest && *outer.earliest <= *inner.earliest)) << line;
      EXPECT_TRUE(!outer.latest || (inner.latest && *inner.latest <= *outer.latest)) << line;
    }
  }
  EXPECT_GE(checked, 150U);
}

TEST(DateWords, TheErrorNamesTheWord) {
  EXPECT_EQ(read_date_words("a week later", {}).error().message, "\"a\" is not understood as part of a date");
  EXPECT_EQ(read_date_words("yesterday", {}).error().message,
            "\"yesterday\" cannot be resolved without a date of publication");
}

TEST(DateWords, AnyWordsAreAnswered) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<std::string> words{
        "20",      "November", "2023",      "end of",        "last", "Monday",   "-",        "to",    "and",
        "11월",    "말",       "去年",      "3/4/23",        "8 pm", "since",    "by",       "1990s", "2 weeks ago",
        "weekend", "week of",  "overnight", "first week of", "연말", "midnight", "reported", ";",     "Nov-23"};
    std::string text;
    for (const auto& word : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)))
      text += word + " ";
    const auto read = read_date_words(text, {parse_edtf("2023-12-05").value(), DayOrder::unknown});
    if (!read) {
      RC_ASSERT(!read.error().message.empty());
      return;
    }
    const EdtfInterval& interval = read.value().interval;
    RC_ASSERT(!interval.earliest || !interval.latest || *interval.earliest <= *interval.latest);
    RC_ASSERT(parse_edtf(format_edtf(interval)).value() == interval);
  }));
}

TEST(DayOrderShownBy, OnlyByWhatCannotBeTheOther) {
  EXPECT_EQ(day_order_shown_by("20/11/2023"), DayOrder::day_first);
  EXPECT_EQ(day_order_shown_by("11/20/2023"), DayOrder::month_first);
  EXPECT_EQ(day_order_shown_by("3/25/23"), DayOrder::month_first);
  // The year may stand first in these, and its first two figures may be left out.
  for (const char* text : {"23.11.20", "24.01.10", "23/04/03", "13/04/23", "23-11-20"}) {
    EXPECT_FALSE(day_order_shown_by(text)) << text;
  }
  for (const char* text : {"03/04/2023", "2023-11-20", "20/20/2023", "November", ""}) {
    EXPECT_FALSE(day_order_shown_by(text)) << text;
  }
}

TEST(ExcelSerial, KnownDays) {
  EXPECT_EQ(day_of_excel_serial(1), make_day(1900, 1, 1));
  EXPECT_EQ(day_of_excel_serial(59), make_day(1900, 2, 28));
  EXPECT_FALSE(day_of_excel_serial(60));
  EXPECT_EQ(day_of_excel_serial(61), make_day(1900, 3, 1));
  EXPECT_EQ(day_of_excel_serial(45250.75), make_day(2023, 11, 20));
  EXPECT_EQ(day_of_excel_serial(2958465), make_day(9999, 12, 31));
  for (const double serial : {0.0, 0.5, -1.0, 2958466.0, 1e300}) EXPECT_FALSE(day_of_excel_serial(serial)) << serial;
}

}  // namespace
}  // namespace yalu
