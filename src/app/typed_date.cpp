#include "app/typed_date.h"

#include "incidents/date_words.h"

namespace yalu {

Result<std::optional<Day>> read_typed_date(std::string_view typed, WindowEnd end) {
  constexpr std::string_view blanks = " \t";
  const std::size_t first = typed.find_first_not_of(blanks);
  if (first == std::string_view::npos) return std::optional<Day>{};
  const std::string_view words = typed.substr(first, typed.find_last_not_of(blanks) - first + 1);
  const auto reading = read_date_words(words, {});
  if (!reading.ok()) {
    return Error{"\u201C" + std::string(words) +
                 "\u201D is not understood as a date. Write 2023-11-20, 2023-11, Nov 2023 or end of November 2023."};
  }
  const EdtfInterval& interval = reading.value().interval;
  return end == WindowEnd::from ? interval.earliest : interval.latest;
}

}  // namespace yalu
