// A whole map in every style, at several scales of the ground, drawn by OpenGL and by Cairo.
#include "base/resources.h"
#include "io/world_loader.h"
#include "map/scene.h"
#include "picture_pair.h"

namespace yalu {
namespace {

class GlStyles : public GlPictures {
 protected:
  DisplayList map(const World& world, StyleName style, double zoom) const {
    ViewState view;
    view.size = {picture_width_px, picture_height_px};
    view.style = style;
    view.layers.arcs = true;
    view.camera.center = {126.5, 41.2};
    view.camera.zoom = zoom;
    const auto list = build_scene(world, view, *fonts_);
    EXPECT_TRUE(list) << list.error().message;
    return list ? list.value() : paper();
  }
};

TEST_F(GlStyles, EachLooksInTheWindowAsItIsExported) {
  const auto resources = find_resources();
  ASSERT_TRUE(resources) << resources.error().message;
  const Input input{std::nullopt, {(resources.value().geodata / "incidents" / "repatriations.csv").string()}};
  const auto world = load_world(input, resources.value(), LoadOptions{});
  ASSERT_TRUE(world) << world.error().message;
  for (const StyleName style : {StyleName::light, StyleName::dark, StyleName::print}) {
    for (const double zoom : {3.0, 6.5, 8.5}) {
      SCOPED_TRACE("style " + std::to_string(static_cast<int>(style)) + ", zoom " + std::to_string(zoom));
      // Nearly every pixel is painted: a mark or a line that is missing shows as pixels far apart.
      expect_agreement(map(*world.value(), style, zoom), {.mean = 1, .far_apart = 48, .far_share = 0.001});
    }
  }
}

}  // namespace
}  // namespace yalu
