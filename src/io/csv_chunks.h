// A CSV file as a row of pieces, each of whole records in UTF-8, so that it can be read by several threads and need not
// fit into memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/issue.h"
#include "base/result.h"

namespace yalu {

struct CsvChunk {
  std::string text;            ///< whole records, UTF-8, no NUL bytes, no stray quotation marks
  std::int64_t first_row = 1;  ///< the number of its first record, as a spreadsheet counts
};

/// Says what sets the cells apart; gets the first record with something in it, in UTF-8, its line break included. The
/// error is a clause without the file's name.
using ChooseSeparator = std::function<Result<char>(std::string_view header)>;

class CsvChunks {
 public:
  /// `path` "-" is standard input. `issues` get what was found out about the encoding and about quotation marks inside
  /// cells; they must outlive the object.
  static Result<CsvChunks> open(const std::string& path, ChooseSeparator choose, Issues& issues);

  /// The next piece; nothing behind the last. The first begins with the header. Fails where the file cannot be read, or
  /// ends inside quotation marks.
  Result<std::optional<CsvChunk>> next();
  /// What sets the cells apart and says where one begins; known once the first piece was handed out.
  char separator() const { return separator_; }
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
  Status find_separator(std::string_view start);
  std::string decoded(std::string bytes);
  std::string without_stray_quotes(const std::string& text);

  std::string path_;
  ChooseSeparator choose_;
  Issues* issues_ = nullptr;
  std::unique_ptr<std::FILE, FileCloser> file_;
  bool at_end_ = false;
  std::string rest_;      ///< read, but not yet handed out
  std::string encoding_;  ///< empty: UTF-8 as far as was seen
  char separator_ = '\0';
  std::int64_t row_ = 1;
  std::int64_t size_ = 0;
  std::int64_t position_ = 0;
};

}  // namespace yalu
