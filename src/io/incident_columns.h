// Turning the text cells of one row into the typed columns of an IncidentTable, with an issue for each cell that is
// dirty.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "incidents/incident_table.h"

namespace yalu {

/// The columns that have a meaning (docs/data-format.md), in the order in which they are documented.
enum class Column {
  id,
  title,
  date,
  date_text,
  origin,
  destination,
  origin_lon,
  origin_lat,
  destination_lon,
  destination_lat,
  origin_precision,
  destination_precision,
  origin_position,
  destination_position,
  crossing,
  persons_low,
  persons_best,
  persons_high,
  persons_text,
  kind,
  verification,
  count_verification,
  claimed_by,
  confirmed_by,
  denied_by,
  published,
  claim_group,
  preferred,
  part_of,
  sources,
  source_title,
  source_publisher,
  source_date,
  source_url,
  sensitivity,
  note,
  tags
};
inline constexpr std::size_t column_count = 37;

/// Terms of the columns `origin_position` and `destination_position`: whose the coordinates of a row are, and for the
/// destination its point geometry.
namespace position {
inline constexpr std::string_view given = "given";  ///< the row's own
/// Looked up by the name: coordinates are used only where the gazetteer at hand does not know it, a point never.
inline constexpr std::string_view gazetteer = "gazetteer";
}  // namespace position

std::string_view to_string(Column column);
/// Case and surrounding space are ignored.
std::optional<Column> parse_column(std::string_view name);
/// Shapefiles cut names to ten characters: the column that begins so, where only one does or one is the start of all
/// others.
std::optional<Column> parse_cut_column(std::string_view name);

/// A date whose numbers alone do not say which is the day; EDTF, empty where there is no such day.
struct EitherOrder {
  std::string words;  ///< as written; empty: the row has no such date
  std::string day_first;
  std::string month_first;
};

/// One row as text; cells of columns that the file lacks are empty.
struct RowText {
  std::string cells[column_count];
  EitherOrder either_order;  ///< of the date; the cell `date` then holds both

  const std::string& operator[](Column column) const { return cells[static_cast<std::size_t>(column)]; }
  std::string& operator[](Column column) { return cells[static_cast<std::size_t>(column)]; }
  /// Empties the cells but keeps their memory for the next row.
  void clear() {
    for (std::string& cell : cells) cell.clear();
    for (std::string* text : {&either_order.words, &either_order.day_first, &either_order.month_first}) text->clear();
  }
};

/// What the numeric dates of a file say about its order of day and month, and those that can be read both ways.
struct DayOrders {
  struct Ambiguous {
    std::size_t row = 0;  ///< of the table
    Column column = Column::date;
    std::string words;
    std::string remark;
    EitherOrder readings = {};  ///< where the words are not all that is known of the date
  };
  /// A date that can only be read in one order.
  struct Proof {
    std::int64_t file_row = 0;
    std::string words;
  };
  std::optional<Proof> day_first;    ///< the first such date of the file
  std::optional<Proof> month_first;  ///< the first such date of the file
  std::vector<Ambiguous> ambiguous;
};

/// Adds what a part of the file says; its row 0 is row `first_row` of the whole.
void add(DayOrders& to, const DayOrders& part, std::size_t first_row);

/// Reads ambiguous dates again where the file's other dates settle the order, with a remark for each column; the others
/// become issues.
void settle_day_order(const DayOrders& orders, IncidentTable& table, Issues& issues);

/// Appends rows of one file to a table; remembers the sources it has seen.
class RowAppender {
 public:
  /// `known_sources`: of the file's own list, may be empty. `with_sources`: whether there is such a list at all.
  /// `spreadsheet`: a number in a column of dates is a day as spreadsheets count them.
  RowAppender(IncidentTable& table, Issues& issues, std::string file, const std::vector<Source>& known_sources,
              bool with_sources, bool spreadsheet);

  /// `geometry`: the point of the feature, used as the destination where the row gives no coordinates of one and does
  /// not say that the point is the gazetteer's.
  void append(std::int64_t file_row, const RowText& row, std::optional<LonLat> geometry);

  const DayOrders& day_orders() const { return day_orders_; }

 private:
  void issue(Column column, std::string text);
  std::optional<EdtfInterval> read_date(const RowText& row, const std::optional<EdtfInterval>& published);
  std::optional<EdtfInterval> read_words(Column column, const std::string& words,
                                         const std::optional<EdtfInterval>& published);
  std::optional<EdtfInterval> read_serial(Column column, double serial);
  std::optional<EdtfInterval> read_either_order(const EitherOrder& readings, const EdtfInterval& both);
  std::optional<EdtfInterval> read_published(const RowText& row);
  std::optional<std::int64_t> read_count(const RowText& row, Column column);
  CountRange read_persons(const RowText& row);
  std::optional<LonLat> read_position(const RowText& row, Column lon, Column lat, PlaceColumns& place);
  void read_place(const RowText& row, Column lon, Column lat, Column whose, std::optional<LonLat> geometry,
                  PlaceColumns& place);
  std::optional<Precision> read_precision(const RowText& row, Column column);
  Verification read_verification(const RowText& row, Column column);
  bool read_preferred(const RowText& row);
  std::string read_id(const RowText& row);
  std::vector<SourceId> read_sources(const RowText& row, const std::string& id);
  IncidentTable& table_;
  Issues& issues_;
  std::string file_;
  bool with_sources_;
  bool spreadsheet_;
  std::int64_t row_ = 0;
  DayOrders day_orders_;
  std::map<std::string, SourceId, std::less<>> source_ids_;
};

}  // namespace yalu
