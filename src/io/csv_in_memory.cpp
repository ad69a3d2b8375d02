#include "io/csv_in_memory.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include "io/csv_chunks.h"
#include "io/csv_header.h"
#include "io/csv_rows.h"
#include "io/field_text.h"

namespace yalu {
namespace {

// GDAL's files in memory belong to the process, so their names must differ between all threads.
std::uint64_t next_number() {
  static std::atomic<std::uint64_t> number = 0;
  return ++number;
}

}  // namespace

CsvInMemory::CsvInMemory(std::string& bytes) : name_("/vsimem/yalu-" + std::to_string(next_number()) + ".csv") {
  VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
}
CsvInMemory::~CsvInMemory() {
  VSIUnlink(name_.c_str());
}

Result<DatasetPtr> CsvInMemory::open(bool with_header) const {
  return open_vector(name_, {"AUTODETECT_TYPE=NO", with_header ? "HEADERS=YES" : "HEADERS=NO"});
}

bool is_csv_name(const std::string& path) {
  const std::string ending = ascii_lower(std::filesystem::path(path).extension().string());
  return ending == ".csv" || ending == ".tsv" || ending == ".txt";
}

Result<std::string> read_csv_text(const std::string& path, std::string_view needed, Issues& issues) {
  const auto fits = [needed](const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return ascii_lower(name) == needed; });
  };
  const auto choose = [&fits](std::string_view header) {
    // The option --separator is for incidents, so here a doubt is settled without it.
    const Result<char> separator = choose_csv_separator(header, fits);
    return Result<char>(separator ? separator.value() : csv_separators.front());
  };
  Result<CsvChunks> chunks = CsvChunks::open(path, choose, issues);
  if (!chunks) return chunks.error();
  std::string text;
  for (;;) {
    Result<std::optional<CsvChunk>> chunk = chunks.value().next();
    if (!chunk) return chunk.error();
    if (!chunk.value()) break;
    text += chunk.value()->text;
  }
  if (text.empty()) return Error{path + " is empty; it needs a header and rows"};
  // So that OGR, which finds the separator by itself, finds the same.
  const char separator = chunks.value().separator();
  const FirstRecord header = first_record(text, separator);
  const std::size_t length = header.end - header.begin;
  const std::vector<std::string> names = csv_cells(std::string_view(text).substr(header.begin, length), separator);
  text.replace(header.begin, length, quoted_csv_record(names, separator));
  return text;
}

Result<TextTable> read_user_csv(const std::string& path, std::string_view needed, Issues& issues) {
  Result<std::string> text = read_csv_text(path, needed, issues);
  if (!text) return text.error();
  const CsvInMemory file(text.value());
  return read_only_table(file.open(true), path);
}

}  // namespace yalu
