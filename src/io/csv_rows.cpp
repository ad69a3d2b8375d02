#include "io/csv_rows.h"

#include <algorithm>
#include <optional>

namespace yalu {
namespace {

struct Record {
  std::size_t end;  ///< behind its line break
  std::int64_t row;
  std::size_t cells;
  bool blank;
};

/// Walks over the records, tells `take` of each that ends with a line break, and answers with the rest, which has none.
struct Rest {
  Record record;
  bool quoted = false;
};
template <class Take>
Rest walk(std::string_view csv, std::int64_t first, char separator, const Take& take) {
  Record record{0, first, 1, true};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '"') quoted = !quoted;
    if (c == separator && !quoted) ++record.cells;
    const bool ends_record = !quoted && (c == '\n' || (c == '\r' && (i + 1 == csv.size() || csv[i + 1] != '\n')));
    if (ends_record) {
      record.end = i + 1;
      take(record);
      record = {i + 1, record.row + 1, 1, true};
    } else if (c != '\r') {
      record.blank = false;
    }
  }
  return {record, quoted};
}

}  // namespace

CsvRows csv_record_rows(std::string_view csv, std::int64_t first, CsvShape shape) {
  CsvRows result;
  result.next = first;
  const auto take = [&](const Record& record) {
    result.next = record.row + 1;
    if (record.blank) return;
    result.rows.push_back(record.row);
    if (shape.cells != 0 && record.cells != shape.cells) result.ragged.push_back({record.row, record.cells});
  };
  const Rest rest = walk(csv, first, shape.separator, take);
  if (!rest.record.blank) take(rest.record);
  return result;
}

FirstRecord first_record(std::string_view csv) {
  constexpr std::string_view says_nothing = ",;|\t \r\n\"";
  std::optional<FirstRecord> first;
  std::size_t begin = 0;
  walk(csv, 1, ',', [&](const Record& record) {
    const std::string_view text = csv.substr(begin, record.end - begin);
    if (!first && text.find_first_not_of(says_nothing) != std::string_view::npos) first = {begin, record.end};
    begin = record.end;
  });
  return first.value_or(FirstRecord{begin, csv.size()});
}

WholeRecords whole_records(std::string_view csv, std::int64_t first) {
  WholeRecords whole;
  whole.next = first;
  const Rest rest = walk(csv, first, ',', [&](const Record& record) {
    // A carriage return at the very end may be half of a line break.
    if (record.end == csv.size() && csv.back() == '\r') return;
    whole.end = record.end;
    whole.next = record.row + 1;
  });
  whole.inside_quotes = rest.quoted;
  return whole;
}

}  // namespace yalu
