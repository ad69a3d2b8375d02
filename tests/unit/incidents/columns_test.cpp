#include "incidents/columns.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/ids.h"

namespace yalu {
namespace {

std::optional<EdtfInterval> some_date() {
  if (*rc::gen::inRange(0, 4) == 0) return std::nullopt;
  EdtfInterval date;
  const int first = *rc::gen::inRange(-1'000'000, 1'000'000);
  if (*rc::gen::arbitrary<bool>()) date.earliest = Day{std::chrono::days{first}};
  if (*rc::gen::arbitrary<bool>()) date.latest = Day{std::chrono::days{first + *rc::gen::inRange(0, 1000)}};
  date.lasting = *rc::gen::arbitrary<bool>();
  date.uncertain = *rc::gen::arbitrary<bool>();
  date.approximate = *rc::gen::arbitrary<bool>();
  return date;
}

CountRange some_count() {
  const auto figure = [] {
    return *rc::gen::arbitrary<bool>() ? std::optional<std::int64_t>(*rc::gen::inRange<std::int64_t>(0, 1LL << 53))
                                       : std::nullopt;
  };
  return {figure(), figure(), figure()};
}

/// What went in, in two parts that are joined, must come out: the plain vector is the oracle.
template <class Column, class Make>
void expect_column_keeps(const Make& make) {
  using Value = decltype(make());
  const auto first_size = *rc::gen::inRange<std::size_t>(0, 8);
  const auto second_size = *rc::gen::inRange<std::size_t>(0, 8);
  std::vector<Value> expected;
  Column first, second;
  for (std::size_t i = 0; i < first_size; ++i) first.push_back(expected.emplace_back(make()));
  for (std::size_t i = 0; i < second_size; ++i) second.push_back(expected.emplace_back(make()));
  first.append(second);
  first.push_back(expected.emplace_back(make()));
  RC_ASSERT(first.size() == expected.size());
  for (std::size_t row = 0; row < expected.size(); ++row) RC_ASSERT(first[row] == expected[row]);
}

TEST(Columns, GiveBackWhatWasPutIn) {
  EXPECT_TRUE(rc::check("texts", [] {
    expect_column_keeps<TextColumn>(
        [] { return *rc::gen::arbitrary<bool>() ? std::string() : *rc::gen::arbitrary<std::string>(); });
  }));
  EXPECT_TRUE(rc::check("terms", [] {
    expect_column_keeps<TermColumn>([] { return *rc::gen::element<std::string>("", "arrest", "transfer", "x"); });
  }));
  EXPECT_TRUE(rc::check("dates", [] { expect_column_keeps<DateColumn>(some_date); }));
  EXPECT_TRUE(rc::check("counts", [] { expect_column_keeps<CountColumn>(some_count); }));
  EXPECT_TRUE(rc::check("positions", [] {
    expect_column_keeps<PositionColumn>([]() -> std::optional<LonLat> {
      if (*rc::gen::inRange(0, 3) != 0) return std::nullopt;
      return LonLat{static_cast<double>(*rc::gen::inRange(-180, 180)), static_cast<double>(*rc::gen::inRange(-90, 90))};
    });
  }));
}

TEST(Columns, AnUndatedRowOverlapsNoBoundedWindow) {
  DateColumn dates;
  dates.push_back(std::nullopt);
  EXPECT_FALSE(dates.dated(0));
  EXPECT_GT(dates.first_days()[0], dates.last_days()[0]);
}

TEST(Columns, ListsAreGroupedInOrder) {
  const std::vector<std::optional<RowId>> group_of = {RowId{1}, RowId{0}, std::nullopt, RowId{1}};
  const auto lists = ListColumn<ClaimId>::grouped(std::span<const std::optional<RowId>>(group_of), 3);
  ASSERT_EQ(lists.size(), 3U);
  EXPECT_EQ(std::vector(lists[0].begin(), lists[0].end()), (std::vector{ClaimId{1}}));
  EXPECT_EQ(std::vector(lists[1].begin(), lists[1].end()), (std::vector{ClaimId{0}, ClaimId{3}}));
  EXPECT_TRUE(lists[2].empty());
}

}  // namespace
}  // namespace yalu
