#include "incidents/gazetteer.h"

#include <gtest/gtest.h>

#include "incident_samples.h"

namespace yalu {
namespace {

TEST(PlaceKind, ReadsBack) {
  for (int value = 0; value <= static_cast<int>(PlaceKind::facility); ++value) {
    const auto kind = static_cast<PlaceKind>(value);
    EXPECT_FALSE(to_string(kind).empty());
    EXPECT_EQ(parse_place_kind(to_string(kind)), kind);
  }
  EXPECT_EQ(parse_place_kind("former_crossing"), PlaceKind::former_crossing);
  EXPECT_EQ(parse_place_kind("Former-Crossing"), PlaceKind::former_crossing);
  EXPECT_EQ(parse_place_kind("castle"), std::nullopt);
}

TEST(Gazetteer, FindsExactlyAndFolded) {
  const Gazetteer gazetteer = samples::small_gazetteer();
  const auto dandong = *gazetteer.find_id("cn_dandong");
  EXPECT_EQ(gazetteer.find_exact("Dandong"), std::vector{dandong});
  EXPECT_EQ(gazetteer.find_exact("丹东"), std::vector{dandong});
  EXPECT_TRUE(gazetteer.find_exact("dandong").empty());
  EXPECT_EQ(gazetteer.find_folded("Dan Dong"), std::vector{dandong});
  EXPECT_EQ(gazetteer.find_exact("Tumen").size(), 2U) << "the city and the river";
  EXPECT_EQ(gazetteer.find_core("Musan"), std::vector{*gazetteer.find_id("kp_musan")});
  EXPECT_EQ(gazetteer.find_id("nowhere"), std::nullopt);
}

TEST(Gazetteer, KnowsWhatLiesWithinWhat) {
  const Gazetteer gazetteer = samples::small_gazetteer();
  const auto id = [&](const char* text) { return *gazetteer.find_id(text); };
  EXPECT_TRUE(gazetteer.is_within(id("kp_onsong"), id("kp_north_hamgyong")));
  EXPECT_TRUE(gazetteer.is_within(id("kp_onsong"), id("kp")));
  EXPECT_TRUE(gazetteer.is_within(id("kp_onsong"), id("kp_onsong")));
  EXPECT_FALSE(gazetteer.is_within(id("kp_onsong"), id("kp_ryanggang")));
  EXPECT_FALSE(gazetteer.is_within(id("kp"), id("kp_onsong")));
}

TEST(Gazetteer, ParentsInACircleDoNotHang) {
  Place a;
  a.id = "a";
  a.parent = PlaceId{1};
  Place b;
  b.id = "b";
  b.parent = PlaceId{0};
  Place c;
  c.id = "c";
  const Gazetteer gazetteer({a, b, c});
  EXPECT_FALSE(gazetteer.is_within(PlaceId{0}, PlaceId{2}));
  EXPECT_TRUE(gazetteer.is_within(PlaceId{0}, PlaceId{1}));
}

}  // namespace
}  // namespace yalu
