// build_scene: the map as a pure function of what was loaded and what was chosen.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/display_list.h"
#include "map/view_state.h"
#include "map/world.h"
#include "text/font_set.h"

namespace yalu {

/// The frame the map occupies within the size of a view, and how it maps to the ground.
struct MapFrame {
  ScreenRect rect;
  Affine to_screen;                 ///< MapMetres to ScreenPx of the whole view
  double ground_metres_per_px = 0;  ///< at the centre of the frame
  LonLat center;
};

/// Where the map lies for this view; the window uses it to turn the pointer into a place. Reads no incidents.
MapFrame map_frame(const World& world, const ViewState& view, const FontSet& fonts);

/// Builds one view after another, and keeps between them what did not change: the ground while only time moves, the
/// selection while only the camera does. The same world and view give the same list whatever was built before.
class SceneBuilder {
 public:
  /// `fonts` must outlive the builder.
  explicit SceneBuilder(const FontSet& fonts);
  SceneBuilder(SceneBuilder&&) noexcept;
  ~SceneBuilder();

  /// Errors as of build_scene.
  Result<DisplayList> build(const WorldRef& world, const ViewState& view);

 private:
  struct GroundKey;
  struct Kept;
  void select(const World& world, const Filter& filter);
  void keep_ground(const World& world, const ViewState& view, const MapFrame& frame);
  void keep_names(const World& world, const MapFrame& frame, const std::vector<ScreenRect>& reserved);

  const FontSet& fonts_;
  std::unique_ptr<Kept> kept_;
};

/// Draws the view. The same arguments always give the same list. The error (page layout only) says which block does not
/// fit the page and what to change; nothing is cut silently.
Result<DisplayList> build_scene(const World& world, const ViewState& view, const FontSet& fonts);

/// A box around everything these incidents touch, with a margin; nothing where none has a place on the map.
std::optional<LonLatBox> box_of(const World& world, std::span<const Match> matches);

/// The same for all that counts under the filter; the region where there is none.
LonLatBox box_of_incidents(const World& world, const Filter& filter);

/// The region shown before anything is chosen: the whole border.
LonLatBox region_box();

}  // namespace yalu
