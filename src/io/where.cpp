#include "io/where.h"

#include <functional>
#include <memory>

#include <ogr_feature.h>
#include <ogrsf_frmts.h>

#include "io/field_text.h"
#include "io/gdal_setup.h"
#include "io/incident_columns.h"

namespace yalu {
namespace {

struct DefinitionRelease {
  void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
};

/// A column as the expression sees it.
struct WhereColumn {
  std::string name;
  OGRFieldType type = OFTString;
  std::function<void(OGRFeature&, int, std::size_t)>
      set;  ///< puts the cell of a row into a field; none for an empty one
};

class WhereColumns {
 public:
  explicit WhereColumns(const IncidentTable& table) : table_(table) {
    text("id", table.id);
    text("title", table.title);
    text("date", table.date_edtf);
    text("date_text", table.date_text);
    day("earliest", [](const EdtfInterval& date) { return date.earliest; });
    day("latest", [](const EdtfInterval& date) { return date.latest; });
    place("origin", table.origin);
    place("destination", table.destination);
    text("crossing", table.crossing);
    count("persons_low", &CountRange::low);
    count("persons_best", &CountRange::best);
    count("persons_high", &CountRange::high);
    text("persons_text", table.persons_text);
    text("kind", table.kind);
    standing("verification", table.verification);
    standing("count_verification", table.count_verification);
    text("claimed_by", table.claimed_by);
    text("confirmed_by", table.confirmed_by);
    text("denied_by", table.denied_by);
    text("claim_group", table.claim_group);
    text("part_of", table.part_of);
    text("sensitivity", table.sensitivity);
    text("note", table.note);
    text("tags", table.tags);
    for (const ExtraColumn& column : table.extra) {
      if (!has(column.name)) text(column.name, column.values);
    }
  }

  const std::vector<WhereColumn>& columns() const { return columns_; }

  std::string names() const {
    std::string all;
    for (const WhereColumn& column : columns_) all += (all.empty() ? "" : ", ") + column.name;
    return all;
  }

 private:
  bool has(const std::string& name) const {
    for (const WhereColumn& column : columns_) {
      if (ascii_lower(column.name) == ascii_lower(name)) return true;
    }
    return false;
  }

  /// A column of text: `cell_of` gives the text of a row, which is NULL where it is empty.
  template <class CellOf>
  void cells(const std::string& name, const CellOf& cell_of) {
    columns_.push_back({name, OFTString, [cell_of](OGRFeature& feature, int field, std::size_t row) {
                          const std::string cell(cell_of(row));
                          if (!cell.empty()) feature.SetField(field, cell.c_str());
                        }});
  }
  /// Of a TextColumn or a TermColumn.
  template <class Column>
  void text(const std::string& name, const Column& column) {
    cells(name, [&column](std::size_t row) { return column[row]; });
  }
  void standing(const std::string& name, const std::vector<Verification>& column) {
    cells(name, [&column](std::size_t row) { return to_string(column[row]); });
  }
  void count(const std::string& name, std::optional<std::int64_t> CountRange::*figure) {
    columns_.push_back({name, OFTInteger64, [this, figure](OGRFeature& feature, int field, std::size_t row) {
                          if (const auto value = table_.persons[row].*figure)
                            feature.SetField(field, static_cast<GIntBig>(*value));
                        }});
  }
  template <class Pick>
  void day(const std::string& name, const Pick& pick) {
    cells(name, [this, pick](std::size_t row) {
      const std::optional<EdtfInterval> date = table_.date[row];
      const std::optional<Day> of_date = date ? pick(*date) : std::nullopt;
      return of_date ? format_iso_day(*of_date) : std::string();
    });
  }
  void place(const std::string& name, const PlaceColumns& column) {
    text(name, column.name);
    for (const bool lon : {true, false}) {
      columns_.push_back(
          {name + (lon ? "_lon" : "_lat"), OFTReal, [&column, lon](OGRFeature& feature, int field, std::size_t row) {
             const std::optional<LonLat> position = column.position[row];
             if (position) feature.SetField(field, lon ? position->lon_deg : position->lat_deg);
           }});
    }
    cells(name + "_precision", [&column](std::size_t row) {
      return column.precision[row] ? to_string(*column.precision[row]) : std::string_view();
    });
  }

  const IncidentTable& table_;
  std::vector<WhereColumn> columns_;
};

}  // namespace

Result<std::vector<bool>> claims_where(const std::string& expression, const IncidentTable& table) {
  const WhereColumns where(table);
  const std::unique_ptr<OGRFeatureDefn, DefinitionRelease> definition(new OGRFeatureDefn("incidents"));
  definition->Reference();
  definition->SetGeomType(wkbNone);
  for (const WhereColumn& column : where.columns()) {
    OGRFieldDefn field(column.name.c_str(), column.type);
    definition->AddFieldDefn(&field);
  }
  const GdalMessages messages;
  OGRFeatureQuery query;
  if (query.Compile(definition.get(), expression.c_str()) != OGRERR_NONE) {
    return Error{"--where: " + messages.first("the expression cannot be understood") + "; the columns are " +
                 where.names()};
  }
  // Only the columns that the expression names are filled.
  std::vector<int> used;
  char** names = query.GetUsedFields();
  for (char** name = names; name != nullptr && *name != nullptr; ++name) {
    if (const int field = definition->GetFieldIndex(*name); field >= 0) used.push_back(field);
  }
  CSLDestroy(names);
  std::vector<bool> holds(table.size());
  OGRFeature feature(definition.get());
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (const int field : used) {
      feature.SetFieldNull(field);
      where.columns()[static_cast<std::size_t>(field)].set(feature, field, row);
    }
    holds[row] = query.Evaluate(&feature) != 0;
  }
  if (!messages.failures().empty()) return Error{"--where: " + messages.first("")};
  return holds;
}

}  // namespace yalu
