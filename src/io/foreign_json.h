// The JSON files of TimeMap and Bellingcat, which OGR does not read, as a table of text and a list of sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "incidents/incident_table.h"

namespace yalu {

struct ForeignTable {
  /// The names of TimeMap: id, date, time, latitude, longitude, location, description, graphic, associations, sources,
  /// date_text, then others in the order of their first appearance. Dates are ISO days where they could be read, else
  /// as written; date_text is what was written where that is something else.
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`; lists are joined by "; "
  std::vector<Source> sources;                 ///< without those that are withheld
  std::vector<std::string> remarks;            ///< what was left out or is missing, in sentences, where by JSON Pointer
};

/// The texts of one data set. `associations` and `sources` are the files beside that of the events, if there are any.
struct ForeignJsonTexts {
  std::string file;  ///< name of the file of events, for messages
  std::string_view events;
  std::optional<std::string_view> sources;
  std::optional<std::string_view> associations;
};

/// Nothing: the text is no list of events of TimeMap or Bellingcat (GeoJSON and our own briefings begin with "{").
/// Error: it is one, but is cut off, is not UTF-8, is no JSON or nests too deeply; it says where.
Result<std::optional<ForeignTable>> parse_foreign_json(const ForeignJsonTexts& texts);

/// The files of sources and of associations that read_foreign_json() looks for beside `path`, in this order; none where
/// its name does not hold "events".
std::vector<std::string> foreign_json_companions(const std::string& path);

/// Reads the file of events and, where its name holds "events", the files of the same name with "sources" and
/// "associations" instead. Nothing also where `path` is no file that can be opened. Error: above 512 MiB, too.
Result<std::optional<ForeignTable>> read_foreign_json(const std::string& path);

}  // namespace yalu
