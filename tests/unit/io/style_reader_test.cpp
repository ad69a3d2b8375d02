#include "io/style_reader.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "test_folder.h"

namespace yalu {
namespace {

const std::string shipped = YALU_SOURCE_DIR "/geodata/styles";

// The light style with one thing written otherwise.
std::string light_with(const std::string& before, const std::string& after) {
  std::string text = TestFolder::read(shipped + "/light.json");
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  return text.replace(at, before.size(), after);
}

std::string failure_of(const std::string& text) {
  const Result<Style> style = parse_style(text, "odd.json");
  return style ? "no failure" : style.error().message;
}

TEST(StyleReader, ReadsWhatTheFilesSay) {
  const Result<Styles> styles = read_styles(shipped);
  ASSERT_TRUE(styles) << styles.error().message;
  const Style& light = styles.value().light;
  EXPECT_EQ(to_string(light.sea), "#d5e3e8");
  EXPECT_EQ(to_string(light.border.color), "#5b2333");
  EXPECT_EQ(light.province_line.dash.size(), 2U);
  EXPECT_TRUE(light.towns[0].bold);
  EXPECT_FALSE(light.towns[4].bold);
  EXPECT_TRUE(light.river_name.italic);
  EXPECT_TRUE(light.country_name.capitals);
  EXPECT_GT(light.towns[4].zoom.min, light.towns[1].zoom.min);
  EXPECT_NE(styles.value().dark.sea, light.sea);
  // Printed on paper grey must do; only the kinds of incident keep their colours.
  const Style& print = styles.value().print;
  for (const Rgba8 c : {print.sea, print.land_china, print.land_korea, print.land_elsewhere, print.coast.color,
                        print.province_line.color, print.border.color, print.river.color, print.text,
                        print.towns[0].color, print.river_name.color, print.country_name.color, print.accent})
    EXPECT_TRUE(c.r == c.g && c.g == c.b) << to_string(c);
}

TEST(StyleReader, SaysWhatIsWrongWhereAndWhatWasExpected) {
  const struct {
    const char *before, *after;
    const char *where, *expected;
  } cases[] = {
      {R"("version": 8)", R"("version": 7)", "at /version", "from 8"},
      {R"("version": 8,)", "", "at /version", "is missing"},
      {R"("paper": "#ffffff",)", "", "at /metadata/yalu:colors/paper", "is missing"},
      {R"("arrest": "#e69f00")", R"("arrest": "orange")", "at /metadata/yalu:kinds/arrest", "\"#rrggbb\""},
      {R"("background-color")", R"("background-colour")", "at /layers/0/paint/background-colour", "unknown key"},
      {R"("id": "land-china")", R"("id": "land-kina")", "at /layers/3/id", "must be \"land-china\""},
      {R"("id": "land-china", "type": "fill")", R"("id": "land-china", "type": "line")", "at /layers/3/type",
       "must be \"fill\""},
      {R"("line-dasharray": [5.33, 4])", R"("line-dasharray": [5.33])", "at /layers/11/paint/line-dasharray",
       "2 numbers"},
      {R"("line-dasharray": [5.33, 4])", R"("line-dasharray": [0, 4])", "at /layers/11/paint/line-dasharray",
       "above 0"},
      {R"(5, 0.55,)", R"(5, 55,)", "at /layers/5/paint/raster-opacity", "from 0.0 to 1.0"},
      {R"(["interpolate", ["linear"], ["zoom"], 6.03,)", R"(["interpolate", ["cubic"], ["zoom"], 6.03,)",
       "at /layers/7/paint/line-width", "[\"interpolate\", [\"linear\"], [\"zoom\"], zoom, value, ...]"},
      {R"("text-field": "{name}\n{others}")", R"("text-field": "{nom}")", "/layout/text-field", "\"{name}\""},
      {R"(["Noto Sans Bold"])", R"(["Comic Sans"])", "/layout/text-font", "Noto Sans Italic"},
      {R"("text-transform": "uppercase")", R"("text-transform": "loud")", "/layout/text-transform", "uppercase"},
      {R"("circle-stroke-width": 1)", R"("circle-stroke-width": "wide")", "/paint/circle-stroke-width", "number"},
  };
  for (const auto& c : cases) {
    const std::string message = failure_of(light_with(c.before, c.after));
    EXPECT_NE(message.find("odd.json: "), std::string::npos) << message;
    EXPECT_NE(message.find(c.where), std::string::npos) << c.after << ": " << message;
    EXPECT_NE(message.find(c.expected), std::string::npos) << c.after << ": " << message;
  }
  EXPECT_NE(failure_of("{").find("odd.json is not JSON"), std::string::npos);
  EXPECT_NE(failure_of(light_with("\"layers\": [", "\"layers\": [], \"metadata_\": [")).find("odd.json"),
            std::string::npos);
}

TEST(StyleReader, ZoomsOfStopsAscend) {
  const char* twice = R"(["interpolate", ["linear"], ["zoom"], 5, 1, 5, 2])";
  const char* odd = R"(["interpolate", ["linear"], ["zoom"], 5, 1, 6])";
  const char* words = R"(["interpolate", ["linear"], ["zoom"], 5, "one", 6, 2])";
  const char* huge = R"(["interpolate", ["linear"], ["zoom"], 5, 1, 6, 2000])";
  const char* plain = R"("line-width": 0.7)";
  const auto with = [&](const char* width) { return light_with(plain, std::string("\"line-width\": ") + width); };
  EXPECT_NE(failure_of(with(twice)).find("line-width/5: must be above the zoom before it"), std::string::npos);
  EXPECT_NE(failure_of(with(odd)).find("must be a number, or"), std::string::npos);
  EXPECT_NE(failure_of(with(words)).find("line-width/4: must be a number"), std::string::npos);
  EXPECT_NE(failure_of(with(huge)).find("from 0.0 to 100.0"), std::string::npos);
}

TEST(StyleReader, AMissingLayerOrFileIsNamed) {
  std::string text = TestFolder::read(shipped + "/light.json");
  text = text.substr(0, text.find(",\n    {\"id\": \"river-name\"")) + "\n  ]\n}\n";
  EXPECT_NE(failure_of(text).find("at /layers: the layer \"river-name\" is missing"), std::string::npos)
      << failure_of(text);

  const TestFolder folder;
  folder.write("light.json", TestFolder::read(shipped + "/light.json"));
  const Result<Styles> styles = read_styles(std::filesystem::path(folder.path("light.json")).parent_path());
  ASSERT_FALSE(styles);
  EXPECT_NE(styles.error().message.find("dark.json: no such file"), std::string::npos) << styles.error().message;
  EXPECT_NE(styles.error().message.find("install"), std::string::npos);
}

}  // namespace
}  // namespace yalu
