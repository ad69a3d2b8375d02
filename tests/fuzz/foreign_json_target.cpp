#include <algorithm>

#include "base/unicode.h"
#include "fuzz_target.h"
#include "io/foreign_json.h"
#include "io/import_profile.h"

namespace {

// Of the text, what stands behind the first and the second line of "----" are the files of sources and associations.
yalu::ForeignJsonTexts divided(std::string_view text) {
  constexpr std::string_view between = "\n----\n";
  yalu::ForeignJsonTexts texts{"fuzz.events.json", text, {}, {}};
  const std::size_t first = text.find(between);
  if (first == text.npos) return texts;
  texts.events = text.substr(0, first);
  texts.sources = text.substr(first + between.size());
  const std::size_t second = texts.sources->find(between);
  if (second == text.npos) return texts;
  texts.associations = texts.sources->substr(second + between.size());
  texts.sources = texts.sources->substr(0, second);
  return texts;
}

bool no_control(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  const auto read = yalu::parse_foreign_json(divided(yalu::fuzz::as_text(data, size)));
  if (!read) {
    require(read.error().message.find("fuzz.events.json") != std::string::npos, "an error names the file");
    return 0;
  }
  if (!read.value()) return 0;
  const yalu::ForeignTable& table = *read.value();
  for (const std::string& remark : table.remarks) {
    require(yalu::is_valid_utf8(remark) && !remark.empty(), "a remark is text");
  }
  const auto profile = yalu::choose_profile(table.columns, {"timemap", {}}, false);
  require(profile.ok(), "the profile timemap reads every table");
  for (const std::vector<std::string>& cells : table.rows) {
    require(cells.size() == table.columns.size(), "all rows have the same length");
    require(std::all_of(cells.begin(), cells.end(), [](const std::string& c) { return yalu::is_valid_utf8(c); }),
            "all cells are UTF-8");
    yalu::RowText row;
    std::vector<yalu::CellFinding> findings;
    profile.value().convert(std::vector<std::string_view>(cells.begin(), cells.end()), row, findings);
    for (const yalu::CellFinding& finding : findings) require(no_control(finding.text), "a finding is one line");
  }
  std::vector<std::string> ids;
  for (const yalu::Source& source : table.sources) ids.push_back(source.id);
  std::sort(ids.begin(), ids.end());
  require(std::adjacent_find(ids.begin(), ids.end()) == ids.end(), "no two sources share an id");
  return 0;
}
