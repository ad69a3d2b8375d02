#include "base/edtf.h"

#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "edtf_reading.h"

namespace yalu {
namespace {

TEST(ParseEdtf, ReadsWhatTheSpecificationAllows) {
  const EdtfCase cases[] = {
      {"2023-11-20", "2023-11-20 2023-11-20"},
      {"2023-11", "2023-11-01 2023-11-30"},
      {"2024-02", "2024-02-01 2024-02-29"},
      {"2023", "2023-01-01 2023-12-31"},
      {"0000", "0000-01-01 0000-12-31"},
      {"-0044-03-15", "-0044-03-15 -0044-03-15"},
      {"2023-10-08/2023-10-09", "2023-10-08 2023-10-09 lasting"},
      {"2023-09/2023-10", "2023-09-01 2023-10-31 lasting"},
      {"2020/2025-10-15", "2020-01-01 2025-10-15 lasting"},
      {"2023-11/2023-11-15", "2023-11-01 2023-11-15 lasting"},
      {"../2023", "* 2023-12-31 lasting"},
      {"2020/..", "2020-01-01 * lasting"},
      {"/2023", "* 2023-12-31 lasting"},
      {"2020/", "2020-01-01 * lasting"},
      {"[2023-11-21..2023-11-30]", "2023-11-21 2023-11-30"},
      {"[2023-11..2023-12]", "2023-11-01 2023-12-31"},
      {"[..2023-12-03]", "* 2023-12-03"},
      {"[2023-12-03..]", "2023-12-03 *"},
      {"[2023-11-20]", "2023-11-20 2023-11-20"},
      {"[2023-11-20,2023-11-23]", "2023-11-20 2023-11-23"},
      {"[2023-11-23,2023-11-20]", "2023-11-20 2023-11-23"},
      {"[1667,1668,1670..1672]", "1667-01-01 1672-12-31"},
      {"[2023-11-20,2023-12..]", "2023-11-20 *"},
      {"2023?", "2023-01-01 2023-12-31 ?"},
      {"2023-11~", "2023-11-01 2023-11-30 ~"},
      {"2023-11-20%", "2023-11-20 2023-11-20 ? ~"},
      {"2023-09~/2023-10", "2023-09-01 2023-10-31 lasting ~"},
      {"2023-09/2023-10?", "2023-09-01 2023-10-31 lasting ?"},
      {"2023-09~/2023-10?", "2023-09-01 2023-10-31 lasting ? ~"},
      {"[2023-11-21~..2023-11-30~]", "2023-11-21 2023-11-30 ~"},
      {"2023-12-XX", "2023-12-01 2023-12-31"},
      {"2023-XX", "2023-01-01 2023-12-31"},
      {"2023-XX-XX", "2023-01-01 2023-12-31"},
      {"202X", "2020-01-01 2029-12-31"},
      {"20XX", "2000-01-01 2099-12-31"},
      {"202X~", "2020-01-01 2029-12-31 ~"},
      {"2023-11-20T23:59:00Z", "2023-11-20 2023-11-20"},
      {"2023-11-20T08:30:00+09:00", "2023-11-20 2023-11-20"},
      {"2023-11-20T08:30:00", "2023-11-20 2023-11-20"},
      {"2023-11-20T08:30:00-04", "2023-11-20 2023-11-20"},
  };
  for (const EdtfCase& c : cases) EXPECT_EQ(reading(c.text), c.expected) << c.text;
}

TEST(ParseEdtf, SaysPositionAndReason) {
  const EdtfCase cases[] = {
      {"", "position 1: the expression is empty"},
      {"2023-02-30", "position 9: February 2023 has 28 days"},
      {"2023-11-31", "position 9: November 2023 has 30 days"},
      {"2023-11-00", "position 9: November 2023 has 30 days"},
      {"2023-13", "position 6: there is no month 13"},
      {"2023-00-01", "position 6: there is no month 00"},
      {"2023-1", "position 6: a month has two digits"},
      {"2023-111", "position 6: a month has two digits"},
      {"2023-11-2", "position 9: a day has two digits"},
      {"20231120", "position 1: a year has four digits"},
      {"202", "position 1: a year has four digits"},
      {"-0000", "position 1: there is no year -0000; the year before 0001 is 0000"},
      {"end of November", "position 1: a date begins with a year of four digits"},
      {"20 Nov 2023", "position 1: a year has four digits"},
      {" 2023", "position 1: a date begins with a year of four digits"},
      {"2023 ", "position 5: unexpected character"},
      {"2023-11-20/2023-11-19", "position 12: the end lies before the start"},
      {"[2023-11-20..2023-11-19]", "position 14: the end lies before the start"},
      {"../..", "position 1: neither end of the interval is a date"},
      {"/", "position 1: neither end of the interval is a date"},
      {"[..]", "position 4: neither end of the range is a date"},
      {"..", "position 3: an open start (..) needs a \"/\" and an end after it"},
      {"2023/2024/2025", "position 10: unexpected \"/\""},
      {"2023-10-08/09", "position 12: a year has four digits"},
      {"[2023-11-20", "position 12: \"]\" is missing"},
      {"2023??", "position 6: one qualifier is enough; % says both ? and ~"},
      {"2023-11-20T25:00:00Z", "position 12: a time of day is written hh:mm:ss"},
      {"2023-11-20T08:30", "position 12: a time of day is written hh:mm:ss"},
      {"2023-11-20T08:30:00+99", "position 21: a shift from UTC is written +hh or +hh:mm"},
      {"2023-11-20 08:30", "position 11: unexpected character"},
  };
  for (const EdtfCase& c : cases) EXPECT_EQ(reading(c.text), c.expected) << c.text;
}

TEST(ParseEdtf, AnyBytesAreAnsweredAndWhatIsReadCanBeWritten) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::elementOf(std::string("0123456789-./[],?~%XTZ:+{}YES")), rc::gen::arbitrary<char>()));
    const auto parsed = parse_edtf(text);
    if (parsed) {
      const auto again = parse_edtf(format_edtf(parsed.value()));
      RC_ASSERT(again.ok());
      RC_ASSERT(again.value() == parsed.value());
    } else {
      RC_ASSERT(parsed.error().message.rfind("position ", 0) == 0U);
    }
  }));
}

/// Intervals with at least one end, more often than chance at the ends of months and years.
EdtfInterval arbitrary_interval() {
  const auto day = [] {
    const int year = *rc::gen::inRange(-9999, 10000);
    const auto month = *rc::gen::elementOf(std::vector<unsigned>{1, 2, 6, 11, 12});
    const auto place = *rc::gen::inRange(0, 3);
    if (place == 0) return *make_day(year, month, 1);
    if (place == 1) return last_day_of_month(year, month);
    return *make_day(year, month, *rc::gen::inRange(1U, 29U));
  };
  EdtfInterval interval;
  Day a = day();
  Day b = *rc::gen::element(true, false) ? day() : a + std::chrono::days{*rc::gen::inRange(0, 40)};
  if (b > *make_day(9999, 12, 31)) b = a;
  const int open = *rc::gen::inRange(0, 5);
  if (open != 1) interval.earliest = std::min(a, b);
  if (open != 2) interval.latest = std::max(a, b);
  interval.lasting = *rc::gen::arbitrary<bool>();
  interval.uncertain = *rc::gen::arbitrary<bool>();
  interval.approximate = *rc::gen::arbitrary<bool>();
  return interval;
}

TEST(FormatEdtf, ReadsBackAsTheSameInterval) {
  EXPECT_TRUE(rc::check([] {
    const EdtfInterval interval = arbitrary_interval();
    const std::string text = format_edtf(interval);
    RC_LOG() << text;
    const auto parsed = parse_edtf(text);
    RC_ASSERT(parsed.ok());
    RC_ASSERT(parsed.value() == interval);
  }));
}

TEST(FormatEdtf, IsShort) {
  for (const char* text :
       {"2023-11-20", "2023-11", "2023", "202X", "20XX", "[2023-11-21..2023-11-30]", "2023-11/2023-12", "../2023",
        "2023-10-08/..", "[2023-11..2023-12]", "[..2023-12-03]", "2023-11~", "2023?", "2023%", "2023-10-08/2023-10-08",
        "[2023-11-21~..2023-11-30~]", "../2023~", "-0044-03-15"}) {
    const auto parsed = parse_edtf(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(format_edtf(parsed.value()), text);
  }
  EXPECT_EQ(format_edtf(parse_edtf("[2023-11-01..2023-11-30]").value()), "2023-11");
  EXPECT_EQ(format_edtf(parse_edtf("2023-01-01/2023-10-09").value()), "2023-01-01/2023-10-09");
}

TEST(DateInWords, SpeaksToPeople) {
  const EdtfCase cases[] = {
      {"2023-11-20", "20 Nov 2023"},
      {"2023-11", "Nov 2023"},
      {"2023", "2023"},
      {"[2023-11-21..2023-11-30]", "one day in 21\u201330 Nov 2023"},
      {"[2023-11-21..2023-12-05]", "one day in 21 Nov \u2013 5 Dec 2023"},
      {"[2023-12-21..2024-01-05]", "one day in 21 Dec 2023 \u2013 5 Jan 2024"},
      {"[2023-11..2023-12]", "one day in Nov\u2013Dec 2023"},
      {"[2023-11..2024-01]", "one day in Nov 2023 \u2013 Jan 2024"},
      {"202X", "one day in 2020\u20132029"},
      {"2023-10-08/2023-10-09", "8 Oct 2023 to 9 Oct 2023"},
      {"2023-09/2023-10", "Sep 2023 to Oct 2023"},
      {"2023-09/2023-09", "throughout Sep 2023"},
      {"2023-10-08/2023-10-08", "8 Oct 2023"},
      {"../2023", "until 2023"},
      {"2020/..", "from 2020 on"},
      {"[..2023-12-03]", "3 Dec 2023 or before"},
      {"[2023-12-03..]", "3 Dec 2023 or later"},
      {"2023-11~", "about Nov 2023"},
      {"2023-11-20?", "20 Nov 2023 (uncertain)"},
      {"2023-11-20%", "about 20 Nov 2023 (uncertain)"},
  };
  for (const EdtfCase& c : cases) EXPECT_EQ(format_date_in_words(parse_edtf(c.text).value()), c.expected) << c.text;
}

constexpr int span = 24;  ///< days 0..23 stand for all days in the brute force; ends beyond them for open ones

Day day_number(int n) {
  return *make_day(2023, 11, 1) + std::chrono::days{n};
}

std::optional<Day> end_or_open(int n) {
  return n < 0 || n >= span ? std::nullopt : std::optional(day_number(n));
}

TEST(MatchDate, AgreesWithTryingEveryDay) {
  EXPECT_TRUE(rc::check([] {
    int a = *rc::gen::inRange(-1, span);
    int b = *rc::gen::inRange(0, span + 1);
    if (a > b) std::swap(a, b);
    const int from = *rc::gen::inRange(-1, span);
    const int to = *rc::gen::inRange(0, span + 1);
    EdtfInterval interval;
    interval.earliest = end_or_open(a);
    interval.latest = end_or_open(b);
    const DayWindow window{end_or_open(from), end_or_open(to)};
    // Days -1 and `span` stand for the endless days before and after.
    int inside = 0;
    int outside = 0;
    for (int day = -1; day <= span; ++day) {
      const bool allowed = (!interval.earliest || day >= a) && (!interval.latest || day <= b);
      if (!allowed) continue;
      ((!window.from || day >= from) && (!window.to || day <= to) ? inside : outside) += 1;
    }
    const DateMatch expected = inside == 0 ? DateMatch::out : outside == 0 ? DateMatch::certain : DateMatch::possible;
    RC_ASSERT(match_date(interval, window) == expected);
  }));
}

TEST(MatchDate, TheAcceptanceWindows) {
  const EdtfInterval end_of_november = parse_edtf("[2023-11-21..2023-11-30]").value();
  const auto window = [](const char* from, const char* to) {
    return DayWindow{parse_iso_day(from), parse_iso_day(to)};
  };
  EXPECT_EQ(match_date(end_of_november, window("2023-11-15", "2023-11-30")), DateMatch::certain);
  EXPECT_EQ(match_date(end_of_november, window("2023-11-25", "2023-12-25")), DateMatch::possible);
  EXPECT_EQ(match_date(end_of_november, window("2023-12-01", "2023-12-31")), DateMatch::out);
  EXPECT_EQ(match_date(EdtfInterval{}, {}), DateMatch::certain);
}

TEST(Hull, HoldsBothAndNoMore) {
  EXPECT_TRUE(rc::check([] {
    const EdtfInterval a = arbitrary_interval();
    const EdtfInterval b = arbitrary_interval();
    const EdtfInterval both = hull(a, b);
    RC_ASSERT(both == hull(b, a));
    RC_ASSERT(hull(a, a) == a);
    for (const EdtfInterval& part : {a, b}) {
      RC_ASSERT(match_date(part, {both.earliest, both.latest}) == DateMatch::certain);
      RC_ASSERT(!part.uncertain || both.uncertain);
      RC_ASSERT(!part.approximate || both.approximate);
      RC_ASSERT(part.lasting || !both.lasting);
    }
    if (both.earliest) RC_ASSERT(both.earliest == a.earliest || both.earliest == b.earliest);
    if (both.latest) RC_ASSERT(both.latest == a.latest || both.latest == b.latest);
    if (!both.earliest) RC_ASSERT(!a.earliest || !b.earliest);
    if (!both.latest) RC_ASSERT(!a.latest || !b.latest);
  }));
}

}  // namespace
}  // namespace yalu
