#include "incidents/geocoder.h"

#include <gtest/gtest.h>

#include "incident_samples.h"

namespace yalu {
namespace {

std::string place_of(const Gazetteer& gazetteer, const GeocodeAnswer& answer) {
  return answer.match ? gazetteer[*answer.match].id : "none: " + answer.reason;
}

struct Case {
  const char* name;
  const char* place;
};

TEST(Geocode, FindsOnePlaceUnderAllItsNames) {
  const Gazetteer gazetteer = samples::small_gazetteer();
  const Case cases[] = {
      {"Yanggang Province", "kp_ryanggang"},
      {"Ryanggang", "kp_ryanggang"},
      {"량강도", "kp_ryanggang"},
      {"량강", "kp_ryanggang"},
      {"RYANGGANG-DO", "kp_ryanggang"},
      {"Yanggang Province (border region)", "kp_ryanggang"},
      {"border region of Yanggang Province", "kp_ryanggang"},
      {"Dandong", "cn_dandong"},
      {"丹东", "cn_dandong"},
      {"丹东市", "cn_dandong"},
      {"Dan Dong", "cn_dandong"},
      {" dandong ", "cn_dandong"},
      {"Dandong City", "cn_dandong"},
      {"Dandong, Liaoning", "cn_dandong"},
      {"Dandong, Liaoning Province, China", "cn_dandong"},
      {"Sinuiju-si", "kp_sinuiju"},
      {"Shin\u016diju", "kp_sinuiju"},
      {"Onsong County, North Hamgyong Province", "kp_onsong"},
      {"Onsong County", "kp_onsong"},
      {"온성군", "kp_onsong"},
      {"Musan", "kp_musan"},
      {"Musan-gun", "kp_musan"},
      {"무산군", "kp_musan"},
      {"Мусан", "kp_musan"},
      {"Liaoning, Dandong", "cn_dandong"},
      {"Dandong via Tumen", "cn_dandong"},
      {"China", "cn"},
      {"China (place not given)", "cn"},
      {"DPRK", "kp"},
      {"Tumen", "cn_tumen"},
      {"Tumen City", "cn_tumen"},
      {"Tumen River", "river_tumen"},
      {"Nanping, Jilin", "cn_nanping_jilin"},
      {"Nanping Town", "cn_nanping_jilin"},
      {"Nanping City", "cn_nanping_fujian"},
      {"Nanping", "none: several places bear this name"},
      {"Nanping, China", "none: several places bear this name"},
      {"Onsong County, Ryanggang Province", "none: the place of this name does not lie within \"Ryanggang Province\""},
      {"Onsong, Atlantis", "none: \"Atlantis\", in which it is said to lie, is not in the gazetteer"},
      {"Hyesan County", "none: the place of this name is a city in the gazetteer, which \"County\" does not fit"},
      {"Hekou", "none: not in the gazetteer"},
      {"near Dandong", "none: not in the gazetteer"},
      {"Jilin and Liaoning provinces", "none: names several places; write \";\" between them"},
      {"", "none: no place is named"},
      {"(not given)", "none: not in the gazetteer"},
  };
  for (const Case& c : cases) EXPECT_EQ(place_of(gazetteer, geocode(gazetteer, c.name)), c.place) << c.name;
}

TEST(Geocode, ScoresSayHowItWasFound) {
  const Gazetteer gazetteer = samples::small_gazetteer();
  const auto best = [&](const char* name) { return geocode(gazetteer, name).candidates.at(0); };
  EXPECT_EQ(best("Dandong").score, 1.0);
  EXPECT_EQ(best("Dandong").how, NameMatch::exact);
  EXPECT_EQ(best("dan dong").score, 0.9);
  EXPECT_EQ(best("dan dong").how, NameMatch::folded);
  EXPECT_EQ(best("Dandong City").score, 0.8);
}

TEST(Geocode, OverlongNamesAreNotLookedUp) {
  const GeocodeAnswer answer = geocode(samples::small_gazetteer(), std::string(1'000'000, ','));
  EXPECT_FALSE(answer.match);
  EXPECT_EQ(answer.reason, "too long for the name of a place");
}

TEST(Geocode, ACuratedPlaceComesBeforeItsNamesakeInTheListWhichIsSaid) {
  const auto place = [](const char* id, const char* name, Shelf shelf) {
    Place made;
    made.id = id;
    made.name = name;
    made.shelf = shelf;
    return made;
  };
  const Gazetteer one({place("listed", "Samjang", Shelf::settlements), place("ours", "samjang", Shelf::curated)});
  const GeocodeAnswer answer = geocode(one, "Samjang");
  EXPECT_EQ(place_of(one, answer), "ours");
  EXPECT_EQ(answer.candidates.front().place, PlaceId{1});
  EXPECT_EQ(answer.warning, "there is also Samjang (town)");
  const Gazetteer two({place("a", "Samjang", Shelf::settlements), place("b", "Samjang", Shelf::settlements)});
  EXPECT_EQ(place_of(two, geocode(two, "Samjang")), "none: several places bear this name");
  const Gazetteer users({place("a", "Samjang", Shelf::curated), place("b", "Samjang", Shelf::user)});
  EXPECT_EQ(place_of(users, geocode(users, "Samjang")), "b");
}

TEST(Geocode, EqualFitsAreReportedAndNeverTaken) {
  const auto place = [](const char* id, const char* name, PlaceKind kind, std::vector<std::string> variants = {}) {
    Place made;
    made.id = id;
    made.name = name;
    made.kind = kind;
    made.variants = std::move(variants);
    made.shelf = kind == PlaceKind::town ? Shelf::settlements : Shelf::curated;
    return made;
  };
  const Gazetteer bridges({place("rail", "Shanghekou-Chongsu railway bridge", PlaceKind::crossing, {"Hekou railway"}),
                           place("broken", "Hekou broken bridge", PlaceKind::former_crossing)});
  const std::string several = "none: several places bear this name";
  EXPECT_EQ(place_of(bridges, geocode(bridges, "Hekou bridge")), several);
  EXPECT_EQ(place_of(bridges, geocode(bridges, "Hekou broken bridge")), "broken");
  const Gazetteer towns(
      {place("south", "Jeonju", PlaceKind::town, {"Chongju"}), place("north", "Ch\u014fngju", PlaceKind::town)});
  EXPECT_EQ(place_of(towns, geocode(towns, "Chongju")), several);
  EXPECT_EQ(place_of(towns, geocode(towns, "Ch\u014fngju")), "north") << "the mark was not left out";
  EXPECT_EQ(place_of(towns, geocode(towns, "Jeonju")), "south");
  const Gazetteer own(
      {place("own", "Fushun", PlaceKind::town), place("other", "Fusong", PlaceKind::town, {"Fu-shun"})});
  EXPECT_EQ(place_of(own, geocode(own, "Fushun")), "own") << "its own name as it is written";
}

TEST(Geocode, NamesTheNearestAndNeverTakesThem) {
  const Gazetteer gazetteer = samples::small_gazetteer();
  for (const Case& c : {Case{"Dandonk", "cn_dandong"}, Case{"Sinuju", "kp_sinuiju"}, Case{"Onsongg", "kp_onsong"},
                        Case{"Hekou", "hekou_bridge"}, Case{"Hyesan County", "kp_hyesan"}}) {
    const GeocodeAnswer answer = geocode(gazetteer, c.name);
    EXPECT_FALSE(answer.match) << c.name;
    ASSERT_FALSE(answer.candidates.empty()) << c.name;
    EXPECT_EQ(gazetteer[answer.candidates.front().place].id, c.place) << c.name;
    EXPECT_LT(answer.candidates.front().score, 0.8) << c.name;
  }
  EXPECT_TRUE(geocode(gazetteer, "Reykjavik").candidates.empty());
}

TEST(Geocode, ListsAtMostEightBestFirst) {
  std::vector<Place> places;
  for (int i = 0; i < 20; ++i) {
    Place place;
    place.id = "p" + std::to_string(i);
    place.name = "Samjang" + std::string(static_cast<std::size_t>(i + 1), 'x');
    places.push_back(place);
  }
  const GeocodeAnswer answer = geocode(Gazetteer(places), "Samjang");
  EXPECT_FALSE(answer.match);
  ASSERT_EQ(answer.candidates.size(), 8U);
  for (std::size_t i = 1; i < 8; ++i) EXPECT_GE(answer.candidates[i - 1].score, answer.candidates[i].score);
  EXPECT_EQ(answer.candidates.front().place, PlaceId{0});
}

const Location& destination(const samples::Resolved& resolved, std::size_t row) {
  return resolved.locations.sets[resolved.locations.destination[row]].at(0);
}

TEST(GeocodeTable, EqualCellsShareOneEntry) {
  const auto resolved = samples::resolve({{.id = "a", .origin = "Dandong", .destination = "Sinuiju"},
                                          {.id = "b", .origin = "Sinuiju", .destination = "Sinuiju"},
                                          {.id = "c"}});
  EXPECT_EQ(resolved.locations.sets.size(), 3U);
  EXPECT_EQ(resolved.locations.destination[0], resolved.locations.origin[1]);
  EXPECT_EQ(resolved.locations.origin[2], 0U);
  EXPECT_TRUE(resolved.locations.sets[0].empty());
  EXPECT_TRUE(resolved.issues.empty());
}

TEST(GeocodeTable, RadiusFollowsPrecision) {
  const auto resolved = samples::resolve({{.id = "a", .destination = "Sinuiju"},
                                          {.id = "b", .destination = "Onsong County"},
                                          {.id = "c", .destination = "Ryanggang"},
                                          {.id = "d", .destination = "North Korea"}});
  EXPECT_EQ(destination(resolved, 0).radius_km, 3);
  EXPECT_EQ(destination(resolved, 1).radius_km, 15);
  EXPECT_EQ(destination(resolved, 2).radius_km, 0);
  EXPECT_EQ(destination(resolved, 2).precision, Precision::province);
  EXPECT_EQ(destination(resolved, 3).precision, Precision::country);
  EXPECT_EQ(destination(resolved, 3).position, std::nullopt);
  EXPECT_TRUE(resolved.issues.empty());
}

TEST(GeocodeTable, SeveralPlacesOfOneCell) {
  const auto resolved = samples::resolve({{.id = "a", .destination = "Sinuiju; Onsong County; Atlantis"}});
  const auto& set = resolved.locations.sets[resolved.locations.destination[0]];
  ASSERT_EQ(set.size(), 3U);
  EXPECT_EQ(set[1].name, "Onsong County");
  EXPECT_EQ(set[2].place, std::nullopt);
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].file, "rows.csv");
  EXPECT_EQ(resolved.issues[0].row, 2);
  EXPECT_EQ(resolved.issues[0].field, "destination");
}

TEST(GeocodeTable, AnUnknownPlaceIsAnIssueInEveryRowWithItsNearest) {
  const auto resolved = samples::resolve({{.id = "a", .destination = "Sinuju"}, {.id = "b", .destination = "Sinuju"}});
  ASSERT_EQ(resolved.issues.size(), 2U);
  EXPECT_EQ(resolved.issues[1].row, 3);
  EXPECT_NE(resolved.issues[0].text.find("Sinuiju (city)"), std::string::npos) << resolved.issues[0].text;
  EXPECT_EQ(destination(resolved, 0).name, "Sinuju");
  EXPECT_EQ(destination(resolved, 0).position, std::nullopt);
}

TEST(GeocodeTable, APlaceWithoutAPositionIsSaid) {
  const auto resolved = samples::resolve({{.id = "a", .destination = "Shenyang"}});
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_NE(resolved.issues[0].text.find("no position"), std::string::npos);
}

TEST(GeocodeTable, GivenCoordinatesWin) {
  const LonLat near_sinuiju{124.4512, 40.1512};
  const auto resolved = samples::resolve({
      {.id = "a", .destination = "Sinuiju", .destination_position = near_sinuiju},
      {.id = "b", .destination = "", .destination_position = near_sinuiju},
      {.id = "c", .destination = "Atlantis", .destination_position = near_sinuiju},
      {.id = "d",
       .destination = "Sinuiju",
       .destination_position = near_sinuiju,
       .destination_precision = Precision::exact},
      {.id = "e", .destination = "Onsong", .destination_position = LonLat{129.9123, 42.9123}},
  });
  EXPECT_EQ(destination(resolved, 0).position, near_sinuiju);
  EXPECT_EQ(destination(resolved, 0).precision, Precision::settlement);
  EXPECT_EQ(destination(resolved, 0).radius_km, 3);
  EXPECT_EQ(destination(resolved, 1).precision, Precision::exact);
  EXPECT_EQ(destination(resolved, 1).radius_km, 0);
  EXPECT_EQ(destination(resolved, 2).precision, Precision::settlement) << "the gazetteer does not know the name";
  EXPECT_EQ(destination(resolved, 2).position, near_sinuiju);
  EXPECT_EQ(destination(resolved, 3).precision, Precision::exact);
  EXPECT_TRUE(destination(resolved, 3).place.has_value());
  EXPECT_EQ(destination(resolved, 4).radius_km, 15);
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].row, 4);
  EXPECT_EQ(resolved.issues[0].field, "destination");
}

TEST(GeocodeTable, APositionWithAnUnsettledNameIsNoFinerThanItsWords) {
  struct Vague {
    const char* name;
    Precision precision;
  };
  const Vague names[] = {{"Pyongan Province", Precision::province},
                         {"Kapsan County", Precision::county},
                         {"North Korea or China", Precision::unknown},
                         {"near Hyesan", Precision::county},
                         {"Sinuiju, Onsong", Precision::unknown},
                         {"Atlantis, Onsong County", Precision::settlement},
                         {"Hyesan area", Precision::province},
                         {"border region", Precision::province},
                         {"Hyesan/Musan", Precision::unknown},
                         {"Kapsan-ri", Precision::settlement},
                         {"Atlantis River", Precision::unknown},
                         {"near Pyongan Province", Precision::province},
                         {"\uac11\uc0b0\uad70", Precision::county},
                         {"Nanping", Precision::settlement},
                         {"Jilin and Liaoning provinces", Precision::unknown}};
  for (const Vague& vague : names) {
    const auto resolved =
        samples::resolve({{.id = "a", .destination = vague.name, .destination_position = LonLat{128.1812, 41.4012}}});
    EXPECT_EQ(destination(resolved, 0).precision, vague.precision) << vague.name;
    ASSERT_EQ(resolved.issues.size(), 1U) << vague.name;
    EXPECT_FALSE(resolved.issues[0].remark) << vague.name;
    EXPECT_NE(resolved.issues[0].text.find(std::string("\"") + vague.name), std::string::npos) << vague.name;
  }
  const auto stated = samples::resolve({{.id = "a",
                                         .destination = "Kapsan County",
                                         .destination_position = LonLat{128.1812, 41.4012},
                                         .destination_precision = Precision::exact}});
  EXPECT_EQ(destination(stated, 0).precision, Precision::exact) << "what the row states holds";
  ASSERT_EQ(stated.issues.size(), 1U);
  EXPECT_TRUE(stated.issues[0].remark);
}

TEST(GeocodeTable, APositionIsNoFinerThanItsDecimalsAllow) {
  const auto resolved = samples::resolve({
      {.id = "a", .destination = "", .destination_position = LonLat{128, 41}},
      {.id = "b", .destination = "Atlantis", .destination_position = LonLat{128.2, 41}},
      {.id = "c", .destination = "", .destination_position = LonLat{128.18, 41.4}},
      {.id = "d", .destination = "", .destination_position = LonLat{128.181, 41.4}},
      {.id = "e", .destination = "Hyesan", .destination_position = LonLat{128.2, 41.4}},
      {.id = "f",
       .destination = "Hyesan",
       .destination_position = LonLat{128.2, 41.4},
       .destination_precision = Precision::settlement},
  });
  EXPECT_EQ(destination(resolved, 0).precision, Precision::province);
  EXPECT_EQ(destination(resolved, 1).precision, Precision::county);
  EXPECT_EQ(destination(resolved, 2).precision, Precision::settlement);
  EXPECT_EQ(destination(resolved, 3).precision, Precision::exact);
  EXPECT_EQ(destination(resolved, 4).precision, Precision::county);
  EXPECT_EQ(destination(resolved, 4).radius_km, 15);
  EXPECT_EQ(destination(resolved, 5).precision, Precision::settlement) << "what the row states holds";
}

TEST(GeocodeTable, CoordinatesFarFromTheNamedPlaceAreAnIssue) {
  // One degree of latitude is 111.2 km; a settlement reaches 3 km, and 25 km more are tolerated.
  const auto resolved = samples::resolve({
      {.id = "a", .destination = "Sinuiju", .destination_position = LonLat{124.4, 40.1 + 27 / 111.2}},
      {.id = "b", .destination = "Sinuiju", .destination_position = LonLat{124.4, 40.1 + 29 / 111.2}},
      {.id = "c", .destination = "North Korea", .destination_position = LonLat{124.4, 40.1}},
  });
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].row, 3);
  EXPECT_EQ(resolved.issues[0].field, "destination_lon");
  EXPECT_NE(resolved.issues[0].text.find("29 km"), std::string::npos) << resolved.issues[0].text;
  EXPECT_DOUBLE_EQ(destination(resolved, 1).position->lat_deg, 40.1 + 29 / 111.2);
}

TEST(GeocodeTable, ARowCanOnlyMakeANamedPlaceCoarser) {
  const auto resolved = samples::resolve({
      {.id = "a", .destination = "Ryanggang", .destination_precision = Precision::exact},
      {.id = "b", .destination = "Hyesan", .destination_precision = Precision::province},
      {.id = "c", .destination = "Hyesan", .destination_precision = Precision::county},
  });
  EXPECT_EQ(destination(resolved, 0).precision, Precision::province);
  ASSERT_EQ(resolved.issues.size(), 1U);
  EXPECT_EQ(resolved.issues[0].field, "destination_precision");
  EXPECT_EQ(destination(resolved, 1).place, resolved.gazetteer.find_id("kp_ryanggang"));
  EXPECT_EQ(destination(resolved, 1).name, "Hyesan");
  EXPECT_EQ(destination(resolved, 2).place, resolved.gazetteer.find_id("kp_hyesan"));
  EXPECT_EQ(destination(resolved, 2).radius_km, 15);
}

}  // namespace
}  // namespace yalu
