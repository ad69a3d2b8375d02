// IncidentTable: the incident data as read, in columns of equal length; a row is one claim, who says what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "base/issue.h"
#include "incidents/columns.h"
#include "incidents/vocabulary.h"

namespace yalu {

/// A column the program does not know; kept and carried through.
struct ExtraColumn {
  std::string name;
  TextColumn values;
};

/// One entry of the sources: where a claim was published.
struct Source {
  std::string id;
  std::string title;
  std::string publisher;
  std::string date;  ///< EDTF
  std::string url;
  std::string archived_url;
  std::string note;
  bool of_row = false;  ///< described in the row of a claim, not in a list of its own
};

/// The sources of a table, each once.
class SourceList {
 public:
  /// The id of an equal source that is known already, else of the new one. Sources that rows describe themselves are
  /// equal where their words are, whatever id they got.
  SourceId add(Source source);
  const Source& operator[](SourceId id) const { return sources_[index_of(id)]; }
  std::size_t size() const { return sources_.size(); }
  auto begin() const { return sources_.begin(); }
  auto end() const { return sources_.end(); }

 private:
  std::vector<Source> sources_;
  std::unordered_map<std::string, SourceId> known_;
};

/// Where an earlier reader's own gazetteer put the place that a row names; the row itself gives no coordinates.
struct CarriedPosition {
  std::size_t row = 0;
  LonLat position;
};

/// The decimals that the text of a position shows, where the numbers alone show fewer: "41.40" is 41.4.
struct WrittenDecimals {
  std::size_t row = 0;
  int decimals = 0;
};

/// Two numbers that are no position as they stand, but are one when exchanged, WGS 84 degrees.
struct TurnedNumbers {
  std::size_t row = 0;
  double lon_deg = 0;
  double lat_deg = 0;
};

/// A place as a claim names it: the words, and coordinates and precision where the row gives them itself.
struct PlaceColumns {
  TermColumn name;  ///< as the source names it, `;` between several that share one figure
  PositionColumn position;
  std::vector<std::optional<Precision>> precision;
  std::vector<CarriedPosition> carried;   ///< of some rows, in their order
  std::vector<WrittenDecimals> decimals;  ///< of few rows, by row
  std::vector<TurnedNumbers> turned;      ///< of rows without a position, by row; for the checks of coordinates
};

/// Columns as in docs/data-format.md; row r of every column speaks of claim ClaimId{r}.
struct IncidentTable {
  TermColumn file;                     ///< the file it came from, for messages
  std::vector<std::int64_t> file_row;  ///< as Issue::row counts
  TextColumn id;
  TextColumn title;
  DateColumn date;       ///< nothing: undated, or a date that could not be read
  TextColumn date_edtf;  ///< the EDTF text as given
  TextColumn date_text;  ///< the source's words
  PlaceColumns origin;
  PlaceColumns destination;
  TermColumn crossing;
  CountColumn persons;
  TextColumn persons_text;
  TermColumn kind;
  std::vector<Verification> verification;
  std::vector<Verification> count_verification;
  TermColumn claimed_by;
  TermColumn confirmed_by;
  TermColumn denied_by;
  DateColumn published;
  TermColumn claim_group;
  std::vector<bool> preferred;
  TextColumn part_of;
  ListColumn<SourceId> sources;
  TermColumn sensitivity;
  TextColumn note;
  TextColumn tags;
  std::vector<ExtraColumn> extra;

  SourceList source_list;

  std::size_t size() const { return id.size(); }
};

/// Adds the rows of `from` below those of `to`; sources that both know become one, extra columns meet by name.
void append_table(IncidentTable& to, IncidentTable&& from);

/// Index of the extra column of this name, which is made with `rows` empty cells where it is missing.
std::size_t extra_column(IncidentTable& table, std::string_view name, std::size_t rows);

/// Adds empty cells until the column has `rows`.
void pad(TextColumn& column, std::size_t rows);

/// Splits a cell at `;` outside brackets, trims each part, drops empty ones.
std::vector<std::string> split_list(std::string_view cell);

}  // namespace yalu
