#include "base/edtf.h"
#include "fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const auto parsed = yalu::parse_edtf(yalu::fuzz::as_text(data, size));
  if (!parsed) {
    require(!parsed.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  const yalu::EdtfInterval& interval = parsed.value();
  require(!interval.earliest || !interval.latest || *interval.earliest <= *interval.latest,
          "earliest is not after latest");
  require(!yalu::format_date_in_words(interval).empty(), "every date has words");
  if (interval.earliest || interval.latest) {
    const auto again = yalu::parse_edtf(yalu::format_edtf(interval));
    require(again.ok() && again.value() == interval, "parse_edtf(format_edtf(i)) == i");
  }
  return 0;
}
