#include "fuzz_target.h"
#include "io/briefing_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const auto parsed = yalu::parse_briefing(yalu::fuzz::as_text(data, size), "fuzz.briefing.json");
  if (!parsed) {
    require(parsed.error().message.find("fuzz.briefing.json") != std::string::npos, "an error names the file");
    return 0;
  }
  const auto again = yalu::parse_briefing(yalu::write_briefing(parsed.value()), "again.briefing.json");
  require(again.ok() && again.value() == parsed.value(), "parse_briefing(write_briefing(b)) == b");
  return 0;
}
