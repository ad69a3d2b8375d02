// Projection choice: the projections that the window offers, and what was typed in this session.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace yalu {

struct ProjectionPreset {
  const char* label;
  const char* purpose;     ///< what it keeps true, in a few words
  const char* definition;  ///< as Projection::create() takes it
};

std::span<const ProjectionPreset> projection_presets();

/// The preset of this definition; null where it is none of them.
const ProjectionPreset* find_preset(const std::string& definition);

/// Blanks around it are cut, and a bare number is an EPSG code: " 5179 " is "EPSG:5179".
std::string tidy_definition(const std::string& typed);

/// Puts a definition in front of those used before, each once, at most ten; presets are not kept.
void remember_projection(std::vector<std::string>& used, const std::string& definition);

}  // namespace yalu
