#include "io/foreign_json.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "io/import_profile.h"
#include "test_folder.h"

namespace yalu {
namespace {

using Cells = std::vector<std::string>;

const std::string folder = YALU_SOURCE_DIR "/tests/data/profiles/timemap/";

ForeignTable table_of(const Result<std::optional<ForeignTable>>& read) {
  if (read && read.value()) return *read.value();
  ADD_FAILURE() << (read ? "nothing was read" : read.error().message);
  return {};
}
ForeignTable parsed(std::string_view events) {
  return table_of(parse_foreign_json({"e.json", events, {}, {}}));
}
bool is_nothing(std::string_view events) {
  const auto read = parse_foreign_json({"e.json", events, {}, {}});
  return read.ok() && !read.value();
}
std::string error_of(std::string_view events) {
  const auto read = parse_foreign_json({"e.json", events, {}, {}});
  return read ? std::string(read.value() ? "a table" : "nothing") : read.error().message;
}
Cells column(const ForeignTable& table, const std::string& name) {
  const auto at =
      static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), name) - table.columns.begin());
  Cells cells;
  for (const Cells& row : table.rows) cells.push_back(row.at(at));
  return cells;
}
bool remarked(const ForeignTable& table, const std::string& words) {
  return std::any_of(table.remarks.begin(), table.remarks.end(),
                     [&](const std::string& remark) { return remark.find(words) != remark.npos; });
}

TEST(ForeignJson, ReadsTheThreeFilesOfTimemap) {
  const ForeignTable table = table_of(read_foreign_json(folder + "events.json"));
  EXPECT_EQ(table.columns, (Cells{"id", "date", "time", "latitude", "longitude", "location", "description", "graphic",
                                  "associations", "sources", "date_text", "comments"}));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(column(table, "id"), (Cells{"NOW0001", "NOW0002"}));
  EXPECT_EQ(column(table, "date"), (Cells{"2022-02-24", "2022-03-03"}));
  EXPECT_EQ(column(table, "latitude"), (Cells{"10.500000", "11"}));
  EXPECT_EQ(column(table, "location"), (Cells{"Oneville, Далеко", "Twoville"}));
  EXPECT_EQ(column(table, "associations"), (Cells{"Area affected: Homes, flats; a-unknown", ""}));
  EXPECT_EQ(column(table, "sources"), (Cells{"src1; src2", ""}));
  EXPECT_EQ(column(table, "comments"), (Cells{"kept; as it stands", ""}));
  ASSERT_EQ(table.sources.size(), 2u);
  EXPECT_EQ(table.sources[0].title, "Invented post");
  EXPECT_EQ(table.sources[0].publisher, "Somebody");
  EXPECT_EQ(table.sources[0].date, "2022-02-25");
  EXPECT_EQ(table.sources[0].url, "https://example.org/1");
  EXPECT_EQ(table.sources[0].note, "A video; copy-of-1.mp4");
  EXPECT_EQ(table.sources[1].title, "No title here");
  EXPECT_TRUE(remarked(table, "sources are withheld (srcHidden): 1."));
  for (const Source& source : table.sources) EXPECT_EQ(source.url.find("secret"), std::string::npos);
}

TEST(ForeignJson, IsReadByTheProfileTimemap) {
  const ForeignTable table = table_of(read_foreign_json(folder + "events.json"));
  const auto profile = choose_profile(table.columns, {}, false);
  ASSERT_TRUE(profile.ok()) << profile.error().message;
  EXPECT_EQ(profile.value().name(), "timemap");
  std::vector<RowText> rows(2);
  std::vector<CellFinding> findings;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::vector<std::string_view> cells(table.rows[i].begin(), table.rows[i].end());
    profile.value().convert(cells, rows[i], findings);
  }
  EXPECT_TRUE(findings.empty());
  EXPECT_EQ(rows[0][Column::date], "2022-02-24");
  EXPECT_EQ(rows[0][Column::destination], "Oneville, Далеко");
  EXPECT_EQ(rows[0][Column::destination_lat], "10.500000");
  EXPECT_EQ(rows[0][Column::destination_precision], "settlement");
  EXPECT_EQ(rows[0][Column::title], "Invented: first line.");
  EXPECT_EQ(rows[0][Column::note], "Invented: first line.\nSecond line.");
  EXPECT_EQ(rows[0][Column::sources], "src1; src2");
  EXPECT_EQ(rows[0][Column::tags], "Area affected: Homes, flats; a-unknown");
  EXPECT_EQ(rows[1][Column::tags], "graphic");
}

TEST(ForeignJson, ReadsTheFormOfOneFile) {
  const ForeignTable table = parsed(R"([
    {"id": "A1", "date": "2022-02-26T00:00:00", "latitude": 10.5, "longitude": 20.25, "location": "Oneville",
     "description": "d", "sources": [{"id": "s", "path": "https://example.org/1", "description": "post"},
                                     {"id": "t", "path": "", "description": "hidden", "srcHidden": true}],
     "filters": [{"key": "Weapon", "value": "Rocket"}, {"key": "Area", "value": ""}]},
    {"id": "A2", "date": "2022-02-27", "latitude": 11, "longitude": 21, "location": null, "description": "e",
     "sources": [{"id": "s", "path": "https://example.org/1", "description": "post"},
                 {"id": "s", "path": "https://example.org/2", "description": "another"}], "filters": []}])");
  EXPECT_EQ(column(table, "date"), (Cells{"2022-02-26", "2022-02-27"}));
  EXPECT_EQ(column(table, "latitude"), (Cells{"10.5", "11"}));
  EXPECT_EQ(column(table, "associations"), (Cells{"Weapon: Rocket; Area", ""}));
  // One id for two sources: each stays itself; the same source twice is one.
  EXPECT_EQ(column(table, "sources"), (Cells{"s", "s; s-2"}));
  ASSERT_EQ(table.sources.size(), 2u);
  EXPECT_EQ(table.sources[0].url, "https://example.org/1");
  EXPECT_EQ(table.sources[1].title, "another");
  EXPECT_TRUE(remarked(table, "withheld"));
  EXPECT_TRUE(choose_profile(table.columns, {}, false).value().name() == "timemap");
}

TEST(ForeignJson, SaysNothingToOtherFiles) {
  EXPECT_TRUE(is_nothing(R"({"type": "FeatureCollection", "features": [{"properties": {"date": 1, "sources": []}}]})"));
  EXPECT_TRUE(is_nothing(R"({"format": "yalu-briefing", "date": "", "sources": [], "latitude": 1})"));
  EXPECT_TRUE(is_nothing(R"([1, 2, 3])"));
  EXPECT_TRUE(is_nothing(R"([])"));
  EXPECT_TRUE(is_nothing(""));
  EXPECT_TRUE(is_nothing("id,date,\"latitude\",\"sources\"\n"));
  EXPECT_TRUE(is_nothing(R"([{"date": "2022-01-01", "latitude": 1, "longitude": 2}])"));
  EXPECT_TRUE(is_nothing(R"([{"date": "2022-01-01", "text": "the \"sources\" are \"sources\""}])"));
  EXPECT_TRUE(is_nothing(R"([{"date": "2022-01-01", "inner": {"sources": []}}])"));
  for (const char* path : {"no/such/file.json", "PG:dbname=none", "."}) {
    const auto read = read_foreign_json(path);
    ASSERT_TRUE(read.ok()) << path;
    EXPECT_FALSE(read.value()) << path;
  }
}

TEST(ForeignJson, SaysWhereTheShapeIsWrongAndReadsTheRest) {
  const ForeignTable table = parsed(R"([7, [1],
    {"id": "A", "date": "1/13/2022", "latitude": [1, 2], "sources": "src1", "associations": [[1], {"title": "T"}]},
    {"id": "B", "sources": []},
    {"id": "C", "date": "1/14/2022", "extra/key": {"a": [1]}, "sources": []}])");
  EXPECT_EQ(column(table, "id"), (Cells{"A", "C"}));
  EXPECT_EQ(column(table, "latitude"), (Cells{"", ""}));
  EXPECT_EQ(column(table, "associations"), (Cells{"T", ""}));
  EXPECT_EQ(column(table, "extra/key"), (Cells{"", R"({"a":[1]})"}));
  EXPECT_TRUE(remarked(table, "At /0: an event must be an object"));
  EXPECT_TRUE(remarked(table, "At /1: an event must be an object"));
  EXPECT_TRUE(remarked(table, "At /2/latitude: must be a text or a number"));
  EXPECT_TRUE(remarked(table, "At /2/sources: must be a list"));
  EXPECT_TRUE(remarked(table, "At /2/associations/0: must be a text or an object"));
  EXPECT_TRUE(remarked(table, "At /3: the event has neither a date nor a latitude"));
}

TEST(ForeignJson, SaysWhereTheTextBreaksOff) {
  const std::string whole = "[\n{\"date\": \"1/1/2022\", \"sources\": []},\n{\"date\": \"1/2/2022\"";
  EXPECT_EQ(error_of(whole), "e.json is cut off: it ends in line 3 in the middle of the data; get the whole file");
  EXPECT_NE(error_of(whole + ",,}]").find("e.json is not JSON: line 3: syntax error"), std::string::npos);
  EXPECT_EQ(error_of(whole + ", \"id\": \"\xFF\"}]"), "e.json, line 3: is not UTF-8; save it as UTF-8");
}

TEST(ForeignJson, RefusesWhatNestsTooDeeply) {
  const auto nested = [](std::size_t levels) {
    return "[{\"date\": \"1/13/2022\", \"sources\": []}, {\"date\": \"1/13/2022\", \"x\": " + std::string(levels, '[') +
           std::string(levels, ']') + "}]";
  };
  EXPECT_EQ(error_of(nested(40)), "a table");
  EXPECT_EQ(error_of(nested(62)), "a table");
  EXPECT_NE(error_of(nested(70)).find("e.json: at /1: nests more than 64"), std::string::npos);
  EXPECT_NE(error_of(nested(1000000)).find("nests more than 64"), std::string::npos);
  EXPECT_NE(error_of("[{\"date\": \"\", \"sources\": " + std::string(1000000, '[')).find("nests more than 64"),
            std::string::npos);
}

TEST(ForeignJson, RefusesAnEventOfAMillionParts) {
  std::string list = "[0";
  for (int i = 0; i < 1000000; ++i) list += ",0";
  const std::string text = R"([{"date": "1/13/2022", "sources": []}, {"date": "1/13/2022", "x": )" + list + "]}]";
  EXPECT_NE(error_of(text).find("e.json: at /1: has more than 1000000 parts"), std::string::npos);
  // The same number in many events is no matter.
  std::string many = R"([{"date": "1/13/2022", "sources": []})";
  for (int i = 0; i < 100000; ++i) many += R"(,{"date":"1/13/2022","x":[0,0,0,0,0,0,0,0,0,0]})";
  EXPECT_EQ(error_of(many + "]"), "a table");
}

TEST(ForeignJson, SourcesHaveTheOrderOfTheEventsAndWrittenDatesAreKept) {
  const std::string_view events =
      R"([{"date": "13/2/2024", "sources": ["s1"]}, {"date": "3/4/2024", "sources": []}, {"date": "2024-05-06"}])";
  const auto with_sources = [&](std::string_view sources) {
    return table_of(parse_foreign_json({"e.json", events, sources, {}}));
  };
  const ForeignTable table = with_sources(R"([{"id": "s1", "date": "3/4/2024"}])");
  EXPECT_EQ(table.sources.at(0).date, "2024-04-03");
  EXPECT_TRUE(remarked(table, "The dates of its sources are read with the day first"));
  EXPECT_EQ(column(table, "date"), (Cells{"2024-02-13", "2024-04-03", "2024-05-06"}));
  EXPECT_EQ(column(table, "date_text"), (Cells{"13/2/2024", "3/4/2024", ""}));
  const ForeignTable own_order =
      with_sources(R"([{"id": "s1", "date": "3/4/2024"}, {"id": "s2", "date": "2/24/2024"}])");
  EXPECT_EQ(own_order.sources.at(0).date, "2024-03-04");
  const ForeignTable mixed = with_sources(
      R"([{"id": "a", "date": "3/4/2024"}, {"id": "b", "date": "2/24/2024"}, {"id": "c", "date": "24/2/2024"}])");
  EXPECT_EQ(mixed.sources.at(0).date, "3/4/2024");
  EXPECT_EQ(mixed.sources.at(2).date, "2024-02-24");
}

TEST(ForeignJson, OneRowSettlesTheOrderOfDayAndMonth) {
  const auto dates = [](const char* a, const char* b, const char* c) {
    std::string text = "[";
    for (const char* date : {a, b, c}) {
      text += std::string(text.size() > 1 ? "," : "") + R"({"sources": [], "latitude": 1, "date": ")" + date + "\"}";
    }
    return parsed(text + "]");
  };
  EXPECT_EQ(column(dates("3/4/2022", "02/24/2022", "2022-05"), "date"), (Cells{"2022-03-04", "2022-02-24", "2022-05"}));
  EXPECT_EQ(column(dates("3/4/2022", "24/02/2022", "5/5/2022"), "date"),
            (Cells{"2022-04-03", "2022-02-24", "2022-05-05"}));
  const ForeignTable unsettled = dates("3/4/2022", "3/5/2022", "5/5/2022");
  EXPECT_EQ(column(unsettled, "date"), (Cells{"2022-03-04", "2022-03-05", "2022-05-05"}));
  EXPECT_TRUE(remarked(unsettled, "2 are read with the month first"));
  const ForeignTable mixed = dates("3/4/2022", "24/02/2022", "02/25/2022");
  EXPECT_EQ(column(mixed, "date"), (Cells{"3/4/2022", "2022-02-24", "2022-02-25"}));
  EXPECT_TRUE(remarked(mixed, "1 that fit both are kept as words"));
}

TEST(ForeignJson, SaysThatTheSourcesAreMissing) {
  const TestFolder own;
  const std::string path = own.write("my-events.json", R"([{"date": "1/13/2022", "sources": ["s1"]}])");
  const ForeignTable alone = table_of(read_foreign_json(path));
  EXPECT_EQ(column(alone, "sources"), Cells{"s1"});
  EXPECT_TRUE(remarked(alone, "References to a file of sources that is not beside"));
  own.write("my-sources.json", R"({"s1": {"title": "T"}, "s2": )");
  const ForeignTable broken = table_of(read_foreign_json(path));
  ASSERT_EQ(broken.sources.size(), 1u);
  EXPECT_EQ(broken.sources[0].title, "T");
  EXPECT_TRUE(remarked(broken, "The file of sources beside"));
  EXPECT_TRUE(remarked(broken, "is cut off"));
}

TEST(ForeignJson, WithholdsTheSourcesOfAnEventThatSaysSo) {
  const ForeignTable table = parsed(
      R"([{"date": "1/13/2022", "srcHidden": "TRUE", "sources": ["s1", {"id": "s2", "path": "https://example.org"}]},
          {"date": "1/13/2022", "srcHidden": "FALSE", "sources": ["s3"]}])");
  EXPECT_EQ(column(table, "sources"), (Cells{"", "s3"}));
  EXPECT_TRUE(table.sources.empty());
  EXPECT_TRUE(remarked(table, "sources are withheld (srcHidden): 2."));
}

TEST(ForeignJson, RefusesAFileThatIsTooLarge) {
  const TestFolder own;
  const std::string path = own.write("events.json", R"([{"date": "1/13/2022", "sources": []}])");
  std::filesystem::resize_file(path, (std::uintmax_t{512} << 20) + 1);  // a hole, not bytes on the disk
  const auto read = read_foreign_json(path);
  ASSERT_FALSE(read.ok());
  EXPECT_NE(read.error().message.find("events.json has 512 MiB; JSON of this kind is read up to"), std::string::npos);
  const std::string other = own.write("points.geojson", R"({"type": "FeatureCollection"})");
  std::filesystem::resize_file(other, (std::uintmax_t{512} << 20) + 1);
  EXPECT_TRUE(read_foreign_json(other).ok());
}

TEST(ForeignJson, AColumnForEveryEventIsTooMany) {
  std::string text = "[";
  for (int i = 0; i < 200; ++i) {
    text += std::string(i > 0 ? "," : "") + R"({"date": "1/13/2022", "sources": [], "k)" + std::to_string(i) + "\": 1}";
  }
  const ForeignTable table = parsed(text + "]");
  EXPECT_EQ(table.rows.size(), 200u);
  EXPECT_EQ(table.columns.size(), 64u);
  for (const Cells& row : table.rows) EXPECT_EQ(row.size(), table.columns.size());
  EXPECT_TRUE(remarked(table, "different keys are kept: 147."));
}

}  // namespace
}  // namespace yalu
