// Reading a count from the source's words: "some 30" is a best figure, "at least 95" a low one, "nearly 100" a high
// one.
#pragma once

#include <string_view>

#include "base/count_range.h"

namespace yalu {

/// The figure that the words state, in English: a number alone; "some, about, around, roughly, approximately, another
/// N" (best); "at least, more than, over N" (low); "up to, nearly, almost, as many as, at most N" (high); "N to M",
/// "between N and M" (low and high). "persons" or "people" may follow; case is ignored; 4,809 is 4809. Words that say
/// anything else, or several things, give no figure at all: never a guess.
CountRange read_count_words(std::string_view words);

}  // namespace yalu
