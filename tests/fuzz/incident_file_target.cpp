#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <unistd.h>

#include "fuzz_target.h"
#include "incidents/claims.h"
#include "incidents/filter.h"
#include "incidents/geocoder.h"
#include "incidents/tally.h"
#include "io/incident_reader.h"

namespace {

/// A folder of this process alone, so that no sources.csv of anyone else lies beside the file; removed at the end.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::temp_directory_path() / ("yalu-fuzz-" YALU_FUZZ_SUFFIX "-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path file() const { return path_ / ("incidents." YALU_FUZZ_SUFFIX); }

 private:
  std::filesystem::path path_;
};

bool of_equal_length(const yalu::IncidentTable& table) {
  const std::size_t rows = table.size();
  return table.file.size() == rows && table.file_row.size() == rows && table.title.size() == rows &&
         table.date.size() == rows && table.date_edtf.size() == rows && table.date_text.size() == rows &&
         table.origin.name.size() == rows && table.origin.position.size() == rows &&
         table.origin.precision.size() == rows && table.destination.name.size() == rows &&
         table.destination.position.size() == rows && table.destination.precision.size() == rows &&
         table.crossing.size() == rows && table.persons.size() == rows && table.persons_text.size() == rows &&
         table.kind.size() == rows && table.verification.size() == rows && table.count_verification.size() == rows &&
         table.claimed_by.size() == rows && table.confirmed_by.size() == rows && table.denied_by.size() == rows &&
         table.published.size() == rows && table.claim_group.size() == rows && table.preferred.size() == rows &&
         table.part_of.size() == rows && table.sources.size() == rows && table.sensitivity.size() == rows &&
         table.note.size() == rows && table.tags.size() == rows;
}

/// Places, claims, filter and totals over whatever was read: each incident is counted once or stands beside.
void require_honest_totals(const yalu::IncidentTable& table, yalu::Issues& issues) {
  using yalu::fuzz::require;
  const yalu::Gazetteer gazetteer;
  yalu::Locations locations = yalu::geocode_table(table, gazetteer, {}, issues);
  const yalu::Incidents incidents = yalu::resolve_claims(table, locations, gazetteer, std::nullopt, issues);
  require(incidents.size() <= table.size(), "no more incidents than claims");
  yalu::Filter filter;
  filter.window = {yalu::make_day(2023, 11, 1), yalu::make_day(2023, 12, 31)};
  const yalu::Selection selection = yalu::select_incidents(incidents, table, locations, gazetteer, filter);
  const yalu::Tally tally =
      yalu::make_tally(incidents, table, locations, gazetteer, selection, yalu::GroupBy::destination);
  const auto counted = static_cast<std::size_t>(tally.certain.incidents + tally.possible.incidents);
  require(counted + tally.not_counted.size() == selection.matches.size(),
          "each match is counted once or stands beside");
  for (const yalu::Total& total : {tally.certain, tally.possible}) {
    require(total.incidents != 0 || total.persons == yalu::CountRange{0, 0, 0}, "a total over nothing is 0");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using yalu::fuzz::require;
  static const ScratchFolder folder;
  {
    std::ofstream file(folder.file(), std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  yalu::IncidentTable table;
  yalu::Issues issues;
  const yalu::Status status = yalu::read_incidents(folder.file().string(), {}, table, issues);
  if (!status) {
    require(status.error().message.find("incidents." YALU_FUZZ_SUFFIX) != std::string::npos, "an error names the file");
    return 0;
  }
  require(of_equal_length(table), "all columns have the same length");
  for (std::size_t row = 0; row < table.size(); ++row) {
    require(table.persons[row].consistent(), "a figure that was read is consistent");
    for (const yalu::SourceId source : table.sources[row]) {
      require(yalu::index_of(source) < table.source_list.size(), "a source id is a row of the sources");
    }
  }
  for (const yalu::ExtraColumn& column : table.extra) {
    require(column.values.size() == table.size(), "an unknown column has the same length");
  }
  require_honest_totals(table, issues);
  return 0;
}
