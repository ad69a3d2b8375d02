// Reading a count from the source's words: "some 30" is a best figure, "at least 95" a low one, "nearly 100" a high
// one.
#pragma once

#include <string_view>

#include "base/count_range.h"

namespace yalu {

/// The figure that the words state, in English, Korean or Chinese (UTF-8); docs/counts.md has the list. Every figure of
/// the result stands in the words, as digits or as a number word: "more than 500" is low 500. Several readings joined
/// by ";" or " / " hold together where they agree. Words that are not understood to the last one, or that contradict
/// each other, or more than 1000 bytes of them, give no figure at all: never a guess.
CountRange read_count_words(std::string_view words);

}  // namespace yalu
