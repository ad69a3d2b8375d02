#include "base/unicode.h"
#include "fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const std::string_view bytes = yalu::fuzz::as_text(data, size);
  const std::string text = yalu::to_valid_utf8(bytes);
  require(yalu::is_valid_utf8(text), "to_valid_utf8 gives valid UTF-8");
  require(!yalu::is_valid_utf8(bytes) || text == bytes, "valid UTF-8 is left as it is");
  require(yalu::code_point_count(text) <= text.size(), "no more code points than bytes");
  require(yalu::is_valid_utf8(yalu::fold(text)), "a folded name is valid UTF-8");
  yalu::fold(bytes);

  const std::vector<std::size_t> breaks = yalu::line_breaks(text);
  require(text.empty() || (!breaks.empty() && breaks.back() == text.size()), "the last break is the end of the text");
  std::size_t before = 0;
  for (const std::size_t at : breaks) {
    require(at > before || (at == 0 && text.empty()), "breaks ascend");
    require(at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U,
            "a break is between characters");
    before = at;
  }
  return 0;
}
