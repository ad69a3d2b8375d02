#include "io/briefing_json.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "test_folder.h"

namespace yalu {
namespace {

template <class T>
std::string error_of(const Result<T>& result) {
  return result ? "no error" : result.error().message;
}

/// Within a law: what is written reads back, and is written again as the same text.
template <class T>
void assert_reads_back(const T& value, std::string (*write)(const T&),
                       Result<T> (*parse)(std::string_view, const std::string&)) {
  const std::string text = write(value);
  const Result<T> read = parse(text, "x.json");
  RC_ASSERT(read.ok());
  RC_ASSERT(read.value() == value);
  RC_ASSERT(write(read.value()) == text);
}

rc::Gen<std::string> any_text() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                          "a", "B", " ", "\"", "\\", "\n", "/", "북", "丹", "é", "{", "~")),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const std::string& part : parts) text += part;
                        return text;
                      });
}

double number_in(double least, double most) {
  return least + (most - least) * static_cast<double>(*rc::gen::inRange(0, 1'000'000)) / 1e6;
}

std::optional<Day> maybe_day(int first, int last) {
  if (*rc::gen::arbitrary<bool>()) return {};
  return Day(std::chrono::days(*rc::gen::inRange(first, last)));
}

SymbolScale any_symbols() {
  return *rc::gen::arbitrary<bool>() ? SymbolScale{} : SymbolScale{number_in(1, 100), number_in(1, 10)};
}

ViewState any_view() {
  ViewState view;
  view.filter.window = {maybe_day(0, 10000), maybe_day(10000, 20000)};
  view.filter.as_of = maybe_day(0, 20000);
  view.filter.match = *rc::gen::element(MatchMode::any, MatchMode::certain);
  view.filter.kinds = *rc::gen::container<std::vector<std::string>>(any_text());
  view.filter.verifications = *rc::gen::container<std::vector<Verification>>(
      rc::gen::element(Verification::alleged, Verification::corroborated, Verification::confirmed, Verification::denied,
                       Verification::unknown));
  view.filter.places = *rc::gen::container<std::vector<std::string>>(any_text());
  view.filter.text = *any_text();
  view.camera.center = {number_in(-180, 180), number_in(-90, 90)};
  view.camera.zoom = number_in(1, 16);
  if (*rc::gen::arbitrary<bool>())
    view.camera.box = LonLatBox{number_in(-180, 0), number_in(-90, 0), number_in(1, 180), number_in(1, 90)};
  view.size = {number_in(1, 19200), number_in(1, 19200)};
  view.layout = *rc::gen::element(Layout::screen, Layout::page);
  view.style = *rc::gen::element(StyleName::light, StyleName::dark, StyleName::print);
  view.language = *rc::gen::element(LabelLanguage::latin, LabelLanguage::korean, LabelLanguage::chinese);
  for (bool Layers::*member :
       {&Layers::relief, &Layers::provinces, &Layers::rivers, &Layers::settlements, &Layers::labels, &Layers::arcs,
        &Layers::incidents, &Layers::legend, &Layers::scale_bar}) {
    view.layers.*member = *rc::gen::arbitrary<bool>();
  }
  view.symbols = any_symbols();
  if (const std::optional<Day> day = maybe_day(0, 20000)) view.shown = ShownDate{*day, number_in(0, 0.999)};
  view.highlight = *rc::gen::container<std::vector<std::string>>(any_text());
  view.title = *any_text();
  view.created = *any_text();
  return view;
}

TEST(ViewJson, ReadsBackWhatItWrote) {
  EXPECT_TRUE(rc::check([] { assert_reads_back(any_view(), write_view, parse_view); }));
}

TEST(BriefingJson, ReadsBackWhatItWrote) {
  EXPECT_TRUE(rc::check([] {
    Briefing briefing;
    briefing.title = *any_text();
    briefing.incident_files = *rc::gen::container<std::vector<std::string>>(any_text());
    briefing.symbols = any_symbols();
    const int count = *rc::gen::inRange(0, 3);
    for (int i = 0; i < count; ++i) {
      briefing.scenes.push_back({"scene" + std::to_string(i), *any_text(), *any_text(), *any_text(), any_view(),
                                 number_in(0, 3600), number_in(0, 3600)});
      if (*rc::gen::arbitrary<bool>()) briefing.scenes.back().view.symbols = briefing.symbols;
    }
    assert_reads_back(briefing, write_briefing, parse_briefing);
  }));
}

TEST(BriefingJson, WritesCanonically) {
  Briefing briefing;
  briefing.title = "T";
  Scene scene;
  scene.id = "a";
  scene.view.camera.box = LonLatBox{123, 39.5, 131, 44};
  scene.view.filter.kinds = {"arrest"};
  briefing.scenes = {scene};
  EXPECT_EQ(write_briefing(briefing), R"({
  "scenes": [
    {
      "id": "a",
      "view": {
        "camera": {
          "box": [123.0, 39.5, 131.0, 44.0]
        },
        "filter": {
          "kinds": ["arrest"]
        }
      }
    }
  ],
  "title": "T",
  "yalu_briefing": 1
}
)");
}

TEST(BriefingJson, AViewWithoutAnythingIsTheDefault) {
  const Result<ViewState> view = parse_view(R"({"yalu_view": 1})", "v.json");
  ASSERT_TRUE(view) << error_of(view);
  EXPECT_EQ(view.value(), ViewState{});
}

TEST(BriefingJson, AScenesMarksHaveTheSizeOfItsBriefing) {
  const Result<Briefing> briefing = parse_briefing(
      R"({"yalu_briefing": 1, "symbols": {"px2_per_person": 7}, "scenes": [{"id": "a"}, {"id": "b", "view": {"symbols": {}}}]})",
      "b.json");
  ASSERT_TRUE(briefing) << error_of(briefing);
  EXPECT_EQ(briefing.value().scenes[0].view.symbols.px2_per_person, 7);
  EXPECT_EQ(briefing.value().scenes[1].view.symbols, SymbolScale{});
}

struct Wrong {
  const char* json;
  const char* message;
};

void expect_error(const std::string& json, const char* part) {
  const std::string message = error_of(parse_briefing(json, "b.json"));
  EXPECT_NE(message.find(part), std::string::npos) << json << "\n" << message;
  EXPECT_EQ(message.rfind("b.json", 0), 0U) << message;
}

TEST(BriefingJson, SaysWhereItIsWrong) {
  const Wrong cases[] = {
      {"", "b.json is not JSON: line 1, column 1"},
      {"{\n  \"yalu_briefing\": 1,\n  x\n}", "b.json is not JSON: line 3, column 3"},
      {"[]", "at the top: must be an object"},
      {"{}", "this is no briefing"},
      {R"({"yalu_briefing": "1"})", "at /yalu_briefing: must be a number"},
      {R"({"yalu_briefing": 2})", "at /yalu_briefing: the file was made for a newer Yalu"},
      {R"({"yalu_briefing": 1, "a/b": 1})",
       "at /a~1b: unknown key; known here: yalu_briefing, title, incidents, symbols, scenes"},
      {R"({"yalu_briefing": 1, "title": 3})", "at /title: must be a text"},
      {R"({"yalu_briefing": 1, "title": "a", "title": "b"})", "the key \"title\" stands twice"},
      {R"({"yalu_briefing": 1, "incidents": "a.csv"})", "at /incidents: must be a list of texts"},
      {R"({"yalu_briefing": 1, "scenes": {}})", "at /scenes: must be a list"},
      {R"({"yalu_briefing": 1, "scenes": [3]})", "at /scenes/0: must be an object"},
      {R"({"yalu_briefing": 1, "scenes": [{}]})", "at /scenes/0: needs an id"},
      {R"({"yalu_briefing": 1, "scenes": [{"id": "a"}, {"id": "a"}]})", "at /scenes/1/id: \"a\" stands twice"},
      {R"({"yalu_briefing": 1, "scenes": [{"id": "a", "seconds": -1}]})",
       "at /scenes/0/seconds: must be a number from 0"},
  };
  for (const Wrong& wrong : cases) expect_error(wrong.json, wrong.message);
}

TEST(BriefingJson, SaysWhereTheViewOfASceneIsWrong) {
  const Wrong cases[] = {
      {R"({"camera": {"center": [1, 91]}})", "at /scenes/0/view/camera/center"},
      {R"({"camera": {"box": [2, 1, 1, 2]}})", "at /scenes/0/view/camera/box"},
      {R"({"camera": {"zoom": 17}})", "at /scenes/0/view/camera/zoom"},
      {R"({"filter": {"from": "2023-02-30"}})", "at /scenes/0/view/filter/from"},
      {R"({"filter": {"from": "2023-02-02", "to": "2023-02-01"}})", "filter/to: lies before"},
      {R"({"filter": {"verifications": ["alleged", "so"]}})", "filter/verifications/1"},
      {R"({"layers": {"relief": 1}})", "layers/relief: must be true or false"},
      {R"({"style": "loud"})", "\"loud\" must be light or dark or print"},
      {R"({"shown": {"fraction": 0.5}})", "shown: needs the key day"},
      {R"({"shown": {"day": "2023-01-01", "fraction": 1}})", "shown/fraction"},
      {R"({"size": [0, 10]})", "view/size"},
  };
  for (const Wrong& wrong : cases) {
    expect_error(R"({"yalu_briefing": 1, "scenes": [{"id": "a", "view": )" + std::string(wrong.json) + "}]}",
                 wrong.message);
  }
}

TEST(BriefingJson, NoTextCrashesIt) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const Result<Briefing> briefing = parse_briefing(text, "b.json");
    const Result<ViewState> view = parse_view(text, "v.json");
    RC_ASSERT(!briefing.ok());
    RC_ASSERT(!view.ok());
  }));
}

TEST(BriefingJson, DeepNestingIsAnErrorAndNoCrash) {
  EXPECT_FALSE(parse_briefing(std::string(200000, '['), "b.json"));
  EXPECT_FALSE(parse_briefing(std::string(100000, '[') + std::string(100000, ']'), "b.json"));
}

TEST(ReadTextFile, SaysWhatIsWrong) {
  const TestFolder folder;
  EXPECT_EQ(read_text_file(folder.write("a", "text\n")).value(), "text\n");
  EXPECT_NE(read_text_file(folder.path("none")).error().message.find("no such file"), std::string::npos);
  EXPECT_NE(read_text_file(folder.path("")).error().message.find("is a folder"), std::string::npos);
}

}  // namespace
}  // namespace yalu
