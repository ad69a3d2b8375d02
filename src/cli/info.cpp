// yalu info: the program, its libraries, and its data with sources and licences.
#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "io/base_map_reader.h"
#include "io/drivers.h"

namespace yalu {
namespace {

std::string data_text(const std::vector<DataSource>& sources) {
  std::string text;
  for (const DataSource& source : sources) {
    text += "  " + source.title + "\n";
    text += "    files:   " + source.file + "\n";
    text += "    version: " + source.version + (source.date.empty() ? "" : ", " + source.date) + "\n";
    text +=
        "    licence: " + source.licence + (source.licence_url.empty() ? "" : " <" + source.licence_url + ">") + "\n";
    text += "    credit:  " + source.attribution + "\n";
    if (!source.scale.empty()) text += "    scale:   " + source.scale + "\n";
    if (!source.note.empty()) text += "    note:    " + source.note + "\n";
  }
  return text;
}

int info() {
  const Result<Resources> resources = find_resources();
  if (!resources) return stop_with(exit_failed, resources.error().message);
  const Result<std::vector<DataSource>> sources = read_data_sources(resources.value().geodata / "base");
  if (!sources) return stop_with(exit_failed, sources.error().message);
  std::string text = "Yalu " YALU_VERSION ", MIT licence\n\nLibraries\n  GDAL " + gdal_version() +
                     "\n" YALU_LIBRARIES "  CLI11 " CLI11_VERSION "\n";
  text += "\nFormats that can be read\n  ";
  std::size_t width = 0;
  constexpr std::size_t line_width = 96;
  for (const std::string& format : readable_formats()) {
    const bool fits = width + format.size() <= line_width;
    if (width > 0) text += fits ? ", " : ",\n  ";
    width = (fits ? width : 0) + format.size() + 2;
    text += format;
  }
  text += "\n\nData in " + resources.value().geodata.string() + "\n" + data_text(sources.value());
  return print(text);
}

}  // namespace

void add_info(CLI::App& program, Command& command) {
  CLI::App& info_command =
      *program.add_subcommand("info", "Show version, libraries, formats, and the data with sources and licences");
  add_examples(info_command, "  yalu info");
  info_command.callback([&command] { command = info; });
}

}  // namespace yalu
