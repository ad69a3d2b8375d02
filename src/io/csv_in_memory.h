// CSV that is in memory, opened by OGR; and the small CSV files that come with incidents, read so.
#pragma once

#include <string>
#include <string_view>

#include "base/issue.h"
#include "base/result.h"
#include "io/gdal_setup.h"

namespace yalu {

/// Some CSV bytes as a file that GDAL can open; gone with the object. The bytes must outlive it.
class CsvInMemory {
 public:
  explicit CsvInMemory(std::string& bytes);
  ~CsvInMemory();
  CsvInMemory(const CsvInMemory&) = delete;
  CsvInMemory& operator=(const CsvInMemory&) = delete;

  Result<DatasetPtr> open(bool with_header) const;

 private:
  std::string name_;
};

/// Whether the file is read as CSV: by the ending of its name.
bool is_csv_name(const std::string& path);

/// The whole of a CSV file of the user's as CsvChunks gives it: in UTF-8 whatever it was, with an issue that says so.
/// `needed` is a column that it should have, in small letters: what makes such a name of the header is the separator.
/// The error names the file and what to do.
Result<std::string> read_csv_text(const std::string& path, std::string_view needed, Issues& issues);

/// Such a file with a header, every cell as text.
Result<TextTable> read_user_csv(const std::string& path, std::string_view needed, Issues& issues);

}  // namespace yalu
