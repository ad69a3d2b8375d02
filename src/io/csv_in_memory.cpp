#include "io/csv_in_memory.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include "io/csv_chunks.h"
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

Result<std::string> read_csv_text(const std::string& path, Issues& issues) {
  Result<CsvChunks> chunks = CsvChunks::open(path, issues);
  if (!chunks) return chunks.error();
  std::string text;
  for (;;) {
    Result<std::optional<CsvChunk>> chunk = chunks.value().next();
    if (!chunk) return chunk.error();
    if (!chunk.value()) break;
    text += chunk.value()->text;
  }
  if (text.empty()) return Error{path + " is empty; it needs a header and rows"};
  return text;
}

Result<TextTable> read_user_csv(const std::string& path, Issues& issues) {
  Result<std::string> text = read_csv_text(path, issues);
  if (!text) return text.error();
  const CsvInMemory file(text.value());
  const Result<DatasetPtr> opened = file.open(true);
  if (!opened) return Error{path + " cannot be read: " + opened.error().message};
  const GdalMessages messages;
  OGRLayer* layer = opened.value()->GetLayer(0);
  if (layer == nullptr) return Error{path + " cannot be read: it holds no table"};
  TextTable table = read_text_table(*layer);
  if (!messages.failures().empty()) return Error{path + " cannot be read to its end: " + messages.first("")};
  return table;
}

}  // namespace yalu
