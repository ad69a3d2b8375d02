// ViewState: all that a reader can choose about what is shown; a saved view, a briefing scene and a line of options
// alike.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/geo.h"
#include "incidents/filter.h"

namespace yalu {

/// Where the map looks. A box, where given, is fitted into the frame and wins over centre and zoom.
struct Camera {
  LonLat center{126.9, 41.35};
  double zoom = 6.2;  ///< 40075016.686 / (512 * 2^zoom) ground metres a ScreenPx at the centre, in any projection
  std::optional<LonLatBox> box;

  bool operator==(const Camera&) const = default;
};

enum class StyleName { light, dark, print };
/// `screen`: the map fills the frame, legend and scale over it. `page`: title, map, legend and sources set in a grid.
enum class Layout { screen, page };
/// Order in which the names of a place stand.
enum class LabelLanguage { latin, korean, chinese };

struct Layers {
  bool relief = true;
  bool provinces = true;
  bool rivers = true;
  bool settlements = true;
  bool labels = true;
  bool arcs = true;
  bool incidents = true;
  bool legend = true;
  bool scale_bar = true;
  bool graticule = false;

  bool operator==(const Layers&) const = default;
};

/// Every layer by the name that files and options give it.
struct LayerSwitch {
  const char* name;
  bool Layers::*member;
};
inline constexpr std::array<LayerSwitch, 10> layer_switches{{{"relief", &Layers::relief},
                                                             {"provinces", &Layers::provinces},
                                                             {"rivers", &Layers::rivers},
                                                             {"settlements", &Layers::settlements},
                                                             {"labels", &Layers::labels},
                                                             {"arcs", &Layers::arcs},
                                                             {"incidents", &Layers::incidents},
                                                             {"legend", &Layers::legend},
                                                             {"scale_bar", &Layers::scale_bar},
                                                             {"graticule", &Layers::graticule}}};

/// The moment shown while the map plays; a fraction of a day moves the arcs smoothly and says nothing about clock time.
struct ShownDate {
  Day day{};
  double fraction = 0;  ///< 0 <= fraction < 1

  double days() const { return static_cast<double>(day.time_since_epoch().count()) + fraction; }
  bool operator==(const ShownDate&) const = default;
};
ShownDate shown_date_from_days(double days_since_1970);

/// Area of a mark in square ScreenPx a person; fixed by the briefing so that an incident looks the same in every scene.
struct SymbolScale {
  double px2_per_person = 22;
  double min_radius_px = 4;

  bool operator==(const SymbolScale&) const = default;
};

struct ViewState {
  Filter filter;
  Camera camera;
  ScreenSize size{1280, 800};
  Layout layout = Layout::screen;
  StyleName style = StyleName::light;
  Layers layers;
  LabelLanguage language = LabelLanguage::latin;
  SymbolScale symbols;
  std::optional<ShownDate> shown;      ///< nothing: everything the filter lets through, at rest
  bool reduced_motion = false;         ///< arcs rest; the reader's own, and not part of a saved view
  std::vector<std::string> highlight;  ///< incident ids
  std::string title;                   ///< of the page; empty: none
  std::string created;                 ///< creation date printed on a page, as given; never read from a clock
  std::string command;                 ///< how to make the picture again, printed on a page; not part of a saved view

  bool operator==(const ViewState&) const = default;
};

}  // namespace yalu
