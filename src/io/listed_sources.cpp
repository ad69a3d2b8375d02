#include "io/listed_sources.h"

#include <filesystem>
#include <set>
#include <system_error>

#include <ogrsf_frmts.h>

#include "base/edtf.h"
#include "base/unicode.h"
#include "io/connection.h"
#include "io/csv_in_memory.h"
#include "io/field_text.h"
#include "io/formula_guard.h"
#include "io/gdal_setup.h"

namespace yalu {
namespace {

namespace fs = std::filesystem;

void take_sources(const TextTable& table, const std::string& file, bool guarded, ListedSources& list, Issues& issues) {
  list.exists = true;
  TextTable lower = table;
  for (std::string& name : lower.columns) name = ascii_lower(name);
  const int id = lower.column("id");
  if (id < 0) {
    issues.push_back({file, 1, "id", "the sources have no column id and are not used"});
    return;
  }
  std::set<std::string> ids;
  for (std::size_t r = 0; r < lower.rows.size(); ++r) {
    const auto text = [&](std::string_view name) {
      const std::string& cell = lower.cell(r, lower.column(name));
      return to_valid_utf8(guarded ? unguard(cell) : cell);
    };
    Source source;
    source.id = text("id");
    source.title = text("title");
    source.publisher = text("publisher");
    source.date = text("date");
    source.url = text("url");
    source.archived_url = text("archived_url");
    source.note = text("note");
    const auto row = static_cast<std::int64_t>(r) + 2;
    if (source.id.empty()) {
      issues.push_back({file, row, "id", "is empty; the source is not used"});
      continue;
    }
    if (!ids.insert(source.id).second)
      issues.push_back({file, row, "id", "\"" + source.id + "\" stands twice; the first is used"});
    if (!source.date.empty() && !parse_edtf(source.date)) {
      issues.push_back({file, row, "date", "\"" + source.date + "\" is no EDTF date; shown as it stands"});
    }
    list.sources.push_back(std::move(source));
  }
}

}  // namespace

Result<ListedSources> read_listed_sources(GDALDataset& dataset, const OGRLayer* incidents, const std::string& path,
                                          Issues& issues) {
  ListedSources list;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (layer == incidents || ascii_lower(layer->GetName()) != "sources") continue;
    take_sources(read_text_table(*layer), shown_source(path), is_spreadsheet(dataset), list, issues);
    return list;
  }
  if (path == "-" || is_connection(path)) return list;
  const fs::path beside = fs::path(path).parent_path() / "sources.csv";
  std::error_code failure;
  if (!fs::is_regular_file(beside, failure) || fs::equivalent(beside, path, failure)) return list;
  Result<TextTable> table = read_user_csv(beside.string(), "id", issues);
  if (!table) return table.error();
  take_sources(table.value(), beside.string(), true, list, issues);
  return list;
}

}  // namespace yalu
