// A world without ground, for tests that put their own things on it.
#pragma once

#include <gtest/gtest.h>

#include "map/world.h"

namespace yalu {

inline World empty_world(const char* projection = default_projection) {
  auto created = Projection::create(projection);
  EXPECT_TRUE(created.ok());
  return World{.table = {},
               .gazetteer = {},
               .locations = {},
               .incidents = {},
               .placed = {},
               .base_map = {},
               .projection = std::move(created).value(),
               .issues = {},
               .files = {}};
}

}  // namespace yalu
