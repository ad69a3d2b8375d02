#include "io/csv_rows.h"

#include <algorithm>
#include <array>

namespace yalu {
namespace {

constexpr std::array separators{',', ';', '\t', '|'};

/// The signs at which something may end: the separator, line breaks and quotation marks.
class SpecialSigns {
 public:
  explicit SpecialSigns(char separator) {
    for (const char c : separators) {
      if (separator == any_separator || separator == c) is_separator_[index(c)] = true;
    }
    if (separator != any_separator) is_separator_[index(separator)] = true;
    is_special_ = is_separator_;
    for (const char c : {'"', '\n', '\r'}) is_special_[index(c)] = true;
  }
  bool separates(char c) const { return is_separator_[index(c)]; }
  /// The first special sign at or behind `at`.
  std::size_t find(std::string_view csv, std::size_t at) const {
    while (at < csv.size() && !is_special_[index(csv[at])]) ++at;
    return at;
  }

 private:
  static std::size_t index(char c) { return static_cast<unsigned char>(c); }
  std::array<bool, 256> is_separator_{};
  std::array<bool, 256> is_special_{};
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

struct Cell {
  std::size_t end = 0;         ///< at the separator or the line break behind it, or the end of the bytes
  bool quoted = false;         ///< begins with a quotation mark
  bool stray = false;          ///< holds a quotation mark where none may stand
  bool inside_quotes = false;  ///< the bytes end before its closing quotation mark
};

Cell cell_at(std::string_view csv, std::size_t begin, const SpecialSigns& signs) {
  Cell cell;
  std::size_t from = begin;  // of the part that is not between quotation marks
  for (std::size_t at = signs.find(csv, begin); at < csv.size(); at = signs.find(csv, at + 1)) {
    if (csv[at] != '"') {
      cell.end = at;
      if (cell.quoted && !is_blank(csv.substr(from, at - from))) cell.stray = true;
      return cell;
    }
    if (cell.quoted || !is_blank(csv.substr(from, at - from))) {
      cell.stray = true;
      continue;
    }
    cell.quoted = true;
    at = csv.find('"', at + 1);
    while (at != std::string_view::npos && at + 1 < csv.size() && csv[at + 1] == '"') at = csv.find('"', at + 2);
    if (at == std::string_view::npos) {
      cell.end = csv.size();
      cell.inside_quotes = true;
      return cell;
    }
    from = at + 1;
  }
  cell.end = csv.size();
  if (cell.quoted && !is_blank(csv.substr(from))) cell.stray = true;
  return cell;
}

struct Record {
  std::size_t end = 0;  ///< behind its line break
  std::int64_t row = 0;
  std::size_t cells = 1;
  bool blank = true;
  bool stray = false;
  bool complete = false;       ///< ends with a line break
  bool inside_quotes = false;  ///< the bytes end between quotation marks
};

/// Walks over the records, the last of which may be incomplete.
class Records {
 public:
  Records(std::string_view csv, std::int64_t first, char separator) : csv_(csv), signs_(separator), row_(first) {}

  /// Whether there was one more.
  bool next(Record& record) {
    if (at_ == csv_.size()) return false;
    record = {};
    record.row = row_++;
    for (;;) {
      const Cell cell = cell_at(csv_, at_, signs_);
      record.blank = record.blank && cell.end == at_;
      record.stray = record.stray || cell.stray;
      record.inside_quotes = cell.inside_quotes;
      at_ = cell.end;
      if (at_ == csv_.size()) break;
      const char sign = csv_[at_++];
      if (signs_.separates(sign)) {
        ++record.cells;
        record.blank = false;
        if (at_ == csv_.size()) break;
        continue;
      }
      if (sign == '\r' && at_ < csv_.size() && csv_[at_] == '\n') ++at_;
      record.complete = true;
      break;
    }
    record.end = at_;
    return true;
  }

 private:
  std::string_view csv_;
  SpecialSigns signs_;
  std::size_t at_ = 0;
  std::int64_t row_;
};

}  // namespace

CsvRows csv_record_rows(std::string_view csv, std::int64_t first, CsvShape shape) {
  CsvRows result;
  result.next = first;
  Record record;
  for (Records records(csv, first, shape.separator); records.next(record);) {
    if (record.complete || !record.blank) result.next = record.row + 1;
    if (record.blank) continue;
    result.rows.push_back(record.row);
    if (shape.cells != 0 && record.cells != shape.cells) result.ragged.push_back({record.row, record.cells});
  }
  return result;
}

FirstRecord first_record(std::string_view csv, char separator) {
  constexpr std::string_view says_nothing = ",;|\t \r\n\"";
  std::size_t begin = 0;
  Record record;
  for (Records records(csv, 1, separator); records.next(record);) {
    const std::string_view text = csv.substr(begin, record.end - begin);
    if (text.find_first_not_of(says_nothing) != std::string_view::npos) return {begin, record.end};
    begin = record.end;
  }
  return {begin, csv.size()};
}

WholeRecords whole_records(std::string_view csv, std::int64_t first, char separator) {
  WholeRecords whole;
  whole.next = first;
  Record record;
  for (Records records(csv, first, separator); records.next(record);) {
    whole.inside_quotes = record.inside_quotes;
    whole.stray_quotes = whole.stray_quotes || record.stray;
    // A carriage return at the very end may be half of a line break.
    if (!record.complete || (record.end == csv.size() && csv.back() == '\r')) break;
    whole.end = record.end;
    whole.next = record.row + 1;
  }
  return whole;
}

MendedCsv mend_quotes(std::string_view csv, std::int64_t first, char separator) {
  MendedCsv mended;
  const SpecialSigns signs(separator);
  std::int64_t row = first;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    const Cell cell = cell_at(csv, at, signs);
    const std::string_view text = csv.substr(at, cell.end - at);
    if (cell.stray) {
      mended.strays.push_back({row, cell.quoted});
      mended.text += '"';
      for (const char c : text) mended.text += c == '"' ? std::string("\"\"") : std::string(1, c);
      mended.text += '"';
    } else {
      mended.text += text;
    }
    at = cell.end;
    if (at == csv.size()) break;
    mended.text += csv[at];
    const bool half_a_break = csv[at] == '\r' && at + 1 < csv.size() && csv[at + 1] == '\n';
    if (!signs.separates(csv[at]) && !half_a_break) ++row;
  }
  return mended;
}

}  // namespace yalu
