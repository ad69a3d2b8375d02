// The words of written dates in English, Korean and Chinese, and the token that each of them is.
#pragma once

#include <span>
#include <string_view>

#include "incidents/date_words_lexer.h"

namespace yalu {

struct DateVocable {
  std::string_view text;
  DateToken token;
  int value = 0;
};

/// Whole words in lower case. `clock` stands for what has no meaning for the day.
std::span<const DateVocable> english_date_words();

/// Read without gaps between them: the longest one that fits. Numbers with a counter (11월) are read apart.
std::span<const DateVocable> hanzi_hangul_date_words();

}  // namespace yalu
