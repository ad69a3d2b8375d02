// IncidentTable: the incident data as read, in columns of equal length; a row is one claim, who says what.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/count_range.h"
#include "base/edtf.h"
#include "base/geo.h"
#include "base/ids.h"
#include "base/issue.h"
#include "incidents/vocabulary.h"

namespace yalu {

/// A column of few distinct texts: each row holds a code into `terms`. Code 0 is always the empty text.
class TermColumn {
 public:
  TermColumn() : terms_{""} { codes_of_[""] = 0; }

  void push_back(std::string_view text);
  std::string_view operator[](std::size_t row) const { return terms_[codes_[row]]; }
  std::uint32_t code(std::size_t row) const { return codes_[row]; }
  const std::vector<std::string>& terms() const { return terms_; }
  std::optional<std::uint32_t> find(std::string_view term) const;
  std::size_t size() const { return codes_.size(); }

 private:
  std::vector<std::string> terms_;
  std::vector<std::uint32_t> codes_;
  std::map<std::string, std::uint32_t, std::less<>> codes_of_;
};

/// A column the program does not know; kept and carried through.
struct ExtraColumn {
  std::string name;
  std::vector<std::string> values;
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
};

/// A place as a claim names it: the words, and coordinates and precision where the row gives them itself.
struct PlaceColumns {
  TermColumn name;  ///< as the source names it, `;` between several that share one figure
  std::vector<std::optional<LonLat>> position;
  std::vector<std::optional<Precision>> precision;
};

/// Columns as in docs/data-format.md; row r of every column speaks of claim ClaimId{r}.
struct IncidentTable {
  TermColumn file;                     ///< the file it came from, for messages
  std::vector<std::int64_t> file_row;  ///< as Issue::row counts
  std::vector<std::string> id;
  std::vector<std::string> title;
  std::vector<std::optional<EdtfInterval>> date;  ///< nothing: undated, or a date that could not be read
  std::vector<std::string> date_edtf;             ///< the EDTF text as given
  std::vector<std::string> date_text;             ///< the source's words
  PlaceColumns origin;
  PlaceColumns destination;
  TermColumn crossing;
  std::vector<CountRange> persons;
  std::vector<std::string> persons_text;
  TermColumn kind;
  std::vector<Verification> verification;
  std::vector<Verification> count_verification;
  TermColumn claimed_by;
  TermColumn confirmed_by;
  TermColumn denied_by;
  std::vector<std::optional<EdtfInterval>> published;
  TermColumn claim_group;
  std::vector<bool> preferred;
  std::vector<std::string> part_of;
  std::vector<std::vector<SourceId>> sources;
  TermColumn sensitivity;
  std::vector<std::string> note;
  std::vector<std::string> tags;
  std::vector<ExtraColumn> extra;

  std::vector<Source> source_list;  ///< SourceId indexes it

  std::size_t size() const { return id.size(); }
};

/// Splits a cell at `;`, trims each part, drops empty ones.
std::vector<std::string> split_list(std::string_view cell);

}  // namespace yalu
