#include "incidents/place_names.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace yalu {
namespace {

struct Case {
  const char* name;
  const char* main;
  const char* core;
  std::vector<PlaceKind> some_kinds;
  std::vector<std::string> within;
};

TEST(PlaceNames, AreTakenApart) {
  using enum PlaceKind;
  const Case cases[] = {
      {"Dandong", "Dandong", "Dandong", {}, {}},
      {"Onsong County, North Hamgyong Province", "Onsong County", "Onsong", {county}, {"North Hamgyong Province"}},
      {"Ryanggang Province (border region)", "Ryanggang Province", "Ryanggang", {province}, {}},
      {"the border region of Yanggang Province", "Yanggang Province", "Yanggang", {province}, {}},
      {"Ryanggang border area", "Ryanggang", "Ryanggang", {}, {}},
      {"China (place not given)", "China", "China", {}, {}},
      {"Changbai Korean Autonomous County", "Changbai Korean Autonomous County", "Changbai", {county}, {}},
      {"Hyesan-si", "Hyesan-si", "Hyesan", {city}, {}},
      {"Musan-\u016dp", "Musan-\u016dp", "Musan", {town}, {}},
      {"Namyang Workers' District", "Namyang Workers' District", "Namyang", {district, town}, {}},
      {"Tumen River", "Tumen River", "Tumen", {river}, {}},
      {"Mount Paektu", "Mount Paektu", "Paektu", {mountain}, {}},
      {"City of Dandong", "City of Dandong", "Dandong", {city}, {}},
      {"온성군", "온성군", "온성", {county}, {}},
      {"신의주시", "신의주시", "신의주", {city}, {}},
      {"남양로동자구", "남양로동자구", "남양", {district}, {}},
      {"혜산", "혜산", "혜산", {}, {}},
      {"长白朝鲜族自治县", "长白朝鲜族自治县", "长白", {county}, {}},
      {"白山", "白山", "白山", {}, {}},
      {"白山市", "白山市", "白山", {city}, {}},
      {"단둥(丹东)", "단둥", "단둥", {}, {}},
      {"丹东（辽宁）", "丹东", "丹东", {}, {}},
      {"County", "County", "County", {}, {}},
      {"Tumen, Jilin, China", "Tumen", "Tumen", {}, {"Jilin", "China"}},
      {"", "", "", {}, {}},
      {"(unknown", "", "", {}, {}},
  };
  for (const Case& c : cases) {
    const PlaceNameParts parts = take_apart_place_name(c.name);
    EXPECT_EQ(parts.main, c.main) << c.name;
    EXPECT_EQ(parts.core, c.core) << c.name;
    EXPECT_EQ(parts.kinds.empty(), c.some_kinds.empty()) << c.name;
    for (const PlaceKind kind : c.some_kinds) EXPECT_TRUE(parts.kinds.contains(kind)) << c.name;
    EXPECT_EQ(parts.within, c.within) << c.name;
  }
}

TEST(PlaceNames, AnyBytesAreTakenApart) {
  EXPECT_TRUE(rc::check([] {
    const auto name = *rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::elementOf(std::string("County of-,()[] si\xEC\x8B\x9C")), rc::gen::arbitrary<char>()));
    const PlaceNameParts parts = take_apart_place_name(name);
    RC_ASSERT(parts.main.find(parts.core) != std::string::npos);
    RC_ASSERT(parts.main.empty() == parts.core.empty());
  }));
}

}  // namespace
}  // namespace yalu
