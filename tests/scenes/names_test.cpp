// Names of the ground over the real base map: they do not overlap, are not cut off, survive panning and small zooms,
// and every name that the program knows has its glyphs.

#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "io/world_loader.h"
#include "map/camera.h"
#include "map/scene.h"

namespace yalu {
namespace {

struct Loaded {
  FontSet fonts;
  WorldRef world;
};

const Loaded& loaded() {
  static const Loaded all = [] {
    const std::filesystem::path source = YALU_SOURCE_DIR;
    const Resources resources{source / "geodata", source / "third_party" / "fonts"};
    auto fonts = FontSet::load(resources.fonts);
    EXPECT_TRUE(fonts.ok());
    const auto input = read_input({(source / "geodata/incidents/hanbyun-2024-01.csv").string()});
    auto world = load_world(input.value(), resources, LoadOptions{});
    EXPECT_TRUE(world.ok()) << world.error().message;
    return Loaded{std::move(fonts).value(), std::move(world).value()};
  }();
  return all;
}

// The ground and its names alone.
ViewState ground_view(LonLat center, double zoom) {
  ViewState view;
  view.camera.center = center;
  view.camera.zoom = zoom;
  view.size = {1000, 700};
  view.layers.incidents = false;
  view.layers.legend = false;
  view.layers.relief = false;
  return view;
}

DisplayList scene_of(const ViewState& view) {
  auto list = build_scene(*loaded().world, view, loaded().fonts);
  EXPECT_TRUE(list.ok()) << list.error().message;
  return std::move(list).value();
}

// The ink of a run's glyphs, about: a box of the em's width and height a glyph where it is turned, else one for the
// run.
std::vector<ScreenRect> ink(const DrawGlyphs& drawn) {
  const double em = drawn.run->style.size_px;
  std::vector<ScreenRect> boxes;
  for (const Glyph& glyph : drawn.run->glyphs) {
    const double turn = static_cast<double>(glyph.angle_rad), half = static_cast<double>(glyph.advance) / 2;
    const double x = drawn.origin.x + static_cast<double>(glyph.x), y = drawn.origin.y + static_cast<double>(glyph.y);
    // Around the middle of the glyph, a third of an em above its baseline.
    const ScreenPx middle{x + half * std::cos(turn) + 0.35 * em * std::sin(turn),
                          y + half * std::sin(turn) - 0.35 * em * std::cos(turn)};
    const double across = std::min(half, 0.35 * em), up = 0.35 * em;
    boxes.push_back({middle.x - across, middle.y - up, 2 * across, 2 * up});
  }
  return boxes;
}

std::vector<const DrawGlyphs*> texts_of(const DisplayList& list) {
  std::vector<const DrawGlyphs*> texts;
  for (const DisplayCommand& command : list.commands) {
    if (const auto* text = std::get_if<DrawGlyphs>(&command)) texts.push_back(text);
  }
  return texts;
}

// Problems of a picture's texts, in words. What is written in a mark goes with the mark, over the edge too.
std::vector<std::string> problems_of(const DisplayList& list, ScreenSize size) {
  std::vector<std::string> problems;
  const std::vector<const DrawGlyphs*> texts = texts_of(list);
  std::vector<std::vector<ScreenRect>> boxes;
  for (const DrawGlyphs* text : texts) boxes.push_back(ink(*text));
  for (std::size_t a = 0; a < texts.size(); ++a) {
    for (const ScreenRect& box : boxes[a]) {
      if (texts[a]->row) break;
      if (box.x < 0 || box.y < 0 || box.right() > size.width_px || box.bottom() > size.height_px) {
        problems.push_back("cut off: " + texts[a]->run->text);
        break;
      }
    }
    for (std::size_t b = a + 1; b < texts.size(); ++b) {
      if (texts[a]->row && texts[b]->row) continue;
      bool meet = false;
      for (const ScreenRect& one : boxes[a]) {
        for (const ScreenRect& other : boxes[b]) meet |= one.overlaps(other);
      }
      if (meet) problems.push_back("overlap: " + texts[a]->run->text + " and " + texts[b]->run->text);
    }
  }
  return problems;
}

TEST(Names, NeitherOverlapNorAreCutOffAtAnyZoomInAnyStyleAndOrder) {
  for (const LonLat center : {LonLat{126.9, 41.35}, LonLat{124.4, 40.1}, LonLat{129.9, 42.6}, LonLat{117, 40}}) {
    for (const double zoom : {2.5, 4.0, 5.2, 6.2, 7.1, 8.3, 9.6, 11.0, 12.7, 14.0}) {
      ViewState view = ground_view(center, zoom);
      view.style = static_cast<StyleName>(static_cast<int>(zoom * 10) % 3);
      view.language = static_cast<LabelLanguage>(static_cast<int>(zoom * 10 + center.lon_deg) % 3);
      const std::vector<std::string> problems = problems_of(scene_of(view), view.size);
      for (const std::string& problem : problems) ADD_FAILURE() << "zoom " << zoom << ": " << problem;
    }
  }
}

TEST(Names, NeitherOverlapNorAreCutOffBesideIncidentsAndLegend) {
  for (const double zoom : {4.5, 6.2, 7.4, 9.0, 11.5}) {
    for (const StyleName style : {StyleName::light, StyleName::dark, StyleName::print}) {
      ViewState view = ground_view({125.9, 40.9}, zoom);
      view.style = style;
      view.layers.incidents = view.layers.legend = true;
      for (const std::string& problem : problems_of(scene_of(view), view.size)) {
        ADD_FAILURE() << "zoom " << zoom << ": " << problem;
      }
    }
  }
}

// Where a text begins, measured from the ground: its first glyph relative to where a fixed point of the ground lies.
struct Standing {
  ScreenPx at;
  ScreenRect box;
};
std::multimap<std::string, Standing> standing(const DisplayList& list) {
  std::multimap<std::string, Standing> names;
  for (const DrawGlyphs* text : texts_of(list)) {
    if (text->run->glyphs.empty()) continue;
    const Glyph& first = text->run->glyphs.front();
    const ScreenPx at{text->origin.x + static_cast<double>(first.x), text->origin.y + static_cast<double>(first.y)};
    ScreenRect box{at.x, at.y, 0, 0};
    for (const ScreenRect& ink_box : ink(*text)) {
      const double left = std::min(box.x, ink_box.x), top = std::min(box.y, ink_box.y);
      box = {left, top, std::max(box.right(), ink_box.right()) - left, std::max(box.bottom(), ink_box.bottom()) - top};
    }
    names.emplace(text->run->text, Standing{at, box});
  }
  return names;
}

TEST(Names, SurvivePanning) {
  int kept = 0, all = 0;
  EXPECT_TRUE(rc::check("names that stay well inside keep their places", [&] {
    const LonLat center{*rc::gen::inRange(1240, 1300) / 10.0, *rc::gen::inRange(400, 432) / 10.0};
    ViewState before = ground_view(center, *rc::gen::inRange(45, 130) / 10.0);
    // The same at either side of a step of the layout would be another test.
    before.camera.zoom += 0.003;
    const double dx = *rc::gen::inRange(-40, 41), dy = *rc::gen::inRange(-40, 41);
    ViewState after = before;
    after.camera = panned(before.camera, loaded().world->projection, before.size, dx, dy);
    const auto old_names = standing(scene_of(before)), new_names = standing(scene_of(after));
    constexpr double margin_px = 8, moved_px = 1.5;
    for (const auto& [text, old] : old_names) {
      const ScreenRect expected{old.box.x + dx, old.box.y + dy, old.box.width, old.box.height};
      if (text.find(" km") != std::string::npos || text.find(" m") == text.size() - 2) continue;  // the scale bar
      if (expected.x < margin_px || expected.y < margin_px || expected.right() > before.size.width_px - margin_px ||
          expected.bottom() > before.size.height_px - margin_px) {
        continue;
      }
      // What the scale bar covers is hidden.
      if (expected.x < 220 && expected.bottom() > before.size.height_px - 50) continue;
      ++all;
      const auto [first, last] = new_names.equal_range(text);
      for (auto i = first; i != last; ++i) {
        if (std::hypot(i->second.at.x - old.at.x - dx, i->second.at.y - old.at.y - dy) < moved_px) {
          ++kept;
          break;
        }
      }
    }
  }));
  RecordProperty("kept", kept);
  RecordProperty("of", all);
  ASSERT_GT(all, 1000);
  EXPECT_GE(kept, 0.95 * all) << kept << " of " << all;
}

TEST(Names, SurviveASmallZoom) {
  // Within one step of the layout every name stays; only its distance from the others grows.
  int kept = 0, all = 0;
  for (const double zoom : {5.0, 6.25, 7.5, 9.0, 10.75}) {
    const ViewState before = ground_view({126.9, 41.35}, zoom + 0.01), after = ground_view({126.9, 41.35}, zoom + 0.2);
    const auto old_names = standing(scene_of(before)), new_names = standing(scene_of(after));
    for (const auto& [text, old] : old_names) {
      // What leaves the frame by growing away from the middle does not count.
      const ScreenPx middle{500, 350}, at = old.box.center();
      const ScreenPx later{middle.x + (at.x - middle.x) * 1.16, middle.y + (at.y - middle.y) * 1.16};
      if (later.x < 120 || later.x > 880 || later.y < 40 || later.y > 640) continue;
      ++all;
      kept += new_names.count(text) > 0 ? 1 : 0;
    }
  }
  ASSERT_GT(all, 60);
  EXPECT_GE(kept, 0.97 * all) << kept << " of " << all;
}

TEST(Names, TownsAreNamedWhereTheyLie) {
  // A name within a few pixels of its town's symbol, or none.
  const DisplayList list = scene_of(ground_view({126.9, 41.35}, 7.6));
  const auto names = standing(list);
  int found = 0;
  const MapFrame frame = map_frame(*loaded().world, ground_view({126.9, 41.35}, 7.6), loaded().fonts);
  for (const MapFeature& town : loaded().world->base_map.settlements) {
    const ScreenPx at = frame.to_screen.apply(town.anchor);
    if (names.count(town.names.latin) != 1 || !frame.rect.contains(at)) continue;
    const ScreenRect& box = names.find(town.names.latin)->second.box;
    const double dx = std::max({box.x - at.x, 0.0, at.x - box.right()}),
                 dy = std::max({box.y - at.y, 0.0, at.y - box.bottom()});
    EXPECT_LT(std::hypot(dx, dy), 22) << town.names.latin;  // a second line may lie between
    ++found;
  }
  EXPECT_GT(found, 12);
}

TEST(Names, EveryNameThatIsShownHasItsGlyphs) {
  const World& world = *loaded().world;
  std::vector<std::string> names;
  const auto add = [&](const std::vector<MapFeature>& features) {
    for (const MapFeature& feature : features) {
      for (const std::string& name :
           {feature.names.latin, feature.names.korean, feature.names.chinese, feature.names.local})
        names.push_back(name);
    }
  };
  const BaseMap& base = world.base_map;
  for (const auto* layer : {&base.overview.countries, &base.overview.provinces, &base.rivers, &base.lakes,
                            &base.settlements, &base.border_sections})
    add(*layer);
  for (std::size_t i = 0; i < world.gazetteer.size(); ++i) {
    const Place& place = world.gazetteer[static_cast<PlaceId>(i)];
    names.insert(names.end(), {place.name, place.hangul, place.hanzi});
  }
  EXPECT_GT(names.size(), 5000U);
  for (const bool bold : {false, true}) {
    for (const HanForms han : {HanForms::chinese, HanForms::korean}) {
      TextStyle style;
      style.bold = bold;
      style.han = han;
      for (const std::string& name : names) {
        for (const Glyph& glyph : shape(loaded().fonts, name, style).glyphs) {
          EXPECT_NE(glyph.glyph_id, 0U) << name;
        }
      }
    }
  }
}

}  // namespace
}  // namespace yalu
