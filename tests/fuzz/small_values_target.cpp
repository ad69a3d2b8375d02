#include "base/color.h"
#include "base/count_range.h"
#include "base/day.h"
#include "fuzz_target.h"
#include "incidents/incident_table.h"
#include "incidents/tally.h"
#include "incidents/vocabulary.h"

// The parsers whose input is one short cell.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const std::string_view text = yalu::fuzz::as_text(data, size);
  if (const auto color = yalu::parse_color(text)) {
    require(yalu::parse_color(yalu::to_string(*color)) == color, "a colour survives its text");
  }
  if (const auto day = yalu::parse_iso_day(text)) {
    require(yalu::format_iso_day(*day) == text, "a day is written as it was read");
  }
  if (const auto verification = yalu::parse_verification(text)) {
    require(yalu::parse_verification(yalu::to_string(*verification)) == verification,
            "a verification survives its text");
  }
  if (const auto precision = yalu::parse_precision(text)) {
    require(yalu::parse_precision(yalu::to_string(*precision)) == precision, "a precision survives its text");
  }
  yalu::parse_group_by(text);
  yalu::words_say_about(text);
  for (const std::string& part : yalu::split_list(text)) {
    require(!part.empty() && yalu::split_list(part) == std::vector<std::string>{part},
            "a part of a list is neither empty nor a list");
  }
  return 0;
}
