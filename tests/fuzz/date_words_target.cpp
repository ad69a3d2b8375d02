#include "fuzz_target.h"
#include "incidents/date_words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const auto text = yalu::fuzz::as_text(data, size);
  const auto published = yalu::parse_edtf("2023-12-05").value();
  const auto shown = yalu::day_order_shown_by(text);
  require(shown != yalu::DayOrder::unknown, "an order that is shown is known");
  for (const bool with_date : {false, true}) {
    yalu::DateContext context;
    if (with_date) context.published = published;
    const auto read = yalu::read_date_words(text, context);
    if (!read) {
      require(!read.error().message.empty(), "an error says what is wrong");
      continue;
    }
    const yalu::EdtfInterval& interval = read.value().interval;
    require(!interval.earliest || !interval.latest || *interval.earliest <= *interval.latest,
            "earliest is not after latest");
    const auto again = yalu::parse_edtf(yalu::format_edtf(interval));
    require(again.ok() && again.value() == interval, "what is read can be written as EDTF");
    if (!shown) continue;
    context.order = *shown;
    const auto ordered = yalu::read_date_words(text, context);
    require(ordered.ok() && ordered.value().interval == interval, "a date that shows its order needs none");
  }
  return 0;
}
