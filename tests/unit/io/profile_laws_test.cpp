// What holds for every profile and any cells.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/day.h"
#include "base/edtf.h"
#include "profile_test_table.h"

namespace yalu {
namespace {

const char* const layout_files[] = {"ged_52.csv", "acled_2015.csv", "acled_2023.csv", "gtd.csv", "facts_rows.csv"};

std::vector<std::vector<std::string>> headers() {
  std::vector<std::vector<std::string>> all;
  for (const char* name : layout_files) all.push_back(read_test_csv(profile_file(name)).front());
  all.push_back(
      {"id", "date", "time", "latitude", "longitude", "location", "description", "graphic", "associations", "sources"});
  return all;
}

rc::Gen<std::string> cell() {
  const auto likely = rc::gen::element<std::string>(
      "", "0", "1", "2", "3", "4", "5", "6", "7", "-9", "-99", "1e400", "nan", "2.5", "NA", "1970", "12", "31",
      "2019-03-04", "2019-02-30", "2019-03-31 00:00:00.000", "0001-01-01", "9998-12-31", "01-January-2015", "9-May-99",
      "13/4/2022", "March 6-7, 1971", "1990s", "December 30, 1999 - January 2, 2000", "a;b", "line\nbreak", "\xFF\xC3",
      "50000", "Hostage Taking (Kidnapping)", "true");
  return rc::gen::oneOf(likely, likely, rc::gen::arbitrary<std::string>());
}

std::vector<std::string_view> views(const std::vector<std::string>& cells) {
  return {cells.begin(), cells.end()};
}

void require_sentence(const std::string& text) {
  RC_ASSERT(!text.empty());
  RC_ASSERT(text.size() < 400u);
  RC_ASSERT(text.find(' ') != text.npos);
  RC_ASSERT(std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }));
}

TEST(ProfileLaws, AnyCellsAreReadAndEveryFindingIsASentence) {
  const auto all = headers();
  EXPECT_TRUE(rc::check("any cells", [&] {
    const auto& columns = *rc::gen::elementOf(all);
    const auto profile = choose_profile(columns, {}, false);
    RC_ASSERT(profile.ok());
    // Rows may be cut short, or too long.
    const auto size = *rc::gen::inRange<std::size_t>(0, columns.size() + 3);
    const auto cells = *rc::gen::container<std::vector<std::string>>(size, cell());
    RowText row;
    std::vector<CellFinding> findings;
    profile.value().convert(views(cells), row, findings);
    for (const CellFinding& finding : findings) require_sentence(finding.text);
    // A date that a coded layout gives is one that can be read; it never breaks on what stood in the cells.
    if (profile.value().name() != "generic") {
      const std::string& date = row[Column::date];
      RC_ASSERT(date.empty() || parse_edtf(date).ok());
      const std::string& precision = row[Column::destination_precision];
      RC_ASSERT(precision.empty() || parse_precision(precision).has_value());
    }
  }));
}

TEST(ProfileLaws, NoCodeOfGedMakesADateNarrowerThanItsSpan) {
  const auto columns = ged_columns();
  const auto profile = choose_profile(columns, {}, false);
  ASSERT_TRUE(profile.ok());
  const auto at = [&](const char* name) {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
  };
  EXPECT_TRUE(rc::check("span", [&] {
    const Day first = *make_day(1989, 1, 1) + std::chrono::days(*rc::gen::inRange(0, 13000));
    const Day last = first + std::chrono::days(*rc::gen::inRange(0, 400));
    const auto text = [](Day day) { return format_iso_day(day) + " 00:00:00.000"; };
    std::vector<std::string> cells(columns.size());
    cells[at("date_start")] = text(first);
    cells[at("date_end")] = text(last);
    cells[at("date_prec")] = *rc::gen::element<std::string>("1", "2", "3", "4", "5", "");
    RowText row;
    std::vector<CellFinding> findings;
    profile.value().convert(views(cells), row, findings);
    const auto date = parse_edtf(row[Column::date]);
    RC_ASSERT(date.ok());
    RC_ASSERT(*date.value().earliest <= first);
    RC_ASSERT(*date.value().latest >= last);
    RC_ASSERT(!date.value().lasting);
    const auto days = *date.value().latest - *date.value().earliest;
    if (cells[at("date_prec")] != "1") RC_ASSERT(days > std::chrono::days(0));
  }));
}

// Oracle: the place of a name in the header. A column that is not carried must show in the row that it gives.
TEST(ProfileLaws, GenericReadsOrCarriesEveryColumn) {
  const std::vector<std::string> names{"id",       "date",  "town", "lat",    "lon",  "category", "victims",
                                       "headline", "notes", "link", "tags",   "foo",  "Foo 2",    "x",
                                       "city",     "count", "",     "source", "from", "place_to"};
  EXPECT_TRUE(rc::check("any header", [&] {
    const auto picked = *rc::gen::unique<std::vector<std::string>>(*rc::gen::inRange<std::size_t>(1, names.size()),
                                                                   rc::gen::elementOf(names));
    const auto profile = choose_profile(picked, {"generic", {}}, false);
    RC_PRE(profile.ok());
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < picked.size(); ++i) cells.push_back("value" + std::to_string(i) + "x");
    RowText row;
    std::vector<CellFinding> findings;
    profile.value().convert(views(cells), row, findings);
    std::set<std::string> further;
    for (std::size_t i = 0; i < picked.size(); ++i) {
      const auto shown = std::any_of(std::begin(row.cells), std::end(row.cells),
                                     [&](const std::string& text) { return text == cells[i]; });
      const std::string& name = profile.value().carried_name(i);
      RC_ASSERT(profile.value().carried(i) == !name.empty());
      RC_ASSERT(shown != profile.value().carried(i));
      if (!name.empty()) RC_ASSERT(further.insert(name).second);
      RC_ASSERT(!parse_column(name).has_value());
    }
  }));
}

}  // namespace
}  // namespace yalu
