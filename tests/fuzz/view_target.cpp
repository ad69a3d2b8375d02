#include "fuzz_target.h"
#include "io/briefing_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const auto parsed = yalu::parse_view(yalu::fuzz::as_text(data, size), "fuzz.view.json");
  if (!parsed) {
    require(parsed.error().message.find("fuzz.view.json") != std::string::npos, "an error names the file");
    return 0;
  }
  const auto again = yalu::parse_view(yalu::write_view(parsed.value()), "again.view.json");
  require(again.ok() && again.value() == parsed.value(), "parse_view(write_view(v)) == v");
  return 0;
}
