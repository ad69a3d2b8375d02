#include "io/csv_chunks.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/encoding.h"
#include "base/unicode.h"
#include "io/csv_rows.h"

namespace yalu {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{4} * 1024 * 1024;
/// A single cell may be large, but not a whole file that lost a quotation mark.
constexpr std::size_t largest_record_bytes = std::size_t{256} * 1024 * 1024;

bool is_utf16(const std::string& encoding) {
  return encoding.rfind("UTF-16", 0) == 0;
}

/// UTF-16 without a byte order mark: every other byte of mostly Latin text is zero.
bool looks_like_utf16(std::string_view bytes, bool little_endian) {
  constexpr std::size_t enough = 512;
  std::size_t zeros = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < std::min(bytes.size(), enough); i += 2, ++pairs) {
    zeros += bytes[i + (little_endian ? 1 : 0)] == '\0' && bytes[i + (little_endian ? 0 : 1)] != '\0' ? 1 : 0;
  }
  return pairs >= 4 && zeros * 10 >= pairs * 7;
}

/// Most bytes of most files are; without an early end the compiler makes vector code of it.
bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

}  // namespace

void CsvChunks::FileCloser::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

Result<CsvChunks> CsvChunks::open(const std::string& path, ChooseSeparator choose, Issues& issues) {
  CsvChunks chunks;
  chunks.path_ = path;
  chunks.choose_ = std::move(choose);
  chunks.issues_ = &issues;
  chunks.file_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!chunks.file_) return Error{path + " cannot be opened: " + std::strerror(errno)};
  std::error_code failure;
  if (path != "-") chunks.size_ = static_cast<std::int64_t>(std::filesystem::file_size(path, failure));
  if (failure) chunks.size_ = 0;
  if (Status read = chunks.fill(chunk_bytes); !read) return read.error();
  const std::string start = chunks.rest_.substr(0, chunk_bytes);
  std::string encoding = byte_order_mark_size(start) == 2 ? detect_encoding(start) : "";
  if (looks_like_utf16(start, true)) encoding = "UTF-16LE";
  if (looks_like_utf16(start, false)) encoding = "UTF-16BE";
  if (is_utf16(encoding)) {
    chunks.encoding_ = encoding;
    if (Status decoded = chunks.decode_utf16(); !decoded) return decoded.error();
  } else {
    chunks.rest_.erase(0, byte_order_mark_size(start));
  }
  return chunks;
}

/// Reads until `rest_` holds so many bytes or the file ends.
Status CsvChunks::fill(std::size_t bytes) {
  while (!at_end_ && rest_.size() < bytes) {
    const std::size_t before = rest_.size();
    rest_.resize(bytes);
    const std::size_t read = std::fread(rest_.data() + before, 1, bytes - before, file_.get());
    rest_.resize(before + read);
    position_ += static_cast<std::int64_t>(read);
    if (read == 0) {
      if (std::ferror(file_.get()) != 0) return Error{path_ + " cannot be read: " + std::strerror(errno)};
      at_end_ = true;
    }
  }
  return Done{};
}

/// UTF-16 does not fall apart at line breaks of one byte; such files are small and are read whole.
Status CsvChunks::decode_utf16() {
  while (!at_end_) {
    if (rest_.size() > largest_record_bytes)
      return Error{path_ + " is in UTF-16 and too large to read so; save it as UTF-8"};
    if (Status read = fill(rest_.size() + chunk_bytes); !read) return read;
  }
  Result<std::string> text = to_utf8(rest_, encoding_);
  if (!text) return Error{path_ + ": " + text.error().message};
  rest_ = std::move(text).value();
  issues_->push_back({path_, 0, "", "is not UTF-8: read as " + encoding_ + "; check a few names, or save it as UTF-8"});
  return Done{};
}

std::string CsvChunks::decoded(std::string bytes) {
  if (std::find(bytes.begin(), bytes.end(), '\0') != bytes.end()) {
    std::replace(bytes.begin(), bytes.end(), '\0', ' ');
    issues_->push_back(
        {path_, 0, "", "holds NUL bytes, which no text has; they are read as spaces. The file may be damaged"});
  }
  if (is_utf16(encoding_) || is_ascii(bytes) || is_valid_utf8(bytes)) return bytes;
  if (encoding_.empty()) {
    encoding_ = detect_encoding(bytes);
    issues_->push_back({path_, 0, "",
                        "is not UTF-8: read as " + encoding_ +
                            ", which its bytes look like most; check a few names, or save it as UTF-8"});
  }
  Result<std::string> text = to_utf8(bytes, encoding_);
  return text ? std::move(text).value() : to_valid_utf8(bytes);
}

/// By the header, which may not be whole in `start`; a later call then sees more of it.
Status CsvChunks::find_separator(std::string_view start) {
  const FirstRecord first = first_record(start);
  std::string header(start.substr(first.begin, first.end - first.begin));
  if (!is_utf16(encoding_) && !is_valid_utf8(header)) {
    Result<std::string> text = to_utf8(header, detect_encoding(start));
    header = text ? std::move(text).value() : to_valid_utf8(header);
  }
  const Result<char> separator = choose_(header);
  if (!separator) return Error{path_ + " cannot be read: " + separator.error().message};
  separator_ = separator.value();
  return Done{};
}

std::string CsvChunks::without_stray_quotes(const std::string& text) {
  MendedCsv mended = mend_quotes(text, row_, separator_);
  for (const MendedCsv::Stray& stray : mended.strays) {
    issues_->push_back(
        {path_, stray.row, "",
         stray.behind_quotes
             ? "text follows the closing quotation mark of a cell; the cell is read as it stands, quotation marks and "
               "all. Look whether a quotation mark is missing before it"
             : "a quotation mark stands inside a cell that does not begin with one; it is read as part of the text"});
  }
  return std::move(mended.text);
}

Result<std::optional<CsvChunk>> CsvChunks::next() {
  std::size_t wanted = chunk_bytes;
  for (;;) {
    if (Status read = fill(wanted); !read) return read.error();
    if (rest_.empty()) return std::optional<CsvChunk>();
    const std::string_view bytes = std::string_view(rest_).substr(0, wanted);
    const bool last = at_end_ && rest_.size() <= wanted;
    if (row_ == 1) {
      if (Status found = find_separator(bytes); !found) return found.error();
    }
    WholeRecords whole = whole_records(bytes, row_, separator_);
    if (last && whole.inside_quotes) {
      return Error{path_ + ", row " + std::to_string(whole.next) +
                   ": a quotation mark opens a cell that is never closed; close it, or double it where it is part of "
                   "the text"};
    }
    if (last) whole.end = bytes.size();
    if (whole.end == 0) {
      if (wanted > largest_record_bytes) {
        return Error{path_ + ", row " + std::to_string(whole.next) +
                     ": the row is larger than 256 MiB; a quotation mark is missing or the file is no CSV"};
      }
      wanted *= 2;
      continue;
    }
    CsvChunk chunk;
    chunk.first_row = row_;
    chunk.text = decoded(rest_.substr(0, whole.end));
    if (whole.stray_quotes) chunk.text = without_stray_quotes(chunk.text);
    rest_.erase(0, whole.end);
    row_ = whole.next;
    return std::optional(std::move(chunk));
  }
}

}  // namespace yalu
