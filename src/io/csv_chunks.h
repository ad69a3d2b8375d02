// A CSV file as a row of pieces, each of whole records in UTF-8, so that it can be read by several threads and need not
// fit into memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/issue.h"
#include "base/result.h"

namespace yalu {

struct CsvChunk {
  std::string text;            ///< whole records, UTF-8, no NUL bytes, no stray quotation marks
  std::int64_t first_row = 1;  ///< the number of its first record, as a spreadsheet counts
};

class CsvChunks {
 public:
  /// `path` "-" is standard input. `issues` get what was found out about the encoding and about quotation marks inside
  /// cells; they must outlive the object.
  static Result<CsvChunks> open(const std::string& path, Issues& issues);

  /// The next piece; nothing behind the last. The first begins with the header. Fails where the file cannot be read, or
  /// ends inside quotation marks.
  Result<std::optional<CsvChunk>> next();
  /// The size of the file in bytes, and how much of it was read; 0 of an unknown size.
  std::int64_t size() const { return size_; }
  std::int64_t position() const { return position_; }

 private:
  struct FileCloser {
    void operator()(std::FILE* file) const;
  };

  CsvChunks() = default;
  Status fill(std::size_t bytes);
  Status decode_utf16();
  std::string decoded(std::string bytes);
  std::string without_stray_quotes(const std::string& text);

  std::string path_;
  Issues* issues_ = nullptr;
  std::unique_ptr<std::FILE, FileCloser> file_;
  bool at_end_ = false;
  std::string rest_;       ///< read, but not yet handed out
  std::string encoding_;   ///< empty: UTF-8 as far as was seen
  char separator_ = '\0';  ///< as the header shows; it says where a cell begins
  std::int64_t row_ = 1;
  std::int64_t size_ = 0;
  std::int64_t position_ = 0;
};

}  // namespace yalu
