// What is written of incidents, whatever the format: named columns, the cells of each claim, its point, the sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "incidents/geocoder.h"
#include "incidents/incident_table.h"
#include "io/incident_columns.h"

namespace yalu {

enum class CellType { text, whole, degrees };

struct OutColumn {
  std::string name;
  CellType type = CellType::text;
};

/// Nothing: an empty cell.
using OutCell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// The cell as text: degrees with all digits that it takes to give the number back.
std::string cell_text(const OutCell& cell);

/// Columns of the table of sources, in their documented order, and one source as a row of it.
std::vector<std::string> source_columns();
std::vector<std::string> source_cells(const Source& source);

/// Claims of a table as rows that the reader turns into the same claims again. Keeps references to what it is made of.
class ClaimRows {
 public:
  ClaimRows(const IncidentTable& table, const Locations& locations, std::span<const ClaimId> claims);

  /// Ours in the documented order, then the further ones. No two names differ by case alone: the later gets "_2".
  const std::vector<OutColumn>& columns() const { return columns_; }
  std::size_t size() const { return claims_.size(); }
  /// `cells` gets one for each column.
  void read(std::size_t row, std::vector<OutCell>& cells) const;
  /// The one destination of the claim where it is exact or a settlement; never the middle of something larger.
  std::optional<LonLat> point(std::size_t row) const;
  /// Those the rows refer to by id and of which more than the id is known; each id once.
  const std::vector<Source>& sources() const { return sources_; }
  /// Ids that rows refer to and of which nothing more is known.
  const std::vector<std::string>& bare_source_ids() const { return bare_source_ids_; }

 private:
  void name_sources();
  void name_columns();
  std::optional<SourceId> own_source(std::size_t claim) const;
  std::string listed_sources(std::size_t claim) const;
  OutCell cell(Column column, std::size_t claim, const std::optional<LonLat>& point) const;
  /// The place of a claim that gives no coordinates itself, where a gazetteer of the user alone knows it; else null.
  const Location* users_place(const PlaceColumns& place, const std::vector<std::uint32_t>& sets,
                              std::size_t claim) const;
  OutCell place_cell(Column column, std::size_t claim) const;
  OutCell persons_cell(Column column, std::size_t claim) const;
  OutCell source_cell(Column column, std::size_t claim) const;

  const IncidentTable& table_;
  const Locations& locations_;
  std::span<const ClaimId> claims_;
  std::vector<OutColumn> columns_;
  bool unread_figures_ = false;  ///< some row has no figure though its words would give one
  std::map<SourceId, std::string> source_ids_;
  std::vector<Source> sources_;
  std::vector<std::string> bare_source_ids_;
};

}  // namespace yalu
