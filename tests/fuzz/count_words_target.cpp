#include <string>

#include "base/count_range.h"
#include "fuzz_target.h"
#include "incidents/count_words.h"

namespace {

// The digits of the text and nothing else, so that "4,809" holds 4809.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const std::string_view text = yalu::fuzz::as_text(data, size);
  const yalu::CountRange count = yalu::read_count_words(text);
  require(count.consistent(), "a figure read from words is consistent");
  require(yalu::read_count_words(" " + std::string(text) + " ") == count, "space around the words changes nothing");
  // Latin words spell numbers below a hundred, and a hundred or a thousand times; all else stands in digits.
  bool latin = true;
  for (const char c : text) latin = latin && static_cast<unsigned char>(c) < 0x80;
  const bool scaled = text.find_first_of("dD") != std::string_view::npos;  // "hundred", "thousand"
  for (const auto& figure : {count.low, count.best, count.high}) {
    if (!figure || !latin || scaled || *figure < 100) continue;
    require(digits_of(text).find(std::to_string(*figure)) != std::string::npos, "a figure stands in the words");
  }
  return 0;
}
