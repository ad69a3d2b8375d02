#include "io/spreadsheet_cells.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include "io/gdal_setup.h"

namespace yalu {
namespace {

struct FileCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

constexpr std::size_t piece_bytes = std::size_t{1024} * 1024;
/// No sheet of a million rows is larger; what is packed to unpack for ever must not be followed.
constexpr std::uint64_t most_bytes = 4ULL * 1024 * 1024 * 1024;

/// Hands the text out in pieces that end behind `end`, so that no element called so is cut.
void read_in_pieces(const std::string& name, std::string_view end, const std::function<void(std::string_view)>& take) {
  const std::unique_ptr<VSILFILE, FileCloser> file(VSIFOpenL(name.c_str(), "rb"));
  if (!file) return;
  std::string text;
  for (std::uint64_t total = 0; total < most_bytes;) {
    const std::size_t before = text.size();
    text.resize(before + piece_bytes);
    const std::size_t read = VSIFReadL(text.data() + before, 1, piece_bytes, file.get());
    text.resize(before + read);
    total += read;
    if (read == 0) break;
    const std::size_t last = text.rfind(end);
    if (last == std::string::npos) continue;
    take(std::string_view(text).substr(0, last + end.size()));
    text.erase(0, last + end.size());
  }
  take(text);
}

std::size_t behind(std::string_view text, std::string_view what, std::size_t from) {
  const std::size_t at = text.find(what, from);
  return at == std::string_view::npos ? text.size() : at + what.size();
}

/// Elements f of a cell that no element v follows (ECMA-376 part 1, 18.3.1.4: f stands before v).
std::size_t formulas_without_value(std::string_view sheet) {
  std::size_t count = 0;
  for (std::size_t at = sheet.find("<f"); at != std::string_view::npos; at = sheet.find("<f", at + 2)) {
    const std::size_t name_end = at + 2;
    if (name_end >= sheet.size() || std::string_view(" >/").find(sheet[name_end]) == std::string_view::npos) continue;
    std::size_t end = behind(sheet, ">", name_end);
    if (sheet.substr(0, end).substr(end < 2 ? 0 : end - 2) != "/>") end = behind(sheet, "</f>", end);
    const std::size_t next = sheet.find_first_not_of(" \t\r\n", end);
    if (next == std::string_view::npos || sheet.substr(next, 2) != "<v") ++count;
  }
  return count;
}

bool has_spans(std::string_view content) {
  constexpr std::string_view attribute = "-spanned=\"";
  for (std::size_t at = behind(content, attribute, 0); at < content.size(); at = behind(content, attribute, at)) {
    if (content.substr(at, 2) != "1\"") return true;
  }
  return false;
}

}  // namespace

void say_lost_cells(const std::string& path, std::string_view driver, Issues& issues) {
  const GdalMessages messages;  // a file that cannot be looked into says nothing more than it did to OGR
  std::size_t formulas = 0;
  bool merged = false;
  const std::string inside = "/vsizip/{" + path + "}/";
  if (driver == "XLSX") {
    const CPLStringList names(VSIReadDir((inside + "xl/worksheets").c_str()));
    for (int i = 0; i < names.size(); ++i) {
      read_in_pieces(inside + "xl/worksheets/" + names[i], "</c>", [&](std::string_view text) {
        formulas += formulas_without_value(text);
        merged = merged || text.find("<mergeCell ") != std::string_view::npos;
      });
    }
  } else if (driver == "ODS") {
    read_in_pieces(inside + "content.xml", "</table:table-cell>",
                   [&](std::string_view text) { merged = merged || has_spans(text); });
  }
  if (formulas > 0) {
    issues.push_back({path, 0, "",
                      std::to_string(formulas) + (formulas == 1 ? " formula has" : " formulas have") +
                          " no stored result; read as empty; open the file in a spreadsheet program and save it"});
  }
  if (merged) {
    issues.push_back({path, 0, "",
                      "has merged cells: only the first of them holds what they show, the others are read as empty; "
                      "split them and fill each"});
  }
}

bool is_formula_text(std::string_view text) {
  return text.substr(0, 4) == "of:=";
}

}  // namespace yalu
