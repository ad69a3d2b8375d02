#include "io/gazetteer_reader.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "incidents/geocoder.h"
#include "incidents/incident_table.h"
#include "test_folder.h"

namespace yalu {
namespace {

const std::string shipped = YALU_SOURCE_DIR "/geodata/gazetteer";

Gazetteer read(const std::vector<std::string>& files = {}, Issues* found = nullptr) {
  Issues issues;
  Result<Gazetteer> gazetteer = read_gazetteer(shipped, files, issues);
  EXPECT_TRUE(gazetteer) << gazetteer.error().message;
  if (found != nullptr) *found = issues;
  return gazetteer ? std::move(gazetteer).value() : Gazetteer{};
}

std::string found(const Gazetteer& gazetteer, const std::string& name) {
  const GeocodeAnswer answer = geocode(gazetteer, name);
  return answer.match ? gazetteer[*answer.match].id : "none: " + answer.reason;
}

TEST(ShippedGazetteer, EverySpellingFindsItsPlaceOrIsReportedAsAHomonym) {
  const Gazetteer gazetteer = read();
  for (const Place& place : gazetteer.places()) {
    if (place.shelf != Shelf::curated) continue;
    std::vector<std::string> names = place.variants;
    names.insert(names.end(), {place.name, place.hangul, place.hanzi});
    for (const std::string& name : names) {
      if (name.empty()) continue;
      const GeocodeAnswer answer = geocode(gazetteer, name);
      if (answer.match && gazetteer[*answer.match].id == place.id) continue;
      const bool is_candidate =
          std::any_of(answer.candidates.begin(), answer.candidates.end(),
                      [&](const Candidate& c) { return gazetteer[c.place].id == place.id && c.score >= 0.7; });
      EXPECT_TRUE(is_candidate) << place.id << ": " << name << ": " << found(gazetteer, name);
    }
  }
}

// Every cell of origin_place and destination_place in the facts about forced returns that this project collected.
TEST(ShippedGazetteer, NamesOfRealReportsAreFoundOrRightlyReported) {
  const Gazetteer gazetteer = read();
  const std::pair<const char*, const char*> cases[] = {
      {"Beijing", "cn_beijing"},
      {"Changbai", "cn_changbai"},
      {"China", "cn"},
      {"China (Jilin and Liaoning)", "cn"},
      {"China (handed over by Russia)", "cn"},
      {"China (place not given)", "cn"},
      {"Dandong", "cn_dandong"},
      {"Helong", "cn_helong"},
      {"Hoeryong", "kp_hoeryong"},
      {"Hunchun", "cn_hunchun"},
      {"Hyesan", "kp_hyesan"},
      {"Jilin Province", "cn_jilin"},
      {"Jilin Province (a detention centre)", "cn_jilin"},
      {"Jilin and Liaoning provinces", "none: names several places; write \";\" between them"},
      {"Kunming", "cn_kunming"},
      {"Kyongwon", "kp_kyongwon"},
      {"Longjing", "cn_longjing"},
      {"Mong Cai (Vietnam) via Dongxing and Shenyang", "gn_1574507"},
      {"Musan", "kp_musan"},
      {"Namyang", "kp_namyang"},
      {"Nanping", "cn_nanping"},
      {"North Korea", "kp"},
      {"Onsong", "kp_onsong"},
      {"Onsong County, North Hamgyong Province", "kp_onsong"},
      {"North Hamgyong Province, Onsong", "kp_onsong"},
      {"Namyang, Onsong County", "kp_namyang"},
      {"Qingdao", "cn_qingdao"},
      {"Ryanggang Province", "kp_ryanggang"},
      {"Ryanggang Province (border region)", "kp_ryanggang"},
      {"Shenyang", "cn_shenyang"},
      {"Sinuiju", "kp_sinuiju"},
      {"Tumen", "cn_tumen"},
      {"Tumen City", "cn_tumen"},
      {"Tumen River", "river_tumen"},
      {"Yanji", "cn_yanji"},
      {"Yantai", "cn_yantai"},
      {"northeast China", "cn_northeast"},
      {"three northeastern provinces of China", "cn_northeast"},
      // A cell that is cut at the semicolon inside its brackets.
      {"China (several places", "cn"},
      {"held at Kunming, Nanning, Pingxiang)",
       "none: \"Pingxiang)\", in which it is said to lie, is not in the gazetteer"},
  };
  for (const auto& [name, place] : cases) EXPECT_EQ(found(gazetteer, name), place) << name;
}

TEST(ShippedGazetteer, WarnsOfNamesakesAndOfWordsSetAside) {
  const Gazetteer gazetteer = read();
  EXPECT_NE(geocode(gazetteer, "Tumen").warning.find("the river"), std::string::npos);
  EXPECT_NE(geocode(gazetteer, "China (Jilin and Liaoning)").warning.find("set aside"), std::string::npos);
  EXPECT_EQ(geocode(gazetteer, "China (place not given)").warning, "");
}

TEST(UserGazetteer, AddsPlacesAndNames) {
  const TestFolder folder;
  const std::string file = folder.write("mine.csv",
                                        "Name,place_id,lon,lat,precision,parent\n"
                                        "The Old Mill,,129.5,42.5,exact,cn_yanbian\n"
                                        "Yongjong market,cn_longjing,,,,\n");
  Issues issues;
  const Gazetteer gazetteer = read({file}, &issues);
  for (const Issue& issue : issues) ADD_FAILURE() << to_string(issue);
  EXPECT_EQ(found(gazetteer, "Yongjong market"), "cn_longjing");
  const GeocodeAnswer mill = geocode(gazetteer, "the old mill, Yanbian");
  ASSERT_TRUE(mill.match);
  EXPECT_EQ(gazetteer[*mill.match].precision, Precision::exact);
  EXPECT_EQ(gazetteer[*mill.match].position, (LonLat{129.5, 42.5}));
}

TEST(UserGazetteer, ItsNameWinsOverShippedOnesOfEqualScore) {
  const TestFolder folder;
  const std::string file = folder.write("mine.csv", "name,lon,lat\nTumen,65.5,57.15\n");
  EXPECT_EQ(found(read(), "Tumen"), "cn_tumen");
  EXPECT_EQ(found(read({file}), "Tumen"), "user_tumen");
}

TEST(UserGazetteer, PointsOfAnyLayer) {
  const TestFolder folder;
  const std::string file = folder.write(
      "mine.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Qwertz"},)"
                      R"("geometry":{"type":"Point","coordinates":[129.25,42.75]}}]})");
  const Gazetteer gazetteer = read({file});
  const GeocodeAnswer answer = geocode(gazetteer, "Qwertz");
  ASSERT_TRUE(answer.match);
  EXPECT_EQ(gazetteer[*answer.match].position, (LonLat{129.25, 42.75}));
}

TEST(UserGazetteer, BadRowsAreIssuesWithFileRowAndField) {
  const TestFolder folder;
  const std::string file = folder.write("mine.csv",
                                        "name,place_id,lon,lat,precision,kind,radius_km,parent,id\n"
                                        "A,nowhere,,,,,,,\n"
                                        "B,,999,1,,,,,\n"
                                        "C,,,,,,,,\n"
                                        "D,,1,1,sharp,,,,\n"
                                        "E,,1,1,,castle,,,\n"
                                        "F,,1,1,,,-2,,\n"
                                        "G,,1,1,,,,nowhere,\n"
                                        "H,,1,1,,,,,cn_tumen\n"
                                        ",,1,1,,,,,x\n");
  Issues issues;
  const Gazetteer gazetteer = read({file}, &issues);
  const char* fields[] = {"place_id", "lon", "place_id", "precision", "kind", "radius_km", "parent", "id", "name"};
  ASSERT_EQ(issues.size(), std::size(fields));
  for (std::size_t i = 0; i < issues.size(); ++i) {
    EXPECT_EQ(issues[i].file, file);
    EXPECT_EQ(issues[i].row, static_cast<std::int64_t>(i) + 2);
    EXPECT_EQ(issues[i].field, fields[i]);
  }
  EXPECT_EQ(gazetteer.size(), read().size());
}

TEST(UserGazetteer, AFileThatIsNoneFails) {
  const TestFolder folder;
  Issues issues;
  EXPECT_FALSE(read_gazetteer(shipped, {folder.path("none.csv")}, issues));
  const Result<Gazetteer> read = read_gazetteer(shipped, {folder.write("a.csv", "title,year\nx,1\n")}, issues);
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("lacks the column name"), std::string::npos);
}

}  // namespace
}  // namespace yalu
