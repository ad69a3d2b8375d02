#include "io/world_loader.h"

#include <gtest/gtest.h>

#include "io/gazetteer_reader.h"
#include "io/results.h"
#include "test_folder.h"

namespace yalu {
namespace {

const std::string briefing_file = YALU_SOURCE_DIR "/geodata/briefings/hanbyun-2024-01.briefing.json";

TEST(WorldLoader, ABriefingNamesItsFilesFromItsOwnFolder) {
  const Result<Input> input = read_input({briefing_file});
  ASSERT_TRUE(input) << input.error().message;
  ASSERT_TRUE(input.value().briefing);
  EXPECT_EQ(input.value().incident_files,
            (std::vector<std::string>{YALU_SOURCE_DIR "/geodata/incidents/hanbyun-2024-01.csv"}));
  EXPECT_EQ(input.value().briefing->scenes.size(), 5U);
}

TEST(WorldLoader, LoadsTheExampleWithAndWithoutTheGround) {
  const Result<Resources> resources = find_resources();
  ASSERT_TRUE(resources);
  const Result<Input> input = read_input({briefing_file});
  for (const bool with_base_map : {true, false}) {
    LoadOptions options;
    options.with_base_map = with_base_map;
    double last = 0;
    const Result<WorldRef> world =
        load_world(input.value(), resources.value(), options, [&last](double share, const std::string&) {
          EXPECT_GE(share, last) << "progress never goes back";
          last = share;
        });
    ASSERT_TRUE(world) << world.error().message;
    EXPECT_EQ(last, 1);
    EXPECT_TRUE(world.value()->issues.empty());
    EXPECT_EQ(world.value()->incidents.size(), 6U);
    EXPECT_EQ(world.value()->placed.size(), world.value()->locations.sets.size());
    EXPECT_EQ(world.value()->base_map.settlements.empty(), !with_base_map);
  }
}

TEST(WorldLoader, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  LoadOptions options;
  options.with_base_map = false;
  const Result<WorldRef> world =
      load_world(read_input({briefing_file}).value(), find_resources().value(), options, {}, stop.get_token());
  ASSERT_FALSE(world);
  EXPECT_NE(world.error().message.find("cancelled"), std::string::npos);
}

TEST(GazetteerReader, ReadsTheGazetteerWithoutIssues) {
  Issues issues;
  const Result<Gazetteer> gazetteer = read_gazetteer(YALU_SOURCE_DIR "/geodata/gazetteer", issues);
  ASSERT_TRUE(gazetteer) << gazetteer.error().message;
  for (const Issue& issue : issues) ADD_FAILURE() << to_string(issue);
  const std::optional<PlaceId> onsong = gazetteer.value().find_id("kp_onsong");
  ASSERT_TRUE(onsong);
  const Place& place = gazetteer.value()[*onsong];
  EXPECT_EQ(place.kind, PlaceKind::county);
  EXPECT_EQ(place.precision, Precision::county);
  EXPECT_EQ(place.hangul, "온성군");
  ASSERT_TRUE(place.parent);
  EXPECT_EQ(gazetteer.value()[*place.parent].id, "kp_north_hamgyong");
  EXPECT_TRUE(gazetteer.value().find_id("dandong_sinuiju_friendship"));
}

TEST(GazetteerReader, WrongRowsAreIssues) {
  const TestFolder folder;
  folder.write("places.csv",
               "id,name,kind,parent_id,precision,radius_km,lon,lat\na,A,towwn,b,fine,-3,200,40\na,A,town,,exact,,,\n");
  folder.write("crossings.csv", "id,name,kind,precision\n");
  folder.write("settlements.csv", "id,name,kind,precision\n");
  Issues issues;
  ASSERT_TRUE(read_gazetteer(folder.path(""), issues));
  std::vector<std::string> fields;
  for (const Issue& issue : issues) fields.push_back(issue.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"kind", "lon", "precision", "radius_km", "id", "parent_id"}));
}

TEST(Results, IssuesComeInTheOrderOfTheFile) {
  const Issues issues{{"b.csv", 5, "id", "x"}, {"a.csv", 2, "", "y"}, {"b.csv", 3, "date", "z"}, {"b.csv", 0, "", "w"}};
  EXPECT_EQ(
      write_issues(issues, Format::csv),
      "file,row,field,text,further_rows,remark\nb.csv,,,w,0,\nb.csv,3,date,z,0,\nb.csv,5,id,x,0,\na.csv,2,,y,0,\n");
  EXPECT_EQ(write_issues({}, Format::table), "no issues\n");
}

}  // namespace
}  // namespace yalu
