// The bundled fonts, loaded once for all tests of a program.
#pragma once

#include <gtest/gtest.h>

#include "text/font_set.h"

namespace yalu {

inline const FontSet& test_fonts() {
  static const Result<FontSet> loaded = FontSet::load(YALU_SOURCE_DIR "/third_party/fonts");
  EXPECT_TRUE(loaded.ok());
  return loaded.value();
}

}  // namespace yalu
