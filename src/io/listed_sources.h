// The list of sources that comes with incidents: a layer `sources`, or the file sources.csv beside them.
#pragma once

#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "incidents/incident_table.h"

class GDALDataset;
class OGRLayer;

namespace yalu {

struct ListedSources {
  std::vector<Source> sources;
  bool exists = false;  ///< whether there is such a list at all
};

/// The layer `sources` of the dataset (`incidents` is not it), else sources.csv beside `path`; beside a
/// server lies none.
Result<ListedSources> read_listed_sources(GDALDataset& dataset, const OGRLayer* incidents, const std::string& path,
                                          Issues& issues);

}  // namespace yalu
