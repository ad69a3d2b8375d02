#include "app/timeline.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

using std::chrono::days;

Day day(const char* iso) {
  return parse_iso_day(iso).value();
}

TimeAxis axis_of(const char* first, const char* last, double left, double width) {
  return {{day(first), day(last)}, left, width};
}

TallyGroup group(const char* key, std::int64_t certain_best, std::int64_t possible_best) {
  TallyGroup g;
  g.key = key;
  if (certain_best > 0) g.certain = {1, {certain_best, certain_best, certain_best}, {}};
  if (possible_best > 0) g.possible = {1, {possible_best, possible_best, possible_best}, {}};
  return g;
}

TEST(TimeAxis, PutsTheFirstMomentLeftAndTheEndOfTheLastDayRight) {
  const TimeAxis axis = axis_of("2023-11-01", "2023-11-30", 40, 300);
  EXPECT_DOUBLE_EQ(axis.x_of(day("2023-11-01")), 40);
  EXPECT_DOUBLE_EQ(axis.x_of(day("2023-11-16")), 190);
  EXPECT_DOUBLE_EQ(axis.x_of(day("2023-12-01")), 340);
}

TEST(TimeAxis, GivesTheDayUnderAPixelAndStaysWithin) {
  const TimeAxis axis = axis_of("2023-11-01", "2023-11-30", 40, 300);
  EXPECT_EQ(axis.day_at(40), day("2023-11-01"));
  EXPECT_EQ(axis.day_at(49.9), day("2023-11-01"));
  EXPECT_EQ(axis.day_at(50.1), day("2023-11-02"));
  EXPECT_EQ(axis.day_at(-1e30), day("2023-11-01"));
  EXPECT_EQ(axis.day_at(1e30), day("2023-11-30"));
}

TEST(TimeAxis, EveryDayIsFoundInTheMiddleOfItsOwnPixels) {
  EXPECT_TRUE(rc::check([](int start, unsigned length, unsigned offset) {
    const Day first = Day{days{start % 40000}};
    const int count = static_cast<int>(length % 3000) + 1;
    const TimeAxis axis{{first, first + days{count - 1}}, 17, 911};
    const Day any = first + days{static_cast<int>(offset % static_cast<unsigned>(count))};
    RC_ASSERT(axis.day_at((axis.x_of(any) + axis.x_of(any + days{1})) / 2) == any);
  }));
}

TEST(AxisSpan, IsWholeMonthsAroundDataAndWindow) {
  const DaySpan data{day("2023-11-20"), day("2023-12-26")};
  EXPECT_EQ(axis_span(data, {}), (DaySpan{day("2023-11-01"), day("2023-12-31")}));
  EXPECT_EQ(axis_span(data, {day("2023-09-15"), day("2024-02-10")}), (DaySpan{day("2023-09-01"), day("2024-02-29")}));
}

TEST(AxisTicks, NameMonthsAndTheYearWhereItBegins) {
  const auto ticks = axis_ticks(axis_of("2023-10-01", "2024-02-29", 0, 700), 60);
  std::vector<std::string> labels;
  for (const AxisTick& tick : ticks) {
    if (!tick.label.empty()) labels.push_back(tick.label);
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"Oct 2023", "Nov", "Dec", "Jan 2024", "Feb"}));
}

TEST(AxisTicks, CountDaysWhereThereIsRoom) {
  const auto ticks = axis_ticks(axis_of("2023-11-01", "2023-11-05", 0, 500), 60);
  ASSERT_EQ(ticks.size(), 5u);
  EXPECT_EQ(ticks[0].label, "Nov 2023");
  EXPECT_EQ(ticks[4].label, "5");
  EXPECT_EQ(ticks[4].day, day("2023-11-05"));
}

TEST(AxisTicks, CountYearsOverDecades) {
  const auto ticks = axis_ticks(axis_of("1995-01-01", "2024-12-31", 0, 600), 60);
  ASSERT_FALSE(ticks.empty());
  EXPECT_EQ(ticks.front().label, "1995");
  EXPECT_EQ(ticks[1].label, "2000");
}

TEST(AxisTicks, LabelsKeepTheirDistance) {
  EXPECT_TRUE(rc::check([](int start, unsigned length) {
    const Day first = Day{days{start % 20000}};
    const DaySpan span = axis_span({first, first + days{static_cast<int>(length % 20000)}}, {});
    const TimeAxis axis{span, 0, 1000};
    constexpr double least = 40;
    double last = -1e9;
    for (const AxisTick& tick : axis_ticks(axis, least)) {
      if (tick.label.empty()) continue;
      RC_ASSERT(axis.x_of(tick.day) >= last + least * 0.99);
      last = axis.x_of(tick.day);
    }
  }));
}

TEST(Histogram, KeepsCertainAndPossibleApartAndInOrder) {
  Tally tally;
  tally.groups = {group("2023-12-26", 35, 0), group("2023-11-20", 30, 5), group("", 9, 0), group("2023-11-21", 0, 10)};
  const Histogram histogram = make_histogram(tally, GroupBy::day);
  ASSERT_EQ(histogram.bars.size(), 3u);
  EXPECT_EQ(histogram.bars[0].days, (DaySpan{day("2023-11-20"), day("2023-11-20")}));
  EXPECT_DOUBLE_EQ(persons_figure(histogram.bars[0].certain), 30);
  EXPECT_DOUBLE_EQ(persons_figure(histogram.bars[0].possible), 5);
  EXPECT_EQ(histogram.bars[2].days.first, day("2023-12-26"));
  EXPECT_DOUBLE_EQ(histogram.most_persons, 35);
}

TEST(Histogram, KnowsTheDaysOfMonthsAndYears) {
  Tally tally;
  tally.groups = {group("2024-02", 1, 0)};
  EXPECT_EQ(make_histogram(tally, GroupBy::month).bars.at(0).days, (DaySpan{day("2024-02-01"), day("2024-02-29")}));
  tally.groups = {group("1999", 1, 0)};
  EXPECT_EQ(make_histogram(tally, GroupBy::year).bars.at(0).days, (DaySpan{day("1999-01-01"), day("1999-12-31")}));
}

TEST(Histogram, ChoosesBinsByLength) {
  EXPECT_EQ(histogram_bins({day("2023-09-01"), day("2024-01-31")}), GroupBy::day);
  EXPECT_EQ(histogram_bins({day("2015-01-01"), day("2024-12-31")}), GroupBy::month);
  EXPECT_EQ(histogram_bins({day("1950-01-01"), day("2024-12-31")}), GroupBy::year);
}

TEST(Histogram, AFigureIsWhatIsKnownAtLeast) {
  Total total{2, {95, 30, std::nullopt}, {}};
  EXPECT_DOUBLE_EQ(persons_figure(total), 95);
  total.persons = {std::nullopt, std::nullopt, 100};
  EXPECT_DOUBLE_EQ(persons_figure(total), 100);
  total.persons = {};
  EXPECT_DOUBLE_EQ(persons_figure(total), 0);
}

TEST(Histogram, HeightsGrowLikeTheRadiiOfMarks) {
  EXPECT_DOUBLE_EQ(bar_height(600, 600), 1);
  EXPECT_DOUBLE_EQ(bar_height(150, 600), 0.5);
  EXPECT_DOUBLE_EQ(bar_height(0, 600), 0);
  EXPECT_DOUBLE_EQ(bar_height(5, 0), 0);
}

TEST(Histogram, ScaleMarksAreRoundAndBelowTheTop) {
  EXPECT_EQ(scale_marks(600), (std::vector<double>{50, 500}));
  EXPECT_EQ(scale_marks(35), (std::vector<double>{2, 20}));
  EXPECT_EQ(scale_marks(7), (std::vector<double>{5}));
  EXPECT_TRUE(scale_marks(0).empty());
}

struct Band : testing::Test {
  TimeAxis axis = axis_of("2023-11-01", "2023-12-31", 0, 610);  // ten pixels a day
  DayWindow window{day("2023-11-15"), day("2023-11-30")};       // 140..300
};

TEST_F(Band, IsHeldByItsEdgesAndItsBody) {
  EXPECT_EQ(band_part_at(axis, window, 138, 5), BandPart::from_edge);
  EXPECT_EQ(band_part_at(axis, window, 303, 5), BandPart::to_edge);
  EXPECT_EQ(band_part_at(axis, window, 200, 5), BandPart::body);
  EXPECT_EQ(band_part_at(axis, window, 320, 5), BandPart::outside);
  EXPECT_EQ(band_part_at(axis, {}, 200, 5), BandPart::outside);
}

TEST_F(Band, EdgesMoveByWholeDays) {
  EXPECT_EQ(drag_band(axis, window, BandPart::from_edge, 140, 163), (DayWindow{day("2023-11-17"), day("2023-11-30")}));
  EXPECT_EQ(drag_band(axis, window, BandPart::to_edge, 300, 1e9), (DayWindow{day("2023-11-15"), day("2023-12-31")}));
}

TEST_F(Band, AnEdgeThatPassesTheOtherChangesPlacesWithIt) {
  EXPECT_EQ(drag_band(axis, window, BandPart::from_edge, 140, 340), (DayWindow{day("2023-11-30"), day("2023-12-05")}));
}

TEST_F(Band, OutsideANewOneBegins) {
  EXPECT_EQ(drag_band(axis, window, BandPart::outside, 425, 401), (DayWindow{day("2023-12-11"), day("2023-12-13")}));
}

TEST_F(Band, AnOpenSideReachesTheEndOfTheAxis) {
  const DayWindow open{day("2023-12-01"), std::nullopt};
  EXPECT_EQ(band_part_at(axis, open, 608, 5), BandPart::to_edge);
  EXPECT_EQ(drag_band(axis, open, BandPart::to_edge, 610, 600), (DayWindow{day("2023-12-01"), day("2023-12-30")}));
}

TEST_F(Band, MovedAsAWholeItKeepsItsLengthWithinTheAxis) {
  EXPECT_TRUE(rc::check([this](int from_offset, unsigned length, double now) {
    const int count = static_cast<int>(axis.span.days());
    const int days_long = static_cast<int>(length % static_cast<unsigned>(count));
    const int start = std::abs(from_offset % 1000) % (count - days_long);
    const DayWindow before{axis.span.first + days{start}, axis.span.first + days{start + days_long}};
    const DayWindow after = drag_band(axis, before, BandPart::body, 300, now);
    RC_ASSERT(*after.to - *after.from == *before.to - *before.from);
    RC_ASSERT(*after.from >= axis.span.first && *after.to <= axis.span.last);
  }));
}

}  // namespace
}  // namespace yalu
