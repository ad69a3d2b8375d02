#include "app/projection_choice.h"

#include <algorithm>

#include "map/projection.h"

namespace yalu {

std::span<const ProjectionPreset> projection_presets() {
  static constexpr ProjectionPreset presets[] = {
      {"Conic for the border", "lengths and shapes nearly true here; the default", default_projection},
      {"Web Mercator", "as web maps have it; lengths come out a third too long", "EPSG:3857"},
      {"UTM zone 52N", "the grid of topographic maps, 126\u00B0 to 132\u00B0 E", "EPSG:32652"},
      {"Equal area", "areas true, shapes nearly", "+proj=laea +lat_0=41.5 +lon_0=126.5 +datum=WGS84 +units=m +no_defs"},
      {"Equidistant", "lengths true from the middle of the border",
       "+proj=aeqd +lat_0=41.5 +lon_0=126.5 +datum=WGS84 +units=m +no_defs"},
      {"Korea 2000 unified", "the grid of South Korean maps", "EPSG:5179"},
  };
  return presets;
}

const ProjectionPreset* find_preset(const std::string& definition) {
  const auto presets = projection_presets();
  const auto found = std::find_if(presets.begin(), presets.end(),
                                  [&](const ProjectionPreset& preset) { return definition == preset.definition; });
  return found == presets.end() ? nullptr : &*found;
}

std::string tidy_definition(const std::string& typed) {
  constexpr const char* blanks = " \t\r\n";
  const std::size_t from = typed.find_first_not_of(blanks);
  if (from == std::string::npos) return {};
  const std::string text = typed.substr(from, typed.find_last_not_of(blanks) - from + 1);
  const bool number = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number ? "EPSG:" + text : text;
}

void remember_projection(std::vector<std::string>& used, const std::string& definition) {
  constexpr std::size_t most = 10;
  if (find_preset(definition)) return;
  used.erase(std::remove(used.begin(), used.end(), definition), used.end());
  used.insert(used.begin(), definition);
  if (used.size() > most) used.resize(most);
}

}  // namespace yalu
