#include "fuzz_target.h"

// Breaks on an input that lies one changed byte away from its corpus: the replay must find it and keep it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = yalu::fuzz::as_text(data, size);
  yalu::fuzz::require(text.size() != 4 || text.substr(0, 3) != "abc" || text[3] == 'd', "the fourth letter is d");
  return 0;
}
