// IncidentWords: what the window says about one incident, in words that claim no more than the source.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/world.h"

namespace yalu {

struct SourceWords {
  std::string title;
  std::string publisher_and_date;  ///< "Korea JoongAng Daily, 16 Jan 2024"
  std::string url;                 ///< http or https, else empty
};

/// One of several claims about an incident.
struct ClaimWords {
  std::string said_by;
  std::string date;
  std::string figure;
};

struct IncidentWords {
  std::string title;
  std::string kind;  ///< "Forced return"
  std::string date;  ///< "20 Nov 2023"; "Date unknown"
  std::string date_edtf;
  std::string date_source;      ///< the source's own words, empty where there are none
  std::string route;            ///< "Dandong → Sinuiju", with "unknown place" for an end that is not named
  std::string route_precision;  ///< "Destination known to the province only", empty where every end is known exactly
  std::string figure;           ///< "~30"
  std::string figure_source;    ///< the source's own words: "some 30"
  std::string said_by;          ///< "alleged by Hanbyun"
  std::string figure_standing;  ///< "the number is alleged", where it stands otherwise than the event; else empty
  std::string counting;         ///< why it is not in the totals, empty where it may be
  std::string note;
  std::vector<SourceWords> sources;
  std::vector<ClaimWords> rival_claims;  ///< empty for a single claim
};

IncidentWords describe_incident(const World& world, RowId row);

/// The text for the beginning of a line; our own words begin with ASCII letters, others stay as they are.
std::string capitalised(std::string text);

}  // namespace yalu
