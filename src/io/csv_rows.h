// Row numbers of a CSV file as a spreadsheet counts them, which OGR does not tell: it skips blank lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yalu {

struct CsvRows {
  struct Ragged {
    std::int64_t row = 0;
    std::size_t cells = 0;
  };
  std::vector<std::int64_t> rows;  ///< the number of every record that is not a blank line
  std::vector<Ragged> ragged;      ///< records with another number of cells than asked for
  std::int64_t next = 1;           ///< the number of the record after the last
};

/// Where it is not known what sets the cells apart: comma, semicolon, tab and bar all do.
inline constexpr char any_separator = '\0';

/// How the cells of a CSV file are set apart: the separator and, of its header, the number of cells.
struct CsvShape {
  char separator = any_separator;
  std::size_t cells = 0;  ///< 0: unknown, no record is ragged
};

/// The first record that has a cell with something in it, its line break included: blank lines and rows of nothing but
/// separators stand above many a header.
struct FirstRecord {
  std::size_t begin = 0;
  std::size_t end = 0;
};
FirstRecord first_record(std::string_view csv, char separator = any_separator);

/// `first` is the number of the first record. A quoted cell may hold line breaks (RFC 4180). A quotation mark opens a
/// quoted cell only where nothing but blanks stands before it in the cell; anywhere else it is a sign like any other.
CsvRows csv_record_rows(std::string_view csv, std::int64_t first = 1, CsvShape shape = {});

/// The whole records at the start of some bytes.
struct WholeRecords {
  std::size_t end = 0;         ///< behind the last one's line break; 0 where there is none
  std::int64_t next = 1;       ///< the number of the record after them
  bool inside_quotes = false;  ///< the bytes end between quotation marks
  bool stray_quotes = false;   ///< mend_quotes() has something to mend in them
};
WholeRecords whole_records(std::string_view csv, std::int64_t first = 1, char separator = any_separator);

/// CSV with its stray quotation marks put as RFC 4180 wants them, since OGR would take each for the start or the end of
/// a quoted cell, and all lines up to the next one for a part of it.
struct MendedCsv {
  struct Stray {
    std::int64_t row = 0;
    bool behind_quotes = false;  ///< text follows a closing quotation mark; else one stands inside an unquoted cell
  };
  std::string text;
  std::vector<Stray> strays;  ///< one for each cell that was mended
};
/// Every cell with a stray quotation mark becomes a quoted cell of all of its signs as they stand.
MendedCsv mend_quotes(std::string_view csv, std::int64_t first, char separator);

}  // namespace yalu
